import { cellIndexAt, SAME_BLOCK, SAME_EDGE, sameLeft } from '../../../pdf/edges.js';
import { squeeze } from '../../print/fold.js';
import { labelsOfField } from '../../print/hits/labels-of-field.js';
import type { Found, Place } from '../../found.js';
import { cellBoxOf } from '../../print/hits/label-hits.js';
import type { LabelField } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { cellsSaying, squeezedCells } from '../../print/squeezed.js';
import { isCorroborated, isSpokenForIn } from '../names/spoken-for.js';
import { FOOT, HEAD, heightOf } from '../../print/page-height.js';
import { cleanName } from '../names/clean-name.js';
import { companyName } from '../names/company-name.js';
import { isNameLike } from '../names/name-like.js';
import { holderAfter } from '../payment/holder-after.js';
import { isAddressee, isBelowSender, isBesideHead } from './addressee.js';

/** Labels of what belongs to the seller alone. */
const IDENTITIES: ReadonlySet<LabelField> = new Set(['iban', 'vatId', 'taxNumber']);
const BLOCK_HEIGHT = 170;
/** Lines of one block are nearer than this share of the font size. */
const LINE_GAP = 0.4;
const SAME_SIZE = 1;

/** What a seller's name claims that is proven. */
export const PROVEN_SELLER = 0.97;

/** A section that is surely the seller's: who is called the sender may be that of the goods. */
const SURE_SECTION = 0.74;

/** Whether an account or a tax id stands in a line that names it. */
export const hasIdentity = (reading: Reading, line: number): boolean => reading.labels[line]?.some(({ field }) => IDENTITIES.has(field)) ?? false;

/** Whether an account or a tax id stands in the line of a name; on a scan in its cell, where lines of two columns may be one. */
function isBesideIdentity(reading: Reading, { line, box }: Place): boolean {
  const own = reading.lines[line];
  if (own?.words[0]?.confidence === undefined) return hasIdentity(reading, line);
  return reading.labels[line]?.some((hit) => IDENTITIES.has(hit.field) && own.row.cells[own.cellOf[hit.from] ?? -1]?.box.join() === box.join()) ?? false;
}

/** What tax ids are labelled as, and accounts. */
const TAX_IDS: readonly LabelField[] = ['vatId', 'taxNumber'];
const ACCOUNTS: readonly LabelField[] = ['iban'];

/** Whether one of some ids is labelled in the block that the name begins, set to the left, to the right or to the middle. */
function headsId(reading: Reading, { page, box }: Place, ids: readonly LabelField[]): boolean {
  return ids
    .flatMap((id) => labelsOfField(reading, id))
    .some(({ hit }) => {
      const cell = cellBoxOf(hit);
      const drop = hit.box[1] - box[1];
      const [left, right] = [Math.abs(cell[0] - box[0]), Math.abs(cell[2] - box[2])];
      const isLevel =
        sameLeft(hit.box, box, SAME_BLOCK) || right <= SAME_EDGE || (Math.abs(left - right) <= SAME_EDGE && (cell[0] - box[0]) * (cell[2] - box[2]) < 0);
      return hit.line.row.page === page && drop >= 0 && drop < BLOCK_HEIGHT && isLevel;
    });
}

/** Whether a tax id is labelled in the block that the name begins. */
export const headsTaxId = (reading: Reading, place: Place): boolean => headsId(reading, place, TAX_IDS);

/** Whether a place is where the recipient of the letter is named. */
function isRecipient(reading: Reading, { box, line }: Place): boolean {
  const row = reading.lines[line]?.row;
  const cell = row?.cells[cellIndexAt(row, box)];
  return cell !== undefined && [isAddressee, isBelowSender, isBesideHead].some((is) => is(reading, line, cell));
}

/** Whether a mail or web address that speaks for the name stands in the block that it begins: that of the buyer stands below another. */
function headsAddress(reading: Reading, name: string, { page, box }: Place): boolean {
  return reading.lines.some(
    ({ row }) =>
      row.page === page &&
      row.cells.some((cell) => sameLeft(cell.box, box) && cell.box[1] >= box[1] && cell.box[1] - box[1] < BLOCK_HEIGHT && isSpokenForIn(cell.text, name)),
  );
}

/** Whether the name is that of the account that is to be paid to. */
const holdsAccount = (reading: Reading, name: string): boolean =>
  labelsOfField(reading, 'accountHolder').some(({ hit, index }) => isNamedIn(holderAfter(reading, index, hit)?.value ?? '', name));

/** Whether the name is printed at the foot of its page, and above: the foot of a letter is that of its sender. */
function isAtFoot(reading: Reading, places: readonly Place[]): boolean {
  const height = heightOf(reading.lines);
  const feet = places.filter(({ box }) => box[1] > FOOT * height).length;
  return feet > 0 && feet < places.length;
}

/** Whether a text is a name or begins with it, and not with a longer one: `Megashop EU S.à r.l.` is not `Megashop`. */
function isNamedIn(text: string, name: string): boolean {
  const whole = cleanName(text);
  const rest = whole.slice(name.length);
  return squeeze(whole.slice(0, name.length)) === squeeze(name) && /^\s*(?:$|[,;:·•|–(-])/u.test(rest);
}

/** Where a name is printed, once for each line. */
function placesOf(reading: Reading, name: string): Place[] {
  const named = cellsSaying(reading, squeeze(name)).filter(({ cell }) => isNamedIn(cell.text, name));
  return named.filter(({ line }, at) => named[at - 1]?.line !== line).map(({ cell: { box }, row: { page }, line }) => ({ page, box, line }));
}

/** Whether the name may go on in the line below: what stands close under it in the same size is no address. */
function mayGoOn(reading: Reading, { page, box, line }: Found): boolean {
  const under = reading.lines[line + 1]?.row.cells.find((cell) => cell.words[0]?.page === page && Math.abs(cell.box[0] - box[0]) <= 2);
  const own = reading.lines[line]?.words.find((word) => word.box[0] >= box[0] - 1);
  const size = under?.words[0]?.size ?? 10;
  return (
    under !== undefined &&
    isNameLike(under.text) &&
    !/\d/.test(under.text) &&
    under.box[1] - box[3] < LINE_GAP * size &&
    Math.abs(size - (own?.size ?? size)) < SAME_SIZE
  );
}

/** Whether a name goes on wherever it is printed, by no label: `… SA DE CV`, `… UG (haftungsbeschränkt)` where only the shorter form is known. */
function isCutShort(reading: Reading, name: string): boolean {
  const rests = reading.lines.flatMap(({ row }, line) =>
    row.cells.filter(({ text }) => text.includes(name)).map(({ text }) => ({ line, rest: text.slice(text.indexOf(name) + name.length).trimStart() })),
  );
  return (
    rests.length > 0 && rests.every(({ line, rest }) => /^[\p{Lu}(]/u.test(rest) && reading.labels[line]?.some(({ text }) => rest.startsWith(text)) !== true)
  );
}

/** Whether a name stands in the head of the first page, alone in its cell. */
export const isInHead = (reading: Reading, name: string, height: number): boolean =>
  placesOf(reading, name).some(({ page, box, line }) => page === 1 && box[1] < HEAD * height && squeezedCells(reading)[line]?.includes(squeeze(name)) === true);

/** Whether the account or the tax id of the letter is a company's: beside its name at the foot, or below it in the head together with the account or where the foot repeats it. */
export function ownsIds(reading: Reading, { value }: Found): boolean {
  const height = heightOf(reading.lines);
  const places = placesOf(reading, value).filter((place) => !isRecipient(reading, place));
  const isNamedAtFoot = places.some((place) => place.box[1] > FOOT * height && isBesideIdentity(reading, place));
  return (
    isNamedAtFoot ||
    (places.some((place) => headsTaxId(reading, place)) && (places.some((place) => headsId(reading, place, ACCOUNTS)) || isAtFoot(reading, places)))
  );
}

/** What the pages say of the parties. */
export interface SellerFacts {
  /** What sections of the seller name. */
  readonly sections: readonly Found[];
  /** Whether they name the tenant, who is known. */
  readonly isTenantNamed: boolean;
  /** Whether a heading names the buyer. */
  readonly isBuyerHeaded: boolean;
}

/** Names of two parties side by side stand no further above one another, in points. */
const LEVEL = 15;

/** Whether another company stands level with a name on its page and has a tax id below it too: which of them sends the letter no id tells. */
function hasTwin(reading: Reading, { page, box, line, value }: Found): boolean {
  return reading.lines.some(
    ({ row }, index) =>
      row.page === page &&
      Math.abs(row.box[1] - box[1]) <= LEVEL &&
      row.cells.some((cell) => {
        const name = cleanName(cell.text);
        return (
          name !== value &&
          companyName(name) === name &&
          !(index === line && cell.box[0] === box[0]) &&
          headsTaxId(reading, { page, box: cell.box, line: index })
        );
      }),
  );
}

/**
 * Whether two signs that do not depend on each other say that a name is the seller's and whole: its legal form, a section that names it, its tax id below it where that of no other is beside it, or
 * its account beside it, mail and web addresses that speak for it, the account held in its name, the head of the page that names the holder, and the foot of the page that repeats it. A second place that
 * names it adds to a section alone: a sender of goods is repeated too. Where the pages name the tenant, who is the buyer, another company that is likely the seller is it.
 */
export function isProvenSeller(reading: Reading, seller: Found, { sections, isTenantNamed, isBuyerHeaded }: SellerFacts): boolean {
  const headed = sections.filter(({ confidence }) => confidence >= SURE_SECTION);
  const isHeaded = headed.some(({ value }) => value === seller.value);
  // A market place prints its own name large, and names the seller in a section.
  if (headed.length > 0 && !isHeaded) return false;
  const isCompany = companyName(seller.value) === seller.value;
  // A name cut at a dash may have one of its own, unless it stands alone elsewhere: `Hofman - van der Velden - Markt 1 - 3011 AB Rotterdam`.
  const isWhole =
    isCompany || cleanName(seller.text) === seller.value || reading.lines.some(({ row }) => row.cells.some(({ text }) => cleanName(text) === seller.value));
  if (!isWhole || mayGoOn(reading, seller) || isCutShort(reading, seller.value)) return false;
  const places = placesOf(reading, seller.value);
  const isAlone = isBuyerHeaded || isTenantNamed || !hasTwin(reading, seller);
  const hasIds =
    isAlone &&
    [seller, ...places].some((place) => (headsTaxId(reading, place) || (place !== seller && isBesideIdentity(reading, place))) && !isRecipient(reading, place));
  const isSpokenFor = isCorroborated(reading, seller.value) || places.some((place) => headsAddress(reading, seller.value, place));
  const isHolder = holdsAccount(reading, seller.value);
  const signs = [
    isCompany,
    isCompany && isTenantNamed,
    isHeaded,
    hasIds,
    isSpokenFor,
    isHolder,
    isHolder && isInHead(reading, seller.value, heightOf(reading.lines)),
    isAtFoot(reading, places),
  ];
  return signs.filter(Boolean).length > 1 || (isHeaded && places.length > 1);
}
