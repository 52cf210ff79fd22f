import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Random } from '../random.js';
import { mutate, MUTATIONS } from './mutate.js';
import { repack } from './repack.js';

const XML = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<Invoice a="b">${'<ID>A-1</ID><Total currency="EUR">119.00</Total>'.repeat(20)}</Invoice>`);
const packed = deflateSync(Buffer.from('BT (Hello) Tj ET'));
const PDF = Buffer.concat([Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode /Kids [3 0 R] /Count 1 >>\nstream\n`), packed, Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF')]);

describe(mutate, () => {
  it('makes the same of the same seed, and something else of another', () => {
    for (const original of [XML, PDF]) {
      const made = Array.from({ length: 40 }, (_, seed) => mutate(original, new Random(seed), XML));
      expect(made).toEqual(Array.from({ length: 40 }, (_, seed) => mutate(original, new Random(seed), XML)));
      expect(new Set(made.map(({ bytes }) => bytes.toString('latin1'))).size).toBeGreaterThan(30);
    }
  });

  it.each(Object.entries(MUTATIONS))('%s changes an XML or a PDF, and never what it was given', (_, way) => {
    const before = Buffer.concat([XML, PDF]);
    const changes = Array.from({ length: 60 }, (_nothing, seed) => [XML, PDF].some((bytes) => !way(bytes, new Random(seed), PDF).equals(bytes)));
    expect(changes).toContain(true);
    expect(Buffer.concat([XML, PDF]).equals(before)).toBe(true);
  });

  it('does not grow without bound: repeated elements of repeated elements ended the measuring itself', () => {
    const large = Buffer.from('<ID>1</ID>'.repeat(100_000));
    for (let seed = 0; seed < 12; seed += 1) expect(MUTATIONS['elements']?.(large, new Random(seed), XML).length).toBeLessThan(6 * 1024 * 1024);
  });
});

describe(repack, () => {
  it('changes what a packed stream holds and states its new length', () => {
    const changed = repack(PDF, (content) => Buffer.from(content.toString().replace('Hello', 'Something else altogether')), new Random(1)).toString('latin1');
    const [, length = ''] = /\/Length (\d+)/.exec(changed) ?? [];
    const from = changed.indexOf('stream\n') + 7;
    expect(inflateSync(Buffer.from(changed.slice(from, from + Number(length)), 'latin1')).toString()).toBe('BT (Something else altogether) Tj ET');
  });
});
