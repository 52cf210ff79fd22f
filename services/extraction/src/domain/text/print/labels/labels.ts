/**
 * What a printed label announces. `other` labels announce values of no interest, and keep them from being taken for another's.
 * `inclusive` and `exclusive` say of the total before them whether VAT is in it.
 */
export type LabelField =
  | 'number'
  | 'issueDate'
  | 'dueDate'
  | 'anyDate'
  | 'lineSum'
  | 'net'
  | 'tax'
  | 'gross'
  | 'due'
  | 'paid'
  | 'purchaseOrder'
  | 'buyerReference'
  | 'despatch'
  | 'currency'
  | 'iban'
  | 'vatId'
  | 'buyerVatId'
  | 'taxNumber'
  | 'sellerSection'
  | 'buyerSection'
  | 'partyName'
  | 'accountHolder'
  | 'inclusive'
  | 'exclusive'
  | 'other';

/**
 * A phrase as printed, in lower case without accents and punctuation, and how surely it announces its field (0 to 1). A leading
 * `*` in a word stands for any beginning (`*rechnung`), the word `~` for up to three words.
 */
export type Label = readonly [phrase: string, weight: number];

/** How invoices are labelled in one language. A new language is a new file. */
export interface LanguageLabels {
  /** ISO 639-1. */
  language: string;
  /** Words that say the document is an invoice. */
  invoiceTitles: readonly string[];
  /** Words that say it is a credit note. */
  creditTitles: readonly string[];
  /** Titles of documents that are no invoices. */
  otherTitles: readonly string[];
  /** January to December, in full; three letters of one are enough to know it. */
  months: readonly string[];
  labels: Readonly<Partial<Record<LabelField, readonly Label[]>>>;
}
