/**
 * The breakdown of VAT stands and falls with the totals, which are asked about. Where a party has its address, whom there a letter is for, in which register it is, where and when
 * the goods went, and what is referred to besides the order decides nothing; nor do the mandate of what is collected, the bank and the holder beside an account that is asked about itself.
 */
const UNASKED = new RegExp(
  [
    String.raw`^vatBreakdown\[`,
    String.raw`^(?:seller|buyer)\.(?:address|contact|legalRegistrationId)\.`,
    String.raw`^buyer\.identifiers\[`,
    String.raw`^(?:delivery|period)\.`,
    String.raw`^(?:contract|project|salesOrder)Reference$`,
    String.raw`^precedingInvoices\[\d+\]\.issueDate$`,
    String.raw`^paymentInstructions\.directDebit\.`,
    String.raw`^paymentInstructions\.creditTransfers\[\d+\]\.(?:serviceProvider|accountName)$`,
  ].join('|'),
);

/** Whether a person is not asked about the term at a path, however it was read: it decides nothing, or stands and falls with what is asked about. */
export const isUnasked = (path: string): boolean => UNASKED.test(path);
