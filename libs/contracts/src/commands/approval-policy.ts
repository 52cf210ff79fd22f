import { Type, type Static } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { DecimalText, Id, Instant, Nullable, OneOf, Text } from '../shapes/index.js';

const strict = { additionalProperties: false };
const Subject = (description: string) => Text(description, 200);

/** Who is asked by a step of an approval policy. */
export const ApproverSource = Type.Union([
  Type.Object({ type: Type.Literal('user'), user: Subject('As in tokens') }, strict),
  Type.Object({ type: Type.Literal('role'), role: Text('Everyone who has it', 40) }, strict),
  Type.Object({ type: Type.Literal('group'), group: Text('One of `groups`', 60) }, strict),
  Type.Object({ type: Type.Literal('costCenterOwner') }, strict),
  Type.Object({ type: Type.Literal('field'), field: Text('A fact that holds a person: `createdBy`, `requester`', 60) }, strict),
  Type.Object(
    {
      type: Type.Literal('managerChainToLimit'),
      from: OneOf(['requester', 'createdBy'], 'Whose managers'),
      chain: OneOf(['each', 'last'], 'A step for each, or the first whose limit covers the amount'),
    },
    strict,
  ),
]);

/** A rule of an approval policy: what it is for, and who must agree. */
export const ApprovalRule = Type.Object(
  {
    id: Text('Unique within the policy', 60),
    order: Type.Integer({ description: 'The lowest that fits comes first' }),
    filter: Type.Object(
      {
        amountFrom: Type.Optional(DecimalText('Inclusive')),
        amountBelow: Type.Optional(DecimalText('Exclusive')),
        entity: Type.Optional(Text('Entity', 100)),
        purchaseOrder: Type.Optional(Type.Boolean()),
        verdictClass: Type.Optional(Text('Of matching', 40)),
        costCenter: Type.Optional(Text('One of its cost centres', 100)),
        glAccount: Type.Optional(Text('One of the GL accounts it is coded to', 60)),
        when: Type.Optional(Text('A CEL expression over the facts, such as `invoice.seller == "V-7" && invoice.amount > 100.0`', 1000)),
      },
      { ...strict, description: 'All that is given must fit' },
    ),
    steps: Type.Array(
      Type.Object(
        {
          id: Text('Unique within the rule', 50),
          order: Type.Integer({ description: 'Equal: side by side' }),
          source: ApproverSource,
          mode: OneOf(['all', 'any', 'quorum'], 'How many must agree'),
          quorum: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
        },
        strict,
      ),
      { minItems: 1, maxItems: 50 },
    ),
  },
  strict,
);

/** How a tenant approves, from an instant on. */
export const ApprovalPolicy = Type.Object(
  {
    validFrom: Instant('For plans made from then on'),
    ruleSelection: OneOf(['first', 'all'], 'The first rule that fits, or all'),
    repeatedApprover: OneOf(['ask', 'skip'], 'Whether who approved the same content is asked again'),
    onAssignConflict: OneOf(['escalateToManager', 'leave'], 'What becomes of a task of somebody whom separation of duties bars'),
    separationOfDuties: Type.Array(
      OneOf(['creatorNotApprover', 'vendorEditorNotApprover', 'approverNotReleaser', 'receiptPosterNotSoleApprover'], 'A rule in force'),
    ),
    editVoids: Type.Record(Type.String({ maxLength: 40 }), OneOf(['all', 'costCenterOwner', 'none'], 'Which approvals fall'), {
      description: 'By scope of the edit; a scope that is not named voids all',
    }),
    maxDelegationChain: Type.Integer({ minimum: 0, maximum: 10 }),
    delegatorKeepsVote: Type.Boolean(),
    delegateGroupMembers: Type.Boolean(),
    sla: Type.Optional(
      Type.Object(
        {
          hours: DecimalText('Working hours for a step'),
          calendar: Text('One of `calendars`', 60),
          calendarByEntity: Type.Optional(
            Type.Record(Type.String({ maxLength: 300 }), Text('One of `calendars`', 60), { description: 'For invoices of an entity of its own hours' }),
          ),
          remindAtPercent: Type.Array(DecimalText('Of the hours'), { maxItems: 10 }),
          onExpiry: OneOf(['escalateToManager'], 'What follows'),
          escalationReplaces: Type.Boolean(),
          restartOnEscalation: Type.Boolean(),
          pausesWhile: Type.Array(Text('Cause', 60), { maxItems: 20 }),
        },
        strict,
      ),
    ),
    calendars: Type.Array(
      Type.Object(
        {
          id: Text('Name', 60),
          timezone: Text('Such as Europe/Berlin', 60),
          workdays: Type.Array(OneOf(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], 'Day'), { minItems: 1 }),
          open: Type.String({ pattern: '^\\d\\d:\\d\\d$' }),
          close: Type.String({ pattern: '^\\d\\d:\\d\\d$' }),
          holidays: Type.Array(Type.String({ format: 'date' }), { maxItems: 1000 }),
        },
        strict,
      ),
      { maxItems: 200 },
    ),
    groups: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Type.Array(Subject('Member'), { maxItems: 1000 }))),
    touchless: Type.Optional(
      Type.Object(
        {
          upTo: DecimalText('What is ordered, received and right of a trusted vendor passes up to this'),
          trust: Type.Optional(
            Type.Object(
              {
                targetRate: Type.String({
                  pattern: '^0\\.\\d{1,4}$',
                  description:
                    'Largest correction rate, such as 0.03, that even the upper end of the 95 % interval may reach. Given: vendors are trusted by what happened, not by their record',
                }),
              },
              strict,
            ),
          ),
          samples: Type.Array(
            Type.Object({ from: DecimalText('Inclusive'), percent: DecimalText('Of those that would pass, a person looks at so many') }, strict),
            { maxItems: 20 },
          ),
        },
        strict,
      ),
    ),
    breakGlass: Type.Optional(
      Type.Object({ persons: Type.Array(Subject('May approve in an emergency, with another of these'), { minItems: 2, maxItems: 50 }) }, strict),
    ),
    rules: Type.Array(ApprovalRule, { minItems: 1, maxItems: 500 }),
  },
  strict,
);
export type ApprovalPolicy = Static<typeof ApprovalPolicy>;

const Version = Type.Integer({ minimum: 0, description: '0: the default bands by amount and role' });
const PolicyReply = Type.Object({ version: Version, policy: Nullable(ApprovalPolicy) });

/** The policy that was set last. */
export const getApprovalPolicy = defineCommand({
  service: 'approval',
  name: 'get-policy',
  version: 1,
  changes: false,
  description: 'Gives the newest approval policy; version 0 without a policy is the default.',
  request: Type.Object({}),
  reply: PolicyReply,
});

/** Adds a version of the policy. */
export const putApprovalPolicy = defineCommand({
  service: 'approval',
  name: 'put-policy',
  version: 1,
  changes: true,
  description: 'Adds a version of the approval policy. Plans that run stay as they are.',
  request: Type.Object({ policy: ApprovalPolicy, seenVersion: Type.Optional(Version) }),
  reply: PolicyReply,
});

/** What a policy would ask. */
export const tryApprovalPolicy = defineCommand({
  service: 'approval',
  name: 'try-policy',
  version: 1,
  changes: false,
  description: 'Says whom a policy would ask about the invoices that wait for approval now; nothing is stored.',
  request: Type.Object({ policy: ApprovalPolicy }),
  reply: Type.Object({
    looked: Type.Integer({ minimum: 0 }),
    invoices: Type.Array(
      Type.Object({
        invoiceId: Id('The invoice'),
        state: OneOf(['pending', 'approved', 'rejected', 'blocked'], 'How it would stand'),
        steps: Type.Array(Type.Object({ step: Text('Step', 60), rule: Text('Rule', 60), approvers: Type.Array(Subject('Who')) })),
      }),
    ),
  }),
});

const DelegationShape = Type.Object({
  delegationId: Id('The delegation'),
  from: Subject('Who is away'),
  to: Subject('Who stands in'),
  start: Instant('Inclusive'),
  end: Instant('Exclusive'),
  maxAmount: Nullable(DecimalText('Inclusive; null: any')),
  entity: Nullable(Text('For this one alone', 100)),
  reason: Text('Why', 500),
});

/** Sets who stands in for whom. */
export const putDelegation = defineCommand({
  service: 'approval',
  name: 'put-delegation',
  version: 1,
  changes: true,
  description: 'Sets a substitute for a time. Read when a task is given to somebody: tasks that are open stay where they are.',
  request: DelegationShape,
  reply: DelegationShape,
});

/** Who stands in for whom. */
export const listDelegations = defineCommand({
  service: 'approval',
  name: 'list-delegations',
  version: 1,
  changes: false,
  description: 'Lists delegations that run or are to come, by their start.',
  request: Type.Object({ person: Type.Optional(Subject('Who is away, or stands in')) }),
  reply: Type.Object({ delegations: Type.Array(DelegationShape) }),
});

/** Ends a delegation. */
export const endDelegation = defineCommand({
  service: 'approval',
  name: 'end-delegation',
  version: 1,
  changes: true,
  description: 'Ends a delegation now: who was away is back. Tasks that were given to the substitute stay there.',
  request: Type.Object({ delegationId: Id('The delegation') }),
  reply: DelegationShape,
});

/** Places persons in the organisation. */
export const putPersons = defineCommand({
  service: 'approval',
  name: 'put-persons',
  version: 1,
  changes: true,
  description: 'Says whom persons answer to and which cost centres they own. Roles and limits come with the tenant.',
  request: Type.Object({
    persons: Type.Array(
      Type.Object({
        subject: Subject('As in tokens'),
        manager: Nullable(Subject('Answers to')),
        costCenters: Type.Array(Text('Owns', 100), { maxItems: 1000 }),
        email: Type.Optional(
          Nullable(Type.String({ pattern: '^[^@\\s<>,;]+@[^@\\s<>,;]+$', maxLength: 320, description: 'Where to write to; left out: as it is' })),
        ),
      }),
      { minItems: 1, maxItems: 10_000 },
    ),
  }),
  reply: Type.Object({ kept: Type.Integer({ minimum: 0 }) }),
});

/** Hands one task to a colleague. */
export const handOverTask = defineCommand({
  service: 'approval',
  name: 'hand-over-task',
  version: 1,
  changes: true,
  description: 'Gives one open approval task to a colleague, who decides in the stead of who hands over.',
  request: Type.Object({ taskId: Id('The task'), to: Subject('The colleague') }),
  reply: Type.Object({ taskId: Id('The task'), approvers: Type.Array(Subject('Who may act now')) }),
});
