import { oncePerText } from '@smartap/runtime';
import { LANGUAGES, type LabelField, type LanguageLabels } from '../labels/index.js';
import type { Line, Token } from '../line.js';
import { orderLabelAt } from './order-label.js';

/** A phrase that labels a field. */
export interface Pattern {
  words: string[];
  field: LabelField;
  weight: number;
  language: string;
}

/** How many words a `~` may stand for. */
const GAP = 3;

/** Words for a number behind what a bill is called, `Note d'hôtel n°`; `n` stands for all of NUMERO. */
const NUMBERS: readonly string[] = ['n', 'number', 'nummer', 'numer', 'cislo', 'c', 'nro'];
/** What a bill is called and an account as well: `Rekeningnummer`. */
const ACCOUNTS: ReadonlySet<string> = new Set(['rekening']);
/** What such a label is worth. */
const OF_TITLE = 0.85;

/** Labels of the numbers of bills, by whatever these are called; what a language says of one by itself stands. */
function numbersOfTitles({ invoiceTitles, creditTitles, labels: { number = [] } }: LanguageLabels): (readonly [phrase: string, weight: number])[] {
  const own = new Set(number.map(([phrase]) => phrase));
  return [...invoiceTitles, ...creditTitles]
    .filter((title) => !title.startsWith('*') && !ACCOUNTS.has(title))
    .flatMap((title) => NUMBERS.map((word) => `${title} ${word}`))
    .filter((phrase) => !own.has(phrase))
    .map((phrase) => [phrase, OF_TITLE] as const);
}

/** From here on a label of a number may have that of its date behind it. */
const MAY_HAVE_DATE = 0.7;
/** The phrases of a field; a number may be headed together with its date: `Rechnungsnr./Datum`, `Invoice No. & Date`. */
function phrasesOf(
  field: string,
  list: readonly (readonly [phrase: string, weight: number])[],
  dates: readonly string[],
): (readonly [phrase: string, weight: number])[] {
  const withDate =
    field === 'number'
      ? list.filter(([, weight]) => weight >= MAY_HAVE_DATE).flatMap(([phrase, weight]) => dates.map((date) => [`${phrase} ${date}`, weight] as const))
      : [];
  return [...list, ...withDate];
}

function compile(): Map<string, Pattern[]> {
  const byFirst = new Map<string, Pattern[]>();
  for (const own of LANGUAGES) {
    const { language, labels, orders } = own;
    for (const [field, list] of Object.entries(labels)) {
      const phrases = field === 'number' ? [...list, ...numbersOfTitles(own)] : list;
      for (const [phrase, weight] of phrasesOf(field, phrases, orders.date)) {
        const words = phrase.split(' ');
        const first = words[0]?.startsWith('*') === true ? '*' : (words[0] ?? '');
        const patterns = byFirst.get(first) ?? [];
        patterns.push({ words, field: field as LabelField, weight, language });
        byFirst.set(first, patterns);
      }
    }
  }
  return byFirst;
}

const PATTERNS = compile();

/** `Nº` is printed in many ways: `n` in a phrase stands for all. */
export const NUMERO: readonly string[] = ['n', 'no', 'nr', 'num', 'numero'];

function matchesWord(pattern: string, token: string): boolean {
  if (pattern.startsWith('*')) return token.endsWith(pattern.slice(1));
  return token === pattern || (pattern === 'n' && NUMERO.includes(token));
}

/** The patterns whose first word a token may be: by the second one of each, with those that leave it open, and these alone. */
interface Begun {
  readonly bySecond: ReadonlyMap<string, readonly Pattern[]>;
  readonly open: readonly Pattern[];
}

const begunBy = oncePerText((token): Begun => {
  const numero = token !== 'n' && NUMERO.includes(token) ? (PATTERNS.get('n') ?? []) : [];
  const endings = PATTERNS.get('*')?.filter(({ words }) => matchesWord(words[0] ?? '', token)) ?? [];
  const bySecond = new Map<string, Pattern[]>();
  const open: Pattern[] = [];
  for (const pattern of [...(PATTERNS.get(token) ?? []), ...endings, ...numero]) {
    const [, second] = pattern.words;
    const isOpen = second === undefined || second === '~';
    for (const each of isOpen ? bySecond.keys() : second === 'n' ? NUMERO : [second]) bySecond.set(each, [...(bySecond.get(each) ?? open), pattern]);
    if (isOpen) open.push(pattern);
  }
  return { bySecond, open };
});

/** The patterns that may begin at a token with another behind it: most tokens begin none. */
function patternsAt(token: string, next: string): readonly Pattern[] {
  const { bySecond, open } = begunBy(token);
  return bySecond.get(next) ?? open;
}

/** Where a pattern that begins at a token ends, or -1. */
function matchAt(tokens: readonly Token[], start: number, pattern: Pattern): number {
  let at = start;
  let index = 0;
  while (index < pattern.words.length) {
    const word = pattern.words[index] ?? '';
    if (word === '~') {
      const next = pattern.words[index + 1] ?? '';
      let skipped = 0;
      while (skipped <= GAP && !matchesWord(next, tokens[at]?.text ?? '')) {
        at += 1;
        skipped += 1;
      }
      if (skipped > GAP) return -1;
    } else {
      if (!matchesWord(word, tokens[at]?.text ?? '')) return -1;
      at += 1;
    }
    index += 1;
  }
  return at - 1;
}

/** A label does not run over a wide gap, nor over the end of a clause: words of two cells are two labels, and `tax invoice; no signature` is none. */
function staysTogether({ cellOf, words }: Line, from: number, to: number): boolean {
  return cellOf[from] === cellOf[to] && !words.slice(from, to).some(({ text }) => text.endsWith(';'));
}

/** What a label means. */
type Meaning = Omit<Pattern, 'words'>;

/** The surest of patterns over one span for each field; those that leave words open count where no other is. */
function surest(matching: readonly Pattern[]): Meaning[] {
  const byField = new Map<LabelField, Pattern>();
  const exact = matching.filter((pattern) => !pattern.words.includes('~'));
  for (const pattern of exact.length > 0 ? exact : matching) {
    const known = byField.get(pattern.field);
    if (known === undefined || pattern.weight > known.weight) byField.set(pattern.field, pattern);
  }
  return [...byField.values()];
}

/** The longest label that begins at a token: its last token, and what it means. */
export function longestAt(line: Line, start: number): { end: number; meanings: readonly Meaning[] } | undefined {
  const token = line.tokens[start];
  if (token === undefined || (start > 0 && line.tokens[start - 1]?.ends === false)) return undefined;
  let longest: { end: number; matching: Pattern[] } | undefined;
  for (const pattern of patternsAt(token.text, line.tokens[start + 1]?.text ?? '')) {
    const end = matchAt(line.tokens, start, pattern);
    const last = line.tokens[end];
    if (last === undefined || !last.ends || !staysTogether(line, token.word, last.word)) continue;
    if (end === longest?.end) longest.matching.push(pattern);
    else if (longest === undefined || end > longest.end) longest = { end, matching: [pattern] };
  }
  const order = orderLabelAt(line, start);
  if (order !== undefined && order.end > (longest?.end ?? -1)) return { end: order.end, meanings: [order] };
  return longest && { end: longest.end, meanings: surest(longest.matching) };
}
