import { oncePer, oncePerText } from '@smartap/runtime';
import { around, boxOf, type Box } from '../../../pdf/word.js';
import { companyName } from '../../parties/names/company-name.js';
import { LANGUAGES, type ColumnField } from '../../print/labels/index.js';
import { foldWords } from '../../print/fold.js';
import type { Line } from '../../print/line.js';
import { PER } from './per.js';
import { unitCode } from '../figures.js';

/** The head of a column found in a line. */
export interface Heading {
  field: ColumnField;
  /** Letters of the phrase: a longer one says more. */
  length: number;
  from: number;
  to: number;
  box: Box;
}

interface Phrase {
  words: string[];
  field: ColumnField;
}

/** Phrases by their first word and the one behind it, if any, the longest first; and what one word ends with. */
function compile(): { byBeginning: Map<string, Map<string | undefined, Phrase[]>>; endings: Phrase[] } {
  const byBeginning = new Map<string, Map<string | undefined, Phrase[]>>();
  const endings: Phrase[] = [];
  for (const { table } of LANGUAGES) {
    for (const [field, phrases] of Object.entries(table)) {
      for (const phrase of phrases) {
        const words = phrase.split(' ');
        const [first = '', second] = words;
        const entry: Phrase = { words, field: field as ColumnField };
        const bySecond = byBeginning.get(first) ?? new Map<string | undefined, Phrase[]>();
        if (phrase.startsWith('*')) endings.push({ ...entry, words: [phrase.slice(1)] });
        else
          byBeginning.set(
            first,
            bySecond.set(
              second,
              [...(bySecond.get(second) ?? []), entry].toSorted((a, b) => b.words.length - a.words.length),
            ),
          );
      }
    }
  }
  return { byBeginning, endings };
}

// prettier-ignore
const WITH_OR_WITHOUT: ReadonlySet<string> = new Set(['excl', 'excluding', 'ex', 'exkl', 'ekskl', 'exclusive', 'incl', 'including', 'inc', 'inkl', 'inclusive', 'ohne', 'hors', 'sans', 'sin', 'sem', 'senza', 'zonder', 'bez', 'uten', 'eks', 'without', 'inklusive', 'exklusive', 'ht', 'htva', 'ttc', 'tvac']);
const TAXES: ReadonlySet<string> = new Set(['vat', 'tax', 'gst', 'mwst', 'ust', 'btw', 'tva', 'taxe', 'taxes', 'iva', 'moms', 'mva', 'dph']);
const CURRENCIES: ReadonlySet<string> = new Set(['eur', 'euro', 'euros', 'usd', 'gbp', 'chf', 'sek', 'nok', 'dkk', 'pln', 'czk', 'kr', 'zl']);

const { byBeginning: PHRASES, endings: ENDINGS } = compile();

/** What a token may begin: phrases by the word behind it, and that of one word which it ends with. */
interface Begun {
  readonly bySecond: ReadonlyMap<string | undefined, readonly Phrase[]> | undefined;
  readonly ending: Phrase | undefined;
}

/** Most tokens begin no head. */
const begunBy = oncePerText((token): Begun | undefined => {
  const [bySecond, ending] = [PHRASES.get(token), ENDINGS.find(({ words: [end = ''] }) => token.length > end.length && token.endsWith(end))];
  return bySecond === undefined && ending === undefined ? undefined : { bySecond, ending };
});

/** The longest head that words begin with, and how many it takes. */
export function headingAt(words: readonly string[]): { field: ColumnField; count: number } | undefined {
  const [first = '', second] = words;
  const { bySecond, ending } = begunBy(first) ?? {};
  const longest =
    bySecond?.get(second)?.find((phrase) => phrase.words.every((word, index) => words[index] === word)) ?? bySecond?.get(undefined)?.[0] ?? ending;
  return longest && { field: longest.field, count: longest.words.length };
}

/** The field of a head that is all of the words but for those that say with or without which tax and in what currency: `Preis pro Einheit (netto)`. */
export function headingOf(tokens: readonly string[]): ColumnField | undefined {
  const hit = headingAt(tokens);
  const isQualifier = (token: string): boolean =>
    WITH_OR_WITHOUT.has(token) || TAXES.has(token) || CURRENCIES.has(token) || headingAt([token])?.field === 'net';
  return hit !== undefined && tokens.slice(hit.count).every(isQualifier) ? hit.field : undefined;
}

/** `Price excl. VAT (EUR)`: the words that say with or without which tax and in what currency are part of the head. */
function qualified(line: Line, from: number): number {
  const cell = line.cellOf[line.tokens[from]?.word ?? 0];
  const at = (index: number): string => {
    const token = line.tokens[index];
    return token !== undefined && line.cellOf[token.word] === cell ? token.text : '';
  };
  let end = from;
  if (WITH_OR_WITHOUT.has(at(end + 1))) end += TAXES.has(at(end + 2)) ? 2 : 1;
  while (CURRENCIES.has(at(end + 1))) end += 1;
  return end;
}

const SAYS_PER: ReadonlySet<string> = new Set(PER.flatMap(foldWords));
const COUNT = /^10{1,3}$/;

/** `Price per 100 kg`, `Rate EUR/100 kg`: how many units a price is for is part of its head; where the words say that, up to which token. */
function pricedFor({ tokens, cellOf }: Line, from: number): number | undefined {
  const cell = cellOf[tokens[from]?.word ?? 0];
  const at = (index: number): string => (cellOf[tokens[index]?.word ?? -1] === cell ? (tokens[index]?.text ?? '') : '');
  const next = CURRENCIES.has(at(from + 1)) ? from + 2 : from + 1;
  const count = SAYS_PER.has(at(next)) ? next + 1 : next;
  if (!COUNT.test(at(count))) return undefined;
  return unitCode(at(count + 1)) === undefined ? count : count + 1;
}

/** Of the longest head. */
const MOST_WORDS = Math.max(...[...PHRASES.values()].flatMap((bySecond) => [...bySecond.values()].flat()).map(({ words }) => words.length));

/** Every head in a line from left to right. A head does not run over a wide gap. */
export const headingsOf = oncePer((line: Line): readonly Heading[] =>
  parted(
    line,
    withAmount(
      withDiscount(
        line,
        joined(line, findHeadings(line)).map((heading) => inCurrency(line, heading)),
      ),
    ),
  ),
);

/** What is short for a name in one language and for a discount in another: `Desc.`. */
const SHORT: ReadonlySet<string> = new Set(
  LANGUAGES.flatMap(({ table }) => table.discount ?? []).filter((phrase) => LANGUAGES.some(({ table }) => table.name?.includes(phrase) === true)),
);

/** Whether a head stands behind one of names and one of prices. */
const isBehindPrice = (found: readonly Heading[], at: number): boolean =>
  (['name', 'price'] as const).every((field) => found.slice(0, at).some((heading) => heading.field === field));

/** `Descrição | … | Desc.`: behind a head of names and a price what may be short for either is a discount. */
function withDiscount({ tokens }: Line, found: readonly Heading[]): readonly Heading[] {
  const isShort = ({ from, to }: Heading): boolean =>
    SHORT.has(
      tokens
        .filter(({ word }) => word >= from && word <= to)
        .map(({ text }) => text)
        .join(' '),
    );
  return found.map((heading, at) => (heading.field === 'name' && isShort(heading) && isBehindPrice(found, at) ? { ...heading, field: 'discount' } : heading));
}

/** `DESCRIPTION | QTY | PRICE | GOODS`: behind a head of names and a price another of names is that of the amounts, where there is none of these. */
function withAmount(found: readonly Heading[]): readonly Heading[] {
  if (found.some(({ field }) => field === 'net' || field === 'gross')) return found;
  return found.map((heading, at) => (heading.field === 'name' && isBehindPrice(found, at) ? { ...heading, field: 'net' } : heading));
}

const MONEY: ReadonlySet<ColumnField> = new Set<ColumnField>(['price', 'net', 'gross']);
/** Heads that are read as one are not further apart than this share of the font size: a space is about 0.3. */
const SPACE = 0.5;

/** What follows the name of an amount in its cell says which amount it is: `Montant HT période`, `Cena n.`, or in brackets with which tax: `Hinta (alv 0 %)`. */
function isOfAmount(before: Heading, own: Heading, { cellOf, words }: Line): boolean {
  const isSaid = own.field === 'date' || own.field === 'position' || (own.field === 'rate' && words[own.from]?.text.startsWith('(') === true);
  return isSaid && MONEY.has(before.field) && own.from === before.to + 1 && cellOf[own.from] === cellOf[before.to];
}

/** `Item subtotal`: what is of an item is no name of one; and what is said of an amount is no head of its own. */
function joined(line: Line, found: readonly Heading[]): Heading[] {
  return found.reduce<Heading[]>((all, own) => {
    const last = all.at(-1);
    if (last !== undefined && isOfAmount(last, own, line)) return [...all.slice(0, -1), { ...last, to: own.to, box: around([last.box, own.box]) }];
    const isOfItem =
      last?.field === 'name' && MONEY.has(own.field) && own.from === last.to + 1 && own.box[0] - last.box[2] <= SPACE * (line.words[own.from]?.size ?? 0);
    return isOfItem ? [...all.slice(0, -1), { ...own, from: last.from, box: around([last.box, own.box]) }] : [...all, own];
  }, []);
}

/** `Goods €`, `Tarif (€)`: what is in a currency is an amount, whatever it is called. */
function inCurrency(line: Line, heading: Heading): Heading {
  const sign = line.words[heading.to + 1];
  const isBeside = sign !== undefined && /^(?:[$€£¥]|\([$€£¥]\))$/.test(sign.text) && line.cellOf[heading.to + 1] === line.cellOf[heading.to];
  return isBeside && heading.field === 'name' ? { ...heading, field: 'net', to: heading.to + 1, box: around([heading.box, sign.box]) } : heading;
}

/** `Importo Iva`, `GST Amount` above amounts and rates: two heads that stand close are no tax, where items have no other head of amounts. */
function parted(line: Line, found: readonly Heading[]): readonly Heading[] {
  const fields = new Set(found.map(({ field }) => field));
  if (!(fields.has('quantity') || fields.has('price')) || fields.has('net') || fields.has('gross')) return found;
  return found.flatMap((heading) => {
    const words = line.words.slice(heading.from, heading.to + 1);
    const tokens = line.tokens.filter(({ word }) => word >= heading.from && word <= heading.to);
    const at = heading.field === 'tax' && words.length === 2 && tokens.length === 2 ? tokens.map(({ text }) => headingAt([text])?.field) : [];
    const [first, second] = at;
    if (first === undefined || second === undefined || (first !== 'net' && second !== 'net')) return [heading];
    return [first, second].map((field, index): Heading => ({
      field,
      length: tokens[index]?.text.length ?? 0,
      from: heading.from + index,
      to: heading.from + index,
      box: words[index]?.box ?? heading.box,
    }));
  });
}

/** What a unit costs, by its currency: `€/hour`, `kr/t`; or so many of them: `€ / 100 St.`. */
const PER_UNIT = /^(?:[€$£]|eur|chf|kr|zł|kč)\s?\/\s?(?:\p{L}{1,8}|10{0,3}(?:\s\p{L}{1,8})?)\.?$/iu;

/** A head that is a currency for a unit: the word of a token, or all of the cell that a token stands in. */
function perUnit(line: Line, at: number): Heading | undefined {
  const index = line.tokens[at]?.word ?? -1;
  const [word, cell] = [line.words[index], line.row.cells[line.cellOf[index] ?? -1]];
  if (word === undefined || cell === undefined) return undefined;
  const from = line.cellOf.indexOf(line.cellOf[index] ?? -1);
  if (PER_UNIT.test(cell.text)) return { field: 'price', length: cell.text.length, from, to: from + cell.words.length - 1, box: cell.box };
  return PER_UNIT.test(word.text) ? { field: 'price', length: word.text.length, from: index, to: index, box: word.box } : undefined;
}

/** The texts of the tokens from one on, to the end of its cell, and no more than a head has. */
function restOfCell({ tokens, cellOf }: Line, at: number): string[] {
  const next = tokens.slice(at, at + MOST_WORDS);
  const end = next.findIndex(({ word }) => cellOf[word] !== cellOf[next[0]?.word ?? 0]);
  return (end < 0 ? next : next.slice(0, end)).map(({ text }) => text);
}

function findHeadings(line: Line): Heading[] {
  const found: Heading[] = [];
  const texts = line.tokens.map((token) => token.text);
  let at = 0;
  const hasStroke = line.row.text.includes('/');
  while (at < texts.length) {
    const cost = hasStroke ? perUnit(line, at) : undefined;
    if (cost !== undefined) {
      found.push(cost);
      at = line.tokens.findLastIndex(({ word }) => word === cost.to) + 1;
      continue;
    }
    const hit = begunBy(texts[at] ?? '') !== undefined ? headingAt(restOfCell(line, at)) : undefined;
    const [first, last] = [line.tokens[at], line.tokens[at + (hit?.count ?? 1) - 1]];
    if (hit === undefined || first === undefined || last === undefined) {
      at += 1;
      continue;
    }
    const counted = hit.field === 'price' || hit.field === 'basis' ? pricedFor(line, at + hit.count - 1) : undefined;
    const to = qualified(line, counted ?? at + hit.count - 1);
    const words = line.words.slice(first.word, (line.tokens[to] ?? last).word + 1);
    const length = texts.slice(at, at + hit.count).join('').length;
    // A unit without tax, or in a currency, is what one costs: `Unit Excl`, `Unit (EUR)`.
    const isQualified = counted === undefined && to > at + hit.count - 1;
    found.push({
      field: counted !== undefined || (hit.field === 'unit' && isQualified) ? 'price' : hit.field,
      length,
      from: first.word,
      to: (line.tokens[to] ?? last).word,
      box: boxOf(words),
    });
    at = to + 1;
  }
  return found;
}

/** Whether a line heads columns: it names several. */
export const headsColumns = (line: Line): boolean => headingsOf(line).some(({ field }, _, [first]) => field !== first?.field);

/** What prices are called, in so few words that it is no name of an item. */
const PRICES: ReadonlySet<ColumnField> = new Set<ColumnField>(['price', 'ignored']);
const FEW_WORDS = 2;

/** Whether a text is what a price is called, as beside that before a discount in a row of its own: `Bruttopreis`. */
export function isNameOfPrice(text: string): boolean {
  const tokens = foldWords(text);
  const heading = headingAt(tokens);
  return heading !== undefined && heading.count === tokens.length && PRICES.has(heading.field) && tokens.length <= FEW_WORDS;
}

const SOLD: ReadonlySet<ColumnField> = new Set<ColumnField>(['position', 'itemId', 'name', 'nameText']);
const PAID_FOR: ReadonlySet<ColumnField> = new Set<ColumnField>(['quantity', 'price', 'net', 'gross']);

/** Whether what looks like a head ends the name of a company: `Muster & Sohn KG` names no weight, as `Menge KG` does. */
function endsName(line: Line, { from }: Heading): boolean {
  const at = line.cellOf[from] ?? -1;
  const first = line.cellOf.indexOf(at);
  return first !== from && companyName(line.row.cells[at]?.text ?? '') !== undefined && !headingsOf(line).some((heading) => heading.from === first);
}

/** Whether a line heads a table of items: it names what is sold, and how much of it or for how much; or no more than prices and amounts. */
export function isHeadOfItems(line: Line): boolean {
  const fields = headingsOf(line)
    .filter((heading) => !endsName(line, heading))
    .map(({ field }) => field);
  const [first, second, ...others] = fields;
  if (first === 'price' && (second === 'net' || second === 'gross') && others.length === 0 && line.row.cells.length === 2) return true;
  return fields.some((field) => SOLD.has(field)) && fields.some((field) => PAID_FOR.has(field));
}
