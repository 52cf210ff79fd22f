import type { Finding, Says } from '@smartap/contracts';
import type { DocumentForm, SyntaxRule } from '@smartap/en16931';
import { tell } from '../messages/tell.js';
import { isSyntaxAsked, type Profile } from './profiles.js';
import type { RuleLayer } from './rule.js';
import { findRules } from './ruleset.js';
import { texts, type Texts } from './texts.js';

/** What a breach of a rule of syntax says; its path is the value. */
export const syntaxMessage = ({ text }: Pick<SyntaxRule, 'text'>): Texts =>
  texts(`${text.en} {path}. Ask the seller for a corrected invoice.`, `${text.de} {path}. Den Verkäufer um eine berichtigte Rechnung bitten.`);

const MAX_PATH = 500;

/**
 * The findings of the rules of its syntax that a document breaks; a rule that is no longer known says nothing.
 *
 * @param layers what the document is held against: rules of other layers are not asked
 * @param profile the profile that it names, which asks less
 */
export function syntaxFindings(form: DocumentForm | undefined, layers: readonly Pick<RuleLayer, 'name'>[], profile?: Profile): Finding[] {
  const names = new Set(layers.map(({ name }) => name));
  return (form?.syntax ?? []).flatMap(({ rule: id, path, times }): Finding[] => {
    const [known] = findRules(id);
    if (known === undefined || 'terms' in known.rule || !isSyntaxAsked(profile, id) || known.rule.layers?.some((name) => names.has(name)) === false) return [];
    const says: Says = { values: { path: path.slice(0, MAX_PATH) }, ...(times > 1 ? { more: times - 1 } : {}) };
    return [{ code: known.rule.id, severity: 'error', message: tell(syntaxMessage(known.rule), says, 'en'), says, terms: [] }];
  });
}
