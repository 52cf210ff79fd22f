import { dec, fixed, minorUnits } from '@smartap/runtime';

export type Language = 'en' | 'de';

/** What stands on a printed invoice besides its values. */
export interface Words {
  readonly title: string;
  readonly creditTitle: string;
  readonly number: string;
  readonly creditNumber: string;
  readonly date: string;
  readonly creditDate: string;
  readonly due: string;
  readonly order: string;
  readonly billTo: string;
  readonly seller: string;
  readonly item: string;
  readonly quantity: string;
  readonly price: string;
  readonly amount: string;
  readonly net: string;
  readonly vat: string;
  readonly total: string;
  readonly vatId: string;
  readonly phone: string;
  readonly bank: string;
  readonly holder: string;
  readonly currency: string;
  readonly page: string;
  readonly thanks: string;
}

// prettier-ignore
export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Invoice', creditTitle: 'Credit note', number: 'Invoice number', creditNumber: 'Credit note number', date: 'Invoice date', creditDate: 'Credit note date', due: 'Due date', order: 'Your order number',
    billTo: 'Bill to', seller: 'Seller', item: 'Description', quantity: 'Quantity', price: 'Unit price', amount: 'Amount', net: 'Net total', vat: 'VAT', total: 'Total amount',
    vatId: 'VAT number', phone: 'Phone', bank: 'Bank details', holder: 'Account holder', currency: 'Currency', page: 'Page 1 of 1', thanks: 'Thank you for your business.',
  },
  de: {
    title: 'Rechnung', creditTitle: 'Gutschrift', number: 'Rechnungsnummer', creditNumber: 'Gutschriftsnummer', date: 'Rechnungsdatum', creditDate: 'Gutschriftsdatum', due: 'Fällig am', order: 'Ihre Bestellnummer',
    billTo: 'Rechnung an', seller: 'Verkäufer', item: 'Bezeichnung', quantity: 'Menge', price: 'Einzelpreis', amount: 'Betrag', net: 'Summe netto', vat: 'MwSt.', total: 'Gesamtbetrag',
    vatId: 'USt-IdNr.', phone: 'Telefon', bank: 'Bankverbindung', holder: 'Kontoinhaber', currency: 'Währung', page: 'Seite 1 von 1', thanks: 'Wir danken für Ihren Auftrag.',
  },
};

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A date as it is printed; `us`: month before day in figures, which cannot be told from the European order up to the twelfth. */
export function printDate(iso: string, language: Language, us = false): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  if (us) return `${month}/${day}/${year}`;
  return language === 'de' ? `${day}.${month}.${year}` : `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** An amount with thousands set apart. */
export function printMoney(value: string, currency: string, language: Language): string {
  const [whole = '', fraction = ''] = fixed(dec(value), minorUnits(currency)).split('.');
  const [thousands, point] = language === 'de' ? ['.', ','] : [',', '.'];
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, thousands)}${fraction ? `${point}${fraction}` : ''}`;
}

/** A number as it is printed, without places it does not have. */
export function printNumber(value: string, language: Language): string {
  return language === 'de' ? value.replace('.', ',') : value;
}

const UNITS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { C62: 'pcs', KGM: 'kg', MTR: 'm', LTR: 'l', HUR: 'h' },
  de: { C62: 'Stk', KGM: 'kg', MTR: 'm', LTR: 'l', HUR: 'Std' },
};

/** A unit as it is printed. */
export function printUnit(unit: string, language: Language): string {
  return UNITS[language][unit] ?? unit;
}
