import { describe, expect, it } from 'vitest';
import { decodeText, readCsv, writeCsv } from './csv-table.js';

describe(readCsv.name, () => {
  it('tells the delimiter, keeps the line each row begins in, and leaves empty rows out', () => {
    const { headers, delimiter, rows } = readCsv('\u{FEFF}Nr;Name\r\n1;"Eins\r\nund ""Zwei"""\r\n\r\n;\r\n2; Drei \r\n');
    expect({ headers, delimiter }).toEqual({ headers: ['Nr', 'Name'], delimiter: ';' });
    expect(rows).toEqual([{ line: 2, cells: { Nr: '1', Name: 'Eins\r\nund "Zwei"' } }, { line: 6, cells: { Nr: '2', Name: 'Drei' } }]);
  });

  it('takes the delimiter it is given', () => {
    expect(readCsv('a,b|c\n1,2|3', '|').rows).toEqual([{ line: 2, cells: { 'a,b': '1,2', c: '3' } }]);
  });

  it.each([
    ['', 'is empty'],
    ['a,a\n1,2', 'Two columns are called a'],
    ['a,b\n"1,2', 'is no CSV'],
  ])('refuses %j', (text, message) => {
    expect(() => readCsv(text)).toThrow(message);
  });

  it('reads what it writes', () => {
    const text = writeCsv(['a', 'b'], [['x;y', 'say "no"'], ['two\nlines', '']], ';');
    expect(readCsv(text, ';').rows.map(({ cells }) => cells)).toEqual([{ a: 'x;y', b: 'say "no"' }, { a: 'two\nlines', b: '' }]);
  });
});

describe(decodeText.name, () => {
  it.each([
    ['UTF-8', Buffer.from('Müller')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Müller', 'utf16le')])],
    ['Windows-1252', Buffer.from('Müller', 'latin1')],
  ])('reads %s', (_, bytes) => {
    expect(decodeText(bytes)).toBe('Müller');
  });
});
