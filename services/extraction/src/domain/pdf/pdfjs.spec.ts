import { describe, expect, it } from 'vitest';
import { isPdfjsError } from './pdfjs.js';

const thrownAt = (place: string): Error => Object.assign(new Error('broken'), { stack: `Error: broken\n    at read (${place})` });

describe(isPdfjsError.name, () => {
  it('knows an error of the reader by its files, also where stacks are mapped to their sources', () => {
    expect(isPdfjsError(thrownAt('/app/node_modules/pdfjs-dist/legacy/build/pdf.mjs:1:1'))).toBe(true);
    expect(isPdfjsError(thrownAt('webpack://pdf.js/src/shared/util.js:539:29'))).toBe(true);
    expect(isPdfjsError(thrownAt('/app/services/extraction/dist/domain/extract.js:1:1'))).toBe(false);
  });
});
