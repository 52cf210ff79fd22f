import type { InvoiceLine } from '@smartap/en16931';
import { dec, plain, roundTo } from '@smartap/runtime';
import type { Reading } from '../../text/print/reading.js';
import { absolute, scaled } from '../../text/totals/scaled.js';
import { figuresOf, type Figure } from '../../text/table/figures.js';

/** What rounding may take from an amount and from its tax: two cents, in ten-thousandths. */
const ROUNDED = 200n;

/**
 * Lines as a table of prices with tax prints them: each amount and price is what is printed within two cents of it with its tax, or stays
 * as it is where nothing is.
 * @param rate of tax in percent
 */
export function linesWithTax(reading: Reading, lines: readonly InvoiceLine[], rate: string): InvoiceLine[] {
  const figures = reading.lines.flatMap((_, index) => figuresOf(reading, index)).filter(({ isPercent }) => !isPercent);
  const printed = (value: string): string => {
    const taxed = scaled(plain(roundTo(dec(value).times(dec(rate).plus(100)).div(100), 4)));
    const far = ({ units }: Figure): bigint => absolute(absolute(units) - absolute(taxed));
    const nearest = figures.filter((figure) => far(figure) <= ROUNDED).toSorted((a, b) => Number(far(a) - far(b)))[0];
    return nearest?.value ?? value;
  };
  return lines.map(({ net, price, ...line }) => ({
    ...line,
    ...(net === undefined ? {} : { net: printed(net) }),
    price: price.net === undefined ? {} : { net: printed(price.net) },
  }));
}
