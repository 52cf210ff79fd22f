import type { PrintedItem } from './find-items.js';

/** `1 Drachen`, `2 Flieger`: numbers that count up are positions, not part of the names. */
function splitPositions(items: PrintedItem[]): void {
  const found = items.map(({ words }) => /^(\d{1,4})\.?\s+(\S.*)$/.exec(words.name ?? ''));
  const numbers = found.map((match) => Number(match?.[1] ?? Number.NaN));
  const isCounting =
    items.length > 1 &&
    numbers.every((number, index) => index === 0 || number - (numbers[index - 1] ?? 0) === (numbers[1] ?? 0) - (numbers[0] ?? 0)) &&
    (numbers[1] ?? 0) > (numbers[0] ?? 0);
  if (!isCounting) return;
  items.forEach((item, index) => {
    item.position ??= found[index]?.[1];
    item.words.name = found[index]?.[2] ?? item.words.name;
  });
}

/** A position in a section: `A.1 Patrol`, `2.3 Travel`. */
const IN_SECTION = /^((?:\p{Lu}|\d{1,2})(?:\.\d{1,2}){1,3})\.?\s+(\p{L}.*)$/u;

/** Positions in sections before the names of all items, each another, are no part of these. */
function splitSections(items: PrintedItem[]): void {
  const found = items.map(({ words }) => IN_SECTION.exec(words.name ?? ''));
  const positions = new Set(found.map((match) => match?.[1]));
  if (items.length < 2 || positions.has(undefined) || positions.size < items.length) return;
  items.forEach((item, index) => {
    item.position ??= found[index]?.[1];
    item.words.name = found[index]?.[2] ?? item.words.name;
  });
}

/** A number of an item before its name: surely one is of four signs or more, with a figure, and no year; beside such any word of capitals. */
const CODED = { sure: /^(?!(?:19|20)\d{2}\s)(?=\S*\d)[\p{Lu}\d][\p{Lu}\d./-]{3,19}\s/u, any: /^([\p{Lu}\d][\p{Lu}\d./-]{1,19})\s+(\p{L}.*)$/u } as const;

/** `FLT-200 - Filter cartridge`. */
const CODED_APART = /^((?=[^\s]*\p{Lu})(?=[^\s]*[\d-])[\p{Lu}\d][\p{Lu}\d./_-]{2,19}) [-–|] (\S.*)/u;

/** Beside such a word in capitals is one too. */
const WORD_APART = /^(\p{Lu}{2,12}) [-–|] (\S.*)/u;

/** Codes with a dash before names are the numbers of items, where several have one. */
function splitCodesApart(items: PrintedItem[]): void {
  const sure = items.map(({ words }) => CODED_APART.exec(words.name ?? ''));
  if (sure.filter((match) => match !== null).length < 2) return;
  const found = items.map(({ words }, index) => sure[index] ?? WORD_APART.exec(words.name ?? ''));
  items.forEach(({ words }, index) => {
    words.sellerId ??= found[index]?.[1];
    words.name = found[index]?.[2] ?? words.name;
  });
}

/** `P-118 Vacuum pouch`, `DEL Delivery`: a code before the name of each item is its number, where most surely are and none has another: that of a steel is its name. */
function splitCodes(items: PrintedItem[]): void {
  if (items.every(({ words }) => words.sellerId !== undefined)) return;
  const found = items.map(({ words }) => CODED.any.exec(words.name ?? ''));
  const sure = items.filter(({ words }) => CODED.sure.test(words.name ?? '')).length;
  if (items.length < 2 || found.some((match) => match === null) || sure * 2 <= items.length) return;
  items.forEach(({ words }, index) => {
    words.sellerId ??= found[index]?.[1];
    words.name = found[index]?.[2] ?? words.name;
  });
}

/** A number behind the name of an item, in brackets, and what is said of it behind that. */
const BRACKETED = /^(\p{L}.*\S) \((\d{4,8})\)(?: (\S.*))?$/u;

/** `Cod fillet 5 kg (30418) damaged`: a number in brackets behind the name of each item is its number. */
function splitBracketed(items: PrintedItem[]): void {
  const found = items.map(({ words }) => BRACKETED.exec(words.name ?? ''));
  if (items.length < 2 || found.includes(null)) return;
  items.forEach(({ words }, index) => {
    const [, name, number, rest] = found[index] ?? [];
    words.sellerId ??= number;
    words.name = name;
    words.description = [rest, words.description].filter((text) => text !== undefined).join('\n') || undefined;
  });
}

/** Tells positions and numbers of items that stand in their names, by what all items of a table show. */
export function tellNumbers(items: PrintedItem[]): void {
  splitPositions(items);
  splitSections(items);
  splitCodes(items);
  splitCodesApart(items);
  splitBracketed(items);
}
