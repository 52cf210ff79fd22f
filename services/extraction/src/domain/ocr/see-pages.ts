import { layOut } from '../pdf/layout.js';
import type { Word } from '../pdf/word.js';
import { read } from '../text/print/reading.js';
import { agreed } from './agree.js';
import { withoutBars } from './bars.js';
import { withoutFolds } from './folds.js';
import { darkened, evenLight, straighten, turn } from './gray.js';
import { withoutRules } from './rules.js';
import { lieOf } from './skew.js';
import { sureness, toWords } from './to-words.js';
import type { OcrLanguage, PageLayout, PagePicture, Recogniser, SeenWord } from './ocr.types.js';

const MODELS: Readonly<Record<string, OcrLanguage>> = { en: 'eng', de: 'deu', fr: 'fra', nl: 'nld', es: 'spa', it: 'ita', pt: 'por', pl: 'pol', sv: 'swe', da: 'dan', no: 'nor', cs: 'ces' };
/** What the first page is read with, before its labels say its language. */
const FIRST: OcrLanguage = 'eng';
/** Less sure than this, a page may stand on its head. */
const UPRIGHT = 0.7;
/** The longer side of a page at 300 dpi; smaller pictures are enlarged, up to so many times. */
const LONG_SIDE = 3000;
const MAX_ENLARGED = 2.5;

interface Seen {
  readonly page: PagePicture;
  readonly words: readonly SeenWord[];
}

/** A page laid straight, in even light, as large as the recogniser likes it. */
export function prepared({ picture, page, points }: PagePicture): PagePicture {
  const even = withoutFolds(evenLight(withoutBars(picture)));
  const { sideways, degrees } = lieOf(even);
  const level = turn(even, sideways ? 3 : 0);
  const long = Math.max(level.width, level.height);
  const scale = long < LONG_SIDE * 0.8 ? Math.min(MAX_ENLARGED, LONG_SIDE / long) : long > LONG_SIDE * 1.3 ? LONG_SIDE / long : 1;
  return { picture: withoutRules(straighten(level, degrees, scale)), page, points: sideways ? [points[1], points[0]] : points };
}

async function see(page: PagePicture, recogniser: Recogniser, language: OcrLanguage): Promise<Seen> {
  const words = await recogniser.recognise(page.picture, language, 'sparse');
  if (sureness(words) >= UPRIGHT) return { page, words };
  const turned = { ...page, picture: turn(page.picture, 2) };
  const again = await recogniser.recognise(turned.picture, language, 'sparse');
  return sureness(again) > sureness(words) ? { page: turned, words: again } : { page, words };
}

/** Pages whose words were recognised, to be looked at again where they gave no whole invoice. */
export interface SeenPages {
  readonly words: Word[][];
  /** The same pages, darker, read in another layout too: what both readings agree in is surer. */
  readonly again: (layout: PageLayout) => Promise<Word[][]>;
}

/**
 * The words of pictures of pages: each laid straight, recognised in the language its labels are in. Boxes are those of the
 * page laid straight.
 */
export async function seePages(pages: AsyncIterable<PagePicture> | Iterable<PagePicture>, recogniser: Recogniser): Promise<SeenPages> {
  const seen: Seen[] = [];
  let language = FIRST;
  for await (const page of pages) {
    let best = await see(prepared(page), recogniser, language);
    const spoken = MODELS[read(layOut([wordsOf(best)])).language] ?? language;
    if (seen.length === 0 && spoken !== language) {
      language = spoken;
      best = { page: best.page, words: agreed(await recogniser.recognise(best.page.picture, language, 'sparse'), best.words) };
    }
    seen.push(best);
  }
  const again = async (layout: PageLayout): Promise<Word[][]> => {
    const found: Word[][] = [];
    for (const { page, words } of seen) found.push(wordsOf({ page, words: agreed(words, await recogniser.recognise(darkened(page.picture), language, layout)) }));
    return found;
  };
  return { words: seen.map(wordsOf), again };
}

const wordsOf = ({ page, words }: Seen): Word[] => toWords(words, page);
