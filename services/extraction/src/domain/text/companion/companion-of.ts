import type { Companion } from '@smartap/contracts';
import { dec } from '@smartap/runtime';
import { REVIEW_BOUND, type Extracted, type Refused } from '../../outcome.js';
import { squeeze } from '../print/fold.js';
import { isTelling, nameNumber } from '../print/name-number.js';

/** What stands on pages, and whether they call themselves an invoice or a credit note. */
export interface PrintedPages {
  /** By lines. */
  readonly texts: readonly string[];
  readonly isTitled: boolean;
}

/** A shorter identifier or name is part of another. */
const FEWEST_OF_ID = 6;
const FEWEST_OF_NAME = 4;

const namesSeller = (texts: readonly string[], { sellerNames, sellerIds }: Companion): boolean => {
  const all = squeeze(texts.join(' '));
  return [
    ...sellerIds.map(squeeze).filter((id) => id.length >= FEWEST_OF_ID),
    ...sellerNames.map(squeeze).filter((name) => name.length >= FEWEST_OF_NAME),
  ].some((own) => all.includes(own));
};

/** Whether what is no invoice may be part of one: an order, a statement or a reminder stands for itself. */
export function mayBePart({ reason, recognised }: Refused): boolean {
  return reason === 'NOT_AN_INVOICE' && [undefined, 'other'].includes(recognised?.kind);
}

/**
 * Whether a page that reads as an invoice shows this one, or is none and belongs to it: neither its number nor a sure total may be another, and
 * what calls itself an invoice and has a total must name its seller.
 */
function isShown({ invoice, evidence }: Extracted, { texts, isTitled }: PrintedPages, companion: Companion): boolean {
  const {
    number,
    totals: { withVat },
  } = invoice;
  if (number !== undefined && squeeze(number) !== squeeze(companion.number)) return false;
  if (withVat === undefined) return number !== undefined || !isTitled;
  const isSure = (evidence['totals.withVat']?.confidence ?? 0) >= REVIEW_BOUND;
  if (isSure && companion.withVat !== undefined && !dec(withVat).eq(dec(companion.withVat))) return false;
  return namesSeller(texts, companion) ? number !== undefined || isSure || !isTitled : !isTitled && !isSure;
}

/**
 * The electronic invoice of the same mail that pages belong to, by what they say: the picture of it (its number, its seller, its total), or a document that is
 * no invoice, such as a time sheet or a delivery note, and names its number. One that names several belongs to none of them alone; an order, a
 * statement or a reminder stands for itself.
 */
export function companionOf(outcome: Extracted | Refused, printed: PrintedPages, companions: readonly Companion[]): Companion | undefined {
  const [named, ...others] = companions.filter(({ number }) => isTelling(number) && nameNumber(printed.texts, number));
  if (named === undefined || others.length > 0) return undefined;
  const belongs = outcome.outcome === 'extracted' ? isShown(outcome, printed, named) : mayBePart(outcome);
  return belongs ? named : undefined;
}
