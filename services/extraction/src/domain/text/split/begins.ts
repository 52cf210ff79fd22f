import { squeeze } from '../print/fold.js';
import { areApart, isNamed, mayBeApart } from './apart.js';
import type { PageSigns } from './page-signs.js';

/** The pages of a document so far. */
export interface OpenDocument {
  readonly number: string | undefined;
  readonly pages: readonly PageSigns[];
}

/** What is known of a file beside what its pages say. */
export interface FileFacts {
  /** Its words were recognised in pictures. */
  readonly isRecognised: boolean;
  /** Names under which its invoices are expected to be addressed. */
  readonly buyerNames: readonly string[];
}

/** What speaks for a first page, in points. */
const POINTS = { number: 2, firstMark: 2, otherSeller: 2, lastBefore: 2, title: 1, date: 1, recipient: 1 } as const;
/** As much as a number with a title and a date, or a title with a recipient of another seller or behind a last page. */
const ENOUGH = 4;

const linesOf = (pages: readonly PageSigns[]): string[] => pages.flatMap(({ lines }) => lines);

/** Of what kind an identity is: accounts begin as VAT ids do, and are longer than any. */
const kindOf = (identity: string): string => (identity.includes('.') ? 'domain' : identity.length > 15 ? 'account' : 'vat');

/** Whether two documents share nothing that identifies a seller, though both state something of one kind: a page may state no more than the account. */
function haveOtherSellers(open: OpenDocument, page: PageSigns): boolean {
  const own = page.identities();
  const before = open.pages.flatMap(({ identities }) => identities());
  const kinds = new Set(before.map(kindOf));
  return own.some((identity) => kinds.has(kindOf(identity))) && !before.some((identity) => own.includes(identity));
}

/** Whether the document before names its buyer and a page does not: another's bill, as that of a hotel, is a proof of the invoice it comes with. */
function isForOthers(open: OpenDocument, page: PageSigns, names: readonly string[]): boolean {
  const isAddressed = (lines: readonly string[]): boolean => names.some((name) => squeeze(lines.join(' ')).includes(squeeze(name)));
  return names.length > 0 && isAddressed(linesOf(open.pages)) && !isAddressed(page.lines);
}

/** The pages of a document without the letter that it comes with, which may name all that are enclosed, and be taken for the first of them by its number. */
function withoutLetter({ pages }: OpenDocument): readonly PageSigns[] {
  if (pages.every(({ isOther }) => isOther())) return [];
  const [numbered, titled] = [
    pages.findIndex(({ number }) => number !== undefined),
    pages.findIndex(({ number, isTitled }) => number !== undefined && isTitled()),
  ];
  const first = titled >= 0 ? titled : numbered;
  return first < 0 ? pages : pages.slice(first);
}

/** Whether a page is a credit note of its own for the document before, whose number it names. */
const credits = (open: OpenDocument, { number, isCredit }: PageSigns, isRecognised: boolean): boolean =>
  number !== undefined && open.number !== undefined && areApart(open.number, number, isRecognised) && isCredit();

/** Whether a page says that it belongs to the document before, or that one that it is not at its end. */
function belongs(open: OpenDocument, page: PageSigns, isRecognised: boolean): boolean {
  const { goesOn, number, lines } = page;
  const isExpected = open.pages.at(-1)?.hasMore === true;
  return (
    goesOn ||
    isExpected ||
    (open.number !== undefined && isNamed(lines, open.number) && !credits(open, page, isRecognised)) ||
    (number !== undefined && isNamed(linesOf(withoutLetter(open)), number))
  );
}

/** Whether all before a page is something else than an invoice, as a statement is or the confirmation of the order, and it calls itself one, with a number of its own. */
const isBehindOther = (open: OpenDocument, page: PageSigns): boolean =>
  page.number !== undefined && !page.goesOn && open.pages.at(-1)?.hasMore !== true && page.isTitled() && open.pages.every(({ isOther }) => isOther());

/** Whether a page is a reminder of its own, be it of the invoice before, or a statement: one that only names that invoice is the account that goes with it. */
export function isAccountOfOwn(
  { number: before }: Pick<OpenDocument, 'number'>,
  { accountKind, goesOn, mark, number, isDated, isAddressed }: PageSigns,
): boolean {
  if (goesOn || (mark !== undefined && mark.page !== 1)) return false;
  const kind = accountKind();
  if (kind === undefined || (kind === 'statement' && number !== undefined && number === before)) return false;
  return number !== undefined || isDated() || isAddressed();
}

/** Whether another document may begin on a page, by what it says. That there are two is for their totals to prove. */
export function mayBegin(open: OpenDocument, page: PageSigns, { isRecognised, buyerNames }: FileFacts): boolean {
  const { number, mark } = page;
  if (isBehindOther(open, page) || (isAccountOfOwn(open, page) && open.pages.at(-1)?.hasMore !== true)) return true;
  if (belongs(open, page, isRecognised) || (number !== undefined && open.number !== undefined && !mayBeApart(open.number, number, isRecognised))) return false;
  const before = open.pages.at(-1)?.mark;
  const isFirst = mark?.page === 1 && mark.of !== undefined;
  if (number === undefined && !isFirst && !page.isTitled()) return false;
  // What takes longest is asked last.
  const signs: readonly (readonly [number, () => boolean])[] = [
    [POINTS.number, () => number !== undefined],
    [POINTS.firstMark, () => isFirst],
    [POINTS.lastBefore, () => before?.of !== undefined && before.page === before.of],
    [POINTS.otherSeller, () => haveOtherSellers(open, page)],
    [POINTS.date, page.isDated],
    [POINTS.recipient, page.isAddressed],
    [POINTS.title, page.isTitled],
  ];
  let points = 0;
  for (const [worth, speaks] of signs) {
    if (points >= ENOUGH) break;
    if (speaks()) points += worth;
  }
  return points >= ENOUGH && !isForOthers(open, page, buyerNames);
}
