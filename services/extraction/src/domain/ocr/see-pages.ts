import { layOut } from '../pdf/layout.js';
import type { Word } from '../pdf/word.js';
import { read } from '../text/print/reading.js';
import { agreed } from './agree.js';
import { withoutBars } from './bars.js';
import { withoutFolds } from './folds.js';
import { darkened, evenLight, straighten, turn, type Gray } from './gray.js';
import { withoutRules } from './rules.js';
import { courseOf, unbent } from './sheet/course.js';
import { sheetIn } from './sheet/find-sheet.js';
import { flattened } from './sheet/flatten.js';
import { lieOf, type Lie } from './skew.js';
import { sureness, toWords } from './to-words.js';
import type { OcrLanguage, PageLayout, PagePicture, Recogniser, SeenWord } from './ocr.types.js';

// prettier-ignore
const MODELS: Readonly<Record<string, OcrLanguage>> = { en: 'eng', de: 'deu', fr: 'fra', nl: 'nld', es: 'spa', it: 'ita', pt: 'por', pl: 'pol', sv: 'swe', da: 'dan', no: 'nor', cs: 'ces', fi: 'fin' };
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

/** The same done to a picture of a page and to that without its coloured ink. */
function changed({ picture, uninked, page, points }: PagePicture, change: (picture: Gray) => Gray): PagePicture {
  return { picture: change(picture), ...(uninked && { uninked: change(uninked) }), page, points };
}

/** A page by itself, where its picture shows what it lies on too. */
function cutOut(page: PagePicture): PagePicture {
  const sheet = sheetIn(page.picture);
  if (sheet === undefined) return page;
  const cut = changed(page, (picture) => flattened(picture, sheet));
  const { width, height } = cut.picture;
  const scale = Math.max(...page.points) / Math.max(width, height);
  return { ...cut, points: [width * scale, height * scale] };
}

/**
 * A page turned so that its lines are level, and its lines laid straight where it bends. A bent page turns by how its lines run on
 * the whole: the angle that makes most of them level is that of a part.
 */
function levelled(page: PagePicture, { sideways, degrees }: Lie, scale: number): PagePicture {
  const turned = (by: number): PagePicture => changed(page, (picture) => straighten(turn(picture, sideways ? 3 : 0), by, scale));
  const first = turned(degrees);
  const course = courseOf(first.picture);
  if (course === undefined) return first;
  const level = turned(degrees - course.degrees);
  const bent = courseOf(level.picture);
  return bent === undefined ? level : changed(level, (picture) => unbent(picture, bent));
}

/** A page laid flat and straight, in even light, as large as the recogniser likes it. */
export function prepared(seen: PagePicture): PagePicture {
  const folded = changed(cutOut(seen), (picture) => evenLight(withoutBars(picture)));
  const even = changed(folded, withoutFolds);
  const lie = lieOf(even.picture, folded.picture);
  const long = Math.max(even.picture.width, even.picture.height);
  const scale = long < LONG_SIDE * 0.95 ? Math.min(MAX_ENLARGED, LONG_SIDE / long) : long > LONG_SIDE * 1.3 ? LONG_SIDE / long : 1;
  const straight = changed(levelled(even, lie, scale), withoutRules);
  return lie.sideways ? { ...straight, points: [even.points[1], even.points[0]] } : straight;
}

async function see(page: PagePicture, recogniser: Recogniser, language: OcrLanguage): Promise<Seen> {
  const words = await recogniser.recognise(page.picture, language, 'sparse');
  if (sureness(words) >= UPRIGHT) return { page, words };
  const turned = changed(page, (picture) => turn(picture, 2));
  const again = await recogniser.recognise(turned.picture, language, 'sparse');
  return sureness(again) > sureness(words) ? { page: turned, words: again } : { page, words };
}

/** Pages whose words were recognised, to be looked at again where they gave no whole invoice. */
export interface SeenPages {
  readonly words: Word[][];
  /** The same pages, darker and without coloured ink, read in another layout too: what both readings agree in is surer. */
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
    for (const { page, words } of seen)
      found.push(wordsOf({ page, words: agreed(words, await recogniser.recognise(darkened(page.uninked ?? page.picture), language, layout)) }));
    return found;
  };
  return { words: seen.map(wordsOf), again };
}

const wordsOf = ({ page, words }: Seen): Word[] => toWords(words, page);
