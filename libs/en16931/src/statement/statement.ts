import type { CodeUses } from './code-uses.js';

/**
 * A term in the words of the document, white space around it removed: `''` when its element is there and empty, undefined when
 * it is not there. Amounts, rates and dates are lexical too (`12.50`, `+3`, `2026-01-14`; CII dates without dashes).
 */
export type Stated = string | undefined;

/** A VAT category with its rate and exemption, wherever it is stated: BT-95…96, BT-102…103, BT-118…121, BT-151…152. */
export interface StatedTax {
  /** UNTDID 5305. */
  readonly category: Stated;
  /** Whether the document says that it is VAT, not another tax. */
  readonly isVat: boolean;
  readonly rate: Stated;
  readonly exemptionReason: Stated;
  readonly exemptionCode: Stated;
}

/** A row of a VAT breakdown (BG-23): one tax unless the document is wrong. */
export interface StatedTaxRow {
  /** BT-116. */
  readonly taxable: Stated;
  /** BT-117. */
  readonly tax: Stated;
  readonly taxes: readonly StatedTax[];
}

/** An allowance or charge of the document or of a line: BG-20, BG-21, BG-27, BG-28. */
export interface StatedAllowance {
  readonly amount: Stated;
  readonly baseAmount: Stated;
  readonly percentage: Stated;
  readonly reason: Stated;
  readonly reasonCode: Stated;
  readonly taxes: readonly StatedTax[];
}

/** A period: BG-14, BG-26. */
export interface StatedPeriod {
  readonly start: Stated;
  readonly end: Stated;
  /** BT-8, where the syntax has it in the period. */
  readonly code: Stated;
}

/** A postal address: BG-5, BG-8, BG-12, BG-15. */
export interface StatedAddress {
  readonly line1: Stated;
  readonly city: Stated;
  readonly postCode: Stated;
  readonly country: Stated;
}

/** An identifier with its scheme; the scheme is undefined when no attribute names one. */
export interface StatedId {
  readonly value: Stated;
  readonly scheme: Stated;
}

/** A classification of an item (BT-158), of a version of its scheme. */
export interface StatedClassification extends StatedId {
  readonly version: Stated;
}

/** A supporting document (BG-24), without its bytes: BT-122, BT-123, BT-124. */
export interface StatedAttachment {
  readonly id: Stated;
  readonly description: Stated;
  readonly uri: Stated;
}

/** What a third party has paid (BG-DEX-09 of XRechnung's extension). */
export interface StatedThirdPartyPayment {
  readonly kind: Stated;
  readonly amount: Stated;
  readonly currency: Stated;
  readonly description: Stated;
}

/** A party: BG-4, BG-7, BG-10, BG-11. */
export interface StatedParty {
  /** BT-27, BT-44, BT-59, BT-62. */
  readonly name: Stated;
  /** The name by which a payee is compared with the seller: in UBL the trading name, in CII the name. */
  readonly comparedName: Stated;
  readonly ids: readonly StatedId[];
  readonly legalId: Stated;
  readonly legalScheme: Stated;
  /** Every VAT registration, with its identifier if it has one: BT-31, BT-48, BT-63. */
  readonly vatIds: readonly Stated[];
  /** Every other tax registration: BT-32. */
  readonly taxIds: readonly Stated[];
  /** Those of both that name a scheme, which no term of the standard has. */
  readonly schemedTaxIds: readonly StatedId[];
  /** Whether any tax registration is identified: BT-31 or BT-32. */
  readonly hasTaxId: boolean;
  readonly address: StatedAddress | undefined;
  /** BT-34, BT-49. */
  readonly endpoint: StatedId | undefined;
  /** BG-6, BG-9. */
  readonly contact: { readonly name: Stated; readonly phone: Stated; readonly email: Stated } | undefined;
}

/** A line under a line (BG-DEX-01 of XRechnung's extension). */
export interface StatedSubLine {
  readonly net: Stated;
  readonly taxes: readonly StatedTax[];
  readonly subLines: readonly StatedSubLine[];
}

/** A line (BG-25). */
export interface StatedLine {
  readonly id: Stated;
  readonly quantity: Stated;
  readonly unit: Stated;
  readonly net: Stated;
  /** BT-132. */
  readonly orderLine: Stated;
  readonly itemName: Stated;
  readonly price: Stated;
  readonly grossPrice: Stated;
  readonly priceDiscount: Stated;
  readonly priceBase: Stated;
  readonly priceBaseUnit: Stated;
  readonly taxes: readonly StatedTax[];
  readonly periods: readonly StatedPeriod[];
  readonly allowances: readonly StatedAllowance[];
  readonly charges: readonly StatedAllowance[];
  readonly standardIds: readonly StatedId[];
  readonly classifications: readonly StatedClassification[];
  readonly attributes: readonly { readonly name: Stated; readonly value: Stated }[];
  readonly subLines: readonly StatedSubLine[];
  /** The line that it says to be under, where a syntax has lines in one row. */
  readonly parentLine: Stated;
  /** BT-X-8: what it is for, where it is no item. */
  readonly subtype: Stated;
}

/** One way to pay (BG-16). */
export interface StatedPayment {
  /** BT-81. */
  readonly code: Stated;
  /** BT-84 of each account. */
  readonly accounts: readonly Stated[];
  /** BT-86 of each account. */
  readonly providers: readonly Stated[];
  /** BT-83. */
  readonly remittance: Stated;
  /** BT-87, when a card is given. */
  readonly cardNumber: Stated;
  readonly hasCard: boolean;
  readonly hasMandate: boolean;
  /** BT-89. */
  readonly mandateReference: Stated;
  /** BT-91. */
  readonly debitedAccount: Stated;
}

/** The document totals (BG-22) without the VAT totals. */
export interface StatedTotals {
  readonly lineNetSum: Stated;
  readonly allowances: Stated;
  readonly charges: Stated;
  readonly withoutVat: Stated;
  readonly withVat: Stated;
  readonly paid: Stated;
  readonly rounding: Stated;
  readonly due: Stated;
}

/** A VAT total (BT-110 or BT-111, told apart by its currency) with the rows that stand under it. */
export interface StatedVatTotal {
  readonly amount: Stated;
  readonly currency: Stated;
  readonly rows: readonly StatedTaxRow[];
}

/** How the terms of EN 16931 are bound to elements; where the official rules of the two differ, they are held to theirs. */
export type Binding = 'ubl' | 'cii';

/**
 * What a document states, group by group as it occurs and term by term in its own words. The typed model drops what it cannot
 * hold (a second tax of a line, a third decimal, an element that is there and empty); rules need it.
 */
export interface Statement {
  readonly binding: Binding;
  /** Whether it was read off a page: what it does not state may still be printed there. */
  readonly isPartial: boolean;
  readonly isCreditNote: boolean;
  readonly specificationId: Stated;
  readonly businessProcess: Stated;
  readonly number: Stated;
  readonly issueDate: Stated;
  readonly typeCode: Stated;
  readonly currency: Stated;
  readonly taxCurrency: Stated;
  readonly taxPointDate: Stated;
  readonly taxPointDateCode: Stated;
  readonly dueDate: Stated;
  /** With the line break that ends a row of a discount (`#SKONTO#…#`). */
  readonly paymentTerms: Stated;
  readonly buyerReference: Stated;
  readonly orderReference: Stated;
  /** BT-12. */
  readonly contractReference: Stated;
  /** BT-17. */
  readonly tenderReference: Stated;
  readonly seller: StatedParty | undefined;
  readonly buyer: StatedParty | undefined;
  readonly payee: StatedParty | undefined;
  readonly taxRepresentative: StatedParty | undefined;
  /** BT-72. */
  readonly deliveryDate: Stated;
  /** BG-15. */
  readonly deliveryAddress: StatedAddress | undefined;
  readonly periods: readonly StatedPeriod[];
  /** BT-25 of each preceding invoice (BG-3). */
  readonly precedingInvoices: readonly Stated[];
  /** BT-122 of each supporting document (BG-24), invoiced objects included. */
  readonly documents: readonly Stated[];
  /** Supporting documents alone. */
  readonly attachments: readonly StatedAttachment[];
  /** The file name of each embedded document (BT-125-2). */
  readonly fileNames: readonly Stated[];
  readonly payments: readonly StatedPayment[];
  readonly thirdPartyPayments: readonly StatedThirdPartyPayment[];
  /** BT-90. */
  readonly creditorId: Stated;
  readonly allowances: readonly StatedAllowance[];
  readonly charges: readonly StatedAllowance[];
  /** Carriage and the like, which the extended profiles have apart (BG-X-42) and the rules of the standard do not see. */
  readonly serviceCharges: readonly StatedAllowance[];
  /** Those that say neither. */
  readonly unmarkedAllowances: readonly StatedAllowance[];
  readonly totals: StatedTotals | undefined;
  readonly vatTotals: readonly StatedVatTotal[];
  /** The VAT breakdown (BG-23). */
  readonly breakdown: readonly StatedTaxRow[];
  /** Rows of VAT that stand on lines, where the standard has none. */
  readonly lineTaxRows: readonly StatedTaxRow[];
  readonly lines: readonly StatedLine[];
  readonly notes: readonly Stated[];
  /** Every coded value, by what it codes. */
  readonly codes: CodeUses;
}
