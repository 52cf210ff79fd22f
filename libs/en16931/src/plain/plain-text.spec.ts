import { describe, expect, it } from 'vitest';
import { isPlainText, plainTextOf } from './plain-text.js';

const TEXT = 'Rechnung Nr. 17\r\nMüller & Söhne, Straße 3';
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe(plainTextOf, () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(TEXT), TEXT],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`), TEXT],
    ['UTF-16 with a mark', wide(`\uFEFF${TEXT}`), TEXT],
    ['UTF-16 without one', wide(TEXT), TEXT],
    ['UTF-16 the other way round', wide(`\uFEFF${TEXT}`).swap16(), TEXT],
    ['Windows-1252', Buffer.from([...Buffer.from('Preis 5 '), 0x80, ...Buffer.from(' f'), 0xfc, ...Buffer.from('r '), 0x84, ...Buffer.from('Stifte'), 0x94]), 'Preis 5 € für „Stifte”'],
    ['ISO 8859-1', Buffer.from(TEXT, 'latin1'), TEXT],
    ['code page 850', Buffer.from([...Buffer.from('M'), 0x81, ...Buffer.from('ller, S'), 0x94, ...Buffer.from('hne, Stra'), 0xe1, ...Buffer.from('e')]), 'Müller, Söhne, Straße'],
  ])('decodes %s', (_, bytes, text) => {
    expect(isPlainText(bytes)).toBe(true);
    expect(plainTextOf(bytes)).toBe(text);
  });
});

describe(isPlainText, () => {
  it.each<[string, Uint8Array]>([
    ['bytes of a program', Buffer.from('7f454c46020101000000000000000000', 'hex')],
    ['nothing', Buffer.alloc(0)],
    ['figures alone', Buffer.from('17 18 19')],
    ['JSON', Buffer.from('{"number": "17"}')],
    ['EDIFACT', Buffer.from("UNB+UNOC:3+4012345000009:14'UNH+1+INVOIC:D:96A:UN'")],
    ['X12', Buffer.from('ISA*00*          *00*')],
    ['XML', Buffer.from('\n<Invoice>text</Invoice>')],
    ['a certificate', Buffer.from('-----BEGIN CERTIFICATE-----')],
    ['base64', Buffer.from(Buffer.alloc(1000, 7).toString('base64').replaceAll(/.{76}/g, '$&\r\n'))],
    ['a calendar', Buffer.from('BEGIN:VCALENDAR')],
    ['a text with bytes that none has', Buffer.from('Invoice\u0000number')],
  ])('is not %s', (_, bytes) => {
    expect(isPlainText(bytes)).toBe(false);
  });

  it('is told by its start, wherever a character is cut', () => {
    for (let shift = 0; shift < 4; shift += 1) expect(isPlainText(Buffer.from(`${'x'.repeat(shift)} Invoice ${'€'.repeat(9000)}`))).toBe(true);
  });

  it('is told of bytes that are no text in their encoding, without a fault', () => {
    for (const mark of ['fffe', 'feff']) expect(isPlainText(Buffer.from(`${mark}00d841004100d8`, 'hex'))).toBeTypeOf('boolean');
    expect(plainTextOf(Buffer.from('fffe00d84100', 'hex'))).toBe('\uFFFDA');
  });

  it('holds what is for printers', () => {
    expect(isPlainText(Buffer.from('\u001b&l0O\u000fInvoice\tno.\f'))).toBe(true);
  });
});
