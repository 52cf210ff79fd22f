import { emptyLine } from '../../model/index.js';
import type { InvoiceLine } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { putDiscount, takenOff } from '../line-discount.js';
import { readQuantity } from '../line-quantity.js';
import { readPeriod } from '../period.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';
import { categoryOf } from './names.js';

/** ISO/IEC 6523: a GTIN. */
const GTIN = '0160';

/** `DettaglioLinee` as BG-25: without a quantity it is one; what discounts take off the line is an allowance or charge of it. */
export function readLine(scribe: Scribe, from: Occurrence): InvoiceLine {
  const line = emptyLine();
  const [price, total] = [child(from, 'PrezzoUnitario'), child(from, 'PrezzoTotale')];
  scribe.text(line, 'id', child(from, 'NumeroLinea'));
  scribe.text(line.item, 'name', child(from, 'Descrizione'));
  readQuantity(scribe, line, { quantity: child(from, 'Quantita'), unit: child(from, 'UnitaMisura') }, price);
  scribe.decimal(line.price, 'net', price);
  scribe.decimal(line, 'net', total);
  scribe.decimal(line, 'vatRate', child(from, 'AliquotaIVA'));
  scribe.put(line, 'vatCategory', child(from, 'Natura') ?? child(from, 'AliquotaIVA'), categoryOf(child(from, 'Natura')?.value));
  scribe.text(line, 'accountingReference', child(from, 'RiferimentoAmministrazione'));
  readCodes(scribe, line, from);
  const discount = child(from, 'ScontoMaggiorazione');
  // Discounts follow one another, in percent or by piece: what they come to is what the total of the line says.
  if (discount !== undefined) putDiscount(scribe, line, discount, takenOff(line) ?? '0');
  const period = readPeriod(scribe, child(from, 'DataInizioPeriodo'), child(from, 'DataFinePeriodo'));
  if (period !== undefined) line.period = period;
  return line;
}

function readCodes(scribe: Scribe, line: InvoiceLine, from: Occurrence): void {
  for (const code of children(from, 'CodiceArticolo')) {
    const value = child(code, 'CodiceValore');
    if (/^(EAN|GTIN)/i.test(child(code, 'CodiceTipo')?.value ?? '')) {
      const standardId = scribe.identifier(value);
      if (standardId !== undefined) line.item.standardId ??= { ...standardId, scheme: GTIN };
    } else if (line.item.sellerId === undefined) scribe.text(line.item, 'sellerId', value);
  }
}
