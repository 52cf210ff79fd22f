import { oncePer } from '@smartap/runtime';
import { daysBetween } from '../duplicates/classes.js';
import { canonicalNumber } from '../duplicates/canonical-number.js';
import type { PastInvoice, RiskFacts, Signal } from './risk-facts.js';

const KNOWN = 3;
const MONTHS_DAYS = 60;
const DIGITS = 15;
/** A number that came so long after the next one was dated has been left out. */
const LATE_DAYS = 30;

/** A number as the series that it is of and its place there: the last run of digits counts. */
interface Numbered {
  readonly series: string;
  readonly place: number;
  readonly number: string;
  readonly date: string | null;
}

function read(number: string, date: string | null): Numbered | undefined {
  const canonical = canonicalNumber(number);
  const digits = /\d+(?=\D*$)/.exec(canonical);
  if (!digits || digits[0].length > DIGITS) return undefined;
  return { series: `${canonical.slice(0, digits.index)}#${canonical.slice(digits.index + digits[0].length)}`, place: Number(digits[0]), number, date };
}

/** All invoices of a vendor in a batch have the same past. */
const readPast = oncePer(({ number, issueDate }: PastInvoice) => read(number, issueDate));

/** What every signal about numbers looks at. */
const numbering = oncePer(({ invoice, past }: RiskFacts): { own: Numbered; earlier: Numbered[] } | undefined => {
  const own = invoice.number === undefined ? undefined : read(invoice.number, invoice.issueDate ?? null);
  const earlier = past.flatMap((one) => readPast(one) ?? []);
  return own && earlier.length >= KNOWN ? { own, earlier } : undefined;
});

/** Signals about how the vendor numbers. */
export const NUMBERING_SIGNALS: readonly Signal[] = [
  {
    code: 'NUMBER_FORM',
    points: 10,
    look: (facts) => {
      const found = numbering(facts);
      const [first] = found?.earlier ?? [];
      if (!found || !first || !found.earlier.every(({ series }) => series === first.series) || found.own.series === first.series) return undefined;
      return { data: { number: found.own.number, before: first.number, invoices: String(found.earlier.length) } };
    },
  },
  {
    code: 'NUMBER_BACK',
    points: 10,
    look: (facts) => {
      const found = numbering(facts);
      const { own, earlier = [] } = found ?? {};
      const date = own?.date;
      if (!own || date === null || date === undefined) return undefined;
      const higher = earlier.find((one) => one.series === own.series && one.place > own.place && one.date !== null && one.date < date);
      return higher && { data: { number: own.number, before: higher.number, date, dateBefore: higher.date ?? '' } };
    },
  },
  {
    code: 'GAP_FILLED',
    points: 5,
    look: (facts) => {
      const { own, earlier = [] } = numbering(facts) ?? {};
      if (!own || own.date === null || facts.receivedOn === undefined) return undefined;
      const series = earlier.filter((one) => one.series === own.series);
      const next = series.filter(({ place }) => place > own.place).toSorted((a, b) => a.place - b.place)[0];
      const isLate = next?.date !== undefined && next.date !== null && own.date <= next.date && (daysBetween(next.date, facts.receivedOn) ?? 0) >= LATE_DAYS;
      if (!next || !isLate || !series.some(({ place }) => place < own.place)) return undefined;
      return { data: { number: own.number, after: next.number, dateAfter: next.date ?? '', received: facts.receivedOn } };
    },
  },
  {
    code: 'SOLE_CUSTOMER',
    points: 15,
    look: (facts) => {
      const found = numbering(facts);
      if (!found) return undefined;
      const run = [found.own];
      for (const one of found.earlier.toSorted((a, b) => b.place - a.place))
        if (one.series === found.own.series && one.place === (run.at(-1)?.place ?? 0) - 1) run.push(one);
      const days = daysBetween(run.at(-1)?.date ?? null, found.own.date);
      if (run.length <= KNOWN || days === undefined || days < MONTHS_DAYS) return undefined;
      return { data: { numbers: String(run.length), days: String(days) } };
    },
  },
];
