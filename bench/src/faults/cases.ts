import type { Random } from '../random.js';

/** What is handed in: how often of a hundred, and what must become of it in the end. */
export const KINDS = {
  clean: { percent: 59, outcome: 'approved' },
  /** Its goods come while the run goes on. */
  late: { percent: 10, outcome: 'approved' },
  /** Its goods never come. */
  undelivered: { percent: 3, outcome: 'waiting:goods' },
  /** The bytes of an earlier one again: one of the two is refused, whichever comes second. */
  sameFile: { percent: 4, outcome: 'refused:DUPLICATE_FILE' },
  /** Another file with the number of an earlier one: one of the two is refused. */
  sameNumber: { percent: 4, outcome: 'refused:DUPLICATE_NUMBER' },
  /** A person accepts the wrong total, then approves. */
  wrongTotalAccepted: { percent: 4, outcome: 'approved' },
  wrongTotalRejected: { percent: 3, outcome: 'rejected' },
  /** A person accepts the price, then approves. */
  priceOverAccepted: { percent: 4, outcome: 'approved' },
  overQuantityRejected: { percent: 3, outcome: 'rejected' },
  /** Total and price are wrong: one person accepts the price while another rejects the total. */
  contested: { percent: 3, outcome: 'rejected' },
  noInvoice: { percent: 2, outcome: 'refused:UNSUPPORTED_FORMAT' },
  cutOff: { percent: 1, outcome: 'refused:MALFORMED_XML' },
} as const satisfies Record<string, { percent: number; outcome: string }>;
export type Kind = keyof typeof KINDS;

/** One document that is handed in. */
export interface Case {
  readonly n: number;
  readonly kind: Kind;
  /** The case whose invoice it repeats. */
  readonly twin?: number;
}

/** So many cases, drawn; a repeat follows the clean one that it repeats. */
export function drawCases(count: number, random: Random): Case[] {
  const free: number[] = [];
  return Array.from({ length: count }, (_, n): Case => {
    const kind = drawKind(random);
    if (kind === 'sameFile' || kind === 'sameNumber') {
      const twin = free.splice(random.int(0, free.length - 1), 1)[0];
      if (twin !== undefined) return { n, kind, twin };
    } else if (kind !== 'clean') return { n, kind };
    free.push(n);
    return { n, kind: 'clean' };
  });
}

function drawKind(random: Random): Kind {
  let left = random.next() * 100;
  for (const [kind, { percent }] of Object.entries(KINDS)) {
    left -= percent;
    if (left < 0) return kind as Kind;
  }
  return 'clean';
}

/** Whether the goods of a case's order are there from the start. */
export const isReceived = (own: Case | undefined): boolean => own?.kind !== 'late' && own?.kind !== 'undelivered';

/** What a person answers to a task about a case. */
export function answerTo(kind: Kind, taskKind: string): 'accept' | 'reject' {
  if (kind === 'contested') return taskKind === 'finding' ? 'reject' : 'accept';
  return KINDS[kind].outcome === 'rejected' ? 'reject' : 'accept';
}
