import { describe, expect, it } from 'vitest';
import { explainLetter } from './explain-letter.js';

const letter = { service: 'matching', type: 'invoice.validated.v1', code: 'INTERNAL', reason: 'x is not a function', attempts: 5 };

describe(explainLetter.name, () => {
  it.each([
    ['CONTRACT_VIOLATED', 'cannot read "invoice.validated.v1"', 'publish it right'],
    ['TOO_MANY_ATTEMPTS', '5 times', 'Mend the cause'],
    ['OBJECT_NOT_FOUND', 'object store does not have', 'Restore the object'],
    ['23505', 'a rule of the data does not hold', '23505'],
    ['42P01', 'migration', '42P01'],
    ['INTERNAL', 'failed on "invoice.validated.v1" 5 time(s): x is not a function', 'log of matching'],
    ['HIJAC', 'failed on', 'log of matching'],
  ])('says what %s means and what to do', (code, explanation, next) => {
    const words = explainLetter({ ...letter, code });
    expect(words.explanation).toContain(explanation);
    expect(words.next).toContain(next);
  });

  it('speaks of a message that names no type', () => {
    expect(explainLetter({ ...letter, type: null }).explanation).toContain('a message of no known type');
  });
});
