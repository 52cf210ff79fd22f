import type { AdjustmentWords, ContactWords, LetterWords, NameWords, NextMonthWords, OrderWords, PaperWords, PaymentWords, PlaceWords, SameDayWords, UntaxedWords } from './words.js';

/**
 * What a printed label announces. `other` labels announce values of no interest, and keep them from being taken for another's.
 * `deliverySection` phrases stand above where the goods went (BG-15), `partyAddress` before the address of whoever is named, or its street or country, `partyTown` before its post code, its town, its region.
 * `paymentReference` phrases stand before what a payment is to quote. `onBehalf` phrases stand before whom somebody else issues the invoice for.
 * `inclusive` and `exclusive` say of the total before them whether VAT is in it.
 */
export type LabelField =
  | 'number'
  | 'issueDate'
  | 'dueDate'
  | 'anyDate'
  | 'deliveryDate'
  | 'period'
  | 'periodStart'
  | 'periodEnd'
  | 'lineSum'
  | 'net'
  | 'tax'
  | 'gross'
  | 'due'
  | 'paid'
  | 'change'
  | 'rounding'
  | 'purchaseOrder'
  | 'buyerReference'
  | 'despatch'
  | 'salesOrder'
  | 'contract'
  | 'project'
  | 'customerNumber'
  | 'precedingInvoice'
  | 'currency'
  | 'iban'
  | 'bic'
  | 'vatId'
  | 'buyerVatId'
  | 'taxNumber'
  | 'sellerSection'
  | 'buyerSection'
  | 'deliverySection'
  | 'partyName'
  | 'partyAddress'
  | 'partyTown'
  | 'accountHolder'
  | 'paymentReference'
  | 'mandate'
  | 'onBehalf'
  | 'inclusive'
  | 'exclusive'
  | 'other';

/** Whether a label heads the part of a party. */
export const isParty = (field: LabelField): boolean => field === 'sellerSection' || field === 'buyerSection';

/** Whether a label announces an account or its bank. */
export const isOfAccount = (field: LabelField): boolean => field === 'iban' || field === 'bic';

/** Labels that say what a value is, and nothing that tells parties, dates or amounts apart. */
const ASIDE: ReadonlySet<LabelField> = new Set(['bic', 'deliverySection', 'partyAddress', 'partyTown', 'deliveryDate', 'period', 'periodStart', 'periodEnd', 'precedingInvoice', 'contract', 'project', 'customerNumber', 'salesOrder', 'paymentReference', 'mandate', 'other']);

/** Whether a label announces a value that stands beside what tells an invoice: none that a party, a date or an amount is told by. */
export const isAside = (field: LabelField): boolean => ASIDE.has(field);

/**
 * A phrase as printed, in lower case without accents and punctuation, and how surely it announces its field (0 to 1). A leading
 * `*` in a word stands for any beginning (`*rechnung`), the word `~` for up to three words.
 */
export type Label = readonly [phrase: string, weight: number];

/**
 * What a column of a table of items holds. `ignored` columns hold figures of no interest that must not be taken for another's;
 * `nameText` holds a name, a dash and a description; `share` how much of a work is done, of which alone the amount is.
 */
export type ColumnField =
  | 'position'
  | 'itemId'
  | 'name'
  | 'nameText'
  | 'quantity'
  | 'unit'
  | 'price'
  | 'basis'
  | 'discount'
  | 'share'
  | 'rate'
  | 'net'
  | 'tax'
  | 'gross'
  | 'date'
  | 'ignored';

/** How invoices are labelled in one language. A new language is a new file. */
export interface LanguageLabels {
  /** ISO 639-1. */
  language: string;
  /** Countries where it is spoken, by the prefix of their VAT ids: tax numbers are printed there without it. */
  spokenIn: readonly string[];
  /** The currency of the one country where it is spoken (ISO 4217), where no other country has it. */
  currency?: string;
  /** Dates are written with strokes in it, the day first. */
  hasStrokesInDates?: boolean;
  /** Words that say the document is an invoice. */
  invoiceTitles: readonly string[];
  /** Words that say it is a credit note. */
  creditTitles: readonly string[];
  /** Those of them that call it a corrected invoice, which states the difference with its sign, where no other of them stands beside it. */
  correctionTitles?: readonly string[];
  /** The heads of an account: what is owed, what is paid, what is left. */
  ledger?: readonly string[];
  /** What a row begins with in which only a reminder asks for something: fees for it, interest, what it costs to recover. */
  dunned?: readonly string[];
  /** Titles of orders and of what answers them. */
  orderTitles: readonly string[];
  /** Titles of statements of account. */
  statementTitles: readonly string[];
  /** Titles of letters that ask for the payment of an earlier invoice. */
  reminderTitles: readonly string[];
  /** Titles of other documents that are no invoices. */
  otherTitles: readonly string[];
  /** January to December, in full; three letters of one are enough to know it. */
  months: readonly string[];
  /** The months as they stand in a date, where the language inflects them. */
  monthForms?: readonly string[];
  /** Its months are written in full: `mar` is no November of Finnish, whose `marraskuu` it begins. */
  hasWholeMonths?: boolean;
  labels: Readonly<Partial<Record<LabelField, readonly Label[]>>>;
  /** Headings of the buyer that name who gets the goods where another one names the buyer, folded. */
  recipients?: readonly string[];
  /** The heads of the columns of a table of items, folded as labels are. */
  table: Readonly<Partial<Record<ColumnField, readonly string[]>>>;
  /** Units as printed, folded, and their code of UN/ECE Recommendation 20. */
  units: Readonly<Record<string, string>>;
  /** What stands behind a price that is not for one unit, and how many it is for, folded: `per thousand`. */
  pricedFor: Readonly<Record<string, number>>;
  orders: OrderWords;
  terms: PaymentWords;
  /** Numbers of days and weeks that terms of payment write as words, as they stand before these, folded. */
  counts: Readonly<Record<string, number>>;
  /** The words of terms of payment that name a day of the month after that of the invoice, folded. */
  nextMonth?: NextMonthWords;
  sameDay: SameDayWords;
  adjustments: AdjustmentWords;
  /** Words before the name of a tax that say whether it is in the total before them, folded: `incl. VAT`. */
  taxIn: { readonly with: readonly string[]; readonly without: readonly string[] };
  names: NameWords;
  letters: LetterWords;
  places: PlaceWords;
  contacts: ContactWords;
  /** What the slip of a payment calls who is paid, folded. */
  payees: readonly string[];
  /** What says of a tax that it is part of the amount before, folded: `In dit bedrag is € 140,49 btw begrepen`. */
  contained: readonly string[];
  /** Phrases that go on behind the name of a payee with what the payment is to say, folded: `quoting the invoice number`. */
  quoting: readonly string[];
  /** Phrases that say that the invoice is paid, folded. */
  settled: readonly string[];
  /** Phrases that say that no tax is charged, folded. */
  exempt: readonly string[];
  /** What alone in a cell says that no tax is charged, and among other words little, folded: `Exempt` in a column of rates. */
  exemptAlone?: readonly string[];
  /** Phrases that say why the buyer or nobody is charged tax, folded. */
  untaxed: UntaxedWords;
  /** What says that a rate of nought is one of VAT, and nothing exempt, folded; such words are among those above too. */
  zeroRated?: readonly string[];
  /** What says that an amount is asked for without tax beside what was sold: disbursements, taxes and duties of another, deposits on what is given back; folded. */
  outlays: readonly string[];
  /** What an invoice must say that the buyer writes for the seller (Directive 2006/112/EC, art. 226 (10a)), folded. */
  selfBilled: readonly string[];
  /** What the law wants beside the name of a company on its letters: registers and their numbers, tax ids, seat and capital (Directive 2017/1132, art. 26), folded. */
  imprint: readonly string[];
  /** What the capital of a company is called there, folded. */
  capital?: readonly string[];
  /** What stands beside the subtotal that ends a page or begins the next. */
  carried: readonly string[];
  papers: PaperWords;
  /** The words of `page 2 of 3`, and what says that a page goes on from the one before. */
  pages: { readonly page: readonly string[]; readonly of: readonly string[]; readonly continued: readonly string[] };
}
