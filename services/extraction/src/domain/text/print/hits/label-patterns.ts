import { oncePerText } from '@smartap/runtime';
import { LANGUAGES, type LabelField } from '../labels/index.js';
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

/** From here on a label means the number of the invoice whatever stands around it. */
const SURE_NUMBER = 0.9;

/** The phrases of a field; a number may be headed together with its date: `Rechnungsnr./Datum`, `Invoice No. & Date`. */
function phrasesOf(field: string, list: readonly (readonly [phrase: string, weight: number])[], dates: readonly string[]): (readonly [phrase: string, weight: number])[] {
  const withDate = field === 'number' ? list.filter(([, weight]) => weight >= SURE_NUMBER).flatMap(([phrase, weight]) => dates.map((date) => [`${phrase} ${date}`, weight] as const)) : [];
  return [...list, ...withDate];
}

function compile(): Map<string, Pattern[]> {
  const byFirst = new Map<string, Pattern[]>();
  for (const { language, labels, orders } of LANGUAGES) {
    for (const [field, list] of Object.entries(labels)) {
      for (const [phrase, weight] of phrasesOf(field, list, orders.date)) {
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

/** The patterns whose first word a token may be. */
const patternsAt = oncePerText((token): readonly Pattern[] => {
  const numero = token !== 'n' && NUMERO.includes(token) ? (PATTERNS.get('n') ?? []) : [];
  const endings = PATTERNS.get('*')?.filter(({ words }) => matchesWord(words[0] ?? '', token)) ?? [];
  return [...(PATTERNS.get(token) ?? []), ...endings, ...numero];
});

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

/** A label does not run over a wide gap: words of two cells are two labels. */
function staysTogether(line: Line, from: number, to: number): boolean {
  return line.cellOf[from] === line.cellOf[to];
}

/** The longest label that begins at a token, with its last token. */
export function longestAt(line: Line, start: number): { pattern: Pattern; end: number } | undefined {
  const token = line.tokens[start];
  if (token === undefined || (start > 0 && line.tokens[start - 1]?.ends === false)) return undefined;
  let best: { pattern: Pattern; end: number } | undefined;
  for (const pattern of patternsAt(token.text)) {
    const end = matchAt(line.tokens, start, pattern);
    const last = line.tokens[end];
    if (end < 0 || last === undefined || !last.ends || !staysTogether(line, token.word, last.word)) continue;
    const isLonger = best === undefined || end > best.end || (end === best.end && pattern.weight > best.pattern.weight);
    if (isLonger) best = { pattern, end };
  }
  const order = orderLabelAt(line, start);
  return order !== undefined && order.end > (best?.end ?? -1) ? { pattern: { ...order, words: [] }, end: order.end } : best;
}

/** The patterns over exactly one span: one for each field, the surest. */
export function sameSpan(line: Line, start: number, end: number): Pattern[] {
  const token = line.tokens[start];
  if (token === undefined) return [];
  const byField = new Map<LabelField, Pattern>();
  const matching = patternsAt(token.text).filter((pattern) => matchAt(line.tokens, start, pattern) === end);
  const exact = matching.filter((pattern) => !pattern.words.includes('~'));
  for (const pattern of exact.length > 0 ? exact : matching) {
    const known = byField.get(pattern.field);
    if (known === undefined || pattern.weight > known.weight) byField.set(pattern.field, pattern);
  }
  return [...byField.values()];
}
