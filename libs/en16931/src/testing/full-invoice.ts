import type { TSchema } from '@sinclair/typebox';
import { emptyInvoice } from '../model/helpers.js';
import { Invoice } from '../model/invoice.js';
import { DATE_PATTERN, DECIMAL_PATTERN } from '../model/term.js';

/** What the syntaxes do not carry of a payee or a tax representative, since the standard has no such term. */
const NOT_OF_OTHER_PARTIES = ['tradingName', 'legalInformation', 'electronicAddress', 'contact'];

class Filler {
  private count = 0;

  fill(schema: TSchema): unknown {
    this.count += 1;
    if (schema['type'] === 'object') {
      const entries = Object.entries(schema['properties'] as Record<string, TSchema>);
      return Object.fromEntries(entries.map(([key, child]) => [key, this.fill(child)]));
    }
    if (schema['type'] === 'array') return [this.fill(schema['items'] as TSchema), this.fill(schema['items'] as TSchema)];
    if (schema['type'] === 'integer') return this.count;
    if (schema['pattern'] === DECIMAL_PATTERN) return `${this.count}.25`;
    if (schema['pattern'] === DATE_PATTERN) return `20${10 + (this.count % 20)}-02-${10 + (this.count % 18)}`;
    return `text ${this.count} <&> "ä€"`;
  }
}

/**
 * An invoice with every term of the core set to a value of its own: for tests that nothing is lost.
 * @param typeCode BT-3; the default is an invoice.
 */
export function fullInvoice(typeCode = '380'): Invoice {
  const invoice = { ...emptyInvoice(), ...(new Filler().fill(Invoice) as Invoice) };
  invoice.typeCode = typeCode;
  invoice.currency = 'EUR';
  invoice.vatAccountingCurrency = 'SEK';
  invoice.taxPointDateCode = '35';
  invoice.attachments = invoice.attachments.map(({ sizeBytes: _size, sha256: _digest, ...attachment }) => attachment);
  invoice.notes.forEach((note, index) => {
    note.subjectCode = `AA${'IJ'[index] ?? 'X'}`;
  });
  for (const party of [invoice.payee, invoice.taxRepresentative]) {
    for (const key of NOT_OF_OTHER_PARTIES) if (party !== undefined) Reflect.deleteProperty(party, key);
  }
  // Of profiles that go beyond the standard: a line of that name has to be there, and UBL says otherwise what a line is for.
  for (const line of invoice.lines) {
    delete line.parentId;
    delete line.subtype;
  }
  const scheme = invoice.seller.identifiers[0];
  if (scheme !== undefined) delete scheme.scheme;
  return invoice;
}
