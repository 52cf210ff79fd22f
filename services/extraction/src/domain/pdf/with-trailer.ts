/** Objects of a damaged file are looked for in so many bytes. */
const MOST_BYTES = 64 * 1024 * 1024;
const OBJECT = /(?:^|[\r\n\s])(\d{1,10}) (\d{1,5}) obj\b/g;
const CATALOG = /\/Type\s*\/Catalog\b/;
const PAGE = /\/Type\s*\/Page\b/;
/** A catalogue names itself within its first characters. */
const WITHIN = 2000;

/**
 * A PDF whose end was lost with its trailer, with a new one that names its catalogue: with it the reader finds every object by itself.
 *
 * @returns undefined where it has a trailer, or neither catalogue nor pages in plain
 */
export function withTrailer(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.byteLength > MOST_BYTES) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (/\btrailer\b/.test(text) || !PAGE.test(text)) return undefined;
  const catalog = [...text.matchAll(OBJECT)].findLast((match) => {
    const body = text.slice(match.index + match[0].length, match.index + WITHIN);
    return CATALOG.test(body.split(/\bendobj\b/)[0] ?? '');
  });
  if (catalog === undefined) return undefined;
  return Buffer.concat([bytes, Buffer.from(`\ntrailer\n<< /Root ${catalog[1]} ${catalog[2]} R >>\nstartxref\n0\n%%EOF\n`)]);
}
