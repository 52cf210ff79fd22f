import { describe, expect, it } from 'vitest';
import { CHANGES, type Change } from '../invented/change.js';
import { inventedCorpus } from '../invented/invented-corpus.js';
import { vendorsOf } from './corrected.js';
import { correctedReport, correctedTable } from './report.js';

const VENDORS = 6;
/** Each has many documents where each thing may be otherwise. */
const FEW = 2;

describe(correctedReport, () => {
  it('finds that invented vendors are read better once one of their invoices was corrected', async () => {
    const corpus = await inventedCorpus(VENDORS, 1);
    expect(vendorsOf(corpus).map((rows) => rows.length)).toEqual(Array.from({ length: VENDORS }, () => 3));
    const report = await correctedReport(corpus, () => undefined);
    const score = report.scores.wrong['another invoice'];
    expect(score?.readings).toBe(VENDORS * 6);
    expect(score?.after.whole).toBeGreaterThan(0.8 * VENDORS * 6);
    expect(score?.before.whole).toBeLessThan(0.2 * VENDORS * 6);
    expect(correctedTable(report)).toContain('| what was read wrongly | another invoice | 36 |');
  });
});

describe('Invoices on which something is otherwise', () => {
  it('are read by what the others taught, none worse than before, and say what is lost', async () => {
    const corpus = await inventedCorpus(FEW, 1, true);
    expect(corpus.rows.filter(({ id }) => corpus.changes.has(id))).toHaveLength(FEW * CHANGES.length);
    const { scores } = await correctedReport(corpus, () => undefined);
    const scoreOf = (change: Change | 'another invoice') => scores.all[change];
    // Three invoices teach; what is otherwise teaches nothing.
    expect([scoreOf('another invoice')?.readings, scoreOf('discount')?.readings]).toEqual([FEW * 6, FEW * 3]);
    for (const change of CHANGES) expect([change, scoreOf(change)?.worse, scoreOf(change)?.after.wrongLinesAboveBound]).toEqual([change, 0, 0]);
    expect(scoreOf('other labels')?.told).toBeGreaterThan(0);
    expect(scoreOf('discount')?.after.whole).toBe(FEW * 3);
  });
});

describe(inventedCorpus, () => {
  it('gives no two vendors one name: they would be taken for one', async () => {
    expect(vendorsOf(await inventedCorpus(100, 31))).toHaveLength(100);
  });

  it('makes the same vendors of the same seed, and others of another', async () => {
    const [one, again, other] = await Promise.all([inventedCorpus(2, 1), inventedCorpus(2, 1), inventedCorpus(2, 2)]);
    expect(again.rows).toEqual(one.rows);
    expect(again.read(one.rows[0]?.file ?? '')).toEqual(one.read(one.rows[0]?.file ?? ''));
    expect(other.rows[0]?.expected).not.toEqual(one.rows[0]?.expected);
    const more = await inventedCorpus(2, 1, true);
    expect(more.rows.filter(({ id }) => !more.changes.has(id))).toEqual(one.rows);
  });
});
