import { describe, expect, it } from 'vitest';
import { InvoiceReadError, evidenceOf, readInvoice } from '../index.js';
import type { ReadErrorCode, ReadLimits } from '../index.js';

const UBL = `<?xml version="1.0" encoding="UTF-8"?>
<i:Invoice xmlns:i="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <ID> INV-7 </ID><IssueDate>2026-02-28+01:00</IssueDate><DueDate>2026-02-30</DueDate>
  <Note>#AAI#Größe</Note><DocumentCurrencyCode>EUR</DocumentCurrencyCode>
  <a:LegalMonetaryTotal><PayableAmount currencyID="EUR">+0120.50</PayableAmount><PrepaidAmount>1,5</PrepaidAmount></a:LegalMonetaryTotal>
</i:Invoice>`;

function codeOf(source: Uint8Array | string, limits: Partial<ReadLimits> = {}): ReadErrorCode | 'read' {
  try {
    readInvoice(source, limits);
    return 'read';
  } catch (error) {
    if (error instanceof InvoiceReadError) return error.code;
    throw error;
  }
}

describe(readInvoice, () => {
  it('reads by namespace, whatever the prefixes', () => {
    const { syntax, model } = readInvoice(UBL);
    expect(syntax).toBe('ubl-invoice');
    expect(model.number).toBe('INV-7');
    expect(model.issueDate).toBe('2026-02-28');
    expect(model.totals.due).toBe('120.5');
    expect(model.notes).toEqual([{ subjectCode: 'AAI', text: 'Größe' }]);
  });

  it('leaves out what is no day and no decimal, and keeps it in the occurrences', () => {
    const { model, occurrences } = readInvoice(UBL);
    expect(model.dueDate).toBeUndefined();
    expect(model.totals.paid).toBeUndefined();
    expect(occurrences.find((each) => each.name === 'cbc:PrepaidAmount')?.text).toBe('1,5');
  });

  it('keeps lexical text, attributes and path', () => {
    const [evidence] = evidenceOf(readInvoice(UBL), 'BT-115');
    expect(evidence?.occurrence.text).toBe('+0120.50');
    expect(evidence?.occurrence.attributes).toEqual({ currencyID: 'EUR' });
    expect(evidence?.occurrence.path).toBe('/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount');
  });

  it('reads every encoding XML can declare', () => {
    const latin = UBL.replace('UTF-8', 'ISO-8859-1');
    const utf16 = Buffer.from(`\uFEFF${UBL.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    const sources = [Buffer.from(UBL), Buffer.from(`\uFEFF${UBL}`), Buffer.from(latin, 'latin1'), utf16, Buffer.from(utf16).swap16()];
    for (const bytes of sources) expect(readInvoice(bytes).model.notes[0]?.text).toBe('Größe');
  });

  it('reads the signs that Windows-1252 has and ISO 8859-1 lacks, whichever of both is declared', () => {
    for (const name of ['windows-1252', 'ISO-8859-1']) {
      const bytes = Buffer.from(UBL.replace('UTF-8', name).replace('Größe', 'Gr\u00F6\u00DFe \u0096 5 \u0080'), 'latin1');
      expect(readInvoice(bytes).model.notes[0]?.text).toBe('Größe – 5 €');
    }
  });

  it('reads what declares UTF-16 and is stored as UTF-8, and what has white space before its declaration', () => {
    for (const source of [UBL.replace('UTF-8', 'utf-16'), `\r\n  ${UBL}`, `\uFEFF\n${UBL}`]) expect(readInvoice(Buffer.from(source)).model.notes[0]?.text).toBe('Größe');
    const latin = Buffer.from(`\n${UBL.replace('UTF-8', 'ISO-8859-1')}`, 'latin1');
    expect(readInvoice(latin).model.notes[0]?.text).toBe('Größe');
  });

  it.each<[ReadErrorCode, string]>([
    ['EMPTY_DOCUMENT', ''],
    ['MALFORMED_XML', 'Dear Sir or Madam'],
    ['MALFORMED_XML', UBL.slice(0, 500)],
    ['MALFORMED_XML', '<x:Invoice/>'],
    ['MALFORMED_XML', UBL.replace('INV-7', '&undefined;')],
    ['DOCTYPE_REFUSED', UBL.replace('<i:Invoice', '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><i:Invoice')],
    ['NOT_AN_INVOICE', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'],
    ['WRONG_NAMESPACE', '<Invoice xmlns="urn:example"/>'],
    ['WRONG_NAMESPACE', '<Invoice/>'],
    ['UNSUPPORTED_FORMAT', '<f:Facturae xmlns:f="http://www.facturae.es/Facturae/2007/v3.1/Facturae"/>'],
  ])('refuses with %s', (code, source) => {
    expect(codeOf(source)).toBe(code);
  });

  it('says what root it found', () => {
    expect(() => readInvoice('<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>')).toThrow(/root element is Order/);
  });

  it('refuses bytes that are not in their encoding', () => {
    expect(codeOf(Buffer.from(UBL, 'latin1'))).toBe('INVALID_ENCODING');
    expect(codeOf(Buffer.from(UBL.replace('UTF-8', 'KLINGON-1')))).toBe('INVALID_ENCODING');
  });

  it('stops at each limit', () => {
    expect(codeOf(UBL, { maxBytes: 100 })).toBe('TOO_LARGE');
    expect(codeOf(UBL, { maxDepth: 2 })).toBe('TOO_DEEP');
    expect(codeOf(UBL, { maxElements: 5 })).toBe('TOO_MANY_ELEMENTS');
    expect(codeOf(UBL, { maxTextLength: 3 })).toBe('TEXT_TOO_LONG');
    expect(codeOf(UBL)).toBe('read');
  });
});
