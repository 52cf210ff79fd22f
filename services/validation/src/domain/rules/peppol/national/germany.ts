import type { Rule } from '../../rule.js';
import { texts } from '../../texts.js';
import { XRECHNUNG } from '../../xrechnung/index.js';
import { isIn } from './seller-in.js';

/** What stands for XRechnung alone: how it names itself. */
const NOT_ASKED = new Set(['BR-DE-21']);
const PARTS: Readonly<Record<string, string>> = { a: '1', b: '2' };

const OTHER_NAMES: Readonly<Record<string, string>> = { 'BR-TMP-2': 'DE-R-T02' };

/** `BR-DE-23-a` is `DE-R-023-1`. */
function peppolId(id: string): string {
  if (OTHER_NAMES[id] !== undefined) return OTHER_NAMES[id];
  const [, , number = '', part = ''] = id.split('-');
  const suffix = PARTS[part];
  return `DE-R-${number.padStart(3, '0')}${suffix === undefined ? '' : `-${suffix}`}`;
}

const ofGermany = ({ id, text, follows, check, ...rest }: Rule): Rule => ({
  ...rest,
  id: peppolId(id),
  text: texts(`Between a seller and a buyer in Germany: ${text.en}`, `Zwischen Verkäufer und Käufer in Deutschland: ${text.de}`),
  message: texts(
    `Between a seller and a buyer in Germany, Peppol asks: ${text.en} The invoice has it otherwise; ask the seller for a corrected invoice.`,
    `Zwischen Verkäufer und Käufer in Deutschland verlangt Peppol: ${text.de} Die Rechnung hat es anders; den Verkäufer um eine berichtigte Rechnung bitten.`,
  ),
  follows: follows.map(peppolId),
  check: (facts, report) => {
    if (isIn(facts.s.seller, 'DE') && isIn(facts.s.buyer, 'DE')) check(facts, report);
  },
});

/** What Peppol asks between sellers and buyers in Germany: the rules of XRechnung under names of their own, DE-R-*. */
export const GERMANY: readonly Rule[] = XRECHNUNG.rules.filter(({ id }) => !NOT_ASKED.has(id)).map(ofGermany);
