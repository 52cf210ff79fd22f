import type { Principal } from './principal.js';

/** What may be done, as `<thing>:<act>`. */
export const PERMISSIONS = [
  'invoice:submit',
  'invoice:read',
  'invoice:correct',
  'task:read',
  'task:decide',
  'vendor:read',
  'vendor:write',
  'order:read',
  'order:write',
  'receipt:read',
  'receipt:write',
  'payment:read',
  'payment:release',
  'policy:read',
  'policy:write',
  'user:read',
  'user:write',
  'tenant:read',
  'tenant:write',
  'statistics:read',
  'audit:read',
  /** Tenants other than one's own: create, list, suspend. */
  'platform:tenants',
  /** See dead letters with their content, send them back, drop them: of one's own tenant, and of all with `platform:operate`. */
  'deadletter:manage',
  /** Dead letters of all tenants, replays, cache and other matters of running the installation. */
  'platform:operate',
] as const;

/** One of {@link PERMISSIONS}. */
export type Permission = (typeof PERMISSIONS)[number];

const READ: readonly Permission[] = ['invoice:read', 'task:read', 'vendor:read', 'order:read', 'receipt:read'];
const MASTER_DATA: readonly Permission[] = ['vendor:write', 'order:write', 'receipt:write'];

/**
 * What each role may do. A principal may do what any of its roles may. `task:decide` opens the door only: whether this
 * person may decide this task is for the approval service (limits, delegation, no self-approval).
 */
export const ROLE_PERMISSIONS = {
  /** Takes invoices in, corrects what was read, answers questions about them. */
  clerk: [...READ, 'invoice:submit', 'invoice:correct', 'task:decide', 'receipt:write'],
  /** Decides on what they are answerable for; changes no data. */
  approver: [...READ, 'task:decide'],
  /** Answers for accounts payable: master data, policies, payments. */
  controller: [
    ...READ,
    ...MASTER_DATA,
    'invoice:submit',
    'invoice:correct',
    'task:decide',
    'payment:read',
    'payment:release',
    'policy:read',
    'policy:write',
    'user:read',
    'statistics:read',
    'audit:read',
  ],
  /** Runs the tenant: users, keys, settings. Neither submits nor decides, so that it cannot approve what it set up. */
  admin: [
    ...READ,
    'user:read',
    'user:write',
    'tenant:read',
    'tenant:write',
    'policy:read',
    'policy:write',
    'audit:read',
    'statistics:read',
    'deadletter:manage',
  ],
  /** An ERP or a mail gateway: brings invoices and master data, and reads what became of them. */
  integration: [...READ, ...MASTER_DATA, 'invoice:submit', 'payment:read'],
  /** Sees everything of the tenant, changes nothing. */
  auditor: [...READ, 'payment:read', 'policy:read', 'user:read', 'tenant:read', 'statistics:read', 'audit:read'],
  /** Keeps the installation going: dead letters of all tenants. */
  operator: ['platform:operate', 'deadletter:manage'],
  /** Runs the installation; sees no tenant's invoices, but for dead letters. */
  platform: ['deadletter:manage', 'platform:tenants', 'platform:operate', 'tenant:read', 'tenant:write'],
} as const satisfies Record<string, readonly Permission[]>;

/** A named set of permissions, as it stands in tokens. */
export type Role = keyof typeof ROLE_PERMISSIONS;

/** True for the name of a role. */
export function isRole(name: unknown): name is Role {
  return typeof name === 'string' && Object.hasOwn(ROLE_PERMISSIONS, name);
}

/** True when one of the principal's roles may do it. Pure. */
export function may(principal: Pick<Principal, 'roles'>, permission: Permission): boolean {
  return principal.roles.some((role) => (ROLE_PERMISSIONS[role] as readonly Permission[]).includes(permission));
}
