import { hasMoney, type Reading } from '../print/reading.js';
import { kindByContent } from './kind-by-content.js';
import { namesOfKinds, type NameOfKind } from './names-of-kinds.js';
import { isBill, type Title } from './title.js';

/** What a title is worth that nothing rivals; what it is ahead of a rival by counts for the rest. */
const CLEAR = { alone: 0.95, even: 0.5, ahead: 0.25 } as const;
/** What pages without a title are worth that are told by what they list. */
const BY_CONTENT = 0.75;
/** A title is larger than the text around it, or in its first lines. */
const FIRST_LINES = 25;
/** A name of so many letters in capitals is a title with its number; shorter ones are labels too. */
const LONG = 12;
/** A cell that has more beside the name of a kind than this leaves is about something else. */
const SOME = 0.3;
/** A cell that is mostly the name of a kind. */
const MOST = 0.6;
/** A cell that is nothing but that. */
const WHOLE = 0.9;

/** Whether a name may be the title. What is no invoice may be named beside one, in heads and labels, of which a title in its size or its length tells itself apart. */
function mayBeTitle({ kind, phrase, covered, index, isLarge, isHead, mayBeLabel, isShouted, isAmongReferences }: NameOfKind): boolean {
  if (covered < SOME || (index > FIRST_LINES && covered < WHOLE)) return false;
  if (isBill(kind)) return true;
  const isPlain = !mayBeLabel || isLarge || (isShouted && phrase.length >= LONG);
  return isPlain && !isHead && !isAmongReferences && covered >= MOST && index <= FIRST_LINES;
}

/** The line of the first that something is said of; none is behind all of them. */
const firstOf = (names: readonly NameOfKind[], says: (name: NameOfKind) => boolean): number => names.find(says)?.index ?? Infinity;

/** The names that are not below an invoice: what calls itself one, or has its number as one in large print above, names its order and its delivery note in whatever size, and has headings such as `Delivery Note`; in large print it is nothing that smaller print says. */
function withoutReferences(names: readonly NameOfKind[]): NameOfKind[] {
  const bills = names.filter(({ kind }) => isBill(kind));
  const namedAt = firstOf(bills, ({ isHead, mayBeLabel, covered }) => !isHead && !mayBeLabel && covered >= WHOLE);
  const numberedAt = firstOf(bills, ({ isLarge, mayBeLabel, covered }) => isLarge && mayBeLabel && covered >= MOST);
  const hasLargeName = bills.some(({ isLarge, covered }) => isLarge && covered >= WHOLE);
  return names.filter(({ kind, mayBeLabel, isLarge, index }) => {
    if (isBill(kind)) return true;
    const isReference = mayBeLabel && (namedAt < Infinity || index > numberedAt);
    return !isReference && (isLarge || (!hasLargeName && index <= namedAt));
  });
}

/** How much a name looks like the title: by how much of its cell it is, how large, how long and how early. */
const scoreOf = ({ covered, size, phrase, index, page }: NameOfKind): number =>
  covered * 2 + size + phrase.length / 100 - index * 0.02 + (page === 1 ? 0.5 : 0);

/** Whether a name in the size of the text only stands among other words or in a row of a list. */
const isMention = (reading: Reading, { isLarge, covered, cell, cells, index }: NameOfKind): boolean =>
  !isLarge && (covered < MOST || ((/\d/.test(cell.text) || cells > 2) && hasMoney(reading, index)));

/** Finds what the document calls itself: the largest and earliest cell that is mostly the name of a kind of document. */
export function findTitle(reading: Reading): Title {
  const names = namesOfKinds(reading);
  const mentionsInvoice = names.some(({ kind }) => isBill(kind));
  const ranked = withoutReferences(names.filter(mayBeTitle))
    .map((name) => ({ ...name, score: scoreOf(name) }))
    .toSorted((a, b) => b.score - a.score);
  const [best, ...others] = ranked;
  const isReference = best !== undefined && ((isBill(best.kind) && isMention(reading, best)) || best.isHead);
  const content = best === undefined || (best.kind === 'invoice' && isReference) ? kindByContent(reading) : undefined;
  if (content !== undefined) return { ...content, mentionsInvoice, isReference: false, confidence: BY_CONTENT };
  if (best === undefined) return { kind: 'none', text: undefined, mentionsInvoice, isReference: false, confidence: 0, page: undefined, box: undefined };
  // A statement lists invoices: the head of that column is no rival of its title, and neither is a word of the title itself.
  const rival = others.find(({ kind, cell, isHead }) => kind !== best.kind && cell !== best.cell && !isHead);
  const confidence = rival === undefined ? CLEAR.alone : Math.min(CLEAR.alone, CLEAR.even + CLEAR.ahead * (best.score - rival.score));
  return { kind: best.kind, text: best.cell.text, mentionsInvoice, isReference, confidence, page: best.page, box: best.cell.box };
}
