import type { Companion } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';

/** What an electronic invoice tells of itself to the other files of its mail. */
export type Introduction = Omit<Companion, 'invoiceId'>;

// As long as events may carry.
const LONGEST = { number: 200, name: 500, id: 100, amount: 40 } as const;
const MOST_IDS = 8;

const fitting = (texts: readonly (string | undefined)[], longest: number): string[] =>
  [...new Set(texts.filter((text) => text !== undefined && text !== '' && text.length <= longest))] as string[];

/** What an invoice tells of itself; undefined for one without a number, to which nothing can belong. */
export function introduce({ number, seller, paymentInstructions, totals }: Invoice): Introduction | undefined {
  const [known] = fitting([number], LONGEST.number);
  if (known === undefined) return undefined;
  const [withVat] = fitting([totals.withVat], LONGEST.amount);
  const accounts = paymentInstructions?.creditTransfers.map(({ accountId }) => accountId) ?? [];
  return {
    number: known,
    sellerNames: fitting([seller.name, seller.tradingName], LONGEST.name),
    sellerIds: fitting([seller.vatId, seller.taxRegistrationId, ...accounts], LONGEST.id).slice(0, MOST_IDS),
    ...(withVat === undefined ? {} : { withVat }),
  };
}
