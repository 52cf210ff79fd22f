import type { Invoice } from '../model/index.js';
import type { ReadResult } from '../read/read-invoice.js';
import { stateDocument } from '../statement/state-document.js';
import { stateModel } from '../statement/of-model.js';
import type { Binding } from '../statement/statement.js';
import { SYNTAX_RULES } from '../syntax-rules/index.js';
import { runSyntaxRules } from '../syntax-rules/syntax-rule.js';
import { differencesOf } from './differences.js';
import type { DocumentForm } from './document-form.js';

const MAX_PATH = 1000;
const BINDINGS: Readonly<Record<ReadResult['syntax'], Binding | undefined>> = {
  'ubl-invoice': 'ubl',
  'ubl-creditnote': 'ubl',
  cii: 'cii',
  'cii-zf1': 'cii',
  fatturapa: undefined,
  ksef: undefined,
  ebinterface: undefined,
  facturae: undefined,
  isdoc: undefined,
  finvoice: undefined,
};

/** What only the form of a document that was read tells rules; undefined when there is nothing, or the standard does not bind its syntax. */
export function formOf(read: Pick<ReadResult, 'syntax' | 'model' | 'occurrences'>): DocumentForm | undefined {
  const binding = BINDINGS[read.syntax];
  if (binding === undefined) return undefined;
  const terms = differencesOf(stateDocument(read), stateModel(read.model, { binding }));
  const syntax = runSyntaxRules(read.occurrences, SYNTAX_RULES[read.syntax]).map(({ rule, elements }) => ({
    rule: rule.id,
    path: elements[0].path.slice(0, MAX_PATH),
    times: elements.length,
  }));
  return terms.length + syntax.length === 0 ? undefined : { terms, syntax };
}

/**
 * The form of a document after a person has corrected what was read: where the correction says something else, it counts and not
 * the document's own words; what nobody has touched is as wrong as before.
 *
 * @param binding that of the document
 */
export function formAfter(form: DocumentForm, before: Invoice, after: Invoice, binding: Binding): DocumentForm {
  const changed = new Set(differencesOf(stateModel(after, { binding }), stateModel(before, { binding })).map(({ path }) => path));
  const isUntouched = (path: string): boolean => ![...changed].some((other) => path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`));
  return { ...form, terms: form.terms.filter(({ path }) => isUntouched(path)) };
}
