import type { CallBack, PayeeVerification, SeenAccount, VendorInput } from '@smartap/contracts';
import { AppError } from '@smartap/runtime';
import { compact } from './rules/identifiers.js';

const HOUR_MS = 3_600_000;

/** Who does something, and when. */
export interface Act {
  readonly by: string;
  readonly at: Date;
}

/**
 * The account with the word of the first person.
 *
 * @throws AppError `ACCOUNT_STATE`
 */
export function confirmed(account: SeenAccount, callBack: CallBack, { by, at }: Act): SeenAccount {
  if (account.state !== 'quarantined')
    throw new AppError('ACCOUNT_STATE', `The account ${account.iban} is ${account.state} by now, not quarantined. Look at it again.`);
  return { ...account, state: 'confirmed', confirmedBy: by, confirmedAt: at.toISOString(), callBack };
}

/**
 * The account with the word of the second person.
 *
 * @throws AppError `ACCOUNT_STATE`, `SAME_PERSON`, `COOLING_OFF`
 */
export function approved(account: SeenAccount, { by, at }: Act, coolingOffHours: number): SeenAccount {
  const { state, confirmedBy, confirmedAt, iban } = account;
  if (state !== 'confirmed' || confirmedAt === null)
    throw new AppError('ACCOUNT_STATE', `The account ${iban} is ${state}: it must have been confirmed by a call to the vendor first.`);
  if (confirmedBy === by) throw new AppError('SAME_PERSON', `${by} has confirmed the account ${iban}; somebody else must approve it.`);
  const from = new Date(Date.parse(confirmedAt) + coolingOffHours * HOUR_MS);
  if (at < from)
    throw new AppError('COOLING_OFF', `The account ${iban} may be approved from ${from.toISOString()} on.`, {
      retryable: true,
      details: { from: from.toISOString() },
    });
  return { ...account, state: 'approved', approvedBy: by };
}

/**
 * One person alone lets nobody be paid at an account that an invoice has brought.
 *
 * @param quarantined accounts of the vendor that wait for two persons, compact
 * @throws AppError `ACCOUNT_QUARANTINED`
 */
export function assertNoneQuarantined({ accounts }: Pick<VendorInput, 'accounts'>, quarantined: ReadonlySet<string>): void {
  const held = accounts.find(({ iban, state }) => state === 'approved' && quarantined.has(compact(iban)));
  if (held)
    throw new AppError(
      'ACCOUNT_QUARANTINED',
      `The account ${held.iban} was seen on an invoice and is in quarantine. Have one person confirm it by a call and another approve it, or send it as proposed.`,
    );
}

/** The vendor with the newest verification of an account of its own; undefined when it has no such account, or a newer one. */
export function withVerification(vendor: VendorInput, iban: string, verification: PayeeVerification): VendorInput | undefined {
  const own = vendor.accounts.find((account) => compact(account.iban) === compact(iban));
  if (own === undefined || (own.verification !== undefined && own.verification.checkedAt >= verification.checkedAt)) return undefined;
  return { ...vendor, accounts: vendor.accounts.map((account) => (account === own ? { ...own, verification } : account)) };
}

/** The vendor with what is known of its accounts: the day on which each was added, which those that it came with have not, and the newest verification. */
export function withKnownAccounts(vendor: VendorInput, before: VendorInput | undefined, on: string): VendorInput {
  const known = new Map((before?.accounts ?? []).map((account) => [compact(account.iban), account]));
  const accounts = vendor.accounts.map(({ iban, state, verification: given }) => {
    const was = known.get(compact(iban));
    const since = was === undefined ? (before === undefined ? undefined : on) : was.since;
    const verification = given ?? was?.verification;
    return { iban, state, ...(since === undefined ? {} : { since }), ...(verification === undefined ? {} : { verification }) };
  });
  return { ...vendor, accounts };
}

/** The vendor with the account among those that are paid. */
export function withAccount(vendor: VendorInput, iban: string): VendorInput {
  const others = vendor.accounts.filter((account) => compact(account.iban) !== compact(iban));
  return { ...vendor, accounts: [...others, { iban, state: 'approved' }] };
}
