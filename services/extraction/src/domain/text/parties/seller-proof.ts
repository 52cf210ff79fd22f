import { squeeze } from '../print/fold.js';
import type { Found } from '../identifiers.js';
import type { LabelField } from '../print/labels/index.js';
import type { Reading } from '../print/reading.js';
import { isCorroborated } from './domains.js';
import { cleanName, companyName, isNameLike } from './names.js';

/** Labels of what belongs to the seller alone. */
const IDENTITIES: ReadonlySet<LabelField> = new Set(['iban', 'vatId', 'taxNumber']);
const SAME_EDGE = 15;
const BLOCK_HEIGHT = 170;
/** Lines of one block are nearer than this share of the font size. */
const LINE_GAP = 0.4;

/** What a seller's name claims that is proven. */
export const PROVEN_SELLER = 0.97;

/** A section that is surely the seller's: who is called the sender may be that of the goods. */
const SURE_SECTION = 0.74;

/** Whether an account or a tax id stands in a line that names it. */
export const hasIdentity = (reading: Reading, line: number): boolean => reading.labels[line]?.some(({ field }) => IDENTITIES.has(field)) ?? false;

/** Whether a tax id is labelled in the block that the name begins. */
function headsTaxId(reading: Reading, { page, box }: Found): boolean {
  return reading.labels.flat().some((hit) => {
    const drop = hit.box[1] - box[1];
    return (hit.field === 'vatId' || hit.field === 'taxNumber') && hit.line.row.page === page && Math.abs(hit.box[0] - box[0]) <= SAME_EDGE && drop >= 0 && drop < BLOCK_HEIGHT;
  });
}

/** Whether a text is a name or begins with it, and not with a longer one: `Megashop EU S.à r.l.` is not `Megashop`. */
function isNamedIn(text: string, name: string): boolean {
  const rest = cleanName(text).slice(name.length);
  return squeeze(cleanName(text).slice(0, name.length)) === squeeze(name) && /^\s*(?:$|[,;:·•|–(-])/u.test(rest);
}

/** Whether the name may go on in the line below: what stands close under it is no address. */
function mayGoOn(reading: Reading, { page, box, line }: Found): boolean {
  const under = reading.lines[line + 1]?.row.cells.find((cell) => cell.words[0]?.page === page && Math.abs(cell.box[0] - box[0]) <= 2);
  return under !== undefined && isNameLike(under.text) && under.box[1] - box[3] < LINE_GAP * (under.words[0]?.size ?? 10);
}

/**
 * Whether two signs that do not depend on each other say that a name is the seller's and whole: its legal form, a section that names it, its tax id below it or
 * its account beside it, mail and web addresses that speak for it. A second place that names it adds to a section alone: a sender of goods is repeated too.
 *
 * @param sections what sections of the seller name
 */
export function isProvenSeller(reading: Reading, seller: Found, sections: readonly Found[]): boolean {
  const headed = sections.filter(({ confidence }) => confidence >= SURE_SECTION);
  const isHeaded = headed.some(({ value }) => value === seller.value);
  // A market place prints its own name large, and names the seller in a section.
  if (headed.length > 0 && !isHeaded) return false;
  const isCompany = companyName(seller.value) === seller.value;
  // A name cut at a dash may have one of its own: `Hofman - van der Velden - Markt 1 - 3011 AB Rotterdam`.
  if (mayGoOn(reading, seller) || (!isCompany && cleanName(seller.text) !== seller.value)) return false;
  const lines = reading.lines.flatMap(({ row }, index) => (row.cells.some(({ text }) => isNamedIn(text, seller.value)) ? [index] : []));
  const hasIds = headsTaxId(reading, seller) || lines.some((line) => hasIdentity(reading, line));
  const isSpokenFor = isCorroborated(reading, seller.value);
  return [isCompany, isHeaded, hasIds, isSpokenFor].filter(Boolean).length > 1 || (isHeaded && lines.length > 1);
}
