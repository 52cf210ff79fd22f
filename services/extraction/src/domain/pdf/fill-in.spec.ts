import { describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS } from '../outcome.js';
import { assemblePdf, stream } from '../testing/make-pdf.js';
import { fillIn } from './fill-in.js';
import { openPdf } from './open-pdf.js';

const LOOK = (text: string): string => stream('/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 5 0 R >> >>', `BT /F1 10 Tf 2 5 Td (${text}) Tj ET`);

/** The words of a page that prints `Number` and has notes and fields besides; `9 0 R` is the picture of one of them. */
async function wordsWith(note: string, look = 'RE-1017', form = ''): Promise<string[]> {
  const pdf = await openPdf(
    assemblePdf([
      `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /DA (/F1 10 Tf 0 g) /DR << /Font << /F1 5 0 R >> >> ${form} >> >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [6 0 R] /Resources << /Font << /F1 5 0 R >> >> >>',
      stream('', 'BT /F1 10 Tf 50 705 Td (Number) Tj ET'),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      `<< /Type /Annot /Rect [120 700 320 720] /P 3 0 R ${note} >>`,
      '<< >>',
      '<< >>',
      LOOK(look),
    ]),
    DEFAULT_EXTRACTION_LIMITS,
  );
  if ('outcome' in pdf) throw new Error(pdf.message);
  try {
    return [pdf.words(1), pdf.words(1)].map((words) => words.map(({ text }) => text).join(' '));
  } finally {
    pdf.close();
  }
}

const FIELD = '/Subtype /Widget /FT /Tx /T (number) /V (RE-1017)';

describe(fillIn, () => {
  it.each<[string, string, string?, string?]>([
    ['a field of a form by its picture', `${FIELD} /F 4 /AP << /N 9 0 R >>`],
    ['a field that only says its value', `${FIELD} /F 4 /DA (/F1 10 Tf 0 g)`, undefined, '/NeedAppearances true'],
    ['a text that was written onto the page', '/Subtype /FreeText /Contents (RE-1017) /F 4 /AP << /N 9 0 R >>'],
    ['a stamp', '/Subtype /Stamp /F 4 /AP << /N 9 0 R >>'],
  ])('takes in %s, as often as the page is looked at', async (_, note, look, form) => {
    expect(await wordsWith(note, look, form)).toEqual(['Number RE-1017', 'Number RE-1017']);
  });

  it.each<[string, string, string?]>([
    ['a field that is hidden', `${FIELD} /F 2 /AP << /N 9 0 R >>`],
    ['what a signature shows of itself', '/Subtype /Widget /FT /Sig /T (signed) /F 4 /AP << /N 9 0 R >>'],
    ['a link', '/Subtype /Link /F 4 /AP << /N 9 0 R >>'],
    ['what is drawn by more than a field takes', `${FIELD} /F 4 /AP << /N 9 0 R >>`, `RE-1017) Tj ${'/Tx BMC '.repeat(20_000)} (`],
  ])('leaves out %s', async (_, note, look?: string) => {
    expect(await wordsWith(note, look)).toEqual(['Number', 'Number']);
  });
});
