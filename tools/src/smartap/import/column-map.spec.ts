import { describe, expect, it } from 'vitest';
import { mapColumns } from './column-map.js';
import { VENDOR_FIELDS } from './vendor-row.js';

const map = (headers: string[], given?: string) => Object.fromEntries(mapColumns(headers, given, VENDOR_FIELDS, ['number', 'name']));

describe(mapColumns.name, () => {
  it('knows columns by usual headers', () => {
    expect(map(['Kreditor', 'NAME 1', 'USt.-IdNr.', 'IBAN', 'Notes'])).toEqual({ number: ['Kreditor'], name: ['NAME 1'], vatId: ['USt.-IdNr.'], iban: ['IBAN'] });
  });

  it('takes what it is told above what it knows, and more than one column', () => {
    expect(map(['number', 'name', 'K1', 'K2', 'Code'], 'number=Code,iban=K1,iban=K2')).toEqual({ number: ['Code'], name: ['name'], iban: ['K1', 'K2'] });
  });

  it.each([
    ['nummer=Code', 'does not know the field "nummer"'],
    ['number=Kode', 'has no column "Kode"'],
    ['number', 'does not know the field "number"'],
  ])('refuses %s', (given, message) => {
    expect(() => map(['Code', 'name'], given)).toThrow(message);
  });

  it('names what is missing', () => {
    expect(() => map(['Code'])).toThrow('No column is known for number and name.');
  });
});
