import { describe, expect, it } from 'vitest';
import { isUnended } from './unended.js';

/** So many streams of so many signs, each of which the reader would look for through the whole file. */
const manyStreams = (length: string, end: string, before = ''): Buffer => {
  const stream = `\n7 0 obj\n<< /Length ${length} >>\nstream\n${'x'.repeat(400)}${end}\nendobj`;
  return Buffer.from(`%PDF-1.4\n${before}${stream.repeat(4000)}`, 'latin1');
};

describe('isUnended', () => {
  it.each([
    ['the word for their end stands for itself', manyStreams('900', '\nendstream')],
    ['they are as long as they say', manyStreams('400', 'endstream')],
    ['they are as long as another object says', manyStreams('9 0 R', 'endstream', '9 0 obj\n400\nendobj')],
  ])('is false where %s', (_, bytes) => expect(isUnended(bytes)).toBe(false));

  it.each([
    ['nothing ends them', manyStreams('900', '')],
    ['they are not as long as they say, and the word for their end is part of another', manyStreams('900', 'endstream')],
    ['the object that says their length is not there', manyStreams('9 0 R', 'endstream')],
  ])('is true where %s', (_, bytes) => expect(isUnended(bytes)).toBe(true));
});
