import type { Finding } from '@smartap/contracts';
import type { DocumentForm } from '@smartap/en16931';
import type { RuleLayer } from './rule.js';
import { findRules } from './ruleset.js';
import { andMore, texts, type Language } from './texts.js';

const ADVICE = texts('Ask the seller for a corrected invoice.', 'Den Verkäufer um eine berichtigte Rechnung bitten.');
const MAX_MESSAGE = 2000;

/**
 * The findings of the rules of its syntax that a document breaks; a rule that is no longer known says nothing.
 *
 * @param layers what the document is held against: rules of other layers are not asked
 */
export function syntaxFindings(form: DocumentForm | undefined, layers: readonly Pick<RuleLayer, 'name'>[], language: Language = 'en'): Finding[] {
  const names = new Set(layers.map(({ name }) => name));
  return (form?.syntax ?? []).flatMap(({ rule: id, path, times }): Finding[] => {
    const [known] = findRules(id);
    if (known === undefined || 'terms' in known.rule || (known.rule.layer !== undefined && !names.has(known.rule.layer))) return [];
    const message = `${known.rule.text[language]} ${path}.${andMore(language, times - 1)} ${ADVICE[language]}`;
    return [{ code: known.rule.id, severity: 'error', message: message.slice(0, MAX_MESSAGE), terms: [] }];
  });
}
