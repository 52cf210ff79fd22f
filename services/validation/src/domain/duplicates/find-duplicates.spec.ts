import { describe, expect, it } from 'vitest';
import { DEFAULT_DUPLICATE_SETTINGS, type DuplicateRecord } from './duplicate-record.js';
import { findDuplicates, type DuplicateFacts } from './find-duplicates.js';

const record = (id: string, parts: Partial<DuplicateRecord> = {}): DuplicateRecord => ({
  id, vendor: 'V1', vatId: 'DE123456788', account: 'DE89370400440532013000', number: '4711', issueDate: '2026-03-01', amount: '100.00', currency: 'EUR', typeCode: '380',
  digests: [], orders: [], receiptLines: [], preceding: [], ...parts,
});
const candidate = (parts: Partial<DuplicateRecord> = {}): DuplicateRecord => record('C', { number: '4712', ...parts });
const find = (own: DuplicateRecord, history: readonly DuplicateRecord[], parts: Partial<DuplicateFacts> = {}) =>
  findDuplicates(own, { history, settings: DEFAULT_DUPLICATE_SETTINGS, cleared: new Set(), similarity: new Map(), ...parts });
const hits = (...args: Parameters<typeof find>): string[] => find(...args).hits.map((hit) => `${hit.class}@${hit.against}`);
const explained = (...args: Parameters<typeof find>): string[] => find(...args).explained.map((hit) => `${hit.class}@${hit.against} ${hit.by}`);

describe('A number near another one', () => {
  it('is suspected at the same amount, to the last day of the window', () => {
    expect(hits(candidate({ issueDate: '2026-04-15' }), [record('H')])).toEqual(['D3@H']);
    expect(hits(candidate({ issueDate: '2026-04-16' }), [record('H')])).toEqual([]);
    expect(hits(candidate({ issueDate: '2026-01-15' }), [record('H')])).toEqual(['D3@H']);
  });

  it('counts amounts by value, and nothing is no amount', () => {
    expect(hits(candidate({ amount: '100' }), [record('H')])).toEqual(['D3@H']);
    expect(hits(candidate({ amount: '0' }), [record('H', { amount: '0.00' })])).toEqual([]);
    expect(hits(candidate({ amount: null }), [record('H', { amount: null })])).toEqual([]);
  });

  it('is another document when one gives money back', () => {
    expect(hits(candidate({ number: '4711', typeCode: '381' }), [record('H')])).toEqual([]);
    expect(hits(candidate({ typeCode: '381' }), [record('H', { typeCode: '381' })])).toEqual(['D3@H']);
  });
});

describe('The seller', () => {
  it('is one by the master record when one document names no VAT id, which blocks nothing', () => {
    expect(find(candidate({ number: '4711', vatId: undefined }), [record('H')])).toMatchObject({ effect: 'suspected', strongest: 'D3' });
  });

  it('is another one when both name VAT ids and these differ', () => {
    expect(hits(candidate({ number: '4711', vatId: 'DE987654321' }), [record('H')])).toEqual([]);
  });

  it('is nobody when nothing is known of him', () => {
    const nobody = { vatId: undefined, account: undefined, vendor: null };
    expect(hits(candidate({ number: '4711', ...nobody }), [record('H', nobody)])).toEqual([]);
  });

  it('is not known by an account that many share', () => {
    const factored = { vatId: undefined, vendor: null };
    expect(hits(candidate({ number: '4711', ...factored }), [record('H', factored)])).toEqual(['D1@H', 'D3@H']);
    expect(hits(candidate({ number: '4711', ...factored }), [record('H', factored)], { settings: { dateWindowDays: 45, sharedAccounts: ['DE89 3704 0044 0532 0130 00'] } })).toEqual([]);
  });
});

describe('A steady series', () => {
  const month = (id: string, number: string, m: number): DuplicateRecord => record(id, { number, issueDate: `2026-0${m}-01`, period: { start: `2026-0${m}-01`, end: `2026-0${m}-28` } });
  it('explains near numbers from the third on', () => {
    expect(hits(month('C', '12', 2), [month('H1', '11', 1)])).toEqual(['D3@H1']);
    expect(explained(month('C', '13', 3), [month('H1', '11', 1), month('H2', '12', 2)])).toEqual(['D3@H2 CADENCE']);
  });

  it('is none when the step changes', () => {
    const early = { ...month('C', '13', 3), period: { start: '2026-03-01', end: '2026-03-10' } };
    const weekly = [record('H1', { number: '11', issueDate: '2026-01-01', period: { start: '2026-01-01', end: '2026-01-07' } }), record('H2', { number: '12', issueDate: '2026-02-20', period: { start: '2026-02-20', end: '2026-02-27' } })];
    expect(hits(early, weekly)).toEqual(['D3@H2']);
  });

  it('may be told out of turn', () => {
    expect(explained(month('C', '12', 2), [month('H1', '11', 1), month('H3', '13', 3)])).toEqual(['D3@H1 CADENCE', 'D3@H3 CADENCE']);
  });

  it('does not excuse goods that were billed before', () => {
    const goods = { receiptLines: ['G1/1'] };
    expect(hits({ ...month('C', '13', 3), ...goods }, [month('H1', '11', 1), { ...month('H2', '12', 2), ...goods }])).toEqual(['D4@H2', 'D3@H2']);
  });
});

describe('A reissue', () => {
  const credit = (amount: string): DuplicateRecord => record('K', { number: 'G-1', typeCode: '381', amount, preceding: ['4711'] });
  it.each([
    ['in full', [credit('100')], ['4711'], []],
    ['in full, by two notes', [credit('60'), { ...credit('40'), id: 'K2' }], ['4711'], []],
    ['in part', [credit('99.99')], ['4711'], ['D3@H']],
    ['in full, not named', [credit('100')], [], ['D3@H']],
    ['not at all', [], ['4711'], ['D3@H']],
  ])('is right when the first was credited %s', (_, credits, preceding, expected) => {
    expect(hits(candidate({ preceding }), [record('H'), ...credits])).toEqual(expected);
  });

  it('may stand in the place of one that stood in the place of another', () => {
    const second = record('H2', { number: '4713', amount: '100', preceding: ['4711'] });
    const credits = [credit('100'), { ...credit('100'), id: 'K2', preceding: ['4713'] }];
    expect(explained(candidate({ preceding: ['4713'] }), [record('H'), second, ...credits])).toEqual(['D3@H REISSUE', 'D3@H2 REISSUE']);
  });
});

describe('Parts of a whole', () => {
  it('are other instalments of one plan, and no number twice or beyond the plan', () => {
    const part = (number: number) => ({ instalment: { plan: 'K', number, of: 3 } });
    expect(explained(candidate(part(2)), [record('H', part(1))])).toEqual(['D3@H INSTALMENT']);
    expect(hits(candidate(part(1)), [record('H', part(1))])).toEqual(['D3@H']);
    expect(hits(candidate(part(4)), [record('H', part(3))])).toEqual(['D3@H']);
  });

  it('are other deliveries of one order', () => {
    const of = (order: string, line: string) => ({ orders: [order], receiptLines: [line] });
    expect(explained(candidate(of('P', 'G2/1')), [record('H', of('P', 'G1/1'))])).toEqual(['D3@H PARTIAL_ORDER']);
    expect(hits(candidate(of('P', 'G1/1')), [record('H', of('P', 'G1/1'))])).toEqual(['D4@H', 'D3@H']);
    expect(hits(candidate(of('P', 'G2/1')), [record('H', of('Q', 'G1/1'))])).toEqual(['D3@H']);
  });
});

describe('What a person has cleared', () => {
  it('is explained for that pair, but the same number is still blocked', () => {
    expect(explained(candidate(), [record('H'), record('H2', { number: '4713' })], { cleared: new Set(['H']) })).toEqual(['D3@H PAIR_CLEARED']);
    expect(find(candidate({ number: '4711' }), [record('H')], { cleared: new Set(['H']) })).toMatchObject({ effect: 'block', strongest: 'D1' });
  });
});

describe('Documents that are alike', () => {
  it('are suspected when the number differs', () => {
    const alike = { similarity: new Map([['H', { text: '0.9', page: '0' }]]) };
    expect(hits(candidate({ number: '9', amount: '7' }), [record('H')], alike)).toEqual(['D6@H']);
    expect(hits(candidate({ number: '4711', amount: '7', issueDate: '2027-01-01' }), [record('H')], alike)).toEqual(['D2@H']);
  });
});
