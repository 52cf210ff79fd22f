import { AppError } from '@smartap/runtime';

/** Where clamd listens. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

const PORT = 3310;

/**
 * Reads `tcp://host:3310` or `unix:///run/clamav/clamd.ctl`.
 *
 * @throws AppError `SETTINGS_INVALID`
 */
export function readClamdUrl(text: string): ClamdAddress {
  const url = URL.parse(text);
  if (url?.protocol === 'unix:' && url.pathname.length > 1) return { path: url.pathname };
  if (url?.protocol === 'tcp:' && url.hostname !== '') return { host: url.hostname, port: url.port === '' ? PORT : Number(url.port) };
  throw new AppError('SETTINGS_INVALID', 'INTAKE_CLAMD must be tcp://host:3310 or unix:///path/of/the/socket.');
}
