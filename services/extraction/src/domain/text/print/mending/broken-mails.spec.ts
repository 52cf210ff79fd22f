import { describe, expect, it } from 'vitest';
import { layOut } from '../../../pdf/layout.js';
import { page } from '../../testing/reading-of.js';
import { withWholeMails } from './broken-mails.js';

const firstOf = (...lines: string[]): string | undefined => withWholeMails(layOut([page(...lines)]))[0]?.text;

describe(withWholeMails, () => {
  it.each([
    ['erika@muster-', 'bau.example', 'erika@muster-bau.example'],
    ['Mail erika@', 'muster.example', 'Mail erika@muster.example'],
    ['erika@muster.', 'example', 'erika@muster.example'],
    ['erika@muster-', 'Tel. 118', 'erika@muster-'],
    ['erika@muster.example', 'bau.example', 'erika@muster.example'],
  ])('reads %s above %s as %s', (upper, lower, text) => {
    expect(firstOf(upper, lower)).toBe(text);
  });

  it('looks past the line of another column, and not further down', () => {
    expect([firstOf('erika@muster-', '|Invoice', 'bau.example'), firstOf('erika@muster-', '', '', 'bau.example')]).toEqual(['erika@muster-', 'erika@muster-']);
  });
});
