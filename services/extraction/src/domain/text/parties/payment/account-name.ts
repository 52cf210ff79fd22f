import { cellAtEdge } from '../../../pdf/edges.js';
import type { Found } from '../../found.js';
import { squeeze } from '../../print/fold.js';
import type { LabelHit } from '../../print/hits/label-hits.js';
import { isOfAccount, type LabelField } from '../../print/labels/index.js';
import { lineBelow } from '../../print/next-line.js';
import { labelsOfField } from '../../print/hits/labels-of-field.js';
import type { Reading } from '../../print/reading.js';
import { companyName } from '../names/company-name.js';
import { isPostal } from '../address-signs.js';
import { isLikePerson } from '../names/like-person.js';
import { isNameLike } from '../names/name-like.js';
import { holderAfter } from './holder-after.js';

/** How far from the account its holder is named, in points. */
const NEAR = 80;
/** The name of somebody has so many words at most. */
const MAX_WORDS = 6;
const CLAIM = 0.9;

/** What goes before what says whose account it is: the name of a company ends with its legal form, that of the seller is known. */
function nameIn(text: string): string | undefined {
  const company = companyName(text);
  if (company !== undefined) return company;
  // `to the following account` names nobody.
  return isNameLike(text) && /^\P{L}*\p{Lu}/u.test(text) && !/\d/.test(text) && text.split(' ').length <= MAX_WORDS ? text : undefined;
}

/** Lines between a head and the name below it: that of the account. */
const MAX_BETWEEN = 2;

/** The name below a label that heads it, the account perhaps between: `Konto / Zahlbar an` above `CH44 …` above the name; or in the next line, where the label ends its own. */
function nameBelow(reading: Reading, index: number, { line, box, to }: LabelHit): Found | undefined {
  const next = line.words[to + 1] === undefined ? lineBelow(reading, index)?.cells[0] : undefined;
  const rows = reading.lines.slice(index + 1, index + 2 + MAX_BETWEEN).map(({ row }) => row);
  const cells = [next, ...rows.map((row) => (row.page === line.row.page ? cellAtEdge(row, box) : undefined))];
  const cell =
    cells.find((each) => each !== undefined && companyName(each.text.replace(/\.$/, '')) !== undefined) ??
    (next !== undefined && isLikePerson(next.text.replace(/\.$/, '')) ? next : undefined);
  if (cell === undefined) return undefined;
  const at = reading.lines.findIndex(({ row }) => row.cells.includes(cell));
  return { value: cell.text.replace(/\.$/, ''), confidence: CLAIM, label: undefined, text: cell.text, page: line.row.page, box: cell.box, line: at };
}

/** Labels of what a letter says of its sender besides the account. */
const OF_LETTER: ReadonlySet<LabelField> = new Set(['vatId', 'taxNumber']);

/** The seller in the line of an account, or right above it, where nothing else of its letter stands: `Bank: Roth Joinery, sort code 40-12-77`. */
function sellerBeside(reading: Reading, { line, page }: Found, seller: Found | undefined): Found | undefined {
  if (seller === undefined) return undefined;
  const at = [line, line - 1].find((index) => {
    const row = reading.lines[index]?.row;
    const isOfLetter = reading.labels[index]?.some(({ field }) => OF_LETTER.has(field)) === true;
    const isPaid = index === line || reading.labels[index]?.some(({ field }) => isOfAccount(field)) === true;
    return row?.page === page && row.text.includes(seller.value) && !row.text.startsWith(seller.value) && isPaid && !isOfLetter && !isPostal(row.text);
  });
  const row = reading.lines[at ?? -1]?.row;
  if (row === undefined || at === undefined) return undefined;
  const [, behind = ''] = row.text.split(seller.value);
  const inFull = companyName(`${seller.value}${behind.split(',')[0]}`);
  return { ...seller, value: inFull ?? seller.value, confidence: CLAIM, label: undefined, page: row.page, box: row.box, line: at };
}

/** In whose name the account is that is to be paid to (BT-85): behind its label, near the account unless it is the seller. None where several are named. */
export function findAccountName(
  reading: Reading,
  { account, seller }: { readonly account: Found | undefined; readonly seller: Found | undefined },
): Found | undefined {
  if (account === undefined) return undefined;
  const named = labelsOfField(reading, 'accountHolder').flatMap(({ hit, index }): Found[] => {
    const found = holderAfter(reading, index, hit) ?? nameBelow(reading, index, hit);
    const name = found === undefined ? undefined : nameIn(found.value);
    const isNear = name === seller?.value || (hit.line.row.page === account.page && Math.abs(hit.box[1] - account.box[1]) <= NEAR);
    return found === undefined || name === undefined || !isNear ? [] : [{ ...found, value: name, confidence: CLAIM }];
  });
  const names = named.length > 0 ? named : [sellerBeside(reading, account, seller)].filter((found) => found !== undefined);
  return new Set(names.map(({ value }) => squeeze(value))).size === 1 ? names[0] : undefined;
}
