import { emptyLine } from '../../model/index.js';
import type { Invoice, InvoiceLine, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import type { Scribe } from '../scribe.js';
import { isPositive, minus } from '../sums.js';
import { child, children } from '../unprefixed.js';
import { isOfLines } from './breakdown.js';
import { isCorrection } from './names.js';

/**
 * An advance is a line for each rate, for what is ordered: its own lines, if any, are those of the order. So is a correction without
 * lines, such as one of all invoices of a period.
 */
export function readRowLines(scribe: Scribe, fa: Occurrence, invoice: Invoice): void {
  const kind = child(fa, 'RodzajFaktury')?.value;
  const isAdvance = kind?.endsWith('ZAL') ?? false;
  const isBare = isCorrection(kind) && children(fa, 'FaWiersz').length === 0;
  if (!isBare && (!isAdvance || isOfLines(invoice))) return;
  const ordered = [...new Set(children(child(fa, 'Zamowienie'), 'ZamowienieWiersz').flatMap((row) => child(row, 'P_7Z')?.value ?? []))];
  const description = (ordered.length > 0 ? ordered : invoice.lines.flatMap(({ item }) => item.name ?? [])).join(', ');
  const name = isAdvance ? 'Zaliczka' : (child(fa, 'PrzyczynaKorekty')?.value ?? 'Korekta');
  invoice.lines = invoice.vatBreakdown.map((row, index) => lineOf(scribe, row, `${index + 1}`, fa, description === '' ? { name } : { name, description }));
}

function lineOf(scribe: Scribe, row: VatBreakdown, id: string, fa: Occurrence, item: { readonly name: string; readonly description?: string }): InvoiceLine {
  const line = emptyLine();
  const from = scribe.sources.get(row)?.get('taxable') ?? fa;
  const { taxable = '0' } = row;
  const isTakenBack = !isPositive(taxable) && taxable !== '0';
  Object.assign(line.item, item);
  scribe.put(line, 'id', from, id);
  scribe.put(line, 'quantity', from, isTakenBack ? '-1' : '1');
  scribe.put(line, 'unit', from, 'C62');
  scribe.put(line, 'net', from, taxable);
  scribe.put(line.price, 'net', from, isTakenBack ? minus(taxable) : taxable);
  scribe.put(line, 'vatCategory', from, row.category);
  scribe.put(line, 'vatRate', from, row.rate);
  return line;
}
