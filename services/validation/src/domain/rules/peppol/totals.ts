import type { Rule } from '../rule.js';
import { asks } from './asks.js';

/** What Peppol asks of currencies and VAT totals. */
export const TOTAL_RULES: readonly Rule[] = [
  asks('R005', ['BT-5', 'BT-6'], ['the VAT accounting currency shall be another than that of the invoice', 'die Währung für die Umsatzsteuer muss eine andere als die der Rechnung sein'], ({ s }) => s.taxCurrency === undefined || s.taxCurrency !== s.currency),
  asks('R051', ['BT-5'], ['amounts shall be in the currency of the invoice, but for the VAT total in the accounting currency', 'Beträge müssen in der Währung der Rechnung sein, außer der Umsatzsteuersumme in der Buchwährung'], ({ s }) => [...(s.codes.get('amountCurrency') ?? [])].every((code) => code === s.currency || code === s.taxCurrency)),
  asks('R053', ['BG-23'], ['there shall be exactly one VAT total with a breakdown', 'es muss genau eine Umsatzsteuersumme mit Aufschlüsselung geben'], ({ s }) => s.binding === 'cii' || s.vatTotals.filter(({ rows }) => rows.length > 0).length === 1),
  asks('R054', ['BT-111', 'BT-6'], ['there shall be one VAT total without a breakdown where a VAT accounting currency is given, else none', 'es muss eine Umsatzsteuersumme ohne Aufschlüsselung geben, wo eine Buchwährung genannt ist, sonst keine'], ({ s }) => s.binding === 'cii' || s.vatTotals.filter(({ rows }) => rows.length === 0).length === Number(s.taxCurrency !== undefined)),
  asks('R055', ['BT-110', 'BT-111'], ['both VAT totals shall have the same sign', 'beide Umsatzsteuersummen müssen dasselbe Vorzeichen haben'], ({ s, amount }) => {
    const inCurrency = (currency: string | undefined) => amount(s.vatTotals.find((total) => total.currency !== undefined && total.currency === currency)?.amount);
    const [own, accounting] = [inCurrency(s.currency), inCurrency(s.taxCurrency)];
    return own === undefined || accounting === undefined || own.times(accounting).gte(0);
  }),
];
