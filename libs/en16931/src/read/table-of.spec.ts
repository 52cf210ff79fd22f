import { describe, expect, it } from 'vitest';
import { readInvoice } from './read-invoice.js';
import { tableOf } from './table-of.js';

const COMMON = 'urn:oasis:names:specification:ubl:schema:xsd:Common';
const invoice = (code: string): string => `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="${COMMON}AggregateComponents-2" xmlns:cbc="${COMMON}BasicComponents-2"><cbc:ID>1</cbc:ID><cac:InvoiceLine><cbc:ID>1</cbc:ID><cac:Item><cac:ClassifiedTaxCategory><cbc:ID>${code}</cbc:ID></cac:ClassifiedTaxCategory></cac:Item></cac:InvoiceLine></Invoice>`;

describe(tableOf, () => {
  it.each(['constructor', '__proto__', 'toString'])('has no %s, which every object has', (word) => {
    expect(tableOf({ S: 'standard' })[word]).toBeUndefined();
    expect(readInvoice(invoice(word)).model.lines[0]?.vatCategory).toBe(word);
  });

  it('has what was put there', () => {
    expect(tableOf({ S: 'standard' })['S']).toBe('standard');
  });
});
