import { addressOf, bankOf, contactOf, headFields, table, titleOf, totals } from './parts.js';
import { WIDTH, type Print, type Sheet } from './sheet.js';
import { WORDS } from './words.js';

/** A large letter head, the recipient at the left, what identifies the invoice at the right, payment under the totals. */
export function letterhead(sheet: Sheet, print: Print): void {
  const { spec, language } = print;
  const words = WORDS[language];
  sheet.text(spec.seller.name, 56, 62, { size: 17, bold: true });
  sheet.block([...addressOf(spec.seller), ...contactOf(spec.seller, print)], 56, 80, { size: 8.5, grey: true, leading: 11 });
  sheet.text(titleOf(print), WIDTH - 56, 62, { size: 20, align: 'right' });
  sheet.text(words.billTo, 56, 170, { bold: true });
  sheet.block([spec.buyer.name, ...addressOf(spec.buyer)], 56, 184);
  headFields(print).forEach(([label, value], index) => {
    sheet.text(`${label}:`, 340, 170 + index * 14);
    sheet.text(value, WIDTH - 56, 170 + index * 14, { align: 'right' });
  });
  const under = totals(sheet, print, table(sheet, print, 272) + 14);
  sheet.block([...bankOf(print), words.thanks], 56, under + 24);
  sheet.text([spec.seller.name, ...addressOf(spec.seller)].join(' • '), 56, 810, { size: 8, grey: true });
  sheet.text(words.page, WIDTH - 56, 810, { size: 8, align: 'right', grey: true });
}
