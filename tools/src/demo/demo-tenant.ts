import { AuthSettings, signToken, type Role } from '@smartap/auth';
import { newId } from '@smartap/runtime';
import type { BuyerIdentity } from '../samples/index.js';
import { Api } from './api.js';
import type { DemoSystem } from './demo-system.js';

const PERSONS = [
  { subject: 'clara', name: 'Clara Clerk', roles: ['clerk'], limit: null },
  { subject: 'anton', name: 'Anton Approver', roles: ['approver'], limit: '20000' },
  { subject: 'karla', name: 'Karla Controller', roles: ['controller'], limit: null },
  { subject: 'konrad', name: 'Konrad Controller', roles: ['controller'], limit: null },
] as const satisfies readonly { subject: string; name: string; roles: readonly Role[]; limit: string | null }[];

/** What the approver of the demo may agree to. */
export const APPROVER_LIMIT = PERSONS[1].limit;

/** The demo's tenant and who acts in it. */
export interface DemoTenant {
  readonly tenantId: string;
  /** Hands invoices in. */
  readonly clerk: Api;
  /** Answers approval tasks up to {@link APPROVER_LIMIT}. */
  readonly approver: Api;
  /** Sees all and may do most: for whoever looks around afterwards. */
  readonly controller: Api;
  /** The other controller: in an emergency it takes two. */
  readonly otherController: Api;
  /** The purchasing system: vendors, orders, receipts. */
  readonly purchasing: Api;
}

const LIFETIME_SECONDS = 24 * 3600;

/** Makes a tenant of the demo's own with a clerk, an approver and two controllers. */
export async function makeTenant({ gatewayUrl, jwtSecret }: DemoSystem, { names, vatIds }: BuyerIdentity): Promise<DemoTenant> {
  const settings = Object.assign(new AuthSettings(), { AUTH_JWT_SECRET: jwtSecret });
  const as = async (subject: string, tenantId: string, role: Role, kind: 'person' | 'service'): Promise<Api> =>
    new Api(gatewayUrl, await signToken(settings, { subject, tenantId, roles: [role], kind }, { lifetimeSeconds: LIFETIME_SECONDS }));
  const platform = await as('demo', newId(), 'platform', 'service');
  const body = { name: 'Halden Group (demo)', companyNames: names, vatIds, persons: PERSONS };
  const { tenantId } = await platform.post<{ tenantId: string }>('/api/v1/tenants', { body, key: newId() });
  const person = ({ subject, roles: [role] }: (typeof PERSONS)[number]): Promise<Api> => as(subject, tenantId, role, 'person');
  const [clerk, approver, controller, otherController] = await Promise.all([person(PERSONS[0]), person(PERSONS[1]), person(PERSONS[2]), person(PERSONS[3])]);
  return { tenantId, clerk, approver, controller, otherController, purchasing: await as('purchasing', tenantId, 'integration', 'service') };
}

/** Gives the tenant policies of its own: what has no order is coded, approvers are found by the organisation, and two controllers may act in an emergency. */
export async function setPolicies({ controller }: DemoTenant): Promise<void> {
  const placed = (subject: string, manager: string | null) => ({ subject, manager, costCenters: [] });
  await controller.put('/api/v1/persons', {
    body: { persons: [placed('clara', 'anton'), placed('anton', 'karla'), placed('karla', null), placed('konrad', null)] },
    key: newId(),
  });
  await controller.putPolicy('/api/v1/matching-policy', (policy) => ({ ...policy, codingRequired: true }));
  await controller.putPolicy('/api/v1/approval-policy', () => APPROVAL_POLICY);
}

const APPROVAL_POLICY = {
  validFrom: '2020-01-01T00:00:00Z',
  ruleSelection: 'first',
  repeatedApprover: 'skip',
  onAssignConflict: 'escalateToManager',
  separationOfDuties: ['creatorNotApprover', 'vendorEditorNotApprover', 'approverNotReleaser', 'receiptPosterNotSoleApprover'],
  editVoids: { amount: 'all', payeeAccount: 'all', coding: 'costCenterOwner', description: 'none' },
  maxDelegationChain: 3,
  delegatorKeepsVote: false,
  delegateGroupMembers: true,
  calendars: [],
  breakGlass: { persons: ['karla', 'konrad'] },
  rules: [
    {
      id: 'by-limit',
      order: 1,
      filter: {},
      steps: [{ id: 'limit', order: 1, source: { type: 'managerChainToLimit', from: 'createdBy', chain: 'last' }, mode: 'all' }],
    },
  ],
};
