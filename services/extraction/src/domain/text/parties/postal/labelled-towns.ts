import type { AddressLine } from './address-lines.js';
import { townIn } from './towns.js';

/** Town, region and post code as they stand together: `48022 Lugo (RA)`, `Austin, TX 78701`, `Leeds LS11 5QP`. */
function townText(parts: readonly AddressLine[], language: string): string | undefined {
  const codes = parts.filter(({ text }) => /\d/.test(text)).map(({ text }) => text);
  const [town, region, ...more] = parts.filter(({ text }) => !/\d/.test(text)).map(({ text }) => text);
  const [code] = codes;
  if (code === undefined || town === undefined || codes.length > 1 || more.length > 0) return undefined;
  const withState = `${town}, ${region} ${code}`;
  // In Italy two letters are a province.
  if (region !== undefined && language !== 'it' && townIn(withState) !== undefined) return withState;
  if (/\p{L}/u.test(code)) return [town, region].filter((part) => part !== undefined).join(', ') + ` ${code}`;
  return `${code} ${town}${region === undefined ? '' : ` (${region})`}`;
}

/** Town, region and post code that have a label each are one line. */
export function withTowns(lines: readonly AddressLine[], language: string): AddressLine[] {
  const merged: AddressLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const end = lines.findIndex(({ isTown }, index) => index >= at && isTown !== true);
    const group = lines.slice(at, end < 0 ? undefined : end);
    const [first] = group;
    const text = townText(group, language);
    if (first === undefined || text === undefined) {
      merged.push(...lines.slice(at, at + Math.max(1, group.length)));
    } else merged.push({ ...first, text, words: group.flatMap(({ words }) => words) });
    at += Math.max(1, group.length) - 1;
  }
  return merged;
}
