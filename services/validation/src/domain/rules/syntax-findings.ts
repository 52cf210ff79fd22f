import type { Finding } from '@smartap/contracts';
import type { DocumentForm } from '@smartap/en16931';
import { findRules } from './ruleset.js';
import { andMore, texts, type Language } from './texts.js';

const ADVICE = texts('Ask the seller for a corrected invoice.', 'Den Verkäufer um eine berichtigte Rechnung bitten.');
const MAX_MESSAGE = 2000;

/** The findings of the rules of its syntax that a document breaks; a rule that is no longer known says nothing. */
export function syntaxFindings(form: DocumentForm | undefined, language: Language = 'en'): Finding[] {
  return (form?.syntax ?? []).flatMap(({ rule: id, path, times }): Finding[] => {
    const [known] = findRules(id);
    if (known === undefined) return [];
    const message = `${known.rule.text[language]} ${path}.${andMore(language, times - 1)} ${ADVICE[language]}`;
    return [{ code: known.rule.id, severity: 'error', message: message.slice(0, MAX_MESSAGE), terms: [] }];
  });
}
