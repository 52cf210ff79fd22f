import { addressOf, bankOf, contactOf, headFields, table, titleOf, totals } from './parts.js';
import type { Print, Sheet } from './sheet.js';
import { WORDS } from './words.js';

/** A business letter for a window envelope (DIN 5008): sender line, address, info block, three columns at the foot. */
export function windowLetter(sheet: Sheet, print: Print): void {
  const { spec, language } = print;
  const { seller, buyer } = spec;
  sheet.text(seller.name, 400, 52, { size: 13, bold: true });
  sheet.text([seller.name, seller.street, `${seller.postCode} ${seller.city}`].join(' • '), 71, 140, { size: 7, grey: true });
  sheet.block([buyer.name, ...addressOf(buyer)], 71, 158, { size: 10.5, leading: 14 });
  headFields(print).forEach(([label, value], index) => {
    sheet.text(label, 355, 158 + index * 14, { size: 9 });
    sheet.text(value, 465, 158 + index * 14, { size: 9 });
  });
  sheet.text(titleOf(print), 71, 262, { size: 15, bold: true });
  const under = totals(sheet, print, table(sheet, print, 300) + 14);
  sheet.text(WORDS[language].thanks, 71, under + 20);
  sheet.rule(56, 770, 483);
  sheet.block([seller.name, ...addressOf(seller)], 71, 784, { size: 7.5, leading: 10 });
  sheet.block(contactOf(seller, print), 240, 784, { size: 7.5, leading: 10 });
  sheet.block(bankOf(print), 390, 784, { size: 7.5, leading: 10 });
}
