import { describe, expect, it } from 'vitest';
import { refusalOf, type Load, type LoadLimits } from './admission.js';

const limits: LoadLimits = { HTTP_MAX_IN_FLIGHT: 10, UPLOAD_MAX_OPEN: 3, UPLOAD_MAX_BYTES_OPEN: 100, OVERLOAD_LOOP_DELAY_MS: 50, OUTBOX_MAX_UNSENT: 5 };
const idle: Load = { inFlight: 0, openUploads: 0, openUploadBytes: 0, loopDelayMs: 20, unsentEvents: 0 };

describe(refusalOf.name, () => {
  it.each([
    ['a read while nothing is going on', {}, undefined, undefined],
    ['a read beside the last but one in flight', { inFlight: 9 }, undefined, undefined],
    ['a read beside too many in flight', { inFlight: 10 }, undefined, 'HTTP_MAX_IN_FLIGHT'],
    ['a read while the loop lags', { loopDelayMs: 51 }, undefined, 'OVERLOAD_LOOP_DELAY_MS'],
    ['a read while the bus is away', { unsentEvents: 5 }, undefined, undefined],
    ['an upload while the bus is away', { unsentEvents: 5 }, 1, 'OUTBOX_MAX_UNSENT'],
    ['an upload before the outbox is full', { unsentEvents: 4 }, 1, undefined],
    ['an upload beside too many', { openUploads: 3 }, 1, 'UPLOAD_MAX_OPEN'],
    ['an upload that fills the bytes', { openUploads: 1, openUploadBytes: 60 }, 40, undefined],
    ['an upload that is too much for the bytes', { openUploads: 1, openUploadBytes: 60 }, 41, 'UPLOAD_MAX_BYTES_OPEN'],
    ['a large upload alone', {}, 1000, undefined],
  ])('decides on %s', (_, load, bytes, limit) => {
    expect(refusalOf({ ...idle, ...load }, limits, bytes)?.limit).toBe(limit);
  });
});
