import { dec, oncePer, plain, ZERO, type Decimal } from '@smartap/runtime';
import type { PastInvoice, RiskFacts, Signal } from './risk-facts.js';

const FEW = 5;
const ENOUGH = 8;
const ROUND = 100;
/** How many amounts of all are full hundreds. */
const ROUND_RATE = 0.05;
const UNLIKELY = 0.01;
/** Makes the median distance a standard deviation, were amounts spread as a bell. */
const NORMAL = '1.4826';
const FAR = 6;
/** Of the median: a spread of less is none. */
const NARROW = '0.02';

const WINDOW_MS = 30 * 86_400_000;

const isJustBelow = (value: Decimal, limit: Decimal): boolean => value.lt(limit) && value.gt(limit.times('0.85'));
const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const isRound = (amount: Decimal): boolean => amount.gt(ZERO) && amount.mod(ROUND).eq(ZERO);

function median(sorted: readonly Decimal[]): Decimal {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? dec('0');
  return sorted.length % 2 === 1 ? upper : upper.plus(sorted[middle - 1] ?? upper).div(2);
}

/** Where two are the same as numbers, their decimals tell which is more; it is rare, and dear. */
const medianOf = (values: readonly Decimal[]): Decimal =>
  median(
    values
      .map((value) => ({ value, size: Number(value) }))
      .toSorted((a, b) => a.size - b.size || a.value.cmp(b.value))
      .map(({ value }) => value),
  );

/** How likely at least so many of n are, if each is at a rate. */
function atLeast(hits: number, n: number, rate: number): number {
  let term = (1 - rate) ** n;
  let below = 0;
  for (let k = 0; k < hits; k += 1) {
    below += term;
    term *= ((n - k) / (k + 1)) * (rate / (1 - rate));
  }
  return 1 - below;
}

/** All invoices of a vendor in a batch have the same past. */
const readAmount = oncePer(({ amount }: PastInvoice) => dec(amount ?? '0'));

const ofCurrency = ({ past, invoice }: Pick<RiskFacts, 'past' | 'invoice'>): PastInvoice[] =>
  past.filter((one) => one.amount !== null && one.currency === (invoice.currency ?? null));
const amountsOf = (facts: Pick<RiskFacts, 'past' | 'invoice'>): Decimal[] => ofCurrency(facts).map(readAmount);

/** Signals about what is unlike the vendor's earlier invoices. */
export const HABIT_SIGNALS: readonly Signal[] = [
  {
    code: 'NEW_VENDOR',
    points: 15,
    look: ({ vendor, past }) => (vendor === undefined || past.length > 0 ? undefined : { data: { vendor: vendor.number, name: vendor.name } }),
  },
  {
    code: 'AMOUNT_UNUSUAL',
    points: 15,
    look: (facts) => {
      const amounts = amountsOf(facts);
      if (facts.amount === null || amounts.length < ENOUGH) return undefined;
      const middle = medianOf(amounts);
      const more = dec(facts.amount).minus(middle);
      // No spread is so small that this were far; most invoices end here.
      if (more.lte(middle.times(NARROW).times(FAR))) return undefined;
      const spread = medianOf(amounts.map((amount) => amount.minus(middle).abs())).times(NORMAL);
      // Who always asks for the same has no spread; a tenth of it is then no surprise.
      const limit = spread.gt(middle.times(NARROW)) ? spread.times(FAR) : middle.div(2);
      if (more.lte(limit)) return undefined;
      return { data: { amount: facts.amount, median: plain(middle.round(2)), spread: plain(spread.round(2)), invoices: String(amounts.length) } };
    },
  },
  {
    code: 'ROUND_AMOUNTS',
    points: 10,
    look: (facts) => {
      const past = amountsOf(facts);
      if (facts.amount === null || past.length < FEW || !isRound(dec(facts.amount))) return undefined;
      const round = past.filter(isRound).length + 1;
      const chance = atLeast(round, past.length + 1, ROUND_RATE);
      return chance >= UNLIKELY ? undefined : { data: { round: String(round), of: String(past.length + 1), chance: chance.toPrecision(2) } };
    },
  },
  {
    code: 'WEEKEND',
    points: 5,
    look: ({ invoice: { issueDate }, past }) => {
      const dates = past.flatMap((one) => one.issueDate ?? []);
      if (issueDate === undefined || !isWeekend(issueDate) || dates.length < FEW || dates.some(isWeekend)) return undefined;
      return { data: { date: issueDate, invoices: String(dates.length) } };
    },
  },
  {
    code: 'SPLIT',
    points: 25,
    look: (facts) => {
      const {
        amount,
        invoice,
        invoice: { issueDate },
        limits,
      } = facts;
      if (amount === null || issueDate === undefined) return undefined;
      const near = limits.filter((limit) => isJustBelow(dec(amount), dec(limit)));
      if (near.length === 0) return undefined;
      const since = new Date(Date.parse(issueDate) - WINDOW_MS).toISOString().slice(0, 10);
      const recent = ofCurrency({ invoice, past: facts.past.filter((one) => one.issueDate !== null && one.issueDate >= since && one.issueDate <= issueDate) });
      return near.flatMap((limit) => {
        const others = recent.filter((one) => isJustBelow(readAmount(one), dec(limit)));
        return others.length === 0
          ? []
          : [{ data: { limit, invoices: String(others.length + 1), amounts: [amount, ...others.map((one) => one.amount)].join(', ') } }];
      })[0];
    },
  },
];
