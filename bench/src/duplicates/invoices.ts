import { emptyInvoice, emptyLine, type Invoice } from '@smartap/en16931';
import { fixed } from '@smartap/runtime';
import { Random } from '../random.js';

const SEED = 6;
const FEWEST_SELLERS = 1000;
/** So many invoices has a seller on average. */
const EACH = 50;
const WORDS = 9973;
const SELLERS_WORDS = 10;
const OWN_WORDS = 14;
/** Every so manieth asks for what the seller always asks for. */
const RECURRING = 10;
const DAYS = 365;
const FIRST_DAY = Date.UTC(2025, 10, 1);
const DAY_MS = 86_400_000;

/** An invoice with the rank of its seller, 1 for the one that sends most. */
export interface Stored {
  readonly seller: number;
  readonly invoice: Invoice;
}

/**
 * Invoices as they stand after a year: few sellers send very many, very many send a few (Zipf), each with numbers and words of
 * its own; some ask for the same again and again. The same count gives the same invoices.
 */
export function* storedInvoices(count: number): Generator<Stored> {
  const random = new Random(SEED);
  const sellers = Math.max(FEWEST_SELLERS, Math.ceil(count / EACH));
  const last = new Map<number, number>();
  for (let n = 0; n < count; n += 1) {
    // The power of an evenly spread exponent falls on a rank as often as one over the rank.
    const seller = Math.floor(sellers ** random.next());
    const number = (last.get(seller) ?? 1000) + random.int(1, 3);
    last.set(seller, number);
    const cents = n % RECURRING === 0 ? 10_000 + seller * 100 : Math.round(10 ** (2 + 4 * random.next()));
    const text = [...words(seller * 31, SELLERS_WORDS), ...Array.from({ length: OWN_WORDS }, () => `word${random.int(0, WORDS)}`)].join(' ');
    const issueDate = new Date(FIRST_DAY + Math.floor((n / count) * DAYS) * DAY_MS).toISOString().slice(0, 10);
    yield { seller, invoice: invoiceOf(seller, `${seller % 90}-${number}`, fixed(String(cents / 100), 2), text, issueDate) };
  }
}

const words = (seed: number, count: number): string[] => Array.from({ length: count }, (_, i) => `word${(seed + i * i * 7) % WORDS}`);

function invoiceOf(seller: number, number: string, total: string, text: string, issueDate: string): Invoice {
  const line = { ...emptyLine(), id: '1', quantity: '1', unit: 'C62', net: total, price: { net: total }, item: { ...emptyLine().item, name: text } };
  return {
    ...emptyInvoice(),
    number,
    issueDate,
    typeCode: '380',
    currency: 'EUR',
    seller: { identifiers: [], name: `Seller ${seller} GmbH`, vatId: `DE${100_000_000 + seller}` },
    totals: { withVat: total, due: total },
    lines: [line],
  };
}

/** The invoice as somebody keys it a second time: the last two digits of its number are swapped, or one is keyed twice. */
export function keyedAgain(invoice: Invoice): Invoice {
  const { number = '' } = invoice;
  const swapped = number.slice(0, -2) + (number.at(-1) ?? '') + (number.at(-2) ?? '');
  return { ...invoice, number: swapped === number ? `${number}${number.at(-1) ?? ''}` : swapped };
}
