/**
 * The breakdown of VAT stands and falls with the totals, which are asked about. Where a party has its address, whom there a letter is for, in which register it is, and where the goods went decides nothing;
 * nor do the bank and the holder beside an account that is asked about itself.
 */
const UNASKED = /^(?:vatBreakdown\[|(?:seller|buyer)\.(?:address|contact|legalRegistrationId)\.|delivery\.(?:name$|address\.)|paymentInstructions\.creditTransfers\[\d+\]\.(?:serviceProvider|accountName)$)/;

/** Whether a person is not asked about the term at a path, however it was read: it decides nothing, or stands and falls with what is asked about. */
export const isUnasked = (path: string): boolean => UNASKED.test(path);
