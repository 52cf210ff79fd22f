import { aboveBound, type FieldScore } from './facts.js';
import type { Conformance } from './run.js';

const PAGES = ['pdf-text', 'facturx-page'] as const;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function fieldRows(pages: readonly (Record<string, FieldScore> | undefined)[]): string[] {
  const fields = [...new Set(pages.flatMap((page) => Object.keys(page ?? {})))];
  return fields.map((field) => {
    const cells = pages.map((page) => {
      const score = page?.[field];
      return score === undefined || score.known === 0 ? '– | –' : `${score.right}/${score.known} | ${percent(score.macro)}`;
    });
    return `| ${field} | ${cells.join(' | ')} |`;
  });
}

/** What was measured of the pages, as a piece of Markdown: shares by family, so that a sample printed a hundred times counts once. */
export function accuracyMarkdown(conformance: Conformance): string {
  const facts = conformance.facts.facts();
  const lines = conformance.lines.lines();
  const pages = PAGES.map((format) => facts[format] as Record<string, FieldScore> | undefined);
  const out = [
    '| field | text PDFs | by family | pages of hybrid PDFs | by family |',
    '|---|---|---|---|---|',
    ...fieldRows(pages),
    '',
    '| lines | documents | precision | recall | F1 | F1 by family | F1 of what is stated | by family |',
    '|---|---|---|---|---|---|---|---|',
  ];
  for (const format of [...PAGES, 'facturx', 'ubl', 'cii', 'cii-zf1']) {
    const own = lines[format];
    if (own !== undefined)
      out.push(
        `| ${format} | ${own.documents} | ${percent(own.precision)} | ${percent(own.recall)} | ${percent(own.f1)} | ${percent(own.macro)} | ${percent(own.f1Stated)} | ${percent(own.macroStated)} |`,
      );
  }
  out.push('', '| values with a confidence above the review bound | share of the known facts | wrong among them |', '|---|---|---|');
  PAGES.forEach((format, index) => {
    const { known, above, wrong } = aboveBound(pages[index] ?? {});
    out.push(`| ${format} | ${percent(known === 0 ? 0 : above / known)} | ${wrong} of ${above} |`);
  });
  out.push(
    '',
    `Of ${conformance.hybrid.documents} hybrid PDFs with a page of its own design, ${conformance.hybrid.differing.length} print otherwise than their XML states.`,
    '',
  );
  return out.join('\n');
}
