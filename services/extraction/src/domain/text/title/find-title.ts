import type { Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';
import { denialIn, isAffirmed, isCrediting } from './declared.js';
import { kindByContent } from './kind-by-content.js';
import { namesOfKinds, type NameOfKind } from './names-of-kinds.js';
import { phrasesIn } from './phrases.js';
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

/** Whether a name in the size of the text stands in a row of a list. */
const isInRow = ({ isLarge, cell, cells, hasAmount }: NameOfKind): boolean => !isLarge && hasAmount && (/\d/.test(cell.text) || cells > 2);

/** A name, and how much it looks like the title. */
type Ranked = NameOfKind & { readonly score: number };

/** Whether a name may be the title. What is no invoice may be named beside one, in heads and labels, of which a title in its size or its length tells itself apart. */
function mayBeTitle(name: NameOfKind): boolean {
  const { kind, phrase, covered, index, cell, cells, isLarge, isHead, mayBeLabel, isShouted, isAmongReferences, isRunning, isBegun } = name;
  if (covered < SOME || (index > FIRST_LINES && covered < WHOLE) || isRunning) return false;
  if (isBill(kind)) return true;
  const isPlain = !mayBeLabel || isLarge || (isShouted && phrase.length >= LONG) || isOfLetter(name) || isBegun;
  // `order` beside others is the rest of the head of a column: `Purchase order`.
  const isRest = !isLarge && cells > 1 && /^\p{Ll}/u.test(cell.text);
  return isPlain && !isRest && !isHead && !isAmongReferences && !isInRow(name) && covered >= MOST && index <= FIRST_LINES;
}

/** Whether a name is what a letter is about, and no reference with its number: `Rücksendung Ihrer Rechnung 2026-0771`, but not `Lieferschein 4711`. */
const isOfLetter = ({ isSubject, kind, plain }: NameOfKind): boolean =>
  isSubject && (kind === 'reminder' || kind === 'statement' || phrasesIn(plain.split(' ')).some((each) => isBill(each.kind)));

/** The line of the first that something is said of; none is behind all of them. */
const firstOf = (names: readonly NameOfKind[], says: (name: NameOfKind) => boolean): number => names.find(says)?.index ?? Infinity;

/** The names that are not below an invoice: what calls itself one, or has its number as one in large print above, names its order and its delivery note in whatever size, and has headings such as `Delivery Note`; in large print it is nothing that smaller print says. */
function withoutReferences(names: readonly NameOfKind[]): NameOfKind[] {
  const bills = names.filter(({ kind }) => isBill(kind));
  const namedAt = firstOf(bills, ({ isHead, mayBeLabel, isLabelOfPart, covered }) => !isHead && !mayBeLabel && !isLabelOfPart && covered >= WHOLE);
  const numberedAt = firstOf(bills, ({ isLarge, mayBeLabel, covered }) => isLarge && mayBeLabel && covered >= MOST);
  const hasLargeName = bills.some(({ isLarge, covered }) => isLarge && covered >= WHOLE);
  return names.filter(({ kind, mayBeLabel, isLarge, index }) => {
    if (isBill(kind)) return true;
    const isReference = mayBeLabel && (namedAt < Infinity || index > numberedAt);
    return !isReference && (isLarge || (!hasLargeName && index <= namedAt));
  });
}

/** So many documents lead to an invoice that lists them above its name. */
const LEADING = 2;
/** So many lines above it they stand. */
const LEADING_LINES = 4;

/** The names without those of what leads to an invoice, each with its number in a line above that of the invoice: `Angebot 118`, `Auftragsbestätigung 97`, `Rechnung 166`. */
function withoutLeading(names: readonly NameOfKind[]): readonly NameOfKind[] {
  const numbered = names.filter(({ cell, isHead }) => /\d/.test(cell.text) && !isHead);
  const bill = numbered.find(({ kind, covered }) => kind === 'invoice' && covered >= MOST);
  if (bill === undefined) return names;
  const leading = numbered.filter(
    ({ kind, page, index }) => (kind === 'order' || kind === 'other') && page === bill.page && index < bill.index && index >= bill.index - LEADING_LINES,
  );
  return new Set(leading.map(({ index }) => index)).size < LEADING ? names : names.filter((name) => !leading.includes(name));
}

/** Whether pages ask for an amount by a day. */
const asksByDay = ({ labels }: Reading): boolean =>
  (['due', 'dueDate'] as const).every((field) => labels.some((hits) => hits.some((hit) => hit.field === field)));

/**
 * The names without those of an order or a delivery with its number in whatever print, of pages that give a bill its number too and ask for an amount by a
 * day, or call themselves a bill in large print elsewhere: `ORDER 88 417` above `Faktura nr 2610553`; and without those below a large name of a bill alone.
 */
function withoutNumbered(reading: Reading, names: readonly NameOfKind[]): readonly NameOfKind[] {
  const bills = names.filter(({ kind, covered, index, cell }) => isBill(kind) && covered >= MOST && index <= FIRST_LINES && /\d/.test(cell.text));
  const isNumbered = bills.some(({ isLarge }) => isLarge) || (bills.length > 0 && asksByDay(reading));
  const namedAt = firstOf(names, ({ kind, isLarge, covered, cells }) => isBill(kind) && isLarge && covered >= WHOLE && cells === 1);
  return names.filter(({ kind, cell, index }) => {
    if (kind !== 'order' && kind !== 'other') return true;
    return index <= namedAt && !(isNumbered && /\d/.test(cell.text) && !bills.some((bill) => bill.cell === cell));
  });
}

/** The names without the invoice that a credit note is for, named as a label in small print beside its own name in large: `zu Rechnung | 9000412277`. */
function withoutCredited(names: readonly NameOfKind[]): readonly NameOfKind[] {
  const isCredited = names.some(({ kind, isLarge, covered }) => kind === 'credit' && isLarge && covered >= MOST);
  return isCredited ? names.filter(({ kind, isLarge, mayBeLabel }) => kind !== 'invoice' || isLarge || !mayBeLabel) : names;
}

/** Whether a name is that of a bill, large, in capitals or alone in its line. */
const isClearBill = ({ kind, covered, isHead, isLarge, isShouted, mayBeLabel, isLabelOfPart, cells }: NameOfKind): boolean =>
  isBill(kind) && !isHead && ((covered >= MOST && (isLarge || isShouted)) || (covered >= WHOLE && cells === 1 && !mayBeLabel && !isLabelOfPart));

/** Where pages say that they are no invoice, unless they clearly call themselves one elsewhere: who charges no tax says that his is no tax invoice. */
function undisputedDenial(reading: Reading, names: readonly NameOfKind[]): Line | undefined {
  const denial = denialIn(reading);
  if (denial === undefined) return undefined;
  const at = reading.lines.indexOf(denial);
  return names.some((name) => isClearBill(name) && name.index !== at && name.index !== at + 1) ? undefined : denial;
}

/** How much a name looks like the title: by how much of its cell it is, how large, how long and how early. */
const scoreOf = ({ covered, size, phrase, index, page }: NameOfKind): number =>
  covered * 2 + size + phrase.length / 100 - index * 0.02 + (page === 1 ? 0.5 : 0);

/** What is smaller than this share of the text is no title. */
const SMALL = 0.75;

/** Whether a name in the size of the text, or in smaller print, only stands among other words or in a row of a list. */
const isMention = (name: NameOfKind): boolean => !name.isLarge && (name.covered < MOST || name.size < SMALL || isInRow(name));

/** The names that may be the title, best first: one in a row of a list is none where another may be. */
function rank(reading: Reading, names: readonly NameOfKind[]): readonly Ranked[] {
  return withoutReferences(withoutNumbered(reading, withoutCredited(withoutLeading(names.filter(mayBeTitle)))))
    .map((name) => ({ ...name, score: scoreOf(name) }))
    .toSorted((a, b) => Number(isInRow(a)) - Number(isInRow(b)) || b.score - a.score);
}

/** The title of pages that are told by something else than the name of a kind. */
const toldBy = ({ kind, text, page, box }: Pick<Title, 'kind' | 'text' | 'page' | 'box'>, mentionsInvoice: boolean): Title => ({
  kind,
  text,
  page,
  box,
  mentionsInvoice,
  isReference: false,
  confidence: BY_CONTENT,
});

/** Finds what the document calls itself: the largest and earliest cell that is mostly the name of a kind of document. */
export function findTitle(reading: Reading): Title {
  const names = namesOfKinds(reading);
  const mentionsInvoice = names.some(({ kind }) => isBill(kind));
  const denial = undisputedDenial(reading, names);
  const ranked = rank(reading, denial === undefined ? names : names.filter(({ kind }) => !isBill(kind)));
  const [best, ...others] = ranked;
  const isReference = best !== undefined && ((isBill(best.kind) && isMention(best)) || best.isHead);
  const isTold = best !== undefined && !isReference;
  const said = (kind: 'invoice' | 'credit'): Title => toldBy({ kind, text: best?.cell.text, page: best?.page, box: best?.cell.box }, mentionsInvoice);
  if ((!isTold || best.kind === 'statement') && denial === undefined && isAffirmed(reading)) return said('invoice');
  const content =
    best === undefined || (best.kind === 'invoice' && isReference) ? (kindByContent(reading) ?? (denial && { kind: 'other', ...denial.row })) : undefined;
  if (content !== undefined) return toldBy(content, mentionsInvoice);
  if (!isTold && isCrediting(reading)) return said('credit');
  if (best === undefined) return { kind: 'none', text: undefined, mentionsInvoice, isReference: false, confidence: 0, page: undefined, box: undefined };
  // A statement lists invoices: the head of that column is no rival of its title, and neither is a word of the title itself.
  const rival = others.find(({ kind, cell, isHead }) => kind !== best.kind && cell !== best.cell && !isHead);
  const confidence = rival === undefined ? CLEAR.alone : Math.min(CLEAR.alone, CLEAR.even + CLEAR.ahead * (best.score - rival.score));
  return { kind: best.kind, text: best.cell.text, mentionsInvoice, isReference, confidence, page: best.page, box: best.cell.box };
}
