// A name may be as long as a page; a message is not.
const LONGEST = 200;

/** Why a document that came by mail is none of its own, and what to do if it is one. */
export function belongingWords(number: string, seller?: string): string {
  const whose = seller === undefined ? '' : ` of ${seller.slice(0, LONGEST)}`;
  return `It belongs to invoice ${number.slice(0, LONGEST)}${whose}, which came in the same mail: it prints that number. It is kept with it; if it is an invoice of its own, process it again from the ledger of intake.`;
}
