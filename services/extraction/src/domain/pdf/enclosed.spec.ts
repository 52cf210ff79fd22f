import { describe, expect, it } from 'vitest';
import { refused } from '../outcome.js';
import { withEnclosed } from './enclosed.js';

const COVER = refused('NOT_AN_INVOICE', 'The text has not the signs of an invoice.');
const file = (filename: string, content = '%PDF-1.7'): { filename: string; content: Uint8Array } => ({ filename, content: Buffer.from(content) });

describe(withEnclosed, () => {
  it('names the file that a cover encloses, and says what to do', () => {
    expect(withEnclosed(COVER, [file('Rechnung 4711.pdf')]).message).toBe(
      'The text has not the signs of an invoice. The PDF encloses a file that may be one: send it by itself (Rechnung 4711.pdf).',
    );
  });

  it('names as many as a person reads', () => {
    const seven = Array.from({ length: 7 }, (_, index) => file(`${index + 1}.pdf`));
    expect(withEnclosed(COVER, seven).message).toContain('7 files that may be some: send them by themselves (1.pdf, 2.pdf, 3.pdf, 4.pdf, 5.pdf and 2 more).');
  });

  it('shortens a name, and leaves out what no name holds', () => {
    const { message } = withEnclosed(COVER, [file(`\u0007${'x'.repeat(500)}\n.pdf`)]);
    expect(message).toContain(`(${'x'.repeat(75)}_.pdf)`);
  });

  it('leaves a refusal as it is where nothing enclosed may be an invoice, or it is for another reason', () => {
    expect(withEnclosed(COVER, [file('fonts.txt', 'plain words')])).toBe(COVER);
    const damaged = refused('UNREADABLE_PDF', 'The PDF is damaged.');
    expect(withEnclosed(damaged, [file('a.pdf')])).toBe(damaged);
  });
});
