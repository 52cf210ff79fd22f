import type { StatedVatTotal } from '@smartap/en16931';
import type { Rule } from '../rule.js';
import { asks } from './asks.js';

const count = <T>(list: readonly T[], isCounted: (each: T) => boolean): number => list.filter(isCounted).length;
const hasRows = ({ rows }: StatedVatTotal): boolean => rows.length > 0;

/** What Peppol asks of currencies and VAT totals. CII has its breakdown apart from the totals: there they are told by their currency. */
export const TOTAL_RULES: readonly Rule[] = [
  asks(
    'R005',
    ['BT-5', 'BT-6'],
    ['the VAT accounting currency shall be another than that of the invoice', 'die Währung für die Umsatzsteuer muss eine andere als die der Rechnung sein'],
    ({ s }) => s.taxCurrency === undefined || s.taxCurrency !== (s.currency ?? ''),
  ),
  asks(
    'R053',
    ['BG-23', 'BT-110'],
    [
      'there shall be exactly one VAT total with a breakdown, in CII at most one in the currency of the invoice',
      'es muss genau eine Umsatzsteuersumme mit Aufschlüsselung geben, in CII höchstens eine in der Währung der Rechnung',
    ],
    ({ s }) =>
      s.binding === 'cii' ? count(s.vatTotals, ({ currency }) => currency !== undefined && currency === s.currency) <= 1 : count(s.vatTotals, hasRows) === 1,
  ),
  asks(
    'R054',
    ['BT-111', 'BT-6'],
    [
      'there shall be one VAT total without a breakdown, in CII in another currency, where a VAT accounting currency is given, else none',
      'es muss eine Umsatzsteuersumme ohne Aufschlüsselung, in CII in anderer Währung, geben, wo eine Buchwährung genannt ist, sonst keine',
    ],
    ({ s }) =>
      count(s.vatTotals, (total) =>
        s.binding === 'cii' ? total.currency !== undefined && s.currency !== undefined && total.currency !== s.currency : !hasRows(total),
      ) === Number(s.taxCurrency !== undefined),
    ['R055'],
  ),
  asks(
    'R055',
    ['BT-110', 'BT-111'],
    [
      'both VAT totals shall be given with the same sign where a VAT accounting currency is given',
      'beide Umsatzsteuersummen müssen mit demselben Vorzeichen angegeben sein, wo eine Buchwährung genannt ist',
    ],
    ({ s, amount }) => {
      const inCurrency = (currency: string | undefined) =>
        s.vatTotals.filter((total) => total.currency !== undefined && total.currency === currency).flatMap((total) => amount(total.amount) ?? []);
      const [own, accounting] = [inCurrency(s.currency), inCurrency(s.taxCurrency)];
      if (s.taxCurrency === undefined || (s.binding === 'cii' && own.length === 0)) return true;
      const both = (isSo: (value: (typeof own)[number]) => boolean): boolean => own.some(isSo) && accounting.some(isSo);
      // In CII a total of nothing has the sign of those that are greater.
      return both((value) => (s.binding === 'cii' ? value.lt(0) : value.lte(0))) || both((value) => value.gte(0));
    },
  ),
];
