import { canonicalDecimal } from '@smartap/en16931';
import type { Invoice, VatBreakdown } from '@smartap/en16931';
import { layOut, read, squeeze, wordsOf } from '@smartap/extraction/domain';
import type { ExtractionOutcome } from '@smartap/extraction/domain';
import type { ExpectedTerms } from './corpus.js';
import { FieldTally, type FieldScore } from './facts.js';

/** What a page prints: its text without spaces and punctuation, its dates, its amounts. */
interface Printed {
  readonly text: string;
  readonly dates: ReadonlySet<string>;
  readonly amounts: ReadonlySet<string>;
}

/** A term that is compared: where it is in the invoice, what it says there, and whether the page prints that. */
interface Term {
  readonly name: string;
  readonly valueOf: (invoice: Invoice) => string | undefined;
  /** What its evidence is kept under. */
  readonly path: string;
  readonly isPrinted: (stated: string, page: Printed, invoice: Invoice) => boolean;
}

const inText = (stated: string, { text }: Printed): boolean => squeeze(stated) !== '' && text.includes(squeeze(stated));
const isDate = (stated: string, { dates }: Printed): boolean => dates.has(stated);
const isAmount = (stated: string | undefined, { amounts }: Printed): boolean => stated !== undefined && amounts.has(canonicalDecimal(stated) ?? stated);

const text = (name: string, path: string, valueOf: Term['valueOf']): Term => ({ name, path, valueOf, isPrinted: inText });
const date = (name: string, path: string, valueOf: Term['valueOf']): Term => ({ name, path, valueOf, isPrinted: isDate });

function addressTerms(name: string, path: string, of: (invoice: Invoice) => NonNullable<Invoice['seller']['address']> | undefined): Term[] {
  return [
    text(`${name}_line1`, `${path}.line1`, (invoice) => of(invoice)?.line1),
    text(`${name}_city`, `${path}.city`, (invoice) => of(invoice)?.city),
    text(`${name}_post_code`, `${path}.postCode`, (invoice) => of(invoice)?.postCode),
    // A country is seldom printed as its code: the rest of the address tells it.
    {
      name: `${name}_country`,
      path: `${path}.country`,
      valueOf: (invoice) => of(invoice)?.country,
      isPrinted: (_stated, page, invoice) => [of(invoice)?.city, of(invoice)?.postCode].every((part) => part !== undefined && inText(part, page)),
    },
  ];
}

const plain = (value: string | undefined): string => canonicalDecimal(value ?? '0') ?? '';
const rowOf = ({ rate, taxable, tax }: VatBreakdown): string => `${plain(rate)}: ${plain(taxable)} + ${plain(tax)}`;
const rowsOf = ({ vatBreakdown }: Invoice): string | undefined => (vatBreakdown.length === 0 ? undefined : vatBreakdown.map(rowOf).toSorted().join(', '));
const areRowsPrinted = (_stated: string, page: Printed, { vatBreakdown }: Invoice): boolean =>
  vatBreakdown.every(({ taxable, tax }) => isAmount(taxable, page) && (plain(tax) === '0' || isAmount(tax, page)));

/** The terms of EN 16931 that pages print besides those the corpus states. */
const TERMS: readonly Term[] = [
  ...addressTerms('seller', 'seller.address', ({ seller }) => seller.address),
  ...addressTerms('buyer', 'buyer.address', ({ buyer }) => buyer.address),
  ...addressTerms('delivery', 'delivery.address', ({ delivery }) => delivery?.address),
  text('seller_registration', 'seller.legalRegistrationId.value', ({ seller }) => seller.legalRegistrationId?.value),
  text('seller_email', 'seller.contact.email', ({ seller }) => seller.contact?.email),
  text('seller_phone', 'seller.contact.phone', ({ seller }) => seller.contact?.phone),
  text('seller_contact', 'seller.contact.name', ({ seller }) => seller.contact?.name),
  text('buyer_contact', 'buyer.contact.name', ({ buyer }) => buyer.contact?.name),
  text('customer_number', 'buyer.identifiers[0].value', ({ buyer }) => buyer.identifiers[0]?.value),
  text('bic', 'paymentInstructions.creditTransfers[0].serviceProvider', ({ paymentInstructions }) => paymentInstructions?.creditTransfers[0]?.serviceProvider),
  text('account_name', 'paymentInstructions.creditTransfers[0].accountName', ({ paymentInstructions }) => paymentInstructions?.creditTransfers[0]?.accountName),
  text('payment_reference', 'paymentInstructions.remittanceInformation', ({ paymentInstructions }) => paymentInstructions?.remittanceInformation),
  text('mandate', 'paymentInstructions.directDebit.mandateReference', ({ paymentInstructions }) => paymentInstructions?.directDebit?.mandateReference),
  text('payment_terms', 'paymentTerms', ({ paymentTerms }) => paymentTerms),
  text('contract', 'contractReference', ({ contractReference }) => contractReference),
  text('project', 'projectReference', ({ projectReference }) => projectReference),
  text('sales_order', 'salesOrderReference', ({ salesOrderReference }) => salesOrderReference),
  text('preceding_invoice', 'precedingInvoices[0].number', ({ precedingInvoices }) => precedingInvoices[0]?.number),
  date('delivery_date', 'delivery.actualDate', ({ delivery }) => delivery?.actualDate),
  date('period_start', 'period.start', ({ period }) => period?.start),
  date('period_end', 'period.end', ({ period }) => period?.end),
  { name: 'vat_breakdown', path: 'vatBreakdown[0].taxable', valueOf: rowsOf, isPrinted: areRowsPrinted },
  {
    name: 'vat_category',
    path: 'vatBreakdown[0].category',
    valueOf: ({ vatBreakdown }) => [...new Set(vatBreakdown.flatMap(({ category = [] }) => category))].toSorted().join(', ') || undefined,
    isPrinted: areRowsPrinted,
  },
];

/** The score of a term over the pages that print it. */
export interface TermScore extends Pick<FieldScore, 'right' | 'wrong' | 'missing' | 'wrongAboveBound' | 'macro'> {
  /** Given where none is stated: not wrong for that. */
  unstated: number;
}

/** A term that is not as it is stated. */
export interface TermMiss {
  id: string;
  term: string;
  stated: string | undefined;
  given: string | undefined;
  confidence: number;
}

type Extracted = Extract<ExtractionOutcome, { outcome: 'extracted' }>;

/** Holds what a page prints besides header and lines against what the XML of a hybrid states, or its maker. */
export class TermBook {
  readonly misses: TermMiss[] = [];
  private readonly tallies = new Map<string, FieldTally>();

  /** @param stated what was read of the XML. @param page what was read of the page alone. */
  async add(row: { id: string; family: string }, bytes: Uint8Array, stated: ExtractionOutcome | undefined, page: ExtractionOutcome | undefined): Promise<void> {
    if (stated?.outcome !== 'extracted' || page?.outcome !== 'extracted') return;
    const reading = read(layOut(await wordsOf(bytes, {})));
    const printed: Printed = {
      text: squeeze(reading.lines.map((line) => line.row.text).join(' ')),
      dates: new Set(reading.dates.flat().map(({ value }) => value)),
      amounts: new Set(reading.amounts.flat().map(({ value }) => value)),
    };
    for (const term of TERMS) {
      const wanted = term.valueOf(stated.invoice);
      this.count(row, term, wanted !== undefined && term.isPrinted(wanted, printed, stated.invoice) ? wanted : undefined, page);
    }
  }

  /** @param stated what the maker of a page says that it states. */
  expect(row: { id: string; family: string }, stated: ExpectedTerms, page: ExtractionOutcome | undefined): void {
    if (page?.outcome === 'extracted') for (const term of TERMS) this.count(row, term, stated[term.name], page);
  }

  private count({ id, family }: { id: string; family: string }, { name, path, valueOf }: Term, wanted: string | undefined, page: Extracted): void {
    const given = valueOf(page.invoice);
    if (wanted === undefined && given === undefined) return;
    const confidence = page.evidence[path]?.confidence ?? 0;
    const tally = this.tallies.get(name) ?? new FieldTally();
    this.tallies.set(name, tally);
    const isRight = wanted !== undefined && given !== undefined && squeeze(given) === squeeze(wanted);
    if (wanted === undefined) tally.score.spurious += 1;
    else tally.add(family, given !== undefined, isRight, confidence);
    if (!isRight) this.misses.push({ id, term: name, stated: wanted, given, confidence });
  }

  terms(): Record<string, TermScore> {
    return Object.fromEntries(
      [...this.tallies].map(([name, tally]) => {
        const { right, wrong, missing, spurious, wrongAboveBound, macro } = tally.finish().score;
        return [name, { right, wrong, missing, unstated: spurious, wrongAboveBound, macro }];
      }),
    );
  }

  /** A line each, for people. */
  summary(): string[] {
    return Object.entries(this.terms()).map(
      ([name, { right, wrong, missing, unstated, wrongAboveBound, macro }]) =>
        `term ${name.padEnd(20)} ${right}/${right + wrong + missing} (by family ${(100 * macro).toFixed(1)} %), wrong ${wrong}, of these above the bound ${wrongAboveBound}; given where none is stated ${unstated}`,
    );
  }
}
