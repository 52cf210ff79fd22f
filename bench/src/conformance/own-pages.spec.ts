import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCorpus } from './corpus.js';
import { aboveBound } from './facts.js';
import { OWN_PAGES } from './own-pages.js';
import { Conformance } from './run.js';

/** What is read of the project's own pages, rounded down: what was read once is read from then on. */
const LEAST = { facts: 0.985, sure: 0.84, lines: 0.95, terms: 0.9 } as const;
/** So many values may be sure and wrong. */
const MOST_WRONG = 13;

describe("the project's own pages", () => {
  const corpus = loadCorpus(OWN_PAGES);
  const conformance = new Conformance(corpus);

  beforeAll(async () => {
    for (const row of corpus.rows) await conformance.document(row);
  }, 120_000);
  afterAll(async () => conformance.close());

  it('are all taken for invoices', () => {
    expect([conformance.crashes, conformance.refusals]).toEqual([[], []]);
  });

  it('give what they state, and hardly a value that is sure and wrong', () => {
    const fields = conformance.facts.facts()['pdf-text'] ?? {};
    const { known, above, wrong } = aboveBound(fields);
    const right = Object.values(fields).reduce((sum, score) => sum + score.right, 0);
    const missed = conformance.facts.misses.map(({ id, field, expected, given }) => `${id} ${field}: ${expected}, given ${given ?? 'nothing'}`);
    expect(right / known, missed.join('\n')).toBeGreaterThan(LEAST.facts);
    expect(above / known).toBeGreaterThan(LEAST.sure);
    expect(wrong, missed.join('\n')).toBeLessThanOrEqual(MOST_WRONG);
  });

  it('give their lines and their other terms', () => {
    const terms = Object.values(conformance.terms.terms());
    const [right, stated] = [terms.reduce((sum, term) => sum + term.right, 0), terms.reduce((sum, term) => sum + term.right + term.wrong + term.missing, 0)];
    expect(conformance.lines.lines()['pdf-text']?.macroStated).toBeGreaterThan(LEAST.lines);
    expect(right / stated).toBeGreaterThan(LEAST.terms);
  });
});
