/** A rate of tax in percent with the whole of what it is of. */
export interface OneRate {
  readonly rate: string;
  readonly net: string;
}

/** The totals that the rows may sum up to, in ten-thousandths. */
export interface SumTargets {
  net: readonly bigint[];
  gross: readonly bigint[];
  /** Those of `net` that are labelled as the sum of the lines: a charge that is among them is a line. */
  lines?: readonly bigint[];
  /** The one rate of tax of the document, where its totals prove it (19 for 19 %), with the net total. */
  taxed?: OneRate | undefined;
  /** Prices may be in hundredths of the currency. */
  hasHundredths?: boolean;
  /** The numbers of units that heads say prices are for. */
  bases?: readonly bigint[];
}
