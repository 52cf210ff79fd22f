import { isDays, isPeriod } from './days.js';
import { isGtin } from './gtin.js';
import { foldWords } from '../../print/fold.js';
import type { ColumnField } from '../../print/labels/index.js';
import { headingAt } from '../heads/headings.js';
import type { ItemText, Snippet } from './item-text.js';
import { boxOf, textOf } from '../../../pdf/word.js';

/** What the texts of an item say. */
export interface ItemWords {
  name: string | undefined;
  description: string | undefined;
  sellerId: string | undefined;
  standardId: string | undefined;
  snippets: Snippet[];
  /** Those in the column of names. */
  named: Snippet[];
}

const ROW = 3;
/** Between two words, in font sizes. */
const SPACE = 0.27;
const LINE_PITCH = 1.7;
const SLACK = { size: 0.5, left: 2 } as const;
const SEEN_SLACK = { size: 0.25, left: 0.3 } as const;
const MAX_DESCRIPTION = 1000;
const PAIR = /^[\p{Lu}][\p{L}\s.°º\-/]{1,30}:(?:\s|$)/u;

/** What has a number of its own is none of a name: `Ident-Nr. BM-017`, `Wearer #7`. */
const NUMBERED = /^\p{L}[\p{L}./]{0,20}[\s-](?:N[ro]\.|[Nn][°º])\s?\S*\d|^\p{L}+\s#\d/u;

/** How far sizes and left edges of lines of one text may differ, in points; of recognised ones, by shares of their size: each line speaks for its own. */
function slackOf({ words, size }: Snippet): { readonly size: number; readonly left: number } {
  const isSeen = words.some(({ confidence }) => confidence !== undefined);
  return isSeen ? { size: Math.max(SLACK.size, SEEN_SLACK.size * size), left: Math.max(SLACK.left, SEEN_SLACK.left * size) } : SLACK;
}

/** Whether a line stands below another as its next: as large, from the same edge, and no list or label of its own. */
export function isNextLine(line: Snippet, next: Snippet): boolean {
  if (PAIR.test(next.text) || NUMBERED.test(next.text) || /^[[•*-]/.test(next.text) || isDays(next.text) || isPeriod(next.text)) return false;
  const slack = slackOf(line);
  return next.y - line.y <= LINE_PITCH * line.size && Math.abs(next.size - line.size) <= slack.size && Math.abs(next.box[0] - line.box[0]) <= slack.left;
}

/** Whether a line begins with a small letter. */
export const goesOnSmall = ({ text }: Snippet): boolean => /^\p{Ll}/u.test(text);

/** Whether a line goes on in the next: its first word would not have fitted into a column that ends at an edge. */
export function isWrapped(line: Snippet, next: Snippet, edge: number): boolean {
  const first = next.words[0];
  if (first === undefined || !isNextLine(line, next)) return false;
  // What continues a wrapped text fits its column too.
  if (next.box[2] > edge + line.size) return false;
  // A line that runs over the edge shows that nothing is wrapped there.
  return line.box[2] <= edge && line.box[2] + SPACE * line.size + (first.box[2] - first.box[0]) > edge;
}

/** A label such as `Art.-Nr.` or `GTIN:` and the identifier after it. */
function labelledId(text: string): string | undefined {
  const tokens = foldWords(text);
  const hit = headingAt(tokens);
  if (hit?.field !== 'itemId') return undefined;
  const [, label = '', word = ''] = /^(.*)\s(\S+)$/.exec(text) ?? [];
  const isWord = /^[A-Z0-9][\w./-]{2,30}$/i.test(word) && foldWords(label).length === hit.count;
  const value = /[:#.]\s*([A-Z0-9][\w./-]{2,30})$/i.exec(text)?.[1] ?? (isWord ? word : undefined);
  return value !== undefined && (/\d/.test(value) || /^\p{Lu}+(?:-\p{Lu}+)+$/u.test(value)) ? value : undefined;
}

function idsIn(texts: readonly string[]): { sellerId?: string; standardId?: string } {
  const ids: { sellerId?: string; standardId?: string } = {};
  for (const text of texts) {
    const gtin = text.match(/\b\d{8,14}\b/g)?.find(isGtin);
    if (gtin !== undefined) ids.standardId ??= gtin;
    const own = labelledId(text);
    if (own !== undefined && own !== gtin) ids.sellerId ??= own;
  }
  return ids;
}

/** `[DESK_0417] Oak Desk` begins with the number of the item. */
function leadingId(name: string): { sellerId: string; rest: string } | undefined {
  const match = /^\[([^\]\s]{2,30})\]\s+(.+)$/.exec(name);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { sellerId: match[1], rest: match[2] };
}

/** `AOV-5L - Olive oil`, under a head such as `Reference - Description`. */
const CODED = /^([\p{Lu}\d][\p{Lu}\d./_-]{1,19}) [-–|] (.+)$/u;

/** A space is narrower than this share of the font size: what stands further off is a cell of its own. */
const APART = 1;

/** Whether a line begins with a number in a cell of its own, before the name: `55T02     Pork steak`. */
function numberApart({ words: [number, next], size }: Snippet): boolean {
  return (
    number !== undefined && next !== undefined && next.box[0] - number.box[2] > APART * size && /^(?=.*\d)(?=.*\p{Lu})[\p{Lu}\d./-]{3,20}$/u.test(number.text)
  );
}

/** A line without the number that stands apart before the name. */
export function withoutNumber(snippet: Snippet): Snippet {
  if (!numberApart(snippet)) return snippet;
  const words = snippet.words.slice(1);
  return { ...snippet, words, text: textOf(words), box: boxOf(words) };
}

/** A number of an item as the first line of its texts, in one word: `VB-SPB2360`, or `DEL` among such. */
const NUMBER = { one: /^(?=.*\d)(?=.*\p{Lu})[\p{Lu}\d./_-]{3,20}$/u, any: /^(?:[\p{Lu}\d./_-]{2,20}|\p{Lu}[\p{L}\d./_]*-[\p{L}\d./_-]{1,16})$/u } as const;
const WORD = /\p{Ll}{2}|\p{Lu}{4}.*\s/u;

/** Whether half of the lines at least are surely numbers. */
const areNumbers = (lines: readonly (Snippet | undefined)[]): boolean => lines.filter((line) => NUMBER.one.test(line?.text ?? '')).length * 2 >= lines.length;

/** Whether each item has its number in a line of its own above its name, as some programs print under one head; where one alone does, it has to have figures. */
export function haveNumbersAbove(items: readonly ItemText[], names: number): boolean {
  const firsts = items.map(({ snippets }) => snippets.filter(({ column }) => column === names));
  const isAbove = ([first, second]: readonly Snippet[]): boolean =>
    first !== undefined && second !== undefined && NUMBER.any.test(first.text) && WORD.test(second.text);
  return firsts.length > 0 && firsts.every(isAbove) && areNumbers(firsts.map(([first]) => first));
}

/** Whether each item has its number in the line of its figures, below its name: `Steel tube 40 x 40` above `QR404030`. */
export function haveNumbersBelow(anchors: readonly number[], snippets: readonly Snippet[], names: number): boolean {
  const named = snippets.filter(({ column }) => column === names);
  const items = anchors.map((anchor) => {
    const at = named.findIndex(({ y }) => Math.abs(y - anchor) <= ROW);
    return [named[at - 1], named[at]] as const;
  });
  const isBelow = ([above, own]: readonly [Snippet | undefined, Snippet | undefined]): boolean =>
    above !== undefined && own !== undefined && NUMBER.any.test(own.text) && WORD.test(above.text) && isNextLine(above, own);
  return items.length > 0 && items.every(isBelow) && areNumbers(items.map(([, own]) => own));
}

/** So many lines a name goes on in at most above its number. */
const MOST_NAMED = 3;

/** Whether each of several items has its number alone in the line below its name, and nothing else there; most names are one line. */
export function haveNumbersUnder(items: readonly ItemText[], names: number): boolean {
  const named = items.map(({ snippets }) => snippets.filter(({ column }) => column === names));
  const isUnder = (lines: readonly Snippet[]): boolean =>
    lines.length > 1 && lines.length <= 1 + MOST_NAMED && lines.every(({ text }, at) => (at === lines.length - 1 ? NUMBER.any.test(text) : WORD.test(text)));
  return (
    named.length > 1 &&
    named.every(isUnder) &&
    named.filter(({ length }) => length === 2).length * 2 > named.length &&
    areNumbers(named.map((lines) => lines.at(-1)))
  );
}

/** How texts of names break: where their column surely ends, how far they reach, whether what follows a name stands apart from it, and whether something follows each. */
export interface NameBreaks {
  readonly edge: number;
  readonly reach: number;
  readonly areApart: boolean;
  readonly areFollowed: boolean;
}

/** Lines of one text are no further from each other than this share of the least distance. */
export const TIGHT = 1.3;

/** Words that end no phrase: prepositions, articles and conjunctions, all languages together. */
const JOINING: ReadonlySet<string> = new Set(
  'of to for with and or in on by at from the a an per für mit und oder von vom zum zur der die das des den dem im am auf aus bei zu de du la le les à au aux en et ou avec pour sur par sans voor met van het een op te del el los las y con para por di della dei e da su al do dos das em no na com o z ze w i od dla för med och av på till til og af v s pro ja'.split(
    ' ',
  ),
);

/** Whether a line ends within a phrase that the next goes on with in small letters, wherever it breaks: `Conserva de pimento assado em` / `frasco de vidro`. */
const isOpen = (line: Snippet, next: Snippet): boolean =>
  goesOnSmall(next) && (line.text.endsWith(',') || JOINING.has(line.words.at(-1)?.text ?? '')) && isNextLine(line, next);

/** How many of the lines after the first of an item its name goes on in, by how they break. */
export function wrapsOf(lines: readonly Snippet[], { edge, reach }: Pick<NameBreaks, 'edge' | 'reach'>): number {
  // What goes on in small letters needs less to be the rest of a name.
  const end = lines.findIndex((line, index) => {
    const before = lines[index - 1];
    return before !== undefined && !isWrapped(before, line, goesOnSmall(line) ? reach : edge) && !isOpen(before, line);
  });
  return (end < 0 ? lines.length : end) - 1;
}

/** How many of the lines after the first of an item its name goes on in. */
function linesOfName(lines: readonly Snippet[], { areApart, areFollowed, ...breaks }: NameBreaks): number {
  const [first, second] = lines;
  const pitch = first === undefined || second === undefined ? 0 : second.y - first.y;
  const end = lines.findIndex((line, index) => index > 0 && !isNextLine(lines[index - 1] ?? line, line));
  const apart = lines.findIndex((line, index) => index > 0 && line.y - (lines[index - 1]?.y ?? line.y) > TIGHT * pitch);
  if (areApart && apart > 1 && (end < 0 || end >= apart)) return apart - 1;
  const more = wrapsOf(lines, breaks);
  return areFollowed && more > 0 ? Math.min(more, lines.length - 2) : more;
}

/**
 * Tells name, description and identifiers of an item apart.
 * @param breaks how the texts of its table break
 * @param holds what the column of names holds: two fields stand one above the other; and whether numbers stand alone under the names
 */
export function wordsOf(
  text: ItemText,
  nameColumn: number,
  holds: { readonly fields: readonly ColumnField[]; readonly areUnder: boolean },
  anchor: number,
  breaks: NameBreaks,
): ItemWords {
  const { fields, areUnder } = holds;
  const named = text.snippets.filter((snippet) => snippet.column === nameColumn);
  const others = text.snippets.filter((snippet) => snippet.column !== nameColumn);
  const ids: { sellerId?: string; standardId?: string } = idsIn(text.snippets.map((snippet) => snippet.text));
  for (const { text: value } of others)
    if (
      ids.sellerId === undefined &&
      ((/\d/.test(value) && /^[\w./-]{2,30}$/.test(value)) || NUMBER.any.test(value)) &&
      !isDays(value) &&
      value !== ids.standardId &&
      !isGtin(value)
    )
      ids.sellerId = value;
  const lines = [...named];
  const [upper] = lines;
  if (
    fields[0] === 'itemId' &&
    fields.length > 1 &&
    upper !== undefined &&
    (lines.length > 1 || /^\S*\d\S*$/.test(upper.text)) &&
    Math.abs(upper.y - anchor) <= ROW
  ) {
    ids.sellerId = upper.text;
    lines.shift();
  }
  const at = areUnder ? lines.length - 1 : 1;
  const below = lines[at];
  if (fields[0] === 'name' && fields[1] === 'itemId' && below !== undefined && (Math.abs(below.y - anchor) <= ROW || areUnder) && NUMBER.any.test(below.text)) {
    ids.sellerId = below.text;
    lines.splice(at, 1);
  }
  // A line that only states the number of the item stands above its name.
  if (lines.length > 1 && lines[0] !== undefined && labelledId(lines[0].text) !== undefined) lines.shift();
  // Of two columns of numbers the seller's is known by its head.
  if (lines[0] !== undefined && numberApart(lines[0])) ids.sellerId ??= lines[0].words[0]?.text ?? '';
  const own = lines.map((line, index) => (index === 0 ? withoutNumber(line) : line));
  // What stands above its number is the name.
  const more = areUnder ? own.length - 1 : linesOfName(own, breaks);
  const rest = own.slice(more + 1);
  let name: string | undefined =
    own.length === 0
      ? undefined
      : own
          .slice(0, more + 1)
          .map((line) => line.text)
          .join(' ');
  const lead = name === undefined ? undefined : leadingId(name);
  if (lead !== undefined) {
    ids.sellerId = lead.sellerId;
    name = lead.rest;
  }
  const coded = fields.includes('itemId') ? CODED.exec(name ?? '') : null;
  if (coded?.[1] !== undefined) {
    ids.sellerId ??= coded[1];
    name = coded[2];
  }
  let description = rest
    .map((snippet) => snippet.text)
    .join('\n')
    .slice(0, MAX_DESCRIPTION);
  const dash = fields.includes('nameText') ? /^(.+?) [-–] (.+)$/.exec(name ?? '') : null;
  if (dash !== null) {
    name = dash[1];
    description = [dash[2], description].filter((part) => part !== '').join('\n');
  }
  return {
    name,
    description: description === '' ? undefined : description,
    sellerId: ids.sellerId,
    standardId: ids.standardId,
    snippets: text.snippets,
    named,
  };
}
