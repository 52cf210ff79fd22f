import type { ApprovalPolicy } from '@smartap/contracts';

/** sam sends invoices in; olga and pia own cost centres and answer to mia, mia to zoe. */
export const ORGANISATION: readonly { subject: string; roles: string[]; limit: string | null; manager: string | null; costCenters: string[] }[] = [
  { subject: 'sam', roles: ['clerk'], limit: '0', manager: 'mia', costCenters: [] },
  { subject: 'olga', roles: ['approver'], limit: '100', manager: 'mia', costCenters: ['K1'] },
  { subject: 'pia', roles: ['approver'], limit: '100', manager: 'mia', costCenters: ['K2'] },
  { subject: 'mia', roles: ['approver'], limit: '5000', manager: 'zoe', costCenters: [] },
  { subject: 'zoe', roles: ['controller', 'board'], limit: null, manager: null, costCenters: [] },
];

/** The owner of the cost centre, then the first manager of who sent it in whose limit covers the amount. */
export const aPolicy = (parts: Partial<ApprovalPolicy> = {}): ApprovalPolicy => ({
  validFrom: '2026-01-01T00:00:00Z',
  ruleSelection: 'first',
  repeatedApprover: 'skip',
  onAssignConflict: 'escalateToManager',
  separationOfDuties: ['creatorNotApprover', 'vendorEditorNotApprover', 'approverNotReleaser', 'receiptPosterNotSoleApprover'],
  editVoids: { amount: 'all', payeeAccount: 'all', coding: 'costCenterOwner', description: 'none' },
  maxDelegationChain: 3,
  delegatorKeepsVote: false,
  delegateGroupMembers: true,
  calendars: [{ id: 'office', timezone: 'UTC', workdays: ['MO', 'TU', 'WE', 'TH', 'FR'], open: '09:00', close: '17:00', holidays: [] }],
  rules: [
    {
      id: 'all',
      order: 1,
      filter: {},
      steps: [
        { id: 'owner', order: 1, source: { type: 'costCenterOwner' }, mode: 'all' },
        { id: 'limit', order: 2, source: { type: 'managerChainToLimit', from: 'createdBy', chain: 'last' }, mode: 'all' },
      ],
    },
  ],
  ...parts,
});
