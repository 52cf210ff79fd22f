import { describe, expect, it } from 'vitest';
import { stageTimes } from './stage-times.js';

const at = (seconds: number, fact: string) => ({ type: `invoice.${fact}.v1`, at: new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString() });

describe(stageTimes.name, () => {
  it('gives each stage the time from the event before it', () => {
    const timeline = [at(0, 'submitted'), at(1, 'received'), at(3, 'extracted'), at(6, 'validated'), at(10, 'matched'), at(15, 'approved')];
    expect(stageTimes(timeline)).toEqual({ extraction: 2000, validation: 3000, matching: 4000, approval: 5000, total: 15_000 });
  });

  it('counts approval from the match that it followed, not from the one that waited for goods', () => {
    const timeline = [at(0, 'submitted'), at(1, 'received'), at(2, 'extracted'), at(3, 'validated'), at(4, 'matched'), at(60, 'matched'), at(61, 'approved')];
    expect(stageTimes(timeline)).toMatchObject({ matching: 1000, approval: 1000, total: 61_000 });
  });

  it('leaves out stages that a refused document never saw', () => {
    expect(stageTimes([at(0, 'submitted'), at(1, 'received'), at(3, 'refused')])).toEqual({ extraction: 2000, validation: null, matching: null, approval: null, total: 3000 });
    expect(stageTimes([at(0, 'submitted'), at(1, 'refused')])).toMatchObject({ extraction: null, total: 1000 });
  });
});
