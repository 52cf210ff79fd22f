import { FIELDS, type Corpus, type CorpusRow, type ExpectedLine, type Field } from '../corpus.js';
import { randomOf } from '../degraded/degrade.js';
import { changed, CHANGES, type Change, type Printable } from './change.js';
import { designOf, drawOf, madeUp, type Design, type Draw } from './design.js';
import { printInvoice, totalsOf, type InventedInvoice, type InventedItem } from './print.js';

/** Invoices of a vendor: each is corrected in turn, and the others read. */
const INVOICES = 3;
/** Most have few items; some go over pages. */
const ITEMS = { few: 6, many: 30, share: 0.15 } as const;

/** What is otherwise is drawn from a seed so much higher. */
const CHANGED_SEED = 1_000_003;

const decimal = (hundredths: number): string => (hundredths / 100).toFixed(2);
const twoDigits = (value: number): string => String(value).padStart(2, '0');

function itemOf(draw: Draw, { texts }: Design): InventedItem {
  const words = (from: number, to: number): string => Array.from({ length: draw.number(from, to) }, () => madeUp(draw)).join(' ');
  return {
    code: `${draw.one(['A', 'KX', 'T'])}-${draw.number(100, 9999)}`,
    name: texts === 'wrapped' ? words(4, 6) : words(1, 2),
    description: words(2, 4).toLowerCase(),
    quantity: draw.number(1, 40),
    price: draw.number(50, 90_000),
    weight: draw.number(10, 9999),
  };
}

function invoiceOf(draw: Draw, design: Design): InventedInvoice {
  const count = draw.chance(ITEMS.share) ? draw.number(ITEMS.few, ITEMS.many) : draw.number(1, ITEMS.few);
  return {
    number: `${design.prefix}${draw.number(10_000, 99_999)}`,
    date: `2026-${twoDigits(draw.number(1, 12))}-${twoDigits(draw.number(1, 28))}`,
    buyer: `${madeUp(draw)} ${draw.one(['Trading', 'Retail of the North', 'Works'])} ${draw.one(['Ltd', 'GmbH'])}`,
    items: Array.from({ length: count }, () => itemOf(draw, design)),
  };
}

function rowOf(id: string, family: string, { design, invoice }: Printable): CorpusRow {
  const { net, tax, gross } = totalsOf(invoice, design);
  const known: Partial<Record<Field, string>> = {
    invoice_number: invoice.number,
    issue_date: invoice.date,
    currency: design.currency,
    net: decimal(net),
    tax: decimal(tax),
    gross: decimal(gross),
    seller_name: design.seller,
    seller_tax_id: design.vatId,
    buyer_name: invoice.buyer,
  };
  const expected = Object.fromEntries(FIELDS.map((field) => [field, known[field] ?? null])) as CorpusRow['expected'];
  return { id, file: id, format: 'pdf-text', kind: 'invoice', family, layout: 'designed', expected, visible_in_text: Object.keys(known) as Field[] };
}

const lineOf = ({ name, quantity, price }: InventedItem): ExpectedLine => ({
  quantity: String(quantity),
  net: decimal(quantity * price),
  price: decimal(price),
  name,
});

/** What an invoice states: a credit note what is credited, whatever sign it prints. */
const statedBy = ({ design, invoice }: Printable): Printable => ({
  design,
  invoice: { ...invoice, items: invoice.items.map((item) => ({ ...item, quantity: Math.abs(item.quantity) })) },
});

/** A corpus of which some documents are other than those before them of their vendor. */
export interface InventedCorpus extends Corpus {
  /** What is otherwise, by id. */
  readonly changes: ReadonlyMap<string, Change>;
}

/**
 * Invoices of vendors that never were, by seed: labels that no language has, tables of any order, with figures that nobody wants.
 * @param isChanged whether each vendor has, besides, one invoice for each thing that may be otherwise on its next one
 */
export async function inventedCorpus(vendors: number, seed: number, isChanged = false): Promise<InventedCorpus> {
  const draw = drawOf(randomOf(seed));
  // Draws of its own: the other invoices stay as they are.
  const others = drawOf(randomOf(seed + CHANGED_SEED));
  const names = new Set<string>();
  const changes = new Map<string, Change>();
  const [rows, lines, files]: [CorpusRow[], Map<string, ExpectedLine[]>, Map<string, Uint8Array>] = [[], new Map(), new Map()];
  for (let vendor = 1; vendor <= vendors; vendor += 1) {
    let design = designOf(draw);
    // Two vendors of one name would be taken for one.
    while (names.has(design.domain)) design = designOf(draw);
    names.add(design.domain);
    const add = async (id: string, printed: Printable): Promise<void> => {
      const stated = statedBy(printed);
      rows.push(rowOf(id, `invented-${vendor}`, stated));
      lines.set(id, stated.invoice.items.map(lineOf));
      files.set(id, await printInvoice(printed.design, printed.invoice));
    };
    for (let at = 1; at <= INVOICES; at += 1) await add(`invented-${seed}-${vendor}-${at}`, { design, invoice: invoiceOf(draw, design) });
    for (const change of isChanged ? CHANGES : []) {
      const id = `invented-${seed}-${vendor}-${change.replaceAll(' ', '-')}`;
      changes.set(id, change);
      await add(
        id,
        changed(change, { design, invoice: invoiceOf(others, design) }, others, (of) => itemOf(others, of)),
      );
    }
  }
  return { rows, lines, terms: new Map(), changes, read: (file) => files.get(file) ?? new Uint8Array() };
}
