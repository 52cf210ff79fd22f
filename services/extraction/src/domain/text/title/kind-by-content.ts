import { LANGUAGES } from '../print/labels/index.js';
import type { LabelHit } from '../print/hits/label-hits.js';
import type { Amount } from '../print/amounts.js';
import { tokensOfCells, type Line } from '../print/line.js';
import { hasMoney, type Reading } from '../print/reading.js';
import { phrasesOf, wordsBegin } from '../print/says.js';
import { numbersOfPage } from '../numbers/printed-numbers.js';
import { headsItems } from '../table/heads/head.js';
import { overlap, type Box } from '../../pdf/word.js';

/** What pages without a title are by what they list. */
export interface ContentKind {
  readonly kind: 'statement' | 'reminder';
  /** What says so, and where. */
  readonly text: string;
  readonly page: number;
  readonly box: Box;
}

/** What only who was not paid asks for, in rows of their own. */
const DUNNED = phrasesOf(LANGUAGES.flatMap(({ dunned = [] }) => dunned));
/** The heads of accounts in each language. */
const LEDGERS = LANGUAGES.flatMap(({ ledger }) => (ledger === undefined ? [] : [ledger]));
/** So many invoices make a list. */
const LISTED = 2;

/** The money that ends a row behind other cells. */
function amountOf({ amounts }: Reading, index: number, { row, cellOf }: Line): Amount | undefined {
  const last = amounts[index]?.findLast(({ isMoney }) => isMoney);
  return last !== undefined && row.cells.length > 1 && cellOf[last.from] === row.cells.length - 1 ? last : undefined;
}

/** Whether a cell begins with what only a reminder asks for: `Avgift | 20.02. | Påminnelseavgift | 60,00`. A sentence that threatens with it may stand beside a total: `Indemnité forfaitaire 40 €. | TVA 20 % | 76,60 €`. */
function isDunned(line: Line): boolean {
  const at = tokensOfCells(line).findLastIndex((tokens) =>
    wordsBegin(
      tokens.map(({ text }) => text),
      DUNNED,
    ),
  );
  const { cells } = line.row;
  return at >= 0 && !(/\d/.test(cells[at]?.text ?? '') && cells.slice(at + 1, -1).some(({ text }) => /^\p{L}{2,}/u.test(text)));
}

/** The first row that asks for what dunning costs. */
function dunnedRow(reading: Reading): Line | undefined {
  return reading.lines.find((line, index) => isDunned(line) && amountOf(reading, index, line) !== undefined);
}

/** Whether a label heads a column of the numbers of invoices, beside others of dates: of their days of issue and of payment, or of one where no other head is that of items. */
function headsInvoices(reading: Reading, index: number, { field, line, from }: LabelHit): boolean {
  const others = reading.labels[index]?.filter((hit) => line.cellOf[hit.from] !== line.cellOf[from]) ?? [];
  const isHeaded = (date: 'issueDate' | 'dueDate'): boolean => others.some((hit) => hit.field === date);
  const [isIssued, isDue] = [isHeaded('issueDate'), isHeaded('dueDate')];
  return field === 'number' && line.row.cells.length > 2 && ((isIssued && isDue) || ((isIssued || isDue) && !headsItems(line)));
}

/** Where a row of heads lists several invoices below it, each with its number under one head and an amount. */
function listOfInvoices(reading: Reading): LabelHit | undefined {
  for (const [index, hits] of reading.labels.entries()) {
    const head = hits.find((hit) => headsInvoices(reading, index, hit));
    if (head === undefined) continue;
    const numbers = new Set<string>();
    for (let line = index + 1; line < reading.lines.length; line += 1) {
      const own = reading.lines[line];
      const number = numbersOfPage(reading)[line]?.find(({ box }) => overlap(box, head.box) > 0);
      if (own === undefined || own.row.page !== head.line.row.page || number === undefined || !hasMoney(reading, line)) break;
      numbers.add(number.value);
    }
    if (numbers.size >= LISTED) return head;
  }
  return undefined;
}

/** The heads of an account, each of what is owed, paid and left over a column of its own. */
const headsOfLedger = ({ lines }: Reading): Line | undefined =>
  lines.find(({ said, row }) => row.cells.length > 2 && LEDGERS.some((heads) => heads.every((word) => said.includes(word))));

const asKind = (kind: ContentKind['kind'], { row: { text, page, box } }: Line): ContentKind => ({ kind, text, page, box });

/** What pages are that do not call themselves an invoice: a reminder asks for what dunning costs, a statement lists invoices or is an account. */
export function kindByContent(reading: Reading): ContentKind | undefined {
  const dunned = dunnedRow(reading);
  const listed = dunned === undefined ? (listOfInvoices(reading)?.line ?? headsOfLedger(reading)) : undefined;
  return dunned === undefined ? listed && asKind('statement', listed) : asKind('reminder', dunned);
}
