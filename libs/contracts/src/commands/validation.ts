import { Type, type Static } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import {
  CallBack,
  DateText,
  Finding,
  Id,
  Instant,
  Lineage,
  MessageLanguage,
  Nullable,
  OneOf,
  PayeeVerification,
  RiskAssessment,
  Says,
  SeenAccount,
  Text,
  ValidationPolicy,
  VatCheck,
  VendorInput,
  VendorMatch,
} from '../shapes/index.js';

/** A vendor record with its id and version. */
export const VendorRecord = Type.Object({ vendorId: Id('The vendor'), version: Type.Integer({ minimum: 1 }), vendor: VendorInput });

/** Makes a vendor, or changes the one of the same number. */
export const putVendor = defineCommand({
  service: 'validation',
  name: 'put-vendor',
  version: 1,
  changes: true,
  description: 'Makes a vendor, or changes the one with the same number.',
  request: Type.Object({ vendor: VendorInput, seenVersion: Type.Optional(Type.Integer({ minimum: 0, description: '0: must be new' })) }),
  reply: VendorRecord,
});

/** One vendor by id. */
export const getVendor = defineCommand({
  service: 'validation',
  name: 'get-vendor',
  version: 1,
  changes: false,
  description: 'Gives a vendor.',
  request: Type.Object({ vendorId: Id('The vendor') }),
  reply: VendorRecord,
});

/** Vendors by number, a page at a time. */
export const listVendors = defineCommand({
  service: 'validation',
  name: 'list-vendors',
  version: 1,
  changes: false,
  description: 'Lists vendors by number.',
  request: Type.Object({ after: Type.Optional(Text('Number to go on after', 60)), limit: Type.Integer({ minimum: 1, maximum: 200 }) }),
  reply: Type.Object({ vendors: Type.Array(VendorRecord), next: Nullable(Text('`after` of the next page', 60)) }),
});

/** What validation decided for an invoice. */
export const getValidation = defineCommand({
  service: 'validation',
  name: 'get-validation',
  version: 1,
  changes: false,
  description: 'Gives the newest verdict on an invoice with its findings.',
  request: Type.Object({ invoiceId: Id('The invoice'), language: Type.Optional(MessageLanguage) }),
  reply: Type.Object({
    lineage: Lineage,
    verdict: OneOf(['passed', 'flagged', 'blocked'], 'The verdict'),
    findings: Type.Array(Finding),
    vendor: Nullable(VendorMatch),
    totals: Type.Array(
      Type.Object({
        term: Text('BT id', 20),
        announced: Nullable(Type.String()),
        computed: Nullable(Type.String()),
        difference: Type.Optional(Nullable(Type.String({ description: 'Announced less computed' }))),
        cause: Type.Optional(Nullable(Text('What may have made the difference', 40))),
      }),
    ),
    taxes: Type.Optional(
      Type.Array(
        Type.Object({
          category: Nullable(Type.String({ description: 'UNTDID 5305' })),
          rate: Type.String({ description: 'In percent' }),
          taxable: Type.String({ description: 'BT-116' }),
          announced: Type.String({ description: 'BT-117' }),
          ofTotal: Type.String({ description: 'Computed and rounded once, of the base' }),
          perLine: Nullable(Type.String({ description: 'Computed and rounded line by line; null when the lines are not the base' })),
        }),
        { description: 'The VAT breakdown by both ways of rounding' },
      ),
    ),
    risk: Type.Optional(RiskAssessment),
    rulesVersion: Text('Version of the rules that decided', 80),
  }),
});

/** Says that two invoices are two, though they look like one. */
export const clearDuplicate = defineCommand({
  service: 'validation',
  name: 'clear-duplicate',
  version: 1,
  changes: true,
  description: 'Says that two invoices are no duplicates of one another; the pair is not asked about again.',
  request: Type.Object({ invoiceId: Id('The invoice'), otherInvoiceId: Id('The one that it looks like'), reason: Text('Why they are two', 1000) }),
  reply: Type.Object({ clearedBy: Text('Who'), reason: Text('Why', 1000), at: Instant('When') }),
});

/** Looks at an invoice again before it is approved or paid. */
export const recheckDuplicates = defineCommand({
  service: 'validation',
  name: 'recheck-duplicates',
  version: 1,
  changes: true,
  description:
    'Looks again for duplicates of an invoice, and for findings that were accepted until a day that has passed. What has come since it was validated makes a new validation, and is in the reply.',
  request: Type.Object({ invoiceId: Id('The invoice') }),
  reply: Type.Object({ news: Type.Array(Finding, { description: 'Findings that were not there before; none: nothing stands against it' }) }),
});

/** What VIES has said of a VAT id. */
export const getVatCheck = defineCommand({
  service: 'validation',
  name: 'get-vat-check',
  version: 1,
  changes: false,
  description: 'Says what VIES has answered for a VAT id of a seller; `unknown` when it was not asked or has not answered.',
  request: Type.Object({ vatId: Text('The VAT id', 40) }),
  reply: VatCheck,
});

/** A version of a tenant's validation policy. */
export const ValidationPolicyRecord = Type.Object({ version: Type.Integer({ minimum: 0, description: '0: the defaults' }), policy: ValidationPolicy });

/** The policy that was set last. */
export const getValidationPolicy = defineCommand({
  service: 'validation',
  name: 'get-policy',
  version: 1,
  changes: false,
  description: 'Gives the newest validation policy; version 0 are the defaults.',
  request: Type.Object({}),
  reply: ValidationPolicyRecord,
});

/** Adds a version of the policy. */
export const putValidationPolicy = defineCommand({
  service: 'validation',
  name: 'put-policy',
  version: 1,
  changes: true,
  description: 'Adds a version of the validation policy; it counts for what is validated from then on.',
  request: Type.Object({ policy: ValidationPolicy, seenVersion: Type.Optional(Type.Integer({ minimum: 0, description: '0: there is none yet' })) }),
  reply: ValidationPolicyRecord,
});

const account = { vendorId: Id('The vendor'), iban: Text('IBAN or account id', 40) };

/** Accounts that were seen on invoices. */
export const listSeenAccounts = defineCommand({
  service: 'validation',
  name: 'list-seen-accounts',
  version: 1,
  changes: false,
  description: 'Lists accounts that were seen on invoices and are not approved yet, the oldest first.',
  request: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 200 }) }),
  reply: Type.Object({ accounts: Type.Array(SeenAccount) }),
});

/** The first of two persons says that the vendor has confirmed an account. */
export const confirmAccount = defineCommand({
  service: 'validation',
  name: 'confirm-account',
  version: 1,
  changes: true,
  description: 'Says that the vendor was called back and has confirmed an account that was seen on an invoice. A second person approves it.',
  request: Type.Object({ ...account, callBack: CallBack }),
  reply: SeenAccount,
});

/** The second of two persons lets an account be paid. */
export const approveAccount = defineCommand({
  service: 'validation',
  name: 'approve-account',
  version: 1,
  changes: true,
  description:
    'Makes a confirmed account one that is paid, by another person than who confirmed it and after the cooling-off; waiting invoices are validated again.',
  request: Type.Object(account),
  reply: VendorRecord,
});

/** Keeps what a bank said of an account. */
export const notePayeeVerification = defineCommand({
  service: 'validation',
  name: 'note-payee-verification',
  version: 1,
  changes: true,
  description:
    'Keeps the result of a verification of payee for an account of a vendor, by account and time; the newest is shown with the account, and one that does not match is a signal of risk.',
  request: Type.Object({ ...account, verification: PayeeVerification }),
  reply: Type.Object({ ...account, verification: PayeeVerification }),
});

/** What banks said of an account. */
export const listPayeeVerifications = defineCommand({
  service: 'validation',
  name: 'list-payee-verifications',
  version: 1,
  changes: false,
  description: 'Lists the verifications of payee of an account of a vendor, the newest first.',
  request: Type.Object({ ...account, limit: Type.Integer({ minimum: 1, maximum: 200 }) }),
  reply: Type.Object({ verifications: Type.Array(PayeeVerification) }),
});

/** A finding as a thing of its own. */
export const FindingRecord = Type.Object({
  invoiceId: Id('The invoice'),
  code: Text('The rule', 60),
  state: OneOf(['open', 'waived', 'fixed', 'superseded'], '`fixed`: a newer revision or newer facts no longer have it; `superseded`: the invoice has ended'),
  severity: OneOf(['error', 'block'], 'How heavy'),
  message: Text('The values and what to do', 2000),
  says: Type.Optional(Says),
  owner: Text('The role that has to do with it', 40),
  otherInvoiceId: Nullable(Id('The invoice it collides with')),
  since: Instant('When it was first found'),
  changedAt: Instant('When its state last changed'),
});

/** Findings that stop invoices, by state. */
export const listFindings = defineCommand({
  service: 'validation',
  name: 'list-findings',
  version: 1,
  changes: false,
  description: 'Lists the findings of an invoice, or those of a state (open, unless another is named), the oldest first.',
  request: Type.Object({
    invoiceId: Type.Optional(Id('Only of this invoice')),
    state: Type.Optional(FindingRecord.properties.state),
    limit: Type.Integer({ minimum: 1, maximum: 200 }),
    language: Type.Optional(MessageLanguage),
  }),
  reply: Type.Object({ findings: Type.Array(FindingRecord) }),
});

/** Accepts one finding of an invoice, for good or for some time. */
export const waiveFinding = defineCommand({
  service: 'validation',
  name: 'waive-finding',
  version: 1,
  changes: true,
  description: 'Accepts one open finding of an invoice, for good or until a day; the invoice is validated again.',
  request: Type.Object({
    invoiceId: Id('The invoice'),
    code: Text('The rule', 60),
    reason: Text('Why', 1000),
    until: Type.Optional(DateText('The last day on which it counts')),
  }),
  reply: Type.Object({ lineage: Lineage, verdict: OneOf(['passed', 'flagged', 'blocked'], 'The verdict with it') }),
});

/** An invoice that would come out otherwise. */
export const ChangedVerdict = Type.Object({
  invoiceId: Id('The invoice'),
  number: Nullable(Text('BT-1')),
  before: Text('Verdict', 20),
  after: Text('Verdict', 20),
  gone: Type.Array(Text('Rule that no longer fires', 60)),
  come: Type.Array(Text('Rule that fires', 60)),
});
export type ChangedVerdict = Static<typeof ChangedVerdict>;

/** What a policy would change. */
export const tryValidationPolicy = defineCommand({
  service: 'validation',
  name: 'try-policy',
  version: 1,
  changes: false,
  description: 'Says which invoices, live or past, would come out otherwise under a policy, a page at a time; nothing is stored.',
  request: Type.Object({ policy: ValidationPolicy, after: Type.Optional(Id('Invoice to go on after')), limit: Type.Integer({ minimum: 1, maximum: 500 }) }),
  reply: Type.Object({
    looked: Type.Integer({ minimum: 0, description: 'How many invoices were looked at' }),
    of: Type.Integer({ minimum: 0, description: 'About how many there are' }),
    next: Nullable(Id('`after` of the next page')),
    changed: Type.Array(ChangedVerdict),
  }),
});
