import type { ExtractionContext } from '../../outcome.js';
import { around } from '../../pdf/word.js';
import type { Cell } from '../../pdf/word.js';
import { squeeze } from '../print/fold.js';
import type { Found } from '../identifiers.js';
import { phraseAfter } from '../identifiers.js';
import { cleanName, companyName, denomination, isNameLike, isPostal, isSameName, isStreet } from './names.js';
import type { Reading } from '../print/reading.js';
import { isSpokenFor } from './domains.js';
import { issuedFor } from './on-behalf.js';
import { FOOT, HEAD, heightOf, MIN_HEIGHT } from './page-height.js';
import { isLabelled, namesInSections } from './sections.js';
import { hasIdentity, isInHead, isProvenSeller, PROVEN_SELLER } from './seller-proof.js';
import { wholeNames } from './whole-name.js';

/** A name that may be the seller's, with what speaks for it. */
interface Clue {
  found: Found;
  score: number;
}

const WEIGHTS = { onBehalf: 2, section: 0.9, senderLine: 0.8, company: 0.35, repeated: 0.1, edge: 0.15, largest: 0.4, first: 0.25, contactBlock: 0.35, holder: 0.3, heldAlso: 0.45, identity: 0.2, registered: 0.15, domain: 0.5, foot: 0.3, imprint: 0.8, addressee: 0.2, bank: -0.6 } as const;
const BULLET = /\s?[•●·|]\s?/;
/** A dash may also stand within a name, and parts only where no bullet does. */
const DASH = /\s[–|-]\s/;
/** Lines of one block are nearer than this share of the font size. */
const LINE_GAP = 0.4;
const MAX_REPEATS = 3;
/** What the likeliest name must claim at least to be proven. */
const LIKELY = 0.5;
/** What the law wants beside the name of a company on its letters. */
const REGISTERED = /\b(?:HR[AB]|amtsgericht|handelsregister|registergericht|firmenbuch|RCS|KvK|companies house|registered in|USt-?\s?Id|UID|VAT|TVA|BTW|P\.?\s?IVA|N\.?I\.?P\.?|CVR|REA)\b/i;
const IMPRINT_LINES = 4;
const SAME_EDGE = 3;
/** A name is printed so many times as large as what stands below it. */
const LARGER = 1.25;
const BANK = /\b(?:\w*bank|sparkasse|banque|banco|banca|raiffeisen\w*)\b/i;

/** Less sure than this on the whole, recognised words are rather handwriting or dirt. */
const READ = 0.6;

const isRead = ({ words }: Cell): boolean => words.reduce((sum, { confidence = 1 }) => sum + confidence, 0) >= READ * words.length;

function clue(name: string, score: number, cell: Cell, line: number, label?: string): Clue {
  return { found: { value: cleanName(name), confidence: 0, label, text: cell.text, page: cell.words[0]?.page ?? 1, box: cell.box, line }, score };
}

const hasAccountUnder = (reading: Reading, line: number, { box }: Cell): boolean => reading.labels[line + 1]?.some((hit) => hit.field === 'iban' && hit.box[0] < box[2] && hit.box[2] > box[0]) ?? false;

/** The name in larger print right above a line of a sender, which then begins with what the firm does: `Advocates – 4 Quay Road – Leeds LS1 5AB`. */
function largerAbove(reading: Reading, index: number, { box, words }: Cell): Cell | undefined {
  const size = words[0]?.size ?? 10;
  return reading.lines[index - 1]?.row.cells.find((cell) => {
    const own = cell.words[0];
    const isOver = own !== undefined && Math.min(cell.box[2], box[2]) > Math.max(cell.box[0], box[0]) && box[1] - cell.box[3] < own.size;
    return isOver && own.page === words[0]?.page && own.size >= LARGER * size && isNameLike(cell.text) && !isLabelled(reading, index - 1, cell);
  });
}

const COMMA = /,\s/;

/** The address in the window of a letter begins so many lines below that of the sender at most: lines of a block beside it may stand between. */
const WINDOW_LINES = 4;

/** Whether a cell is printed so much smaller than what stands below it as the sender's line in the window of a letter is. */
function isInWindow(reading: Reading, index: number, { box, words }: Cell): boolean {
  const below = reading.lines.slice(index + 1, index + 1 + WINDOW_LINES).flatMap(({ row }) => row.cells.filter((cell) => Math.abs(cell.box[0] - box[0]) <= SAME_EDGE));
  const under = below[0]?.words[0];
  return under !== undefined && under.page === words[0]?.page && under.size >= LARGER * words[0].size;
}

/** `Hetzner Online GmbH • Industriestr. 25 • 91710 Gunzenhausen`: the sender above the address, or a letter head in one line. Beside an account or a tax id stands whose they are. */
function senderLines(reading: Reading): Clue[] {
  const clues: Clue[] = [];
  reading.lines.forEach((line, index) => {
    const { row } = line;
    const first = row.cells[0];
    if (row.page !== 1 || first === undefined) return;
    const start = row.cells.find((cell) => BULLET.test(cell.text)) ?? first;
    const isDashed = !BULLET.test(start.text) && (row.cells.length === 1 || start.text.split(DASH).length > 2 || isInWindow(reading, index, start));
    const separator = isDashed ? (!DASH.test(start.text) && isInWindow(reading, index, start) ? COMMA : DASH) : BULLET;
    const text = isDashed ? start.text : row.cells.slice(row.cells.indexOf(start)).map((cell) => cell.text).join(' | ');
    const [name = '', ...rest] = text.split(separator);
    // Between bullets a street at once tells an address, whatever codes of towns look like.
    const isAddress = rest.some((part) => isPostal(part)) || (row.box[1] < MIN_HEIGHT / 2 && BULLET.test(start.text) && rest.length > 1 && isStreet(start.text.split(BULLET)[1] ?? ''));
    if (!isAddress || !isNameLike(name) || isLabelled(reading, index, start)) return;
    const above = largerAbove(reading, index, start);
    const score = WEIGHTS.senderLine + (hasIdentity(reading, index) ? WEIGHTS.identity : 0);
    clues.push(above === undefined ? clue(companyName(name) ?? name, score, start, index) : clue(above.text, score, above, index - 1));
  });
  return clues;
}

/** A long name stands in two lines: the one above the legal form begins it, at the same edge in the same size. */
function withLineAbove(reading: Reading, index: number, cell: Cell, name: string): string {
  const size = cell.words[0]?.size ?? 10;
  const near = (line: number, of: Cell): Cell | undefined =>
    reading.lines[line]?.row.cells.find((each) => each.words[0]?.page === of.words[0]?.page && Math.abs(each.box[0] - of.box[0]) < 2 && of.box[1] - each.box[3] < LINE_GAP * size && of.box[1] > each.box[1]);
  const above = near(index - 1, cell);
  if (above === undefined || name !== cleanName(cell.text) || Math.abs((above.words[0]?.size ?? 0) - size) > 0.3) return name;
  const isFirst = near(index - 2, above) === undefined;
  const isName = isNameLike(above.text) && companyName(above.text) === undefined && (reading.labels[index - 1]?.length ?? 0) === 0 && above.text.split(' ').length <= 4;
  return isFirst && isName && name.split(' ').length > 1 ? `${cleanName(above.text)} ${name}` : name;
}

/** A name does not end so: `Brown, McKenzie and`, `Peeters en van de`. */
const OPEN_END = /\s(?:and|und|et|y|e|i|en|og|och|a|&|\+|van|von|de|den|der|di|del|della|du|da|le|la)$/i;

/** Words that say what kind of firm it is, and begin no name. */
const KIND = /^(?:asociados|associados|associates|associ[ée]s|partners|hermanos|hijos|group|groupe|gruppe|groep|gruppo|holding)$/i;

/** Whether a word alone in the next line ends the name: its legal form, or a word for the kind of firm. */
const isEndOfName = (name: string, next: string): boolean => !next.includes(' ') && companyName(name) === undefined && (KIND.test(next) || companyName(`${name} ${next}`) === `${name} ${next}`);

/** A name that stands in two lines because it did not fit, found by either. */
function completed(reading: Reading, { found, score }: Clue): Clue {
  const near = (step: 1 | -1): Cell | undefined => {
    const cell = [1, 2, 3].map((lines) => reading.lines[found.line + step * lines]?.row.cells.find((each) => each.words[0]?.page === found.page && Math.abs(each.box[0] - found.box[0]) < 2)).find((each) => each !== undefined);
    const size = cell?.words[0]?.size ?? 0;
    const gap = cell === undefined ? Infinity : step === 1 ? cell.box[1] - found.box[3] : found.box[1] - cell.box[3];
    return cell !== undefined && gap < LINE_GAP * size && isNameLike(cell.text) ? cell : undefined;
  };
  const [above, below] = [near(-1), near(1)];
  if (below !== undefined && (OPEN_END.test(found.value) || isEndOfName(found.value, below.text))) return { score, found: { ...found, value: `${found.value} ${cleanName(below.text)}`, text: `${found.text} ${below.text}`, box: around([found.box, below.box]) } };
  if (above !== undefined && OPEN_END.test(above.text)) return { score, found: { ...found, value: `${cleanName(above.text)} ${found.value}`, text: `${above.text} ${found.text}`, box: around([above.box, found.box]) } };
  return { found, score };
}

/** A clue to the whole name, where one alone begins so. */
function withForm(reading: Reading, { found, score }: Clue, others: readonly string[]): Clue {
  const [whole, ...more] = wholeNames(reading, found, others);
  return { score, found: whole === undefined || more.length > 0 ? found : whole };
}

function companies(reading: Reading, height: number): Clue[] {
  const clues: Clue[] = [];
  reading.lines.forEach((line, index) => {
    for (const cell of line.row.cells) {
      const short = companyName(cell.text);
      if (short === undefined) continue;
      const name = withLineAbove(reading, index, cell, short);
      const isEdge = line.row.box[1] < HEAD * height || line.row.box[1] > FOOT * height;
      const isRegistered = isEdge && (hasIdentity(reading, index) || REGISTERED.test(line.row.text));
      clues.push(clue(name, WEIGHTS.company + (isEdge ? WEIGHTS.edge : 0) + (isRegistered ? WEIGHTS.registered : 0), cell, index));
    }
  });
  return clues;
}

/** Whether a label stands before a cell, known or with a colon: `Contact: | Ann Marsh`. */
function isValue(reading: Reading, line: number, cell: Cell): boolean {
  const cells = reading.lines[line]?.row.cells ?? [];
  const before = cells[cells.indexOf(cell) - 1];
  return before !== undefined && (before.text.endsWith(':') || reading.labels[line]?.some(({ text, box }) => text === before.text && box[0] === before.box[0]) === true);
}

/** The largest and the first line of the page: a letter head in words. */
function letterHead(reading: Reading, height: number): Clue[] {
  const head = reading.lines.flatMap((line, index) =>
    line.row.page === 1 && line.row.box[1] < HEAD * height ? line.row.cells.map((cell) => ({ cell, index, size: cell.words[0]?.size ?? 0 })) : [],
  );
  const names = head.filter(({ cell, index }) => isRead(cell) && isNameLike(cell.text) && !isLabelled(reading, index, cell) && !isValue(reading, index, cell));
  const sizes = reading.lines.flatMap((line) => line.words.map((word) => word.size)).toSorted((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 10;
  const largest = names.toSorted((a, b) => b.size - a.size)[0];
  return [
    ...(largest !== undefined && largest.size > 1.15 * median ? [clue(largest.cell.text, WEIGHTS.largest, largest.cell, largest.index)] : []),
    ...names.slice(0, 3).map(({ cell, index }, position) => clue(companyName(cell.text) ?? cell.text, WEIGHTS.first - 0.05 * position, cell, index)),
  ];
}

/** A block that ends with telephone, mail or tax number begins with whom they belong to. */
function contactBlocks(reading: Reading, height: number): Clue[] {
  const clues: Clue[] = [];
  reading.lines.forEach((line, index) => {
    if (line.row.page !== 1 || line.row.box[1] > 0.4 * height) return;
    for (const cell of line.row.cells) {
      if (!isRead(cell) || !isNameLike(cell.text) || isLabelled(reading, index, cell)) continue;
      let last = cell;
      for (const next of reading.lines.slice(index + 1, index + 14)) {
        const under = next.row.cells.find((each) => Math.abs(each.box[0] - cell.box[0]) <= 5 && each.box[1] - last.box[3] < 16);
        if (under === undefined) continue;
        last = under;
        // `VAT 8 %` is a rate.
        if (!/@|www\.|\b(?:tel|fon|phone|ust|vat|tva|btw|siret|p\.? ?iva)\b/i.test(under.text) || /%/.test(under.text)) continue;
        clues.push(clue(companyName(cell.text) ?? cell.text, WEIGHTS.contactBlock, cell, index));
        break;
      }
    }
  });
  return clues.slice(0, 1);
}

/** A name alone at the foot of the page above an address: `NETPRESSE` / `16 rue Mollien - 92100 Boulogne`. */
function footBlocks(reading: Reading, height: number): Clue[] {
  const clues: Clue[] = [];
  reading.lines.forEach((line, index) => {
    const cell = line.row.cells[0];
    const next = reading.lines[index + 1]?.row.text ?? '';
    if (line.row.page !== 1 || line.row.box[1] < FOOT * height || cell === undefined || !isNameLike(cell.text) || isLabelled(reading, index, cell)) return;
    // Above an account stands the bank.
    if (hasAccountUnder(reading, index, cell)) return;
    if (isPostal(next) || /@|\d{5}/.test(next)) clues.push(clue(companyName(cell.text) ?? cell.text, WEIGHTS.foot, cell, index));
  });
  return clues.slice(0, 1);
}

/** The imprint at the foot: a name above its address in one column, register or tax number in the columns beside it. */
function imprints(reading: Reading, height: number): Clue[] {
  const clues: Clue[] = [];
  reading.lines.forEach((line, index) => {
    if (line.row.page !== 1 || line.row.box[1] < FOOT * height) return;
    const rows = reading.lines.slice(index, index + IMPRINT_LINES).filter((each) => each.row.page === 1).map((each) => each.row);
    if (!REGISTERED.test(rows.map((row) => row.text).join('\n'))) return;
    for (const cell of line.row.cells) {
      const column = rows.slice(1).flatMap((row) => row.cells.filter((each) => Math.abs(each.box[0] - cell.box[0]) <= SAME_EDGE));
      if (isNameLike(cell.text) && companyName(cell.text) !== undefined && column.some((each) => isPostal(each.text))) clues.push(clue(companyName(cell.text) ?? cell.text, WEIGHTS.imprint, cell, index));
    }
  });
  return clues.slice(0, 1);
}

function holders(reading: Reading, height: number): Clue[] {
  return reading.labels.flatMap((hits, index) =>
    hits.flatMap((hit) => {
      const found = hit.field === 'accountHolder' ? phraseAfter(reading, index, hit) : undefined;
      if (found === undefined || !isNameLike(found.value)) return [];
      // Whose account it is, and whose name stands in the head.
      const isAlso = isInHead(reading, found.value, height);
      return [{ found, score: WEIGHTS.holder + (isAlso ? WEIGHTS.heldAlso : 0) }];
    }),
  );
}

function merge(clues: readonly Clue[], reading: Reading): Clue[] {
  const merged: Clue[] = [];
  for (const each of clues.toSorted((a, b) => b.score - a.score)) {
    const known = merged.find((other) => squeeze(other.found.value) === squeeze(each.found.value));
    if (known === undefined) merged.push({ ...each });
    else known.score += each.score > WEIGHTS.company + WEIGHTS.edge ? each.score * 0.5 : WEIGHTS.repeated;
  }
  for (const each of merged) {
    const repeats = reading.lines.filter((line) => squeeze(line.row.text).includes(squeeze(each.found.value))).length - 1;
    each.score += Math.min(MAX_REPEATS, Math.max(0, repeats)) * WEIGHTS.repeated;
    if (isSpokenFor(reading, each.found.value)) each.score += WEIGHTS.domain;
    if (BANK.test(each.found.value)) each.score += WEIGHTS.bank;
  }
  return merged;
}

/** Whether a label stands right above a cell: what it heads is an address of another. */
function isHeaded(reading: Reading, line: number, cell: Cell): boolean {
  const above = reading.lines[line - 1]?.row.cells.find((each) => Math.abs(each.box[0] - cell.box[0]) <= SAME_EDGE)?.text.replace(/:$/, '');
  return above !== undefined && reading.labels[line - 1]?.some(({ field, text }) => (field === 'buyerSection' || field === 'other') && text.replace(/:$/, '') === above) === true;
}

/** Where nothing else tells: names in the upper half of the first page above a street or a town, under no heading. */
function addressees(reading: Reading, height: number): Clue[] {
  return reading.lines.flatMap((line, index) => {
    if (line.row.page !== 1 || line.row.box[1] > height / 2) return [];
    return line.row.cells.flatMap((cell) => {
      const under = reading.lines[index + 1]?.row.cells.find((each) => Math.abs(each.box[0] - cell.box[0]) <= SAME_EDGE)?.text ?? '';
      const isName = isNameLike(cell.text) && !isLabelled(reading, index, cell) && !isValue(reading, index, cell) && !isHeaded(reading, index, cell);
      return isName && (isStreet(under) || isPostal(under)) ? [clue(cell.text, WEIGHTS.addressee, cell, index)] : [];
    });
  });
}

/** Names that may be the seller's, the likeliest first; none that is the tenant's or stands under the buyer's heading. */
export function findSellers(reading: Reading, context: ExtractionContext): Found[] {
  const height = heightOf(reading.lines.filter(({ row }) => row.page === 1));
  const agentsFor = issuedFor(reading).map((found) => ({ found, score: WEIGHTS.onBehalf }));
  const sections = agentsFor.length > 0 ? agentsFor : namesInSections(reading, 'sellerSection').map((found) => ({ found, score: WEIGHTS.section * found.confidence }));
  const buyers = namesInSections(reading, 'buyerSection').map((found) => found.value);
  const text = reading.lines.map((line) => line.row.text).join('\n');
  const clues = [...sections, ...senderLines(reading), ...companies(reading, height), ...letterHead(reading, height), ...contactBlocks(reading, height), ...footBlocks(reading, height), ...imprints(reading, height), ...holders(reading, height)];
  const others = [...buyers, ...(context.buyerNames ?? [])];
  const isOwn = ({ found }: Clue): boolean => found.value === '' || context.buyerNames?.some((name) => isSameName(name, found.value)) === true;
  const named = merge(clues.map((each) => withForm(reading, completed(reading, each), others)), reading).filter((each) => !isOwn(each));
  return (named.length > 0 ? named : addressees(reading, height).filter((each) => !isOwn(each)))
    .map((each) => ({ ...each, score: buyers.some((name) => isSameName(name, each.found.value)) ? each.score - 0.7 : each.score }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ found, score }, index, all) => {
      // What stands out from the next best is rarely wrong.
      const margin = score - (all[index + 1]?.score ?? 0);
      const claimed = Math.max(0.1, Math.min(0.93, 0.3 + 0.38 * score + (margin > 0.35 ? 0.12 : 0)));
      const isProven = index === 0 && claimed >= LIKELY && isProvenSeller(reading, found, sections.map((each) => each.found));
      return { ...found, value: denomination(found.value, text), confidence: isProven ? PROVEN_SELLER : claimed };
    });
}
