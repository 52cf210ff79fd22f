import { LaunchError } from '../../launch.error.js';

/** What letters may be chosen by on the command line. */
export interface LetterFilter {
  readonly service?: string;
  readonly type?: string;
  readonly tenant?: string;
  readonly since?: string;
  readonly until?: string;
  readonly code?: string;
  readonly reason?: string;
  readonly invoice?: string;
}

const NAMES = ['service', 'type', 'tenant', 'code', 'reason', 'invoice'] as const;
const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The query of the API for a filter. `since` and `until` are times (RFC 3339) or how long ago: 30m, 2h, 7d. */
export function filterQuery(filter: LetterFilter, now: Date): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of NAMES) if (filter[name]) query.set(name, filter[name]);
  for (const name of ['since', 'until'] as const) if (filter[name]) query.set(name, instant(filter[name], now));
  return query;
}

function instant(text: string, now: Date): string {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const ms = count === undefined ? Date.parse(text) : now.getTime() - Number(count) * (UNIT_MS[unit] ?? 0);
  if (Number.isNaN(ms)) throw new LaunchError(`"${text}" is no time.`, 'Give one such as 2026-01-31T12:00:00Z, or how long ago: 30m, 2h, 7d.');
  return new Date(ms).toISOString();
}
