import type { Stated } from '@smartap/en16931';
import type { Facts } from '../../facts.js';
import { atLine } from '../../presence.js';
import { rule, type Rule } from '../../rule.js';
import { texts, type Place, type Texts } from '../../texts.js';
import { named, type VatFamily } from './family.js';

const ASKED: Readonly<Record<VatFamily['rate'], Texts>> = {
  positive: texts('greater than 0', 'größer als 0'),
  zero: texts('0', '0'),
  'zero or positive': texts('0 or greater', '0 oder größer'),
  none: texts('not stated', 'nicht angegeben'),
};

function isRight(kind: VatFamily['rate'], { amount }: Facts, text: Stated): boolean {
  if (kind === 'none') return text === undefined;
  const rate = amount(text);
  if (rate === undefined) return false;
  if (kind === 'zero') return rate.eq(0);
  return kind === 'positive' ? rate.gt(0) : rate.gte(0);
}

type Each = (facts: Facts, code: string, take: (rate: Stated, place: Place) => void) => void;

const PLACES: readonly { readonly number: string; readonly terms: readonly [string, string]; readonly each: Each }[] = [
  {
    number: '05',
    terms: ['BT-151', 'BT-152'],
    each: (facts, code, take) =>
      facts.categories.get(code)?.lines.forEach(({ tax, line, index }) => {
        if (tax.isVat) take(tax.rate, atLine(line, index));
      }),
  },
  {
    number: '06',
    terms: ['BT-95', 'BT-96'],
    each: (facts, code, take) =>
      facts.categories.get(code)?.allowances.forEach(({ tax, index }) => {
        if (tax.isVat) take(tax.rate, { group: 'allowance', index });
      }),
  },
  {
    number: '07',
    terms: ['BT-102', 'BT-103'],
    each: (facts, code, take) =>
      facts.categories.get(code)?.charges.forEach(({ tax, index }) => {
        if (tax.isVat) take(tax.rate, { group: 'charge', index });
      }),
  },
];

/** -05, -06, -07: the rate beside the category. */
export function rateRules(family: VatFamily): Rule[] {
  const { en, de } = named(family);
  const asked = ASKED[family.rate];
  return PLACES.map(({ number, terms, each }) =>
    rule({
      id: `${family.prefix}-${number}`,
      terms,
      ...(family.isTaxed ? { follows: [`${family.prefix}-08`] } : {}),
      text: texts(
        `With VAT category ${en} (${terms[0]}), the rate (${terms[1]}) shall be ${asked.en}.`,
        `Bei der Umsatzsteuerkategorie ${de} (${terms[0]}) muss der Satz (${terms[1]}) ${asked.de} sein.`,
      ),
      message: texts(
        `With VAT category ${en} (${terms[0]}), the rate (${terms[1]}) must be ${asked.en}; it is {rate}. Ask the seller for a corrected invoice.`,
        `Bei der Umsatzsteuerkategorie ${de} (${terms[0]}) muss der Satz (${terms[1]}) ${asked.de} sein; er ist {rate}. Den Verkäufer um eine berichtigte Rechnung bitten.`,
      ),
      check: (facts, report) =>
        each(facts, family.code, (rate, place) => {
          if (!isRight(family.rate, facts, rate)) report({ place, values: { rate: rate ?? '—' }, actual: rate ?? '' });
        }),
    }),
  );
}
