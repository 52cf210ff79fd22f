import { createHash } from 'node:crypto';
import type { EventMap } from '@smartap/contracts';
import { isItem } from '@smartap/en16931';
import canonicalize from 'canonicalize';
import type { EditEffect, FlowSettings } from '../flow/index.js';

type Matched = EventMap['invoice.matched.v1'];

/** What an approval is about, in named parts. */
export type Content = Readonly<Record<string, string>>;

/** A part of the content that is another now. */
export interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** Takes the content of an invoice apart. Whatever has no name of its own is in `other`, as a hash. */
export function contentOf({ invoice, vendor, match }: Matched): Content {
  const { lines, totals, paymentInstructions, currency, buyerAccountingReference, note, ...other } = invoice as Matched['invoice'] & {
    readonly note?: unknown;
  };
  const perLine = lines.flatMap((line, index): [string, string][] => {
    const { item, note: lineNote, accountingReference, parentId, ...figures } = line;
    const at = line.id ?? String(index + 1);
    // What an item is made of has no amount of its own, and may be numbered as other lines are.
    if (parentId !== undefined && !isItem(line))
      return [[`description of line ${at} under ${parentId}`, canonicalize({ item, lineNote, accountingReference, figures }) ?? '']];
    return [
      [`amount of line ${at}`, canonicalize(figures) ?? ''],
      [`coding of line ${at}`, accountingReference ?? ''],
      [`description of line ${at}`, canonicalize({ item, lineNote }) ?? ''],
    ];
  });
  return {
    amount: totals.due ?? totals.withVat ?? '',
    currency: currency ?? '',
    'amount of the totals': canonicalize(totals) ?? '',
    'amount payable now': match.payableNow,
    'amount disputed': match.disputed,
    payeeAccount: canonicalize(paymentInstructions?.creditTransfers ?? []) ?? '',
    payeeVendor: vendor?.vendorId ?? '',
    coding: buyerAccountingReference ?? '',
    description: canonicalize(note ?? null) ?? '',
    ...Object.fromEntries(perLine),
    ...Object.fromEntries(match.coding?.map(({ lineId, parts }) => [`coding of line ${lineId}`, parts.map(codingText).join(', ')]) ?? []),
    other: createHash('sha256')
      .update(canonicalize({ other, paymentInstructions }) ?? '')
      .digest('hex'),
  };
}

type Part = NonNullable<Matched['match']['coding']>[number]['parts'][number];

const codingText = ({ glAccount, costCenter, project, amount }: Part): string => `${[glAccount, costCenter, project].filter(Boolean).join('/')} ${amount}`;

/** What differs between two contents. */
export function changesBetween(before: Content, after: Content): readonly Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((what) =>
    (before[what] ?? '') === (after[what] ?? '') ? [] : [{ what, before: before[what] ?? '', after: after[what] ?? '' }],
  );
}

/** The scope of an edit, by which a policy says what falls. */
export function scopeOf({ what }: Change): string {
  if (what === 'currency' || what.startsWith('amount')) return 'amount';
  if (what.startsWith('payee')) return 'payeeAccount';
  if (what.startsWith('coding')) return 'coding';
  return what.startsWith('description') ? 'description' : 'other';
}

const STRENGTH: readonly EditEffect[] = ['none', 'costCenterOwner', 'all'];

/** The scope among those of the changes that voids most. */
export function widestScope(changes: readonly Change[], { editVoids }: FlowSettings): string | undefined {
  const effect = (scope: string): number => STRENGTH.indexOf(editVoids[scope] ?? 'all');
  return changes.map(scopeOf).toSorted((a, b) => effect(b) - effect(a))[0];
}
