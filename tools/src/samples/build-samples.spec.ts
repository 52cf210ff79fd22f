import { isElectronic, validate } from '@smartap/validation/domain';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildSamples, type SampleSet } from './index.js';

const digest = ({ samples, master }: SampleSet): string => {
  const hash = createHash('sha256').update(JSON.stringify(master));
  for (const { file, bytes } of samples) hash.update(file).update(bytes);
  return hash.digest('hex');
};

describe(buildSamples.name, () => {
  it('makes the same bytes and master data of the same seed, others of another', async () => {
    const [first, again, other] = await Promise.all([buildSamples('a'), buildSamples('a'), buildSamples('b')]);
    expect(digest(again)).toBe(digest(first));
    expect(digest(other)).not.toBe(digest(first));
  });

  it('makes as many as asked for, each file once, an original before its duplicate', async () => {
    const { samples } = await buildSamples('count', 97);
    const files = samples.map(({ file }) => file);
    expect(new Set(files).size).toBe(97);
    for (const { file, after } of samples) if (after) expect(files.indexOf(after)).toBeLessThan(files.indexOf(file));
  });

  it('covers every format and every kind of outcome', async () => {
    const { samples } = await buildSamples('kinds');
    expect(new Set(samples.map(({ format }) => format))).toEqual(new Set(['ubl', 'cii', 'facturx', 'pdf-text', 'xml', 'pdf', 'image', 'html']));
    expect(new Set(samples.map(({ intended }) => intended.split(':')[0]))).toEqual(new Set(['approved', 'rejected', 'refused', 'task', 'waiting']));
    expect(new Set(samples.flatMap(({ followUp }) => followUp?.act ?? []))).toEqual(new Set(['accept', 'acceptException', 'code', 'emergency', 'reject', 'exceed', 'receive', 'link', 'replace']));
  });

  it('gives every invoice that passes a seller, accounts and VAT ids in which no rule finds a fault', async () => {
    const { samples, master } = await buildSamples('identifiers', 200);
    const vendors = master.vendors.map((vendor) => ({ vendorId: vendor.number, version: 1, vendor }));
    const faulty = samples.flatMap(({ file, truth, format, intended }) => {
      if (!truth || intended !== 'approved') return [];
      const { findings } = validate(truth, isElectronic(format) ? format : 'pdf-text', { duplicateOf: undefined, vendors, waived: new Map() });
      return findings.map(({ code, message }) => `${file}: ${code} ${message}`);
    });
    expect(faulty).toEqual([]);
  });
});
