import { drawPages, type Gray, type PagePicture } from '@smartap/extraction/domain';
import { Random } from '../../random.js';
import type { CorpusRow } from '../corpus.js';
import { eachOf, jpegOf, uncoloured, type Colours } from './colours.js';
import { damageOf, degrade, randomOf } from './degrade.js';
import { faxFile } from './fax.js';
import type { DamageKind } from './kinds.js';
import { isOverprint, overprinted } from './overprint.js';
import { photoFile, photographed, shotOf } from './photo.js';
import { scanPdf } from './scan-pdf.js';
import { typed } from './typed.js';

const MAX_PAGES = 3;
/** A seed of its own for what is put on paper, so that the damage of a scan stays what its seed says. */
const OFFICE = 7919;

/** The designed pages to degrade: one of each family before a second of any, in an order that the seed decides; from the first again where there are fewer. */
export function chosen(rows: readonly CorpusRow[], count: number, seed: number): CorpusRow[] {
  const random = randomOf(seed);
  const designed = rows.filter(
    (row) => (row.format === 'pdf-text' || row.format === 'facturx') && row.layout === 'designed' && (row.kind === 'invoice' || row.kind === 'creditnote'),
  );
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

const jpegPage = (picture: Colours, quality: number): { jpeg: Uint8Array; width: number; height: number } => ({
  jpeg: jpegOf(picture, quality),
  width: picture.red.width,
  height: picture.red.height,
});

function scanned(pages: readonly PagePicture[], seed: number, kind: DamageKind): Uint8Array {
  const random = randomOf(seed);
  const damage = damageOf(random);
  const office = new Random(seed + OFFICE);
  const worn = (page: Gray): Colours =>
    isOverprint(kind) ? eachOf(overprinted(page, kind, office), (channel) => degrade(channel, damage, random)) : uncoloured(degrade(page, damage, random));
  return scanPdf(pages.map(({ picture, points }) => ({ ...jpegPage(worn(picture), damage.quality), points })));
}

/** One page is the file of a telephone, several are put into a PDF by an app. */
function taken(pages: readonly PagePicture[], seed: number, isCurled: boolean): Uint8Array {
  const random = new Random(seed);
  const photos = pages.map(({ picture, points }) => {
    const shot = shotOf(random, isCurled);
    return { shot, picture: photographed(picture, shot, random), points };
  });
  const [first] = photos;
  if (first !== undefined && photos.length === 1) return photoFile(first.picture, first.shot);
  return scanPdf(photos.map(({ shot, picture, points }) => ({ ...jpegPage(picture, shot.quality), points })));
}

/** The pages of a PDF, at most so many, as they come in after damage of a kind: what is done to them follows from the seed. */
export async function degraded(pdf: Uint8Array, seed: number, kind: DamageKind = 'scan', mostPages: number = MAX_PAGES): Promise<Uint8Array> {
  if (kind === 'typed') return typed(pdf);
  const pages = await drawPages(pdf, mostPages);
  if (kind === 'photo' || kind === 'curled') return taken(pages, seed, kind === 'curled');
  return kind === 'fax'
    ? faxFile(
        pages.map(({ picture }) => picture),
        new Random(seed),
      )
    : scanned(pages, seed, kind);
}
