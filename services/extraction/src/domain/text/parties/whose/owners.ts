import { oncePer } from '@smartap/runtime';
import { cellAtEdge, cellIndexAt, SAME_BLOCK, SAME_EDGE, sameLeft, sameMiddle, sameRight } from '../../../pdf/edges.js';
import type { Box, Cell } from '../../../pdf/word.js';
import { squeeze } from '../../print/fold.js';
import type { Found, Place } from '../../found.js';
import { isAboveAddress } from '../above-address.js';
import { cellBoxOf, isHeading, type LabelHit } from '../../print/hits/label-hits.js';
import { isParty, LANGUAGES, type LabelField } from '../../print/labels/index.js';
import { hasMoney, type Reading } from '../../print/reading.js';
import { phrasesOf, says } from '../../print/says.js';
import { cellsSaying } from '../../print/squeezed.js';

/** The names of both parties, and the account that is to be paid to. */
export interface Parties {
  readonly seller: Found | undefined;
  readonly buyer: Found | undefined;
  readonly account: Found | undefined;
}

/** What tells whose something is by where it stands. */
export interface Owner {
  /** In the block of the buyer. */
  readonly inBuyersBlock: boolean;
  /** Below a place that names the seller, at its edge. */
  readonly underSeller: boolean;
  /** In the block of a seller who is surely named, or beside the account that is to be paid to. */
  readonly isOfSeller: boolean;
  /** Set to the middle or the right edge of the seller's name above it, as letter heads are. */
  readonly isSetToSeller: boolean;
  /** Below a heading of a party, or of where the goods went. */
  readonly section: Section | undefined;
}

/** The heading that something stands below, how far, in points, and its line. */
interface Section {
  readonly field: LabelField;
  readonly drop: number;
  readonly line: number;
}

/** From here on the name of the seller says whose block it begins. */
export const SURE_NAME = 0.7;
const PARTY_HEIGHT = 170;

/** Whether something stands as high as a block that a name begins. */
function isAsHigh(name: Found, item: Place): boolean {
  const drop = item.box[1] - name.box[1];
  return item.page === name.page && drop >= -2 && drop < PARTY_HEIGHT;
}

/** Whether something stands in the block that a name begins. */
const isUnder = (name: Found, item: Place, edge: number): boolean => isAsHigh(name, item) && Math.abs(edge - name.box[0]) <= SAME_BLOCK;

/** Whether something stands in a cell that is set to the middle or the right edge of a name above it. */
const isSetBelow = (reading: Reading, name: Found, item: Place): boolean =>
  isAsHigh(name, item) &&
  reading.lines[item.line]?.row.cells.some(
    ({ box }) => box[0] <= item.box[0] && box[2] >= item.box[2] && (sameMiddle(box, name.box) || sameRight(box, name.box)),
  ) === true;

/** Blocks of two parties that begin on one height stand side by side, in points. */
const LEVEL = 40;

/** Whether something stands in the block of the party at the right of two that stand side by side, or of the one at the left. */
function isInColumnOf(own: Found, other: Found, item: Place, edge: number): boolean {
  const isBeside = own.page === other.page && Math.abs(own.box[1] - other.box[1]) <= LEVEL && Math.abs(own.box[0] - other.box[0]) > SAME_BLOCK;
  return isBeside && isAsHigh(own, item) && edge >= own.box[0] - SAME_BLOCK && (other.box[0] < own.box[0] || edge < other.box[0] - SAME_BLOCK);
}

/** What stands beside an account is no further above or below it, in points. */
const NEAR_ACCOUNT = 30;

/** Whether something stands beside the account that is to be paid to, where the seller puts what is his own. */
const isBesideAccount = (account: Found | undefined, item: Place): boolean =>
  account !== undefined && item.page === account.page && Math.abs(item.box[1] - account.box[1]) <= NEAR_ACCOUNT;

/** Whether the name of the buyer stands between that of the seller and something below both. */
const isBuyerBetween = (seller: Found, buyer: Found | undefined, item: Place): boolean =>
  buyer !== undefined && buyer.page === item.page && buyer.box[1] > seller.box[1] && buyer.box[1] < item.box[1];

/** Whether something stands in the block that the name of the seller begins: below it, or below it in a column of values, before that of the buyer. */
function isOfBlock(seller: Found, buyer: Found | undefined, item: Place, edge: number): boolean {
  return isUnder(seller, item, edge) || (!isBuyerBetween(seller, buyer, item) && isUnder(seller, item, item.box[0]));
}

/** So many words may stand before a label in its cell without being something else. */
const MOST_BEFORE = 2;

/** What the seller prints about the invoice stands in a column of its own: what is below it is no longer of the block that a name begins. */
const OF_THE_INVOICE: ReadonlySet<LabelField> = new Set(['number', 'issueDate']);
const SURE_LABEL = 0.7;

/** Whether references of the invoice stand between a name and what is below it at the same edge, or above what stands in a column beside the name. */
function isBelowReferences(reading: Reading, name: Found, item: Place, edge: number): boolean {
  const isBeside = Math.abs(edge - name.box[0]) > SAME_BLOCK;
  const isNear = (hit: LabelHit): boolean =>
    isBeside ? hit.line.row.page === item.page && item.box[1] - hit.box[1] < PARTY_HEIGHT : isAsHigh(name, { ...item, box: hit.box });
  // `Date and tax point:` begins before what it surely is.
  const isAtEdge = (hit: LabelHit): boolean => [hit.box, cellBoxOf(hit)].some(([left]) => Math.abs(left - edge) <= SAME_BLOCK);
  return reading.labels
    .slice(isBeside ? 0 : name.line + 1, item.line)
    .some((hits) => hits.some((hit) => OF_THE_INVOICE.has(hit.field) && hit.weight >= SURE_LABEL && isAtEdge(hit) && isNear(hit)));
}

/** Whether something with an amount stands between a name and what is below it, at the edge of the name: no address goes on below items. */
const isBelowItems = (reading: Reading, name: Found, item: Place): boolean =>
  reading.lines
    .slice(name.line + 1, item.line)
    .some(({ row }, at) => row.page === name.page && hasMoney(reading, name.line + 1 + at) && cellAtEdge(row, name.box) !== undefined);

/** Where what an item stands in begins: its label, or its cell. */
function leftEdge(reading: Reading, item: Place): number {
  const line = reading.lines[item.line];
  const at = cellIndexAt(line?.row, item.box);
  // A label two cells before belongs to what stands between; `TVA fournisseur` begins with its first word.
  const isOwn = ({ from, to }: LabelHit): boolean =>
    line?.cellOf[from] === at || (at - (line?.cellOf[from] ?? at) === 1 && line?.cellOf[to + 1] !== line?.cellOf[from]);
  const labelled = reading.labels[item.line]?.filter((hit) => !isParty(hit.field) && hit.box[0] < item.box[0] && isOwn(hit)).at(-1);
  if (line === undefined || labelled === undefined) return line?.row.cells[at]?.box[0] ?? item.box[0];
  // `GB VAT GB123456789` begins with its cell.
  const first = line.cellOf.indexOf(line.cellOf[labelled.from] ?? -1);
  return labelled.from - first <= MOST_BEFORE ? (line.words[first]?.box[0] ?? labelled.box[0]) : labelled.box[0];
}

const SELF_BILLED = phrasesOf(LANGUAGES.flatMap(({ selfBilled }) => selfBilled));

/** Whether the buyer writes the invoice: head and foot are its own, and `your VAT id` is the seller's. */
export const isSelfBilled = oncePer((reading: Reading): boolean => says(reading, SELF_BILLED));

/** Wherever the pages print a name. */
const namedAgain = (reading: Reading, name: Found): Found[] =>
  cellsSaying(reading, squeeze(name.value)).map(({ cell: { box }, row: { page }, line }) => ({ ...name, box, page, line }));

/** How far down a form below a heading goes, and an address, in points. */
const SECTION_HEIGHT = 220;
export const ADDRESS_HEIGHT = 130;

/** Whether a word for a party stands among references and has a number for its value, as `Debitor | D-20881`. */
function hasNumber({ labels }: Reading, { line: { row, words, cellOf }, from, to }: LabelHit): boolean {
  const next = words[to + 1];
  const isOneWord = next !== undefined && cellOf[to + 2] !== cellOf[to + 1] && (cellOf[to + 1] ?? 0) - (cellOf[to] ?? 0) <= 1;
  const edge = row.cells[cellOf[from] ?? -1]?.box[0];
  const isReference = (hit: LabelHit): boolean =>
    !isParty(hit.field) && hit.field !== 'deliverySection' && edge !== undefined && Math.abs(hit.box[0] - edge) <= SAME_EDGE;
  return isOneWord && /\d/.test(next.text) && labels[row.index + 1]?.some(isReference) === true;
}

/** The headings of parties, and of where the goods went. */
const headingsOfParties = (reading: Reading): LabelHit[] =>
  reading.labels.flatMap((hits) =>
    hits.filter((hit) => (isParty(hit.field) || hit.field === 'deliverySection') && hit.weight >= SURE_LABEL && isHeading(hit) && !hasNumber(reading, hit)),
  );

/** Below what stands beside a heading, something is of the same party so far down, in points. */
const BESIDE_HEIGHT = 40;
/** What stands further to the right of a heading is in another column of the page. */
const BESIDE_WIDTH = 150;

/** Whether something stands in the column that begins right beside a heading, in its cell or the next one: `Odběratel: | IČ: 46981721` above `DIČ: CZ46981721`. */
function isBesideHeading(hit: LabelHit, own: Cell | undefined, box: Box): boolean {
  const beside = hit.line.words[hit.to + 1];
  const isNear = beside !== undefined && beside.box[0] - hit.box[2] < BESIDE_WIDTH;
  return isNear && own !== undefined && sameLeft(beside.box, own.box, SAME_BLOCK) && box[1] - hit.box[1] <= BESIDE_HEIGHT;
}

/**
 * The last heading of a party, or of where the goods went, above something or before it in its cell, at the edge of its cell or of the label before it. What stands in the block that
 * the name of the seller begins above a heading only stands level with what is below that: `To | Tel. 01632 960 144`.
 */
function sectionOf(reading: Reading, headings: readonly LabelHit[], sellers: readonly Found[], item: Place): Section | undefined {
  const { page, box, line } = item;
  const cells = reading.lines[line]?.row.cells ?? [];
  const at = cellIndexAt(reading.lines[line]?.row, box);
  // What begins its cell has its label in the one before.
  const label = cells[at] !== undefined && sameLeft(cells[at].box, box) ? cells[at - 1] : undefined;
  const own = reading.lines[line];
  // In a form it is the value of the label before it.
  const isValue = reading.labels[line]?.some((hit) => hit.box[0] === cells[at - 1]?.box[0]) === true;
  const isOfSellerAbove = (hit: LabelHit): boolean =>
    !isValue && sellers.some((seller) => seller.line < hit.line.row.index && isUnder(seller, item, cells[at]?.box[0] ?? box[0]));
  const isBefore = (hit: LabelHit): boolean => hit.line.row.index < (own?.row.index ?? 0) || (hit.line === own && hit.box[2] <= box[0]);
  const isAt = (cell: Cell | undefined, hit: LabelHit): boolean => cell !== undefined && Math.abs(hit.box[0] - cell.box[0]) <= SAME_BLOCK;
  const isBeside = (hit: LabelHit): boolean => (isAt(label, hit) || isBesideHeading(hit, cells[at], box)) && !isOfSellerAbove(hit);
  const last = headings.findLast((hit) => hit.line.row.page === page && isBefore(hit) && (isAt(cells[at], hit) || isBeside(hit)));
  return last === undefined || box[1] - last.box[1] > SECTION_HEIGHT ? undefined : { field: last.field, drop: box[1] - last.box[1], line: last.line.row.index };
}

/** A name with the box of its cell, where a heading begins that: `Para: Muster Lda` above its street at the edge of the heading. */
function withHeading(reading: Reading, name: Found): Found {
  const row = reading.lines[name.line]?.row;
  const cell = row?.cells[cellIndexAt(row, name.box)];
  return cell === undefined ? name : { ...name, box: cell.box };
}

/** A name that begins where its label does in the cell before: `Name: | Muster GmbH`. */
const withLabel = (reading: Reading, { box: [left, top, right, bottom], ...name }: Found): Found => ({
  ...name,
  box: [Math.min(left, leftEdge(reading, { ...name, box: [left, top, right, bottom] })), top, right, bottom],
});

/** What tells whose something is that stands on the pages. */
export function owners(reading: Reading, { seller, buyer, account }: Parties): (item: Place) => Owner {
  const sellerLines = seller === undefined ? [] : namedAgain(reading, seller);
  // The slip of the payment names the buyer again, by a label: its block is that above its address.
  const buyerLines = buyer?.label === undefined ? [] : namedAgain(reading, buyer).filter((line) => isAboveAddress(reading, line));
  const headings = headingsOfParties(reading);
  return (item) => {
    const edge = leftEdge(reading, item);
    const section = sectionOf(reading, headings, sellerLines, item);
    const headed = section?.field === 'buyerSection' && section.drop <= ADDRESS_HEIGHT ? section.line : undefined;
    const isBuyersBlock =
      buyer !== undefined &&
      !isBelowReferences(reading, buyer, item, edge) &&
      !isBelowItems(reading, buyer, item) &&
      (isUnder(buyer, item, edge) ||
        isUnder(withHeading(reading, buyer), item, edge) ||
        isSetBelow(reading, buyer, item) ||
        (seller !== undefined && isInColumnOf(withLabel(reading, buyer), withLabel(reading, seller), item, edge) && !isSetBelow(reading, seller, item)));
    const again = buyerLines.find((line) => isUnder(line, item, edge) && !isBelowReferences(reading, line, item, edge));
    return {
      inBuyersBlock: [headed, isBuyersBlock ? buyer.line : undefined, again?.line].some(
        (top) => top !== undefined && !sellerLines.some((line) => line.line > top && isUnder(line, item, edge)),
      ),
      underSeller: sellerLines.some((line) => isUnder(line, item, edge)),
      isOfSeller: isBesideAccount(account, item) || (seller !== undefined && seller.confidence >= SURE_NAME && isOfBlock(seller, buyer, item, edge)),
      isSetToSeller: seller !== undefined && seller.confidence >= SURE_NAME && !isBuyerBetween(seller, buyer, item) && isSetBelow(reading, seller, item),
      section,
    };
  };
}
