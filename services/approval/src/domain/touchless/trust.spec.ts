import { describe, expect, it } from 'vitest';
import { sourceOf, trustOf, type VendorStanding } from './trust.js';

const standing = (parts: Partial<VendorStanding> = {}): VendorStanding => ({ own: { clean: 0, corrected: 0 }, isDemoted: false, source: 'xml', pool: { clean: 0, corrected: 0 }, ...parts });
const trusted = (parts: Partial<VendorStanding>): boolean => trustOf(standing(parts), 0.03).trusted;

describe(trustOf.name, () => {
  it('lets vendors of structured data start high, and others earn it', () => {
    expect(trusted({ source: 'xml' })).toBe(true);
    expect(trusted({ source: 'page' })).toBe(false);
    expect(trusted({ source: 'page', own: { clean: 124, corrected: 0 } })).toBe(false);
    expect(trusted({ source: 'page', own: { clean: 125, corrected: 0 } })).toBe(true);
    expect(trustOf(standing({ source: 'scan' }), 0.03).stillNeeded).toBe(125);
  });

  it('counts what others of the source did, for so much at most', () => {
    expect(trusted({ source: 'page', pool: { clean: 10_000, corrected: 0 } })).toBe(true);
    expect(trusted({ source: 'page', pool: { clean: 9_500, corrected: 500 } })).toBe(false);
    expect(trusted({ source: 'page', pool: { clean: 9_500, corrected: 500 }, own: { clean: 2000, corrected: 0 } })).toBe(true);
    expect(trusted({ source: 'xml', pool: { clean: 900, corrected: 100 } })).toBe(false);
  });

  it('forgets the ground of the source after a confirmed error', () => {
    expect(trusted({ isDemoted: true, own: { clean: 0, corrected: 1 } })).toBe(false);
    expect(trusted({ isDemoted: true, own: { clean: 100, corrected: 1 } })).toBe(false);
    expect(trusted({ isDemoted: true, own: { clean: 250, corrected: 1 } })).toBe(true);
  });
});

describe(sourceOf.name, () => {
  it.each([['ubl', 'xml'], ['facturx', 'xml'], ['fatturapa', 'xml'], ['pdf-text', 'page'], ['text', 'page'], ['image', 'scan'], ['scan', 'scan']])('%s is %s', (format, source) => {
    expect(sourceOf(format)).toBe(source);
  });
});
