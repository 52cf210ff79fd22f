import type { EventMap, Translations } from '@smartap/contracts';
import { fillTexts, texts, type Texts } from '@smartap/en16931';
import { dec } from '@smartap/runtime';
import { isSampled, type SampleRate } from './audit-sample.js';
import type { Trust } from './trust.js';

type Matched = EventMap['invoice.matched.v1'];

/** What may pass untouched. */
export interface TouchlessPolicy {
  /** Inclusive. */
  readonly touchlessUpTo: string;
  readonly samples?: readonly SampleRate[] | undefined;
  /** Whether the vendor is trusted by what happened; absent: by its record. */
  readonly trust?: Trust | undefined;
}

/** Something that keeps an invoice from passing untouched. */
export interface Obstacle {
  readonly code: string;
  readonly text: string;
  /** The same in other languages, of what a person is asked for. */
  readonly texts?: Translations;
  /** What would have to be otherwise. */
  readonly change: string;
}

// From what costs least to mend for the next invoice to what costs most.
const CHEAPEST_FIRST = [
  'WAITING',
  'CORRECTS_INVOICE',
  'OPEN_FINDING',
  'REVIEW',
  'FINDING_WAIVED',
  'EXCEPTION_ACCEPTED',
  'VENDOR_NOT_TRUSTED',
  'ACCOUNT_NOT_APPROVED',
  'OVER_LIMIT',
  'NO_ORDER',
  'AUDIT_SAMPLE',
];

const TEXTS = {
  EXCEPTION_ACCEPTED: texts('{by} accepted a difference from the order.', '{by} hat eine Abweichung von der Bestellung angenommen.'),
  FINDING_WAIVED: texts('{by} accepted {code}.', '{by} hat {code} angenommen.'),
  CORRECTS_INVOICE: texts('It replaces invoice {numbers}.', 'Sie ersetzt die Rechnung {numbers}.'),
  NO_ORDER: texts('It names no order.', 'Sie nennt keine Bestellung.'),
  LINES_WITHOUT_ORDER: texts('Line {lines} has no order.', 'Position {lines} hat keine Bestellung.'),
  VENDOR_NOT_TRUSTED: texts('The vendor is not trusted to pass untouched.', 'Rechnungen des Lieferanten gehen nicht unbesehen durch.'),
  OVER_LIMIT: texts('The amount is above the {limit} that pass untouched.', 'Der Betrag liegt über den {limit}, die unbesehen durchgehen.'),
  AUDIT_SAMPLE: texts('It was drawn for the audit sample.', 'Sie wurde für die Stichprobe gezogen.'),
} as const;

function obstacle(code: string, { en, ...others }: Texts, change: string): Obstacle {
  return { code, text: en, texts: others, change };
}

/** All that keeps an invoice from passing untouched, in the order in which it is told; empty: it passes. */
export function touchlessObstacles({ invoiceId, invoice, vendor, findings, match }: Matched, policy: TouchlessPolicy, amount: string): readonly Obstacle[] {
  const found: Obstacle[] = [];
  const name = vendor?.name ?? 'the vendor';
  if (match.accepted)
    found.push(
      obstacle(
        'EXCEPTION_ACCEPTED',
        fillTexts(TEXTS.EXCEPTION_ACCEPTED, { by: match.accepted.by }),
        'Amend the order before the invoice comes, or widen the tolerance that was exceeded.',
      ),
    );
  const waived = findings.find((finding) => finding.waived);
  if (waived)
    found.push(
      obstacle(
        'FINDING_WAIVED',
        fillTexts(TEXTS.FINDING_WAIVED, { by: waived.waived?.by ?? texts('Somebody', 'Jemand'), code: waived.code }),
        `Ask ${name} to correct ${waived.code} in its invoices.`,
      ),
    );
  if (invoice.typeCode === '384')
    found.push(
      obstacle(
        'CORRECTS_INVOICE',
        fillTexts(TEXTS.CORRECTS_INVOICE, {
          numbers: invoice.precedingInvoices.map(({ number }) => number).join(', ') || texts('(none named)', '(keine genannt)'),
        }),
        `Nothing of its own: ${name} has to bill right the first time. What was paid of the replaced invoice is settled by a person.`,
      ),
    );
  const unordered = match.lines.filter(({ verdict }) => verdict === 'NO_ORDER');
  if (match.verdict === 'NO_ORDER' || unordered.length > 0)
    found.push(
      obstacle(
        'NO_ORDER',
        unordered.length > 0 ? fillTexts(TEXTS.LINES_WITHOUT_ORDER, { lines: unordered.map(({ lineId }) => lineId).join(', ') }) : TEXTS.NO_ORDER,
        `Order first, and have ${name} name the order (BT-13).`,
      ),
    );
  const isTrusted = vendor !== null && (policy.trust ? policy.trust.trusted : vendor.trusted);
  if (!isTrusted)
    found.push(obstacle('VENDOR_NOT_TRUSTED', TEXTS.VENDOR_NOT_TRUSTED, vendor ? earning(name, policy.trust) : 'Add the vendor to the master data.'));
  if (dec(amount).abs().gt(policy.touchlessUpTo))
    found.push(obstacle('OVER_LIMIT', fillTexts(TEXTS.OVER_LIMIT, { limit: policy.touchlessUpTo }), `Raise the limit to ${dec(amount).abs().toFixed()}.`));
  // Only what would pass is drawn: the sample measures what nobody looks at.
  if (found.length === 0 && isSampled(invoiceId, amount, policy.samples ?? []))
    found.push(obstacle('AUDIT_SAMPLE', TEXTS.AUDIT_SAMPLE, 'Nothing: a share of all that would pass is looked at, so that the error rate stays known.'));
  return found;
}

function earning(name: string, trust: Trust | undefined): string {
  if (!trust) return `Set ${name} to trusted once enough of its invoices needed no correction.`;
  return `${Number.isFinite(trust.stillNeeded) ? trust.stillNeeded : 'Many'} more invoices of ${name} without a correction: at worst ${(trust.bound * 100).toFixed(1)} % need one now.`;
}

/** The obstacles from the cheapest change to the dearest: without the last of them it would still not have passed. */
export function cheapestFirst(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  // What is not in the list is an exception of matching: it costs what accepting one costs.
  const cost = ({ code }: Obstacle): number => CHEAPEST_FIRST.indexOf(CHEAPEST_FIRST.includes(code) ? code : 'EXCEPTION_ACCEPTED');
  return obstacles.toSorted((a, b) => cost(a) - cost(b));
}
