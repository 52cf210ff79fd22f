import type { CodeUse } from '@smartap/en16931';
import type { CodeList } from './code-lists/index.js';
import { rule, type Rule } from './rule.js';
import { texts } from './texts.js';

/** A rule that every value of a use is in its list. */
export function coded(id: string, terms: readonly string[], uses: readonly (readonly [CodeUse, CodeList])[]): Rule {
  const [title] = uses.map(([, list]) => list.title);
  return rule({
    id,
    terms,
    text: texts(`The code (${terms.join(', ')}) shall be one of ${title}.`, `Der Code (${terms.join(', ')}) muss aus der Liste ${title} sein.`),
    message: texts(
      `The code “{code}” (${terms.join(', ')}) is none of ${title}. Ask the seller for one of that list.`,
      `Der Code „{code}“ (${terms.join(', ')}) ist nicht in der Liste ${title}. Den Verkäufer um einen Code dieser Liste bitten.`,
    ),
    check: ({ s }, report) => {
      for (const [use, list] of uses) {
        for (const code of s.codes.get(use) ?? []) if (!list.codes.has(code)) report({ values: { code }, actual: code });
      }
    },
  });
}
