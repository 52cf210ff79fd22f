import { createHmac } from 'node:crypto';
import type { EmployeeInput } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { compactVatId } from '@smartap/tax-ids';
import { compact } from '../rules/identifiers.js';
import { payeeAccounts } from '../vendor-keys.js';

export type MarkKind = 'account' | 'taxId' | 'phone' | 'address';

/** Something that tells a person, in the form in which it is compared. */
export interface Trait {
  readonly kind: MarkKind;
  readonly value: string;
}

/** Fewer digits are an extension, not a number. */
const LEAST_DIGITS = 7;
/** The last digits tell a line, however its country and area are written. */
const LINE_DIGITS = 8;

function phone(text: string): string | undefined {
  const digits = text.replaceAll(/\D/g, '');
  return digits.length < LEAST_DIGITS ? undefined : digits.slice(-LINE_DIGITS);
}

function address(text: string): string | undefined {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/stra(?:ss|s)e\b/g, 'str')
    .replaceAll(/[^a-z0-9]/g, '');
  return /\d/.test(folded) ? folded : undefined;
}

const FORMS: Readonly<Record<MarkKind, (text: string) => string | undefined>> = { account: compact, taxId: compactVatId, phone, address };

function traits(kind: MarkKind, texts: readonly (string | undefined)[]): Trait[] {
  return texts.flatMap((text) => {
    const value = text === undefined || text.trim() === '' ? undefined : FORMS[kind](text);
    return value ? [{ kind, value }] : [];
  });
}

/** What tells an employee. */
export function traitsOfEmployee({ accounts = [], taxIds = [], phones = [], addresses = [] }: EmployeeInput): Trait[] {
  return [...traits('account', accounts), ...traits('taxId', taxIds), ...traits('phone', phones), ...traits('address', addresses)];
}

/** What an invoice says of its seller that may tell a person. */
export function traitsOfSeller(invoice: Invoice): Trait[] {
  const { vatId, taxRegistrationId, contact, address: at } = invoice.seller;
  const place = at?.line1 !== undefined && at.postCode !== undefined ? `${at.line1}, ${at.postCode}` : undefined;
  return [
    ...traits('account', payeeAccounts(invoice)),
    ...traits('taxId', [vatId, taxRegistrationId]),
    ...traits('phone', [contact?.phone]),
    ...traits('address', [place]),
  ];
}

/** A trait as it is kept: a hash that says nothing without the tenant's salt. */
export function markOf({ kind, value }: Trait | { readonly kind: 'reference'; readonly value: string }, salt: string): string {
  return createHmac('sha256', salt).update(`${kind}\u0000${value}`).digest('base64url');
}
