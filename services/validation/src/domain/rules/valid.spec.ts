import { formOf, readInvoice, runSyntaxRules, stateDocument, stateModel, writeCii, writeUbl, type Invoice, type Statement } from '@smartap/en16931';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validInvoice } from '../../testing/valid-invoice.js';
import { LAYERS, SYNTAXES } from './ruleset.js';
import { runRules } from './run-rules.js';

const STANDARD = LAYERS.filter(({ name }) => name === 'en16931');
const fired = (statement: Statement): string[] => runRules(statement, STANDARD).map(({ rule }) => rule.id);

describe('A valid invoice', () => {
  it('breaks no rule, whatever it was written in', () => {
    fc.assert(fc.property(validInvoice(), (invoice) => {
      expect(fired(stateModel(invoice))).toEqual([]);
      expect(fired(stateModel(invoice, { binding: 'cii' }))).toEqual([]);
      expect(fired(stateModel(invoice, { isPartial: true }))).toEqual([]);
    }), { numRuns: 200 });
  });

  it.each([['ubl', writeUbl], ['cii', writeCii]] as const)('breaks no rule as a document, of its syntax neither: %s', (name, write: (invoice: Invoice) => string) => {
    fc.assert(fc.property(validInvoice(), (invoice) => {
      const result = readInvoice(write(invoice));
      expect(fired(stateDocument(result))).toEqual([]);
      const rules = SYNTAXES.find((syntax) => syntax.name === name)?.rules ?? [];
      expect(rules.length).toBeGreaterThan(0);
      expect(runSyntaxRules(result.occurrences, rules).map(({ rule }) => rule.id)).toEqual([]);
      expect(formOf(result), 'a clean document carries nothing of its form').toBeUndefined();
    }), { numRuns: 60 });
  });
});
