import { LANGUAGES, type LabelField, type OrderWords } from '../labels/index.js';
import type { Line, Token } from '../line.js';

/** A label of an order that is made of the words of a language: `Ihre Bestell-Nr./Datum`. The seller's own is told from it. */
export interface OrderLabel {
  field: Extract<LabelField, 'purchaseOrder' | 'salesOrder'>;
  weight: number;
  language: string;
  /** Its last token. */
  end: number;
}

/** A part of a label: where it may end that begins at a token, what goes before the others first. */
type Part = (tokens: readonly string[], at: number) => readonly number[];

/** A name of an order, with a word for its number written onto it or not. */
interface Name {
  readonly words: readonly string[];
  readonly kind: Kind;
  readonly isNumbered: boolean;
}

interface Grammar {
  readonly language: string;
  /** The words that a label can begin with. */
  readonly begins: readonly string[];
  /** The names of an order by their first word: one is in each label. */
  readonly names: ReadonlyMap<string, readonly Name[]>;
  readonly before: Part;
  readonly behind: Part;
  readonly date: Part;
  readonly ours: ReadonlySet<string>;
  readonly yours: ReadonlySet<string>;
  readonly number: ReadonlySet<string>;
}

/** Words for a number in any language, and those that are written onto what they number. */
const NUMBER = ['n', 'no', 'nr', 'num', 'numero', '#'];
const ENDINGS = ['nr', 'nummer', 'snr', 'snummer'];
/** So many tokens at most are a label, the date of the order among them. */
const LONGEST = 12;
/** How surely a name of an order announces the buyer's: alone, with a word for its number, with one for whose it is, and with both. */
const WEIGHTS = {
  purchase: { alone: 0.9, numbered: 1, owned: 0.95, both: 1 },
  placed: { alone: 0.65, numbered: 1, owned: 0.95, both: 1 },
  shared: { alone: 0, numbered: 0.7, owned: 0.9, both: 1 },
  seldom: { alone: 0, numbered: 0.55, owned: 0.9, both: 1 },
  short: { alone: 0, numbered: 1, owned: 0.9, both: 1 },
} as const;

type Kind = keyof typeof WEIGHTS;
const KINDS = ['purchase', 'placed', 'shared', 'seldom', 'short'] as const satisfies readonly Kind[];

const longestFirst = (phrases: readonly string[]): readonly string[] => phrases.toSorted((a, b) => b.length - a.length);
const isAt = (words: readonly string[], tokens: readonly string[], at: number): boolean => words.every((word, index) => tokens[at + index] === word);

const NOWHERE: readonly number[] = [];

function oneOf(phrases: readonly string[]): Part {
  const byFirst = Map.groupBy(
    longestFirst(phrases).map((phrase) => phrase.split(' ')),
    ([first = '']) => first,
  );
  return (tokens, at) =>
    byFirst
      .get(tokens[at] ?? '')
      ?.filter((words) => isAt(words, tokens, at))
      .map(({ length }) => at + length) ?? NOWHERE;
}

const inTurn =
  (first: Part, second: Part): Part =>
  (tokens, at) => {
    const ends = first(tokens, at);
    return ends.length === 0 ? NOWHERE : ends.flatMap((end) => second(tokens, end));
  };
const either =
  (first: Part, second: Part): Part =>
  (tokens, at) => [...first(tokens, at), ...second(tokens, at)];
const nothing: Part = (_, at) => [at];
const upTo = (times: number, part: Part): Part => (times === 0 ? nothing : either(inTurn(part, upTo(times - 1, part)), nothing));
const maybe = (part: Part): Part => upTo(1, part);
/** So many words of any kind, the fewest first. */
const anyWords =
  (least: number, most: number): Part =>
  ({ length }, at) =>
    Array.from({ length: most - least + 1 }, (_, more) => at + least + more).filter((end) => end <= length);

function namesOf(orders: OrderWords): Name[] {
  return KINDS.flatMap((kind) =>
    longestFirst(orders[kind]).flatMap((name) =>
      [...longestFirst(ENDINGS), ''].map((ending): Name => ({ words: `${name}${ending}`.split(' '), kind, isNumbered: ending !== '' })),
    ),
  );
}

function grammarOf(language: string, orders: OrderWords): Grammar {
  const numbers = [...NUMBER, ...orders.number];
  const [number, yours, of] = [oneOf(numbers), oneOf(orders.yours), oneOf(orders.of)];
  const names = Map.groupBy(namesOf(orders), ({ words: [first = ''] }) => first);
  const numbered = maybe(inTurn(number, maybe(of)));
  return {
    language,
    begins: [...new Set([...numbers, ...orders.ours, ...orders.yours, ...names.keys()])],
    names,
    before: inTurn(inTurn(numbered, maybe(inTurn(oneOf([...orders.ours, ...orders.yours]), maybe(of)))), numbered),
    behind: inTurn(upTo(3, either(inTurn(maybe(of), yours), number)), maybe(inTurn(inTurn(of, anyWords(1, 3)), number))),
    date: maybe(oneOf(orders.date)),
    ours: new Set(orders.ours),
    yours: new Set(orders.yours),
    number: new Set(numbers),
  };
}

const GRAMMARS = LANGUAGES.map(({ language, orders }) => grammarOf(language, orders));
const BY_FIRST = new Map<string, Grammar[]>();
for (const grammar of GRAMMARS) for (const word of grammar.begins) BY_FIRST.set(word, [...(BY_FIRST.get(word) ?? []), grammar]);

/** What a label means by its name and the words around that. */
function meaningOf(
  { kind, isNumbered }: Name,
  before: readonly string[],
  behind: readonly string[],
  { ours, yours, number }: Grammar,
): Pick<OrderLabel, 'field' | 'weight'> {
  if (before.some((word) => ours.has(word))) return { field: 'salesOrder', weight: 1 };
  const around = [...before, ...behind];
  const [hasNumber, isOwned] = [isNumbered || around.some((word) => number.has(word)), around.some((word) => yours.has(word))];
  return { field: 'purchaseOrder', weight: WEIGHTS[kind][hasNumber ? (isOwned ? 'both' : 'numbered') : isOwned ? 'owned' : 'alone'] };
}

/** The label by a grammar that tokens begin with, up to one that ends its word: in `commande : ACHETEUR_01` it ends before the word that it might go on in. */
function labelBy(grammar: Grammar, own: readonly Token[], tokens: readonly string[]): Omit<OrderLabel, 'language'> | undefined {
  for (const begun of grammar.before(tokens, 0)) {
    for (const name of grammar.names.get(tokens[begun] ?? '')?.filter((each) => isAt(each.words, tokens, begun)) ?? []) {
      const named = begun + name.words.length;
      for (const ended of grammar.behind(tokens, named)) {
        const end = grammar.date(tokens, ended).find((each) => own[each - 1]?.ends === true);
        if (end !== undefined) return { ...meaningOf(name, tokens.slice(0, begun), tokens.slice(named, ended), grammar), end: end - 1 };
      }
    }
  }
  return undefined;
}

/** The token behind a colon, which ends a label: in `Reference: PO 118` the word for an order begins its number. */
function endOfLabel({ tokens, words }: Line, start: number): number {
  const colon = words.findIndex(({ text }, at) => at >= (tokens[start]?.word ?? 0) && text.endsWith(':'));
  const end = colon < 0 ? -1 : tokens.findIndex(({ word }, at) => at > start && word > colon);
  return end < 0 ? tokens.length : end;
}

/** `N/ Encomenda`, `N/Cde`: short for whose order it is, the seller's own, where `n.º` is a number's. */
const OURS_IN_SHORT = /^N\//i;

/** The longest label of an order that begins at a token, ends with a word and stands in one cell. */
export function orderLabelAt(line: Line, start: number): OrderLabel | undefined {
  const { tokens, cellOf } = line;
  const first = tokens[start];
  const grammars = BY_FIRST.get(first?.text ?? '');
  if (first === undefined || grammars === undefined) return undefined;
  const own = tokens.slice(start, Math.min(start + LONGEST, endOfLabel(line, start))).filter(({ word }) => cellOf[word] === cellOf[first.word]);
  const texts = own.map(({ text }) => text);
  const isOurs = OURS_IN_SHORT.test(line.words[first.word]?.text ?? '');
  let best: OrderLabel | undefined;
  for (const grammar of grammars) {
    if (!texts.some((text) => grammar.names.has(text))) continue;
    const found = labelBy(grammar, own, texts);
    if (found === undefined) continue;
    if (isOurs) Object.assign(found, { field: 'salesOrder', weight: 1 } satisfies Pick<OrderLabel, 'field' | 'weight'>);
    const end = start + found.end;
    const isLonger = best === undefined || end > best.end || (end === best.end && found.weight > best.weight);
    if (found.weight > 0 && isLonger) best = { ...found, language: grammar.language, end };
  }
  return best;
}
