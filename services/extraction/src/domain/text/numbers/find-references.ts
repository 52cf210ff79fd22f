import { findCustomerNumber } from './customer-number.js';
import { cellIndexAt } from '../../pdf/edges.js';
import { boxOf, textOf, type Cell, type Word } from '../../pdf/word.js';
import { findId, TAKEN } from './labelled-number.js';
import { atMost, type Found } from '../found.js';
import { dateBehind } from './date-behind.js';
import { saysInvoice } from './find-number.js';
import { headsOneWord, isAmongHeads, isHeading, type LabelHit } from '../print/hits/label-hits.js';
import type { LabelField } from '../print/labels/index.js';
import { findPhrase } from '../print/phrase-after.js';
import type { Reading } from '../print/reading.js';
import { isHeadOfItems } from '../table/heads/headings.js';
import type { Title } from '../title/title.js';
import { isSellersWord } from './sellers-words.js';
import { withWords } from './with-words.js';

/** What else a page refers to: the contract (BT-12), the project (BT-11), the seller's own order (BT-14), the number of the buyer with the seller (BT-46), and an earlier invoice, as that which a credit note is of (BG-3). */
export interface References {
  readonly contract: Found | undefined;
  readonly project: Found | undefined;
  readonly salesOrder: Found | undefined;
  readonly customerNumber: Found | undefined;
  readonly preceding: { readonly number: Found; readonly issueDate: Found | undefined } | undefined;
}

/** What a word weighs that is a label and a common word. */
const BARE = 0.5;

/** Whether a value stands behind a label that begins its cell, or what is in brackets, as the invoice of an advance does: in running text other invoices are spoken of too. */
function isLabelled(reading: Reading, { line, label = '', box }: Found): boolean {
  return (
    reading.lines[line]?.row.cells.some(
      (cell) => cell.box[0] <= box[0] && (cell.text.startsWith(label) || (label.startsWith('(') && cell.text.includes(label))),
    ) ?? false
  );
}

/** `3 place du Marché`: behind another word a bare one is no label, unless that is a number: `Nr zamówienia: ZZ/4418 Umowa: 118`. */
const isInText = (_line: number, { weight, from, line: { words, cellOf } }: LabelHit): boolean =>
  weight <= BARE && cellOf[from - 1] === cellOf[from] && /^\P{N}*\p{L}\P{N}*$/u.test(words[from - 1]?.text ?? '');

/** Whether a label is a bare word, which another one of its field outdoes: `contrat CT 118` beside `Contrat cadre`. */
const isBare = (_line: number, { weight }: LabelHit): boolean => weight <= BARE;

/** What a project is called, `Bauvorhaben: Schule am Park`: behind a label that is all of its cell, or has a colon, be it behind others. */
function namedProject(reading: Reading): Found | undefined {
  const found = findPhrase(reading, 'project', (hit) => !(isHeading(hit) || hit.text.endsWith(':')) || isHeadOfItems(hit.line));
  if (found === undefined) return undefined;
  const { words = [] } = reading.lines[found.line] ?? {};
  const isOwn = ({ box }: Word): boolean => box[0] >= found.box[0] - 1 && box[2] <= found.box[2] + 1;
  const next = reading.labels[found.line]?.find(({ from }) => words[from] !== undefined && isOwn(words[from]));
  const named = words.slice(0, next?.from).filter(isOwn);
  const value = textOf(named).replace(/[\s,;]+$/, '');
  return /\p{L}{3}|(?=.*\p{L}).*\d{3}/u.test(value)
    ? { ...found, value, text: textOf(named), box: boxOf(named), confidence: Math.max(TAKEN, found.confidence) }
    : undefined;
}

/** A year is no number of a project: `Progetto: Layout 2027`. */
const YEAR = /^20\d{2}$/;
const numberedProject = (found: Found | undefined): Found | undefined => (found !== undefined && YEAR.test(found.value) ? undefined : found);

/** What a label weighs at most that does not say whose the order is. */
const ANYBODYS = 0.7;

const isAllOfCell = ({ line: { cellOf }, from, to }: LabelHit): boolean => cellOf[to + 1] !== cellOf[from];

/** Whether a label is a heading by itself: a common word such as `Source` is none among the heads of a list, unless it has a colon. */
const isOwnHeading = (reading: Reading, index: number, hit: LabelHit): boolean =>
  isHeading(hit) && (hit.text.endsWith(':') || !isAmongHeads(hit.line, reading.labels[index] ?? [], hit.line.cellOf[hit.from]));

/** The seller's own order: by its label, else what is only called an order beside that of the buyer, `Ordrenr.: O-9914`, `Rekvisition: 66012`. */
function sellersOrder(reading: Reading, reject: ReadonlySet<string>, order: Found | undefined): Found | undefined {
  const labelled = withWords(
    reading,
    'salesOrder',
    findId(reading, 'salesOrder', { reject, skips: (index, hit) => hit.weight <= ANYBODYS && !isOwnHeading(reading, index, hit) }),
  );
  if (labelled !== undefined || (order !== undefined && order.confidence < TAKEN)) return labelled;
  const isBuyers = (_line: number, hit: LabelHit): boolean =>
    hit.weight > ANYBODYS ||
    ((hit.weight <= BARE || order === undefined) && !isSellersWord(hit.text)) ||
    !((isHeading(hit) && (order !== undefined || isAllOfCell(hit))) || headsOneWord(hit));
  const other = findId(reading, 'purchaseOrder', { reject: new Set([...reject, ...(order === undefined ? [] : [order.value])]), skips: isBuyers });
  const cellOf = ({ line, box }: Found): Cell | undefined => reading.lines[line]?.row.cells[cellIndexAt(reading.lines[line]?.row, box)];
  return other === undefined || (order !== undefined && cellOf(other) === cellOf(order))
    ? undefined
    : { ...other, confidence: Math.max(TAKEN, other.confidence) };
}

/** What the invoice that a credit note is of claims at most where only a word for an invoice names it. */
const CREDITED = 0.75;

/** The invoice that a credit note is of, behind a word for an invoice: `Sur notre facture : F26-1322`. */
function creditedInvoice(reading: Reading, reject: ReadonlySet<string>): Found | undefined {
  const found = findId(reading, 'number', { reject, skips: (_line, { text }) => !saysInvoice(text) });
  return found && atMost(found, CREDITED);
}

/** What a page refers to besides the buyer's order. */
export function findReferences(
  reading: Reading,
  title: Title,
  { number, order }: { readonly number?: Found | undefined; readonly order?: Found | undefined } = {},
): References {
  const reject = new Set(number === undefined ? [] : [number.value]);
  const taken = (found: Found | undefined): Found | undefined => (found !== undefined && found.confidence >= TAKEN ? found : undefined);
  const find = (field: LabelField): Found | undefined =>
    taken(findId(reading, field, { reject, skips: isBare })) ?? taken(findId(reading, field, { reject, skips: isInText }));
  const earlier = find('precedingInvoice') ?? (title.kind === 'credit' ? taken(creditedInvoice(reading, reject)) : undefined);
  const preceding = earlier !== undefined && (title.kind === 'credit' || isLabelled(reading, earlier)) ? earlier : undefined;
  return {
    contract: find('contract'),
    project: numberedProject(find('project')) ?? namedProject(reading),
    salesOrder: taken(sellersOrder(reading, reject, order)),
    customerNumber: taken(findCustomerNumber(reading, new Set([...reject, ...(order === undefined ? [] : [order.value])]))),
    preceding: preceding === undefined ? undefined : { number: preceding, issueDate: dateBehind(reading, preceding) },
  };
}
