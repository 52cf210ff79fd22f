import { isRecognised } from '../../../confidence/doubt.js';
import type { ExtractionContext } from '../../../outcome.js';
import { foldWords, squeeze } from '../../print/fold.js';
import { atMost, type Found } from '../../found.js';
import { printedIds, type Printed } from './printed-ids.js';
import type { Reading } from '../../print/reading.js';
import { PROVEN_SELLER } from '../seller/seller-proof.js';
import { sides, type Side } from '../whose/sides.js';
import { isWritersWord } from '../whose/buyers-words.js';
import { isSelfBilled, owners, SURE_NAME, type Parties } from '../whose/owners.js';

/** The tax identifiers of both parties. */
export interface TaxIds {
  sellerVat?: Found;
  sellerTaxNumber?: Found;
  buyerVat?: Found;
}

/** What the seller's is sure of at most where another may be it. */
const RIVALLED = 0.75;
/** What speaks for the seller's: a label and the form, the block of the seller's name, and check digits, which tell of recognised ids which was read rightly. */
const SCORES = { formal: 1, proven: 0.4, underSeller: 0.5, sellersSide: 0.3, line: 0.0005 } as const;
/** What the only other id is sure of to be the buyer's, where the seller's stands on the seller's side. */
const LEFT_OVER = 0.75;

/** An identifier that may be the seller's, and what speaks for it. */
interface Rated {
  readonly item: Printed;
  readonly isBuyers: boolean;
  /** It stands in the block of a seller who is surely named, beside the account that is to be paid to, or, on a scan, where only what is the seller's stands. */
  readonly isOfSeller: boolean;
  /** It stands where what is the seller's does: in the block of the name, in the foot or the head of the letter. */
  readonly isSellers: boolean;
  readonly score: number;
}

/** What stands in the head of a page alone may be the buyer's beside it. */
const SURE_SIDE = 0.88;

const isSellersSide = ({ party, confidence }: Side): boolean => party === 'seller' && confidence >= SURE_SIDE;

/** Whether another id may be the seller's as well: it is right by its check digits, or the one that was chosen is not. */
function isRivalled({ item }: Rated, others: readonly Rated[]): boolean {
  return others.some(({ item: other }) => other.value !== item.value && (other.isProven || !item.isProven));
}

/** Characters in which two readings of one id may differ. */
const MISREAD = 2;

const isMisreadAs = (a: string, b: string): boolean => a.length === b.length && [...a].filter((char, at) => char !== b[at]).length <= MISREAD;

/**
 * Whether a recognised id may be another's. Check digits tell which was read rightly, not whose it is: that says the block of the seller it stands in, the foot of its letter, or
 * that the buyer's is known and no other is there; the one beside it may not have been recognised.
 */
function isRivalledOnScan(
  { item, isOfSeller }: Rated,
  others: readonly Rated[],
  { isBuyersKnown, isSellerProven }: { isBuyersKnown: boolean; isSellerProven: boolean },
): boolean {
  const rivals = others.filter((other) => (other.item.isFormal || other.item.isProven) && !isMisreadAs(other.item.value, item.value));
  // The name of the seller may not have been recognised: then another's block is taken for his.
  return isOfSeller ? rivals.some((other) => other.isOfSeller || !(isSellerProven || isBuyersKnown)) : !isBuyersKnown || rivals.length > 0;
}

/** The buyer's where no word and no block tells: the only other id that is labelled and right by its check digits or its form, where the seller's stands in the seller's own foot or block. */
function leftOver([chosen, ...others]: readonly Rated[]): Printed | undefined {
  const rest = others.filter(
    ({ item, isSellers }) => item.value !== chosen?.item.value && item.label !== undefined && (item.isProven || item.isFormal) && !isSellers,
  );
  const isOne = new Set(rest.map(({ item }) => item.value)).size === 1;
  const [item] = rest.map((each) => each.item);
  return chosen?.isSellers === true && isOne && item !== undefined ? atMost(item, LEFT_OVER) : undefined;
}

/** Whether the word before the label of an id says that it is of who writes the invoice: `Unsere USt-IdNr.`. */
const isWriters = (reading: Reading, { line, label }: Printed): boolean =>
  reading.labels[line]?.some(
    (hit) =>
      hit.text === label &&
      hit.line.cellOf[hit.from - 1] === hit.line.cellOf[hit.from] &&
      foldWords(hit.line.words[hit.from - 1]?.text ?? '').some(isWritersWord),
  ) === true;

/** Finds the tax identifiers and whose they are: by label, by the tenant's own, by the block they stand in, by the account beside them. */
export function findTaxIds(reading: Reading, parties: Parties, context: ExtractionContext): TaxIds {
  const { vat, numbers } = printedIds(reading);
  const own = new Set(context.buyerVatIds?.map((id) => squeeze(id)));
  const whoseIs = owners(reading, parties);
  const sideOf = sides(reading, parties);
  const isNamed = (parties.seller?.confidence ?? 0) >= SURE_NAME;
  const isScan = isRecognised(reading.lines.map(({ row }) => row));
  const proof = isScan ? SCORES.proven : 0;
  // Where the buyer writes the invoice, `your VAT id` is the seller's.
  const isTurned = vat.some((item) => item.isBuyers && (item.isFormal || item.isProven)) && isSelfBilled(reading);
  const rate = (item: Printed): Rated => {
    const { inBuyersBlock, underSeller, isOfSeller } = whoseIs(item);
    const isBuyers = isTurned ? !item.isBuyers : item.isBuyers || own.has(squeeze(item.value)) || (inBuyersBlock && !isWriters(reading, item));
    const isSellers = isSellersSide(sideOf(item));
    const score =
      (isSellers && item.isProven ? SCORES.sellersSide : 0) +
      (item.isFormal && item.label !== undefined ? SCORES.formal : 0) +
      (item.isProven ? proof : 0) +
      (underSeller ? SCORES.underSeller : 0) -
      item.line * SCORES.line;
    return { item, isBuyers, isSellers: isSellers || underSeller || isOfSeller, isOfSeller: isOfSeller || (isScan && isNamed && isSellers), score };
  };
  const rated = vat.map(rate);
  // `CVR 86846055 · SE DK86846055`: with its country it says more.
  const isShort = ({ item }: Rated): boolean => !item.isFormal && rated.some(({ item: whole }) => whole.isFormal && whole.value.endsWith(item.value));
  // Who owes the tax is told once more: `Btw verlegd naar NL677909147B01`.
  const ofBuyer = new Set(rated.filter(({ isBuyers }) => isBuyers).map(({ item }) => item.value));
  const sellers = rated
    .filter((each) => !each.isBuyers && !isShort(each) && (each.isOfSeller || !ofBuyer.has(each.item.value)))
    .toSorted((a, b) => b.score - a.score);
  const buyers = rated.filter((each) => each.isBuyers).toSorted((a, b) => b.score - a.score);
  const [chosen, buyerVat, number] = [
    sellers[0],
    buyers[0]?.item ?? (isScan ? undefined : leftOver(sellers)),
    numbers.map(rate).find((each) => !each.isBuyers)?.item,
  ];
  return {
    ...(chosen === undefined
      ? {}
      : {
          sellerVat: (
            isScan
              ? isRivalledOnScan(chosen, sellers, {
                  isBuyersKnown: own.size > 0 || buyers.length > 0,
                  isSellerProven: (parties.seller?.confidence ?? 0) >= PROVEN_SELLER,
                })
              : isRivalled(chosen, sellers)
          )
            ? { ...chosen.item, confidence: Math.min(RIVALLED, chosen.item.confidence) }
            : chosen.item,
        }),
    ...(buyerVat === undefined ? {} : { buyerVat }),
    ...(number === undefined ? {} : { sellerTaxNumber: number }),
  };
}
