import type { EventMap } from '@smartap/contracts';
import { isItem } from '@smartap/en16931';
import type { ApprovalFacts } from '../flow/index.js';

/** Who had a hand in an invoice besides who sent it in. */
export interface Hands {
  readonly vendorEditors: readonly string[];
  readonly receiptPosters: readonly string[];
}

/** What the policy reads of a matched invoice. Amounts are in the invoice's currency. */
export function factsOf({ invoice, vendor, match, submittedBy }: EventMap['invoice.matched.v1'], hands: Hands): ApprovalFacts {
  const amount = invoice.totals.due ?? invoice.totals.withVat ?? '0';
  const coded = match.coding?.flatMap(({ parts }) => parts);
  // What a person coded stands above what the invoice states.
  const codedLines = new Set(match.coding?.map(({ lineId }) => lineId));
  const stated = invoice.lines.filter((line, index) => isItem(line) && !codedLines.has(line.id ?? String(index + 1)));
  const centers = [
    ...(coded ?? []).map(({ costCenter }) => costCenter),
    ...(coded && stated.length === 0
      ? []
      : [invoice.buyerAccountingReference, ...stated.map((line) => line.accountingReference)].filter((each) => each !== undefined)),
  ];
  return {
    amount,
    currency: invoice.currency ?? '',
    groupAmount: amount,
    entity: invoice.buyer?.vatId ?? invoice.buyer?.name ?? '',
    costCenters: [...new Set(centers)],
    ...(coded ? { glAccounts: [...new Set(coded.map(({ glAccount }) => glAccount))] } : {}),
    seller: vendor?.vendorId ?? '',
    payeeAccount: invoice.paymentInstructions?.creditTransfers?.[0]?.accountId ?? '',
    purchaseOrder: match.verdict !== 'NO_ORDER' || match.lines.some(({ orderNumber }) => orderNumber !== null),
    verdictClass: match.accepted ? 'exception' : match.class,
    createdBy: submittedBy.subject,
    requester: invoice.buyerReference ?? '',
    vendorEditors: hands.vendorEditors,
    receiptPosters: hands.receiptPosters,
    ...(match.accepted ? { acceptedBy: match.accepted.by } : {}),
    fields: { buyerReference: invoice.buyerReference ?? '' },
  };
}
