import { hash } from 'node:crypto';

/** Which invoice a line is written for. */
export interface Target {
  /** Counts over all invoices: ids and hashes are made of it. */
  readonly n: number;
  /** Milliseconds of its submission. */
  readonly at: number;
  readonly tenantId: string;
  readonly vendorId: string;
}

/** What of the invoice that a template was made of stands for what. */
export interface Source {
  /** The digits that its numbers are made of. */
  readonly digits: string;
  readonly at: number;
  readonly tenantId: string;
  readonly vendorId: string;
}

type Hole = (target: Target) => string;

/** A row with holes for what differs from invoice to invoice. */
export interface TemplateLine {
  readonly text: readonly string[];
  readonly holes: readonly Hole[];
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const TIME = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00)`;
const FIRST_NUMBER = 100_000_000;

/**
 * Makes templates of the rows that one invoice left behind: ids, hashes, times and numbers become holes, each id and hash the
 * same one wherever it occurs.
 *
 * @param foreign ids that were there before the invoice; one of them in a row, but the tenant's and the vendor's, is an error
 */
export function templatesOf(rows: ReadonlyMap<string, readonly string[]>, source: Source, foreign: ReadonlySet<string>): Map<string, TemplateLine[]> {
  const pattern = new RegExp(`${UUID}|[0-9a-f]{64}|${TIME}|${source.digits}`, 'g');
  const known = new Map<string, number>();
  const indexOf = (token: string): number => {
    const index = known.get(token) ?? known.size;
    known.set(token, index);
    return index;
  };
  const holeFor = (token: string, where: string): Hole => {
    if (token === source.digits) return ({ n }) => String(FIRST_NUMBER + n);
    if (token === source.tenantId) return ({ tenantId }) => tenantId;
    if (token === source.vendorId) return ({ vendorId }) => vendorId;
    if (/^\d{4}-\d\d-/.test(token)) return timeHole(token, source.at);
    if (foreign.has(token)) throw new Error(`A row of ${where} refers to ${token}, which is no invoice's own: the preload must learn of it.`);
    return token.includes('-') ? idHole(token, indexOf(token), source.at) : hashHole(indexOf(token));
  };
  return new Map([...rows].map(([table, lines]) => [table, lines.map((line) => compile(line, pattern, (token) => holeFor(token, table)))]));
}

/** The row of an invoice, without the line's end. */
export function render({ text, holes }: TemplateLine, target: Target): string {
  let line = text[0] ?? '';
  for (let i = 0; i < holes.length; i += 1) line += (holes[i]?.(target) ?? '') + (text[i + 1] ?? '');
  return line;
}

function compile(line: string, pattern: RegExp, holeFor: (token: string) => Hole): TemplateLine {
  const text: string[] = [];
  const holes: Hole[] = [];
  let from = 0;
  for (const match of line.matchAll(pattern)) {
    text.push(line.slice(from, match.index));
    holes.push(holeFor(match[0]));
    from = match.index + match[0].length;
  }
  return { text: [...text, line.slice(from)], holes };
}

function timeHole(token: string, sourceAt: number): Hole {
  const offset = Date.parse(token.replace(' ', 'T').replace('+00', 'Z')) - sourceAt;
  const asPostgres = token.includes(' ');
  return ({ at }) => {
    const iso = new Date(at + offset).toISOString();
    return asPostgres ? `${iso.slice(0, 10)} ${iso.slice(11, 23)}+00` : iso;
  };
}

/** A UUIDv7 of the same distance in time; unique by the invoice's number and the id's place. */
function idHole(token: string, index: number, sourceAt: number): Hole {
  const offset = token[14] === '7' ? Number.parseInt(token.slice(0, 8) + token.slice(9, 13), 16) - sourceAt : 0;
  const place = index.toString(16).padStart(3, '0');
  return ({ at, n }) => {
    const time = (at + offset).toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${place}-8000-${n.toString(16).padStart(12, '0')}`;
  };
}

function hashHole(index: number): Hole {
  return ({ n }) => hash('sha256', `${index} ${n}`);
}
