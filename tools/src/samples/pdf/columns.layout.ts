import { addressOf, bankOf, contactOf, headFields, table, titleOf, totals } from './parts.js';
import { WIDTH, type Print, type Sheet } from './sheet.js';
import { WORDS } from './words.js';

/** A form: both parties side by side under their headings, the head as a band of columns, payment in a box. */
export function columns(sheet: Sheet, print: Print): void {
  const { spec, language } = print;
  const words = WORDS[language];
  sheet.text(titleOf(print), 56, 70, { size: 24, bold: true });
  sheet.text(words.seller, 56, 116, { bold: true, grey: true });
  sheet.block([spec.seller.name, ...addressOf(spec.seller), ...contactOf(spec.seller, print)], 56, 131);
  sheet.text(words.billTo, 320, 116, { bold: true, grey: true });
  sheet.block([spec.buyer.name, ...addressOf(spec.buyer)], 320, 131);
  sheet.band(56, 222, WIDTH - 112, 40);
  headFields(print).forEach(([label, value], index) => {
    sheet.text(label, 64 + index * 122, 237, { size: 8, grey: true });
    sheet.text(value, 64 + index * 122, 253, { bold: true });
  });
  const under = totals(sheet, print, table(sheet, print, 300) + 14);
  sheet.block([`${words.currency}: ${spec.currency}`, ...bankOf(print)], 56, under + 24);
  sheet.text(words.page, WIDTH - 56, 810, { size: 8, align: 'right', grey: true });
}
