/** Where a file is kept that belongs to an invoice: apart from documents, which are invoices of their own. */
export const attachmentKey = (tenantId: string, itemId: string): string => `attachments/${tenantId}/${itemId}`;
