import { canonicalDecimal, type InvoiceLine } from '@smartap/en16931';
import { textOf } from '../../pdf/word.js';
import { squeeze } from '../../text/print/fold.js';
import { isWrapped } from '../../text/table/texts/item-name.js';
import type { Snippet } from '../../text/table/texts/item-text.js';
import type { PrintedItem } from '../../text/table/find-items.js';

/** Which of the texts of an item its name is of: `read` as without a layout, its first line with those it `wrapped` into, its first line alone, those that stand together with it, all, those after the first, or that in the row of its figures. */
export type NameLines = 'read' | 'wrapped' | 'first' | 'together' | 'all' | 'rest' | 'row';
/** The sign that ends a name, where a description follows it; empty: none. */
export type NameEnd = '' | ':' | ' - ' | ' – ' | ',' | ' (';
/** What its price or quantity is: `read` as without a layout, `printed` as it stands in its column, `none` where the vendor's lines state none. */
export type ValueRule = 'read' | 'printed' | 'none';

/** How what is printed of an item makes a line. */
export interface LineRules {
  readonly name: NameLines;
  readonly nameEnd: NameEnd;
  readonly quantity: ValueRule;
  readonly price: ValueRule;
  /** Each item had a text below its name: the last of its texts is none of it. */
  readonly isFollowed?: true;
}

type NameRules = Pick<LineRules, 'name' | 'nameEnd' | 'isFollowed'>;

/** An item as printed, with the line that is read of it without rules. */
export interface ReadItem {
  readonly item: PrintedItem;
  readonly line: InvoiceLine;
  /** How far to the right the names of its table reach, in points. */
  readonly reach: number;
}

const NAMES: readonly NameLines[] = ['read', 'wrapped', 'first', 'together', 'all', 'rest', 'row'];
const ENDS: readonly NameEnd[] = ['', ':', ' - ', ' – ', ',', ' ('];
/** Lines of one text are nearer to each other than so many font sizes. */
const TOGETHER = 1.6;
/** Names of one line that show that the vendor's are: with fewer it may be chance. */
const SEVERAL = 3;
/** How wide a space is printed is known to so many font sizes. */
const JUST = 0.4;
const VALUES: readonly ValueRule[] = ['read', 'printed', 'none'];

/** The texts from the first on, up to a wider gap. */
function together(texts: readonly Snippet[]): readonly Snippet[] {
  const end = texts.findIndex(({ y, size }, index) => index > 0 && y - (texts[index - 1]?.y ?? y) > TOGETHER * size);
  return end < 0 ? texts : texts.slice(0, end);
}

/** The first text and those it goes on in: what only just would have fitted was not printed so by a vendor whose items have no other texts. */
function wrapped(texts: readonly Snippet[], reach: number): readonly Snippet[] {
  const goesOn = (text: Snippet, next: Snippet): boolean => isWrapped(text, next, reach) || isWrapped(text, next, reach - JUST * text.size);
  const end = texts.findIndex((text, index) => index > 0 && !goesOn(texts[index - 1] ?? text, text));
  return end < 0 ? texts : texts.slice(0, end);
}

/** The longer of two texts, where it is the other and more. */
const longer = (a: string, b: string): string => (a.startsWith(b) ? a : b);

function linesBy(rule: NameLines, { item, line, reach }: ReadItem): string {
  const texts = item.words.named;
  switch (rule) {
    case 'read':
      return line.item.name ?? '';
    case 'wrapped':
      return longer(line.item.name ?? '', textOf(wrapped(texts, reach)));
    case 'first':
      return textOf(texts.slice(0, 1));
    case 'together':
      return textOf(together(texts));
    case 'all':
      return textOf(texts);
    case 'rest':
      return textOf(texts.slice(1));
    case 'row':
      return textOf(texts.toSorted((a, b) => Math.abs(a.y - item.row.net.y) - Math.abs(b.y - item.row.net.y)).slice(0, 1));
    default:
      return rule satisfies never;
  }
}

/** What an item is called by rules. */
export function nameBy({ name, nameEnd, isFollowed }: NameRules, read: ReadItem): string | undefined {
  const [all, texts] = [linesBy(name, read), read.item.words.named];
  const text = isFollowed === true && texts.length > 1 && squeeze(all) === squeeze(textOf(texts)) ? textOf(texts.slice(0, -1)) : all;
  const end = nameEnd === '' ? -1 : text.indexOf(nameEnd);
  return (end > 0 ? text.slice(0, end) : text).trim() || undefined;
}

function valueBy(rule: ValueRule, read: string | undefined, printed: string | undefined): string | undefined {
  if (rule === 'none') return undefined;
  return rule === 'read' ? read : printed;
}

const quantityBy = (rule: ValueRule, { item, line }: ReadItem): string | undefined => valueBy(rule, line.quantity, item.row.quantity?.value);
const priceBy = (rule: ValueRule, { item, line }: ReadItem): string | undefined => valueBy(rule, line.price.net, item.row.price?.value);

const sameValue = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined ? a === b : canonicalDecimal(a) === canonicalDecimal(b);
const sameName = (a: string | undefined, b: string | undefined): boolean => squeeze(a ?? '') === squeeze(b ?? '');

/** The rule that gives most of what the corrected lines state, of those that give as much the first; `plain` where none gives at least half: what is stated is not printed. */
function bestOf<R>(
  rules: readonly R[],
  plain: R,
  pairs: readonly (readonly [InvoiceLine, ReadItem])[],
  isRight: (rule: R, line: InvoiceLine, read: ReadItem) => boolean,
): R {
  const counted = rules.map((rule) => ({ rule, right: pairs.filter(([line, read]) => isRight(rule, line, read)).length }));
  const best = counted.reduce((a, b) => (b.right > a.right ? b : a));
  return best.right * 2 >= pairs.length ? best.rule : plain;
}

/**
 * The rules by which printed items make the lines that a person said are right.
 * @param pairs corrected lines with the items they are
 */
export function rulesFor(pairs: readonly (readonly [InvoiceLine, ReadItem])[]): LineRules {
  const texts = pairs.map(([, { item }]) => item.words.named);
  // Where names of several lines stand alone, all that stands together is the name: what wraps need not be guessed. Where none has several, a further line is rather the rest of a name than what the vendor never printed.
  const several = texts.filter(({ length }) => length > 1).length;
  const isFollowed = pairs.every(
    ([line], index) => (texts[index]?.length ?? 0) > 1 && squeeze(textOf(texts[index]?.slice(0, -1) ?? [])).startsWith(squeeze(line.item.name ?? '')),
  );
  // Several items whose names are one line each with more below show that names do not wrap.
  const first: readonly NameLines[] = several === 0 ? ['wrapped'] : ['together', ...(several >= SEVERAL ? ['first' as const] : [])];
  const names = ENDS.flatMap((nameEnd): NameRules[] => [
    ...first.map((name) => ({ name, nameEnd })),
    ...NAMES.map((name) => ({ name, nameEnd, ...(isFollowed ? { isFollowed } : {}) })),
  ]);
  // What multiplies is not taken away by a line that does not state it.
  const stating = (valueOf: (line: InvoiceLine) => string | undefined): typeof pairs =>
    pairs.filter(([line, { item }]) => valueOf(line) !== undefined || !item.row.holds);
  return {
    ...bestOf<NameRules>(names, { name: 'read', nameEnd: '' }, pairs, (rule, line, read) => sameName(nameBy(rule, read), line.item.name)),
    quantity: bestOf(
      VALUES,
      'read',
      stating(({ quantity }) => quantity),
      (rule, line, read) => sameValue(quantityBy(rule, read), line.quantity),
    ),
    price: bestOf(
      VALUES,
      'read',
      stating(({ price }) => price.net),
      (rule, line, read) => sameValue(priceBy(rule, read), line.price.net),
    ),
  };
}

/** Whether rules give the names of at least half of the corrected lines: else what they are called is not printed. */
export function areNamed(rules: LineRules, pairs: readonly (readonly [InvoiceLine, ReadItem])[]): boolean {
  return pairs.filter(([line, read]) => sameName(nameBy(rules, read), line.item.name)).length * 2 >= pairs.length;
}

/** The line that an item makes by rules. */
export function lineBy(rules: LineRules, read: ReadItem): InvoiceLine {
  const { quantity: _quantity, price, item, ...others } = read.line;
  const [name, quantity, net] = [nameBy(rules, read) ?? item.name, quantityBy(rules.quantity, read), priceBy(rules.price, read)];
  const { net: _net, ...paid } = price;
  return {
    ...others,
    ...(quantity === undefined ? {} : { quantity }),
    price: net === undefined ? {} : rules.price === 'read' ? { ...paid, net } : { net },
    item: name === undefined ? item : { ...item, name },
  };
}
