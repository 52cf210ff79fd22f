import { Random } from '../../random.js';
import { isInvoice, type CorpusRow } from '../corpus.js';

/** Documents that are put into one file. */
export interface JoinedCase {
  /** Of one seller or of several they are to be told apart; a copy, another kind of document, and the further pages of another invoice belong to the invoice before them. */
  readonly kind: 'seller' | 'sellers' | 'copy' | 'attachment' | 'pages';
  readonly rows: readonly CorpusRow[];
}

/** Most invoices of a file. */
export const MOST_JOINED = 3;
/** What one seller's pages are like is soon known. */
const MOST_OF_SELLER = 6;

const plain = (value: string | number | null): string => `${value ?? ''}`.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
const numberOf = ({ expected }: CorpusRow): string => plain(expected.invoice_number);

/** Rows until there are enough, none of a key that is there already. */
function distinct(rows: readonly CorpusRow[], count: number, keyOf: (row: CorpusRow) => string): CorpusRow[] {
  const byKey = new Map<string, CorpusRow>();
  for (const row of rows) if (byKey.size < count && !byKey.has(keyOf(row))) byKey.set(keyOf(row), row);
  return [...byKey.values()];
}

function bySeller(rows: readonly CorpusRow[]): CorpusRow[][] {
  const sellers = new Map<string, CorpusRow[]>();
  for (const row of rows) {
    const seller = plain(row.expected.seller_name) || row.family;
    sellers.set(seller, [...(sellers.get(seller) ?? []), row]);
  }
  return [...sellers.values()];
}

/** Files of each seller in turn, no two of the same invoices. */
function ofOneSeller(sellers: readonly (readonly CorpusRow[])[], most: number, random: Random): CorpusRow[][] {
  const files = new Map<string, CorpusRow[]>();
  for (let turn = 0; turn < MOST_OF_SELLER * sellers.length && files.size < most; turn += 1) {
    const rows = distinct(random.shuffle(sellers[turn % sellers.length] ?? []), random.int(2, MOST_JOINED), numberOf);
    files.set(rows.map(numberOf).toSorted().join(' '), rows);
  }
  return [...files.values()];
}

/**
 * Files of two or three invoices, of one seller (at most half, and few of each) and of several; and a quarter as many each of an invoice with its own copy, with a
 * document of another kind and with all but the first page of another invoice behind it. The seed decides which.
 *
 * @param rows designed documents of PDFs, invoices and others
 * @param count of files of several invoices
 * @param hasFurther whether a document has more than one page
 */
export function joinedCases(rows: readonly CorpusRow[], count: number, seed: number, hasFurther: (row: CorpusRow) => boolean): JoinedCase[] {
  const random = new Random(seed);
  const invoices = rows.filter((row) => isInvoice(row) && numberOf(row) !== '');
  const others = rows.filter((row) => !isInvoice(row));
  const long = invoices.filter(hasFurther);
  const recurring = random.shuffle(bySeller(invoices).filter((own) => new Set(own.map(numberOf)).size > 1));
  const ofOne = ofOneSeller(recurring, Math.floor(count / 2), random);
  const times = (many: number, kind: JoinedCase['kind'], make: () => readonly (CorpusRow | undefined)[]): JoinedCase[] =>
    Array.from({ length: many }, () => ({ kind, rows: make().flatMap((row) => row ?? []) }));
  const quarter = Math.floor(count / 4);
  return [
    ...ofOne.map((own) => ({ kind: 'seller' as const, rows: own })),
    ...times(count - ofOne.length, 'sellers', () =>
      distinct(
        distinct(random.shuffle(invoices), invoices.length, ({ family }) => family),
        random.int(2, MOST_JOINED),
        numberOf,
      ),
    ),
    ...times(quarter, 'copy', () => Array<CorpusRow | undefined>(2).fill(random.pick(invoices))),
    ...times(others.length === 0 ? 0 : quarter, 'attachment', () => [random.pick(invoices), random.pick(others)]),
    ...times(long.length === 0 ? 0 : quarter, 'pages', () => {
      const further = random.pick(long);
      return [random.pick(invoices.filter((row) => further !== undefined && numberOf(row) !== numberOf(further))), further];
    }),
  ];
}
