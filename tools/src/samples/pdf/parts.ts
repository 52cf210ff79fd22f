import { grouped } from '../make/iban.js';
import type { Company } from '../make/company.js';
import { WIDTH, type Print, type Sheet } from './sheet.js';
import { printDate, printMoney, printNumber, printUnit, WORDS } from './words.js';

/** Right edge of the columns of the table, from the left: quantity, price, amount. */
const COLUMNS = [350, 440, WIDTH - 56] as const;
const LEFT = 56;

/** Label and value of the head of an invoice, in the order in which they are printed. */
export function headFields({ spec, language, usDates }: Print): (readonly [label: string, value: string])[] {
  const words = WORDS[language];
  const credit = spec.typeCode === '381';
  return [
    [credit ? words.creditNumber : words.number, spec.number],
    [credit ? words.creditDate : words.date, printDate(spec.issueDate, language, usDates)],
    ...(spec.orderNumber ? [[words.order, spec.orderNumber] as const] : []),
    ...(credit ? [] : [[words.due, printDate(spec.dueDate, language, usDates)] as const]),
  ];
}

/** What the document calls itself. */
export function titleOf({ spec, language }: Print): string {
  return spec.typeCode === '381' ? WORDS[language].creditTitle : WORDS[language].title;
}

/** Street and town of a company. */
export function addressOf({ street, postCode, city }: Company): string[] {
  return [street, `${postCode} ${city}`];
}

/** How to reach and tax a company. */
export function contactOf(company: Company, { language }: Print): string[] {
  const words = WORDS[language];
  return [`${words.phone} ${company.phone}`, `invoices@${company.domain}`, `${words.vatId} ${company.vatId}`];
}

/** Where to pay to. */
export function bankOf({ spec, language }: Print): string[] {
  const { bank, holder } = WORDS[language];
  return [bank, `IBAN ${grouped(spec.iban)}`, `${holder}: ${spec.seller.name}`];
}

/** The lines of the invoice as a table; gives the place under it. */
export function table(sheet: Sheet, { invoice, spec, language }: Print, top: number): number {
  const words = WORDS[language];
  sheet.rule(LEFT, top - 12, WIDTH - 2 * LEFT);
  sheet.text(words.item, LEFT, top, { bold: true });
  [words.quantity, words.price, `${words.amount} ${spec.currency}`].forEach((head, index) =>
    sheet.text(head, COLUMNS[index] ?? 0, top, { bold: true, align: 'right' }),
  );
  sheet.rule(LEFT, top + 6, WIDTH - 2 * LEFT);
  invoice.lines.forEach((line, index) => {
    const at = top + 22 + index * 16;
    sheet.text(line.item.name ?? '', LEFT, at);
    sheet.text(`${printNumber(line.quantity ?? '', language)} ${printUnit(line.unit ?? '', language)}`, COLUMNS[0], at, { align: 'right' });
    sheet.text(printMoney(line.price.net ?? '0', spec.currency, language), COLUMNS[1], at, { align: 'right' });
    sheet.text(printMoney(line.net ?? '0', spec.currency, language), COLUMNS[2], at, { align: 'right' });
  });
  return top + 22 + invoice.lines.length * 16;
}

/** Net, VAT and total at the right; gives the place under them. */
export function totals(sheet: Sheet, { invoice, spec, language }: Print, top: number, labelAt: number = COLUMNS[0] - 20): number {
  const words = WORDS[language];
  const money = (value: string | undefined): string => `${printMoney(value ?? '0', spec.currency, language)} ${spec.currency === 'EUR' ? '€' : spec.currency}`;
  const rows: (readonly [string, string])[] = [
    [words.net, money(invoice.totals.withoutVat)],
    ...invoice.vatBreakdown.map((part) => [`${words.vat} ${printNumber(part.rate ?? '0', language)} %`, money(part.tax)] as const),
  ];
  sheet.rule(labelAt, top - 10, WIDTH - LEFT - labelAt);
  rows.forEach(([label, value], index) => {
    sheet.text(label, labelAt, top + 4 + index * 15);
    sheet.text(value, COLUMNS[2], top + 4 + index * 15, { align: 'right' });
  });
  const last = top + 8 + rows.length * 15;
  sheet.rule(labelAt, last - 9, WIDTH - LEFT - labelAt);
  sheet.text(words.total, labelAt, last + 5, { bold: true, size: 11 });
  sheet.text(money(invoice.totals.withVat), COLUMNS[2], last + 5, { bold: true, size: 11, align: 'right' });
  return last + 24;
}
