import { drawPages } from '@smartap/extraction/domain';
import type { CorpusRow } from '../corpus.js';
import { damageOf, degrade, randomOf } from './degrade.js';
import { scanPdf } from './scan-pdf.js';

const MAX_PAGES = 3;

/** The designed pages to degrade: one of each family before a second of any, in an order that the seed decides; from the first again where there are fewer. */
export function chosen(rows: readonly CorpusRow[], count: number, seed: number): CorpusRow[] {
  const random = randomOf(seed);
  const designed = rows.filter((row) => (row.format === 'pdf-text' || row.format === 'facturx') && row.layout === 'designed' && (row.kind === 'invoice' || row.kind === 'creditnote'));
  const shuffled = designed.map((row) => ({ row, key: random() })).toSorted((a, b) => a.key - b.key);
  const turns = new Map<string, number>();
  const ranked = shuffled.map(({ row }) => {
    const turn = turns.get(row.family) ?? 0;
    turns.set(row.family, turn + 1);
    return { row, turn };
  });
  const ordered = ranked.toSorted((a, b) => a.turn - b.turn);
  return Array.from({ length: ordered.length === 0 ? 0 : count }, (_, index) => ordered[index % ordered.length]).flatMap((each) => each?.row ?? []);
}

/** The pages of a PDF, at most so many, as they come from a scanner: what is done to them follows from the seed. */
export async function degraded(pdf: Uint8Array, seed: number, mostPages: number = MAX_PAGES): Promise<Uint8Array> {
  const random = randomOf(seed);
  const damage = damageOf(random);
  const pages = await drawPages(pdf, mostPages);
  return scanPdf(pages.map(({ picture, points }) => ({ picture: degrade(picture, damage, random), points })), damage.quality);
}
