import type { Facts } from '../facts.js';
import { rule, type Report, type Rule } from '../rule.js';
import { texts } from '../texts.js';

type Asked = readonly [en: string, de: string];

/** A rule of Peppol over whatever `check` reports. */
export function asksOf(
  id: string,
  terms: readonly string[],
  [en, de]: Asked,
  check: (facts: Facts, report: Report) => void,
  follows: readonly string[] = [],
): Rule {
  return rule({
    id: `PEPPOL-EN16931-${id}`,
    terms,
    follows: follows.map((other) => `PEPPOL-EN16931-${other}`),
    text: texts(`${en} (${terms.join(', ')}).`, `${de} (${terms.join(', ')}).`),
    message: texts(
      `Peppol asks: ${en} (${terms.join(', ')}). The invoice has it otherwise; ask the seller for a corrected invoice.`,
      `Peppol verlangt: ${de} (${terms.join(', ')}). Die Rechnung hat es anders; den Verkäufer um eine berichtigte Rechnung bitten.`,
    ),
    check,
  });
}

/** A rule of Peppol over the invoice as a whole. */
export function asks(id: string, terms: readonly string[], asked: Asked, isRight: (facts: Facts) => boolean, follows: readonly string[] = []): Rule {
  return asksOf(
    id,
    terms,
    asked,
    (facts, report) => {
      if (!isRight(facts)) report();
    },
    follows,
  );
}
