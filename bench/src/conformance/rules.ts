import { formOf, InvoiceReadError, PEPPOL_SYNTAX_RULES, readInvoice, restate, stateModel, type DocumentForm, type ReadResult } from '@smartap/en16931';
import { EN16931, runRules } from '@smartap/validation/domain';
import { FIFTY_LINES } from './fifty-lines.js';
import type { CorpusRow } from './corpus.js';

/** A document whose fatal rules differ from the verdict of the Schematron. */
export interface RuleDifference {
  id: string;
  file: string;
  missing: string[];
  extra: string[];
}

/** The score of the rules, as measures.md has it. */
export interface RuleScore {
  rules: { documents: number; identical: number; differing: RuleDifference[] };
  syntaxRules: { documents: number; identical: number };
  rulesMs: { median: number; p95: number; fiftyLines: number };
}

/** The fatal rules that fire on a document, and the milliseconds the rules alone took. */
export interface Fired {
  readonly ids: readonly string[];
  readonly ms: number;
}

/** The verdict is that of the standard alone. */
const OF_LAYERS: ReadonlySet<string> = new Set(PEPPOL_SYNTAX_RULES.map(({ id }) => id));

/** The form of a document as it comes over the bus. */
function sentForm(result: ReadResult): DocumentForm {
  return JSON.parse(JSON.stringify(formOf(result) ?? { terms: [], syntax: [] })) as DocumentForm;
}

/** Runs the rules of the standard over what an event tells of a document, as the service does; a document that cannot be read fires nothing. */
export function fireRules(source: Uint8Array): Fired {
  let result: ReadResult;
  try {
    result = readInvoice(source);
  } catch (error) {
    if (error instanceof InvoiceReadError) return { ids: [], ms: 0 };
    throw error;
  }
  const form = sentForm(result);
  const statement = restate(stateModel(result.model, { binding: result.syntax.startsWith('cii') ? 'cii' : 'ubl' }), form.terms);
  // Measured warm, as the figures of other validators are: between two documents their PDFs and tables have the caches.
  runRules(statement, [EN16931]);
  const started = performance.now();
  const broken = runRules(statement, [EN16931]);
  const ms = performance.now() - started;
  return {
    ids: [
      ...broken.filter(({ severity }) => severity === 'fatal').map(({ rule }) => rule.id),
      ...form.syntax.flatMap(({ rule }) => (OF_LAYERS.has(rule) ? [] : [rule])),
    ],
    ms,
  };
}

const ROUNDS = 101;

/** The median of the rules alone over an invoice of fifty lines. */
function fiftyLinesMs(): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    runRules(FIFTY_LINES, [EN16931]);
    return performance.now() - started;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

const SYNTAX_RULE = /^(?:UBL|CII)-/;

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const other = new Set(b);
  return new Set(a).size === other.size && a.every((id) => other.has(id));
}

/** Compares the fatal rules of documents with the verdict of the Schematron. */
export class RuleBook {
  private readonly differing: RuleDifference[] = [];
  private readonly times: number[] = [];
  private documents = 0;
  private identical = 0;
  private syntaxIdentical = 0;

  add(row: CorpusRow, fired: readonly string[], milliseconds: number): void {
    const expected = row.en16931?.fatal ?? [];
    const [wanted, found] = [expected, fired].map((ids) => ids.filter((id) => id.startsWith('BR-'))) as [string[], string[]];
    const missing = wanted.filter((id) => !found.includes(id));
    const extra = found.filter((id) => !wanted.includes(id));
    this.documents += 1;
    this.times.push(milliseconds);
    if (missing.length + extra.length === 0) this.identical += 1;
    else this.differing.push({ id: row.id, file: row.file, missing, extra });
    const isSyntax = (id: string): boolean => SYNTAX_RULE.test(id);
    if (sameSet(expected.filter(isSyntax), fired.filter(isSyntax))) this.syntaxIdentical += 1;
  }

  score(): RuleScore {
    const sorted = this.times.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    return {
      rules: { documents: this.documents, identical: this.identical, differing: this.differing },
      syntaxRules: { documents: this.documents, identical: this.syntaxIdentical },
      rulesMs: { median: at(0.5), p95: at(0.95), fiftyLines: fiftyLinesMs() },
    };
  }
}
