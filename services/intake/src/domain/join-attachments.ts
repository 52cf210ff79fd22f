import type { Introduction } from './introduce.js';

/** A file of a mail. */
export interface MailFile {
  readonly filename: string;
  /** Of an electronic invoice: what it tells of itself, and the files that it names as its own (BG-24). */
  readonly invoice?: { readonly introduction: Introduction; readonly names: readonly string[] } | undefined;
}

/** What a file that shows an invoice is called besides its number: any other word may make it another document. */
const CALLED = new Set(['', 'invoice', 'inv', 'rechnung', 'rg', 're', 'facture', 'factura', 'fattura', 'factuur', 'faktura', 'fatura']);
const FEWEST_DIGITS = 3;
const FEWEST_CHARACTERS = 4;

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

/** Whether a name is the number of an invoice and no more than a word for invoice beside it. */
function isCalledBy(filename: string, number: string): boolean {
  const [stem, wanted] = [folded(filename.replace(/\.[^.]*$/, '')), folded(number)];
  if (wanted.length < FEWEST_CHARACTERS || wanted.replaceAll(/\D/g, '').length < FEWEST_DIGITS || !stem.endsWith(wanted)) return false;
  return CALLED.has(stem.slice(0, stem.length - wanted.length));
}

/**
 * Which files of a mail belong to an electronic invoice in it, and are no invoice of their own: those that the invoice names, and those that are
 * called by its number alone. Anything that is not proven so is a document
 * of its own, until its pages are read.
 *
 * @returns for each file the position of its invoice; undefined for one that stands by itself
 */
export function joinAttachments(files: readonly MailFile[]): (number | undefined)[] {
  return files.map(({ filename, invoice }) => {
    if (invoice !== undefined) return undefined;
    const owners = files.flatMap(({ invoice: own }, index) =>
      own !== undefined && (own.names.some((name) => folded(name) === folded(filename)) || isCalledBy(filename, own.introduction.number)) ? [index] : [],
    );
    return owners.length === 1 ? owners[0] : undefined;
  });
}
