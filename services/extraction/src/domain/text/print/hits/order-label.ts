import { LANGUAGES, type LabelField, type OrderWords } from '../labels/index.js';
import type { Line } from '../line.js';

/** A label of an order that is made of the words of a language: `Ihre Bestell-Nr./Datum`. The seller's own is told from it. */
export interface OrderLabel {
  field: Extract<LabelField, 'purchaseOrder' | 'salesOrder'>;
  weight: number;
  language: string;
  /** Its last token. */
  end: number;
}

interface Grammar {
  language: string;
  /** The words that a label can begin with. */
  begins: readonly string[];
  /** The words that the name of an order begins with, of which one is in each label. */
  names: ReadonlySet<string>;
  label: RegExp;
  ours: RegExp;
  yours: RegExp;
  number: RegExp;
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

/** Tokens stand one space apart, words two: in `commande : ACHETEUR_01` the label ends before the word that it might go on in. */
const WORD_ENDS = '(?=\\x20{2})';

type Kind = keyof typeof WEIGHTS;
const KINDS = ['purchase', 'placed', 'shared', 'seldom', 'short'] as const satisfies readonly Kind[];

const oneOf = (words: readonly string[]): string => (words.length === 0 ? '(?!)' : `(?:${words.toSorted((a, b) => b.length - a.length).join('|')})`);
const among = (words: readonly string[]): RegExp => new RegExp(`(?:^| )${oneOf(words)}(?= |$)`);
const compounds = (words: readonly string[]): string[] => words.flatMap((word) => ENDINGS.map((ending) => word + ending));

function grammarOf(language: string, words: OrderWords): Grammar {
  const numbers = [...NUMBER, ...words.number];
  const [number, yours, of] = [oneOf(numbers), oneOf(words.yours), `(?:${oneOf(words.of)} )?`];
  const names = KINDS.map((kind) => `(?<${kind}>${oneOf(words[kind])}(?<${kind}Number>${oneOf(ENDINGS)})?)`).join('|');
  const before = `(?:${number} ${of})?(?:${oneOf([...words.ours, ...words.yours])} ${of})?(?:${number} ${of})?`;
  const behind = `(?: ${of}${yours}| ${number}){0,3}(?: ${oneOf(words.of)}(?: \\S+){1,3}? ${number})?`;
  const nouns = KINDS.flatMap((kind) => words[kind]);
  const firstWords = (phrases: readonly string[]): string[] => phrases.map((phrase) => phrase.split(' ')[0] ?? '');
  const named = firstWords([...nouns, ...compounds(nouns)]);
  const begins = firstWords([...numbers, ...words.ours, ...words.yours]);
  const label = new RegExp(`^(?<before>${before})(?:${names})(?<behind>${behind})(?: ${oneOf(words.date)})?${WORD_ENDS}`.replaceAll(' ', ' {1,2}'));
  return { language, begins: [...new Set([...begins, ...named])], names: new Set(named), label, ours: among(words.ours), yours: among(words.yours), number: among(numbers) };
}

const BY_FIRST = new Map<string, Grammar[]>();
for (const grammar of LANGUAGES.map(({ language, orders }) => grammarOf(language, orders))) for (const word of grammar.begins) BY_FIRST.set(word, [...(BY_FIRST.get(word) ?? []), grammar]);

function meaningOf(groups: Readonly<Record<string, string | undefined>>, { ours, yours, number }: Grammar): Pick<OrderLabel, 'field' | 'weight'> {
  const { before = '', behind = '' } = groups;
  if (ours.test(before)) return { field: 'salesOrder', weight: 1 };
  const kind = KINDS.find((each) => groups[each] !== undefined) ?? 'shared';
  const isNumbered = groups[`${kind}Number`] !== undefined || number.test(before) || number.test(behind);
  const isOwned = yours.test(before) || yours.test(behind);
  return { field: 'purchaseOrder', weight: WEIGHTS[kind][isNumbered ? (isOwned ? 'both' : 'numbered') : isOwned ? 'owned' : 'alone'] };
}

/** The token behind a colon, which ends a label: in `Reference: PO 118` the word for an order begins its number. */
function endOfLabel({ tokens, words }: Line, start: number): number {
  const colon = words.findIndex(({ text }, at) => at >= (tokens[start]?.word ?? 0) && text.endsWith(':'));
  const end = colon < 0 ? -1 : tokens.findIndex(({ word }, at) => at > start && word > colon);
  return end < 0 ? tokens.length : end;
}

/** The longest label of an order that begins at a token, ends with a word and stands in one cell. */
export function orderLabelAt(line: Line, start: number): OrderLabel | undefined {
  const { tokens, cellOf } = line;
  const first = tokens[start];
  const grammars = BY_FIRST.get(first?.text ?? '');
  if (first === undefined || grammars === undefined) return undefined;
  const own = tokens.slice(start, Math.min(start + LONGEST, endOfLabel(line, start))).filter(({ word }) => cellOf[word] === cellOf[first.word]);
  const possible = grammars.filter(({ names }) => own.some((token) => names.has(token.text)));
  if (possible.length === 0) return undefined;
  const text = own.map((token) => `${token.text}${token.ends ? '  ' : ' '}`).join('');
  let best: OrderLabel | undefined;
  for (const grammar of possible) {
    const match = grammar.label.exec(text);
    if (match === null) continue;
    const found = { ...meaningOf(match.groups ?? {}, grammar), language: grammar.language, end: start + match[0].split(/ +/).length - 1 };
    const isLonger = best === undefined || found.end > best.end || (found.end === best.end && found.weight > best.weight);
    if (found.weight > 0 && isLonger) best = found;
  }
  return best;
}
