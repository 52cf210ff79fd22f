/** The words of sentences about payment, folded. */
export interface PaymentWords {
  /** What terms count: `days`. */
  readonly days: readonly string[];
  readonly weeks: readonly string[];
  /** What says that it is about paying. */
  readonly pay: readonly string[];
  /** Phrases before the day until which. */
  readonly until: readonly string[];
  /** Words and phrases that say that the seller takes the amount from an account: `will be debited`. */
  readonly collected: readonly string[];
  /** Phrases that say that who writes the invoice for the seller pays it: `payment will be made`. */
  readonly paidOut: readonly string[];
  /** Phrases before the day on which. */
  readonly on: readonly string[];
  /** What says that days are counted from another day than that of the issue. */
  readonly otherStart: readonly string[];
  /** What a condition begins with: `if paid by`. */
  readonly conditional: readonly string[];
  /** Words between two ways to pay: `2 % in 10 days or 30 days net`. */
  readonly or: readonly string[];
  /** Phrases for the day that an amount is due, where it is collected then: `auf Fälligkeit`. */
  readonly onDueDay?: readonly string[];
  /** Phrases for an amount that is set off against another payment, or not asked for: `wird verrechnet`, `à valoir sur`. */
  readonly offset?: readonly string[];
  /** What says how long a payment takes: `transfers can take up to five days`. */
  readonly takes?: readonly string[];
  /** What is only called a reference, in the terms of an account. */
  readonly reference?: readonly string[];
  /** Phrases that say that it is to be paid without a day being named. */
  readonly onReceipt: readonly string[];
  readonly discount: readonly string[];
}

/** The words that labels of the buyer's order are made of, folded: `Your purchase order no. / date`. */
export interface OrderWords {
  /** What says that it is the buyer's, before the order or behind it. */
  readonly yours: readonly string[];
  /** What says that it is the seller's own. */
  readonly ours: readonly string[];
  /** What is called so is a buyer's. */
  readonly purchase: readonly string[];
  /** Names of what a buyer places, which are common words too. */
  readonly placed: readonly string[];
  /** Names that the seller's own order has too. */
  readonly shared: readonly string[];
  /** Names that the seller's own order has more often. */
  readonly seldom: readonly string[];
  /** What is short for an order beside a word for its number or for whose it is. */
  readonly short: readonly string[];
  /** Words for a number or reference, besides `No.`, `Nr.` and the like. */
  readonly number: readonly string[];
  /** Words between these, and before the date of the order: `commande du 3 mai 2025, n°`. */
  readonly of: readonly string[];
  /** The word for its date. */
  readonly date: readonly string[];
}

/** `the last day of the month following`, folded. */
export interface NextMonthWords {
  /** Its last day. */
  readonly last: readonly string[];
  readonly month: readonly string[];
}

/** The words of sentences that say that delivery was on the day of the invoice, folded: `Leistungsdatum entspricht Rechnungsdatum`. */
export interface SameDayWords {
  /** What was on that day. */
  readonly delivered: readonly string[];
  /** The day of the invoice. */
  readonly issued: readonly string[];
  /** What says that both are one. */
  readonly same: readonly string[];
}

/** Words of what is added to a whole document or taken off it, folded; `*` stands for any letters. */
export interface AdjustmentWords {
  /** What takes something off, whatever sign is printed. */
  readonly off: readonly string[];
  /** Carriage. */
  readonly carriage: readonly string[];
  /** What else is added: packing, deposits on containers, small orders. */
  readonly added: readonly string[];
  /** Rounding: of the net total, or of what is to be paid. */
  readonly rounded: readonly string[];
  /** A tax that the buyer withholds from what he pays, and pays in the seller's name: Spanish IRPF, Italian ritenuta d'acconto, the VAT of split payment (DPR 633/72, art. 17-ter). */
  readonly withheld: readonly string[];
}

/** What names of people and firms are made of and introduced by, folded. */
export interface NameWords {
  readonly and: readonly string[];
  /** Small words within a name, besides those for `and`. */
  readonly particles: readonly string[];
  /** What stands before a name in a sentence and is none of it: `on behalf of the company Brightwater`. */
  readonly articles: readonly string[];
  /** Words that say what kind of firm it is, and begin no name. */
  readonly firms: readonly string[];
  /** What the owners of a house are called, whose name goes on with its street: `Condominio Via Roma 8`. */
  readonly communities: readonly string[];
  /** What is in the names of banks; `*` stands for any letters. */
  readonly banks: readonly string[];
  /** What stands before the name of who trades under another: `a trading name of Olson Ltd`. */
  readonly tradesFor: readonly string[];
  /** What stands before the name that somebody trades under: `t/a Brightwater`. */
  readonly tradesAs?: readonly string[];
  /** What a branch of a foreign company is called, which is part of its name: `Brightwater SE, Irish Branch`. */
  readonly branches: readonly string[];
  /** What stands before whose business it is, with a full stop or a colon behind it: `Inh. Muster GmbH`. */
  readonly owners: readonly string[];
}

/** What stands around the names of parties on a letter, folded. */
export interface LetterWords {
  /** What stands above a name or before it. */
  readonly salutations: readonly string[];
  /** Phrases before whom of a company a letter is to reach: `z. Hd.`. */
  readonly attention: readonly string[];
  /** Who of a company deals with invoices, by department or office. */
  readonly departments: readonly string[];
  /** What begins headings and labels, and no name. */
  readonly headings: readonly string[];
}

/** What tells invoices from the papers around them, folded. */
export interface PaperWords {
  /** What says that a document is no invoice: `This is not a VAT invoice`. */
  readonly denies: readonly string[];
  /** What says that it is one, whatever it is called: `Este documento serve de fatura`. */
  readonly affirms: readonly string[];
  /** What says that an amount is given back to the reader: `schreiben wir Ihnen gut`. */
  readonly credits?: readonly string[];
  /** What a letter begins with. */
  readonly greets: readonly string[];
  /** The head of a printed e-mail. */
  readonly mail: { readonly from: readonly string[]; readonly to: readonly string[]; readonly subject: readonly string[] };
  /** What sheets are called that are put between two documents, without spaces. */
  readonly separators: readonly string[];
}

/** What addresses are made of, folded; `*` stands for any letters, `#` for a figure. */
export interface PlaceWords {
  /** What a street, a square or a quarter is called. */
  readonly streets: readonly string[];
  /** Such words that stand before the name of a street, and before that of no town. */
  readonly streetsBefore: readonly string[];
  /** Such words that stand behind it. */
  readonly streetsBehind: readonly string[];
  /** What begins a box at the post office. */
  readonly boxes: readonly string[];
  /** What begins a part of a building or of a site. */
  readonly parts: readonly string[];
  /** What a floor is called behind its number. */
  readonly storeys: readonly string[];
  /** What begins a part of a town without streets: a zone, a hamlet. */
  readonly quarters: readonly string[];
  /** What ends the name of a building. */
  readonly buildings: readonly string[];
}

/** What names how somebody is reached, folded. */
export interface ContactWords {
  /** Labels that say by themselves that who is named is somebody of the seller. */
  readonly ofSeller: readonly string[];
  /** Labels of whom of the buyer the letter is to reach, where they name a person. */
  readonly ofBuyer?: readonly string[];
  /** What stands below the name of who made the invoice out. */
  readonly signed?: readonly string[];
  /** What ends a letter, above the name of who signs it. */
  readonly greetings?: readonly string[];
  /** Labels of somebody to ask on either side. */
  readonly ofAnyone: readonly string[];
  readonly phone: readonly string[];
  /** What of the seller answers a telephone, where it stands before its number: `Questions? 0800 …`. */
  readonly desks: readonly string[];
  /** A telephone that is carried. */
  readonly mobile: readonly string[];
  readonly fax: readonly string[];
}

/** Why no tax is charged, by the category of VAT that it makes (UNTDID 5305): reverse charge, supply within the Union, export. */
export type UntaxedWords = Readonly<Record<'AE' | 'K' | 'G', readonly string[]>>;
