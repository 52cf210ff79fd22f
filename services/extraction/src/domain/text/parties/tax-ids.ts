import { isRecognised } from '../../confidence/doubt.js';
import type { ExtractionContext } from '../../outcome.js';
import { squeeze } from '../print/fold.js';
import type { Found } from '../identifiers.js';
import { LANGUAGES, type LabelField } from '../print/labels/index.js';
import { printedIds, SAME_EDGE } from './printed-ids.js';
import type { Printed } from './printed-ids.js';
import type { Reading } from '../print/reading.js';
import { says } from '../print/says.js';

/** The tax identifiers of both parties. */
export interface TaxIds {
  sellerVat?: Found;
  sellerTaxNumber?: Found;
  buyerVat?: Found;
}

/** What the seller's is sure of at most where another may be it. */
const RIVALLED = 0.75;
/** What speaks for the seller's: a label and the form, the block of the seller's name, and check digits, which tell of recognised ids which was read rightly. */
const SCORES = { formal: 1, proven: 0.4, underSeller: 0.5, line: 0.0005 } as const;
const PARTY_HEIGHT = 170;

/** Whether something stands as high as a block that a name begins. */
function isAsHigh(name: Found, item: Printed): boolean {
  const drop = item.box[1] - name.box[1];
  return item.page === name.page && drop >= -2 && drop < PARTY_HEIGHT;
}

/** Whether something stands in the block that a name begins. */
const isUnder = (name: Found, item: Printed, edge: number): boolean => isAsHigh(name, item) && Math.abs(edge - name.box[0]) <= SAME_EDGE;

/** Blocks of two parties that begin on one height stand side by side, in points. */
const LEVEL = 40;

/** Whether something stands in the block of the party at the right of two that stand side by side, or of the one at the left. */
function isInColumnOf(own: Found, other: Found, item: Printed, edge: number): boolean {
  const isBeside = own.page === other.page && Math.abs(own.box[1] - other.box[1]) <= LEVEL && Math.abs(own.box[0] - other.box[0]) > SAME_EDGE;
  return isBeside && isAsHigh(own, item) && edge >= own.box[0] - SAME_EDGE && (other.box[0] < own.box[0] || edge < other.box[0] - SAME_EDGE);
}

/** What stands beside an account is no further above or below it, in points. */
const NEAR_ACCOUNT = 30;

/** Whether something stands beside the account that is to be paid to, where the seller puts what is his own. */
const isBesideAccount = (account: Found | undefined, item: Printed): boolean => account !== undefined && item.page === account.page && Math.abs(item.box[1] - account.box[1]) <= NEAR_ACCOUNT;

/** Whether something stands in the block that the name of the seller begins: below it, or below it in a column of values, before that of the buyer. */
function isOfBlock(seller: Found, buyer: Found | undefined, item: Printed, edge: number): boolean {
  const isBuyersBlock = buyer !== undefined && buyer.page === item.page && buyer.box[1] > seller.box[1] && buyer.box[1] < item.box[1];
  return isUnder(seller, item, edge) || (!isBuyersBlock && isUnder(seller, item, item.box[0]));
}

/** So many words may stand before a label in its cell without being something else. */
const MOST_BEFORE = 2;

/** What the seller prints about the invoice stands in a column of its own: what is below it is no longer of the block that a name begins. */
const OF_THE_INVOICE: ReadonlySet<LabelField> = new Set(['number', 'issueDate']);
const SURE_LABEL = 0.7;

/** Whether references of the invoice stand between a name and what is below it at the same edge. */
function isBelowReferences(reading: Reading, name: Found, item: Printed, edge: number): boolean {
  return reading.labels.slice(name.line + 1, item.line).some((hits) => hits.some((hit) => OF_THE_INVOICE.has(hit.field) && hit.weight >= SURE_LABEL && Math.abs(hit.box[0] - edge) <= SAME_EDGE && isAsHigh(name, { ...item, box: hit.box })));
}

function leftEdge(reading: Reading, item: Printed): number {
  const line = reading.lines[item.line];
  const at = line?.row.cells.findIndex((each) => each.box[0] <= item.box[0] + 1 && each.box[2] >= item.box[0]) ?? -1;
  // A label two cells before belongs to what stands between; `TVA fournisseur` begins with its first word.
  const labelled = reading.labels[item.line]?.filter((hit) => hit.field !== 'sellerSection' && hit.field !== 'buyerSection' && hit.box[0] < item.box[0] && at - (line?.cellOf[hit.from] ?? at) <= 1).at(-1);
  if (line === undefined || labelled === undefined) return line?.row.cells[at]?.box[0] ?? item.box[0];
  // `GB VAT GB123456789` begins with its cell.
  const first = line.cellOf.indexOf(line.cellOf[labelled.from] ?? -1);
  return labelled.from - first <= MOST_BEFORE ? (line.words[first]?.box[0] ?? labelled.box[0]) : labelled.box[0];
}

/** An identifier that may be the seller's, and what speaks for it. */
interface Rated {
  readonly item: Printed;
  readonly isBuyers: boolean;
  /** It stands in the block of a seller who is surely named, or beside the account that is to be paid to. */
  readonly isOfSeller: boolean;
  readonly score: number;
}

/** Whether another id may be the seller's as well: it is right by its check digits, or the one that was chosen is not. */
function isRivalled({ item }: Rated, others: readonly Rated[]): boolean {
  return others.some(({ item: other }) => other.value !== item.value && (other.isProven || !item.isProven));
}

/** From here on the name of the seller says whose block it begins. */
const SURE_NAME = 0.7;
/** Characters in which two readings of one id may differ. */
const MISREAD = 2;

const isMisreadAs = (a: string, b: string): boolean => a.length === b.length && [...a].filter((char, at) => char !== b[at]).length <= MISREAD;

/**
 * Whether a recognised id may be another's. Check digits tell which was read rightly, not whose it is: that says the block of the seller it stands in, or
 * that the buyer's is known and no other is there; the one beside it may not have been recognised.
 */
function isRivalledOnScan({ item, isOfSeller }: Rated, others: readonly Rated[], isBuyersKnown: boolean): boolean {
  const rivals = others.filter((other) => other.item.isFormal && !isMisreadAs(other.item.value, item.value));
  return isOfSeller ? rivals.some((other) => other.isOfSeller) : !isBuyersKnown || rivals.length > 0;
}

const SELF_BILLED: readonly string[] = LANGUAGES.flatMap(({ selfBilled }) => selfBilled);

/** Finds the tax identifiers and whose they are: by label, by the tenant's own, by the block they stand in, by the account beside them. */
export function findTaxIds(reading: Reading, { seller, buyer, account }: { readonly seller: Found | undefined; readonly buyer: Found | undefined; readonly account: Found | undefined }, context: ExtractionContext): TaxIds {
  const { vat, numbers } = printedIds(reading);
  const own = new Set(context.buyerVatIds?.map((id) => squeeze(id)));
  const sellerLines = seller === undefined ? [] : reading.lines.flatMap((line, index) => line.row.cells.filter((cell) => squeeze(cell.text).includes(squeeze(seller.value))).map((cell) => ({ ...seller, box: cell.box, page: line.row.page, line: index })));
  const isScan = isRecognised(reading.lines.map(({ row }) => row));
  const proof = isScan ? SCORES.proven : 0;
  // Where the buyer writes the invoice, `your VAT id` is the seller's.
  const isTurned = vat.some((item) => item.isBuyers) && says(reading, SELF_BILLED);
  const rate = (item: Printed): Rated => {
    const edge = leftEdge(reading, item);
    const isBuyers = isTurned ? !item.isBuyers : item.isBuyers || own.has(squeeze(item.value)) || (buyer !== undefined && !isBelowReferences(reading, buyer, item, edge) && (isUnder(buyer, item, edge) || (seller !== undefined && isInColumnOf(buyer, seller, item, edge))) && !sellerLines.some((line) => line.line > buyer.line && isUnder(line, item, edge)));
    const underSeller = sellerLines.some((line) => isUnder(line, item, edge));
    const score = (item.isFormal && item.label !== undefined ? SCORES.formal : 0) + (item.isProven ? proof : 0) + (underSeller ? SCORES.underSeller : 0) - item.line * SCORES.line;
    const isOfSeller = isBesideAccount(account, item) || (seller !== undefined && seller.confidence >= SURE_NAME && isOfBlock(seller, buyer, item, edge));
    return { item, isBuyers, isOfSeller, score };
  };
  const rated = vat.map(rate);
  // `CVR 86846055 · SE DK86846055`: with its country it says more.
  const isShort = ({ item }: Rated): boolean => !item.isFormal && rated.some(({ item: whole }) => whole.isFormal && whole.value.endsWith(item.value));
  const sellers = rated.filter((each) => !each.isBuyers && !isShort(each)).toSorted((a, b) => b.score - a.score);
  const buyers = rated.filter((each) => each.isBuyers).toSorted((a, b) => b.score - a.score);
  const [chosen, buyerVat, number] = [sellers[0], buyers[0]?.item, numbers.map(rate).find((each) => !each.isBuyers)?.item];
  return {
    ...(chosen === undefined ? {} : { sellerVat: (isScan ? isRivalledOnScan(chosen, sellers, own.size > 0 || buyers.length > 0) : isRivalled(chosen, sellers)) ? { ...chosen.item, confidence: Math.min(RIVALLED, chosen.item.confidence) } : chosen.item }),
    ...(buyerVat === undefined ? {} : { buyerVat }),
    ...(number === undefined ? {} : { sellerTaxNumber: number }),
  };
}
