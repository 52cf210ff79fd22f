import { DEFAULT_SETTINGS, Ledger, match, NO_EXTRAS, type Bill } from '@smartap/matching/domain';

const LINES = 200;
const RUNS = 15;

/** What pairing lines without a reference takes. */
export interface PairingTime {
  readonly lines: number;
  readonly paired: number;
  /** The quickest run: what it takes when nobody else wants the processor. */
  readonly leastMs: number;
  readonly medianMs: number;
  readonly maxMs: number;
}

/** Matches a bill of 200 lines that name no order line against an order of 200 lines, in reverse order and with many alike. */
export function measurePairing(): PairingTime {
  const price = (i: number): string => `${10 + (i % 50)}.${String(i % 97).padStart(2, '0')}`;
  const name = (i: number): string => `Part ${i} of kind ${i % 20}`;
  const order = {
    number: 'PO-1',
    vendorNumber: null,
    currency: 'EUR',
    basis: 'ordered' as const,
    status: 'open' as const,
    lines: Array.from({ length: LINES }, (_, i) => ({
      line: String(i + 1),
      quantity: String((i % 7) + 1),
      unit: 'C62',
      price: price(i),
      baseQuantity: '1',
      description: name(i),
    })),
  };
  const bill: Bill = {
    seller: null,
    currency: 'EUR',
    issueDate: '2026-01-10',
    order: 'PO-1',
    credit: false,
    charges: [],
    taxes: [],
    netTotal: null,
    lines: Array.from({ length: LINES }, (_, k) => {
      const i = LINES - 1 - k;
      const quantity = (i % 7) + 1;
      return {
        id: String(k + 1),
        quantity: String(quantity),
        unit: 'C62',
        price: price(i),
        baseQuantity: '1',
        allowance: '0',
        charge: '0',
        net: (quantity * Number(price(i))).toFixed(2),
        order: null,
        orderLine: null,
        name: name(i),
      };
    }),
  };
  const times: number[] = [];
  let paired = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    const { result } = match(bill, { orders: [order], balances: new Ledger([]).seenBy('bill'), settings: DEFAULT_SETTINGS, ...NO_EXTRAS });
    times.push(performance.now() - started);
    paired = result.lines.filter((line, k) => line.pairedWith?.[0]?.orderLine === String(LINES - k)).length;
  }
  const sorted = times.toSorted((a, b) => a - b);
  const rounded = (value = 0): number => Math.round(value * 10) / 10;
  return { lines: LINES, paired, leastMs: rounded(sorted[0]), medianMs: rounded(sorted[Math.floor(RUNS / 2)]), maxMs: rounded(sorted.at(-1)) };
}
