import { LaunchError } from '../../launch.error.js';

/** What a column may be, and headers by which it is known without being told. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** The headers of each field. */
export type ColumnMap = ReadonlyMap<string, readonly string[]>;

const plain = (header: string): string =>
  header
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * Which column holds what.
 *
 * @param given `field=Header,…`; a field may be given more than once where it takes more than one value
 * @throws LaunchError that names the fields and headers there are
 */
export function mapColumns(headers: readonly string[], given: string | undefined, fields: Fields, required: readonly string[]): ColumnMap {
  const map = new Map<string, string[]>();
  for (const pair of (given ?? '').split(',').filter((text) => text.trim() !== '')) {
    const at = pair.indexOf('=');
    const [field, header] = [pair.slice(0, Math.max(at, 0)).trim(), pair.slice(at + 1).trim()];
    if (!(field in fields))
      throw new LaunchError(
        `--map does not know the field "${field || pair.trim()}".`,
        `Fields: ${Object.keys(fields).join(', ')}. Write --map number=Kreditor,name=Name1`,
      );
    if (!headers.includes(header))
      throw new LaunchError(
        `The file has no column "${header}", which --map gives to ${field}.`,
        `Columns: ${headers.join(', ')}. Is the delimiter right? Otherwise give --delimiter.`,
      );
    map.set(field, [...(map.get(field) ?? []), header]);
  }
  const taken = new Set([...map.values()].flat());
  for (const [field, names] of Object.entries(fields)) {
    const known = new Set([field, ...names].map(plain));
    const found = map.has(field) ? [] : headers.filter((header) => !taken.has(header) && known.has(plain(header)));
    if (found.length > 0) map.set(field, found);
  }
  const missing = required.filter((field) => !map.has(field));
  if (missing.length > 0)
    throw new LaunchError(
      `No column is known for ${missing.join(' and ')}.`,
      `Say which by --map ${missing.map((field) => `${field}=Header`).join(',')}. Columns: ${headers.join(', ')}.`,
    );
  return map;
}

/** The filled cells of a field. */
export function cellsOf(map: ColumnMap, cells: Readonly<Record<string, string>>, field: string): string[] {
  return (map.get(field) ?? []).map((header) => cells[header] ?? '').filter((cell) => cell !== '');
}
