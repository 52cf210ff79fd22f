import { cellAtEdge, SAME_EDGE, sameLeft, sameRight } from '../../pdf/edges.js';
import { around, type Cell } from '../../pdf/word.js';
import type { Found } from '../found.js';
import { isLabelCell, labelsIn, phraseAfter } from '../print/phrase-after.js';
import { cellBoxOf, isAmongHeads, isHeading, type LabelHit } from '../print/hits/label-hits.js';
import { labelsOfField } from '../print/hits/labels-of-field.js';
import { isAside, isParty, LANGUAGES, type LabelField } from '../print/labels/index.js';
import { isAboveAddress } from './above-address.js';
import { cleanName } from './names/clean-name.js';
import { companyName, isLegalForm } from './names/company-name.js';
import { isLikePerson } from './names/like-person.js';
import { isNameLike } from './names/name-like.js';
import { isPostal, isSalutation, isStreet } from './address-signs.js';
import type { Reading } from '../print/reading.js';
import { isPhrase } from '../print/says.js';
import { headsColumns, isHeadOfItems } from '../table/heads/headings.js';

/** How far below its heading a name may stand, in lines and points. */
const MAX_LINES = 9;
const MAX_DROP = 70;
/** How far beside its heading a name may stand, in points. */
const MAX_GAP = 120;
/** A heading is at the left edge of what is below it, give or take. */
const EDGE = 40;
/** Lines of one value are nearer than this share of the font size, at the same edge. */
const LINE_GAP = 0.4;
/** In a form the lines of one value stand as far apart as those of two. */
const VALUE_GAP = 0.8;
/** So many words are partners: `C.`, `Figli S.n.c.`. */
const MOST_PARTNERS = 3;
/** The code of an airport or a station. */
const PLACE = /^[A-Z]{3}$/;

function toFound(value: string, confidence: number, label: string | undefined, cell: Cell, line: number): Found {
  return { value: cleanName(value), confidence, label, text: cell.text, page: cell.words[0]?.page ?? 1, box: cell.box, line };
}

/** What labels of the invoice itself name, and the weight from which a phrase is nothing else. */
const OF_THE_INVOICE: ReadonlySet<LabelField> = new Set(['number', 'issueDate', 'dueDate', 'purchaseOrder', 'net', 'gross', 'due']);
const SURE_LABEL = 0.85;

/** The cell behind one in its row. */
const cellAfter = (cells: readonly Cell[], cell: Cell): Cell | undefined => cells[cells.indexOf(cell) + 1];

const isLevel = (a: Cell, b: Cell): boolean => sameLeft(a.box, b.box) || sameRight(a.box, b.box);

/** Whether a cell is the name of what stands behind it, as the labels in the lines around it are: `Booking code | 8VXYZ` under `Invoice date | 11/09/2025`. */
function isInLabelColumn(reading: Reading, line: number, cell: Cell): boolean {
  const value = cellAfter(reading.lines[line]?.row.cells ?? [], cell);
  if (value === undefined || companyName(cell.text) !== undefined) return false;
  return [line - 2, line - 1, line + 1, line + 2].some((near) => {
    const row = reading.lines[near]?.row;
    const other = cellAtEdge(row, cell.box);
    const otherValue = row === undefined || other === undefined ? undefined : cellAfter(row.cells, other);
    if (other === undefined || otherValue === undefined || other.words[0]?.page !== cell.words[0]?.page || !isLevel(value, otherValue)) return false;
    return (
      /\d/.test(otherValue.text) &&
      reading.labels[near]?.some(
        (hit) => hit.text === other.text && hit.box[0] === other.box[0] && OF_THE_INVOICE.has(hit.field) && hit.weight >= SURE_LABEL,
      ) === true
    );
  });
}

/** Whether a cell has the number of the invoice behind what it is called, which may have more before it: `2. Teilrechnung Nr. 4711`. */
const isTitled = ({ text }: Cell, hits: readonly LabelHit[]): boolean =>
  companyName(text) === undefined &&
  hits.some(
    ({ field, weight, line, to }) =>
      field === 'number' && weight >= SURE_LABEL && line.cellOf[to + 1] === line.cellOf[to] && /\d/.test(line.words[to + 1]?.text ?? ''),
  );

/** A cell that begins with a label says what something is, and is nobody's name: `Invoice no.`, also with its value. */
export function isLabelled(reading: Reading, line: number, cell: Cell): boolean {
  const { box, text } = cell;
  const hits = labelsIn(reading, line, cell);
  const within = hits.filter(({ field }) => !isAside(field));
  const isWhole = hits.some((hit) => hit.text === text || `${hit.text} :` === text);
  if (isTitled(cell, within)) return true;
  return (
    isWhole ||
    within.some(isHeading) ||
    isInLabelColumn(reading, line, cell) ||
    (companyName(text) === undefined && within.some((hit) => OF_THE_INVOICE.has(hit.field) && hit.weight >= SURE_LABEL && hit.box[0] <= box[0] + 1))
  );
}

/** A value in two lines beside its label at the second: the line above has no label of its own. */
function withLineBefore(reading: Reading, line: number, label: LabelHit, found: Found): Found {
  const before = reading.lines[line - 1]?.row;
  const [above, ...others] =
    before?.page === found.page ? before.cells.filter((each) => each.box[2] > label.box[0] && each.box[0] <= found.box[0] + SAME_EDGE) : [];
  if (above === undefined || others.length > 0 || label.box[2] >= found.box[0]) return found;
  const size = above.words[0]?.size ?? 10;
  const gap = found.box[1] - above.box[3];
  const continues = sameLeft(above.box, found.box) && gap < LINE_GAP * size && found.box[1] > above.box[1];
  if (!continues || isSalutation(above.text) || !isNameLike(above.text)) return found;
  return { ...found, value: `${cleanName(above.text)} ${found.value}`, text: `${above.text} ${found.text}`, box: around([above.box, found.box]) };
}

/** A name beside its label that goes on in the line below, where no label stands. */
function withLineAfter(reading: Reading, line: number, label: LabelHit, found: Found): Found {
  const after = reading.lines[line + 1]?.row;
  const below = after?.page === found.page ? cellAtEdge(after, found.box) : undefined;
  const hasLabel = after?.cells.some((each) => each.box[0] < found.box[0] - SAME_EDGE && each.box[2] > label.box[0]) ?? true;
  const goesOn = below !== undefined && !hasLabel && below.box[1] - found.box[3] < VALUE_GAP * (below.words[0]?.size ?? 10);
  if (!goesOn || label.box[2] >= found.box[0] || companyName(found.value) === found.value || !isNameLike(below.text)) return found;
  return { ...found, value: `${found.value} ${cleanName(below.text)}`, text: `${found.text} ${below.text}`, box: around([found.box, below.box]) };
}

/** What a name that ends with its sign goes on with at the edge of its label: `Denominazione: … S.n.c. di Bixio &` / `C.`. */
function withPartners(reading: Reading, line: number, { box }: LabelHit, found: Found): Found {
  const after = reading.lines[line + 1]?.row;
  const below = after?.page === found.page && /\s&$/.test(found.text) ? cellAtEdge(after, box) : undefined;
  if (below === undefined || /\d|:/.test(below.text) || below.words.length > MOST_PARTNERS) return found;
  const text = `${found.text} ${below.text}`;
  return { ...found, value: cleanName(text), text, box: around([found.box, below.box]) };
}

/** A name behind its label with the lines before and after it that are of it. */
function namedWhole(reading: Reading, line: number, hit: LabelHit, found: Found): Found {
  const whole = withLineBefore(reading, line, hit, withLineAfter(reading, line, hit, withPartners(reading, line, hit, found)));
  return { ...whole, value: withFormBelow(reading, hit, whole.value), confidence: 0.95 };
}

/** A `Name:` within the section. */
function namedBelow(reading: Reading, index: number, heading: LabelHit): Found | undefined {
  for (let line = index + 1; line < Math.min(reading.lines.length, index + MAX_LINES); line += 1) {
    const own = reading.lines[line];
    const hits = reading.labels[line] ?? [];
    // `Denominazione: Muster S.n.c.` is no head of columns, whatever else is in its words.
    if (own !== undefined && headsColumns(own) && !hits.some(({ text }) => text.endsWith(':'))) return undefined;
    for (const hit of hits) {
      if (isParty(hit.field) && hit.field !== heading.field && isHeading(hit)) return undefined;
      if (hit.field !== 'partyName' || !isHeading(hit) || Math.abs(hit.box[0] - heading.box[0]) > EDGE) continue;
      const found = phraseAfter(reading, line, hit);
      if (found !== undefined) return isSalutation(found.value) || !isNameLike(found.value) ? undefined : namedWhole(reading, line, hit, found);
    }
  }
  return undefined;
}

/** What stands right below a heading and begins where it ends: `BILL TO` in a column of headings. */
const indented = (cell: Cell | undefined, { box }: LabelHit): Cell | undefined =>
  cell !== undefined && cell.box[0] > box[0] && cell.box[0] - box[2] < EDGE ? cell : undefined;

/** What stands right below a heading that is set to the middle of its block, beside that of another: `Sprzedawca | Nabywca` over two boxes. */
const centred = (cells: readonly Cell[], { box }: LabelHit): Cell | undefined =>
  cells.length > 1 ? cells.find((cell) => cell.box[0] <= box[0] && cell.box[2] >= box[2]) : undefined;

/** The first name-like cell under a heading. */
function firstBelow(reading: Reading, index: number, hit: LabelHit, confidence: number): Found | undefined {
  // `Consignee / Buyer:` begins before the label does.
  const own = cellBoxOf(hit)[0];
  for (let line = index + 1; line < Math.min(reading.lines.length, index + MAX_LINES); line += 1) {
    const below = reading.lines[line];
    if (below === undefined || below.row.page !== hit.line.row.page || below.row.box[1] - hit.box[3] > MAX_DROP || isHeadOfItems(below)) return undefined;
    const { row } = below;
    const cell =
      row.cells.find((each) => Math.abs(each.box[0] - hit.box[0]) < EDGE || Math.abs(each.box[0] - own) < SAME_EDGE) ??
      (line === index + 1 ? (indented(row.cells[0], hit) ?? centred(row.cells, hit)) : undefined);
    if (cell === undefined) continue;
    const first = reading.lines[line]?.words.findIndex((word) => word.box[0] >= cell.box[0] - 0.5) ?? -1;
    // The block below the next heading is another party's.
    if (reading.labels[line]?.some((each) => each.from === first && isParty(each.field) && each.field !== hit.field && isHeading(each)) === true)
      return undefined;
    if (isLabelCell(reading, line, first)) continue;
    // `From | To` above `EDI | LHR` are no parties.
    if (PLACE.test(cell.text)) return undefined;
    if (isNameLike(cell.text)) return toFound(cell.text, confidence, hit.text, cell, line);
    // The name above its address was not recognised as one: what stands below that is another, such as the bank.
    if (cell.words[0]?.confidence !== undefined && (isStreet(cell.text) || isPostal(cell.text))) return undefined;
  }
  return undefined;
}

/** What stands beside a heading as far as it is a name: that of a company ends before its address. */
function nameIn(text: string): string | undefined {
  const company = companyName(text);
  return company !== undefined && /^\s*,/.test(cleanName(text).slice(company.length)) ? company : isNameLike(text) ? text : company;
}

/** Who is called the recipient on the slip of a payment is who is paid. */
const PAYEES: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ payees }) => payees));
const NEAR_ACCOUNT = 45;

const isPayee = (reading: Reading, { text, box, line }: LabelHit): boolean =>
  isPhrase(text, PAYEES) &&
  labelsOfField(reading, 'iban').some(({ hit }) => hit.line.row.page === line.row.page && Math.abs(hit.box[1] - box[1]) <= NEAR_ACCOUNT);

/** Whether what stands beside a heading is one too: below each, at its own edge, stands what it heads, here a label, or anything where only what stands below is a company: `Customer | Site`. */
function isHeadingBeside(reading: Reading, { line, box, value }: Found, under: Found | undefined): boolean {
  if (under === undefined || under.line !== line + 1) return false;
  const isOther = companyName(value) === undefined && companyName(under.value) === under.value && cellAtEdge(reading.lines[line + 1]?.row, box) !== undefined;
  return isOther || (reading.labels[line + 1]?.some((hit) => sameLeft(hit.box, box)) ?? false);
}

/** `Sold by Muster Ltd` in one cell, without a colon: the words of a label, of which there are several, and a company. */
function introduced(reading: Reading, index: number, hit: LabelHit): Found | undefined {
  const cell = hit.line.row.cells[hit.line.cellOf[hit.from] ?? -1];
  if (hit.from === hit.to || hit.line.cellOf[hit.from - 1] === hit.line.cellOf[hit.from] || cell === undefined) return undefined;
  const found = phraseAfter(reading, index, hit);
  return found !== undefined && found.box[2] <= cell.box[2] && companyName(found.value) === found.value
    ? { ...found, confidence: 0.2 + 0.7 * hit.weight }
    : undefined;
}

/** `To: Kauri Commercial Cleaning Pty` above `Ltd`: a name behind a heading with the legal form that stands in the next line at the edge of the heading. */
function withFormBelow({ lines }: Reading, { line: { row, cellOf }, from }: LabelHit, name: string): string {
  const next = lines[row.index + 1]?.row;
  const own = row.cells[cellOf[from] ?? -1];
  const below = own === undefined || next?.page !== row.page ? undefined : cellAtEdge(next, own.box);
  return below !== undefined && companyName(name) === undefined && isLegalForm(below.text) ? `${name} ${cleanName(below.text)}` : name;
}

/** Names that a heading such as `Bill to` or `Verkäufer` announces, the surest first. */
export function namesInSections(reading: Reading, field: 'sellerSection' | 'buyerSection'): Found[] {
  const found: Found[] = [];
  for (const { hit, index } of labelsOfField(reading, field)) {
    if (field === 'buyerSection' && isPayee(reading, hit)) continue;
    if (!isHeading(hit)) {
      found.push(...[introduced(reading, index, hit)].filter((each) => each !== undefined));
      continue;
    }
    const isHead = isAmongHeads(hit.line, reading.labels[index] ?? [], hit.line.cellOf[hit.from]);
    const beside = isHead ? undefined : phraseAfter(reading, index, hit);
    const named = namedBelow(reading, index, hit);
    if (named !== undefined) found.push(named);
    else {
      const under = firstBelow(reading, index, hit, 0.15 + 0.7 * hit.weight);
      const name =
        beside !== undefined && Math.abs(beside.box[0] - hit.box[2]) < MAX_GAP && !isHeadingBeside(reading, beside, under) ? nameIn(beside.value) : undefined;
      if (beside !== undefined && name !== undefined) found.push({ ...beside, value: withFormBelow(reading, hit, name), confidence: 0.2 + 0.7 * hit.weight });
      // `Verkäufer | Zahlungsform | Lieferbedingung` heads who sold it.
      else if (under !== undefined && !(isHead && field === 'sellerSection' && isLikePerson(under.value) && !isAboveAddress(reading, under))) found.push(under);
    }
  }
  return found.toSorted((a, b) => b.confidence - a.confidence);
}
