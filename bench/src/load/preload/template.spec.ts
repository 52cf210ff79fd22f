import { describe, expect, it } from 'vitest';
import { render, templatesOf, type Source } from './template.js';

const TENANT = '01a20000-0000-7000-8000-00000000000a';
const VENDOR = '01a20000-0000-7000-8000-00000000000b';
const AT = Date.parse('2026-03-01T10:00:00.000Z');
const source: Source = { digits: '987650001', at: AT, tenantId: TENANT, vendorId: VENDOR };
/** A UUIDv7 of so many milliseconds after the source. */
const idAt = (ms: number, tail = '1'): string => {
  const time = (AT + ms).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail.padStart(12, '0')}`;
};
const HASH = 'ab'.repeat(32);
const target = { n: 5, at: AT + 86_400_000, tenantId: 'T', vendorId: 'V' };

function renderAll(rows: Record<string, string[]>, to = target): string[] {
  return [...templatesOf(new Map(Object.entries(rows)), source, new Set([TENANT, VENDOR, idAt(0, 'f')])).values()].flat().map((line) => render(line, to));
}

describe('templatesOf', () => {
  it('puts another tenant, vendor and number in', () => {
    expect(renderAll({ a: [`${TENANT}\tB-987650001\t{"vendor": "${VENDOR}", "order": "PO-987650001"}`] })).toEqual(['T\tB-100000005\t{"vendor": "V", "order": "PO-100000005"}']);
  });

  it('keeps an id the same wherever it occurs, and as far from the start as it was', () => {
    const [first = '', second = ''] = renderAll({ a: [`${idAt(7)}\t1`], b: [`2\t${idAt(7)}`] });
    expect(first.split('\t')[0]).toBe(second.split('\t')[1]);
    expect(Number.parseInt(first.slice(0, 8) + first.slice(9, 13), 16)).toBe(target.at + 7);
  });

  it('gives every invoice, and every id of one, another', () => {
    const row = `${idAt(7)} ${idAt(7, '2')} ${HASH}`;
    const all = [0, 1, 2].flatMap((n) => renderAll({ a: [row] }, { ...target, n })[0]?.split(' ') ?? []);
    expect(new Set(all).size).toBe(9);
    for (const token of all) expect(token).toMatch(/^(?:[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}|[0-9a-f]{64})$/);
  });

  it('moves times of both spellings, and leaves dates of the document', () => {
    expect(renderAll({ a: ['2026-03-01 10:00:01.5+00\t2026-03-01T10:00:02.250Z\t2026-01-15'] })).toEqual(['2026-03-02 10:00:01.500+00\t2026-03-02T10:00:02.250Z\t2026-01-15']);
  });

  it('refuses a row that refers to what is not the invoice’s own', () => {
    expect(() => renderAll({ 'x.y': [idAt(0, 'f')] })).toThrow(/x\.y/);
  });
});
