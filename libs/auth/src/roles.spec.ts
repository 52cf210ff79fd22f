import { describe, expect, it } from 'vitest';
import { isRole, may, PERMISSIONS, ROLE_PERMISSIONS, type Permission, type Role } from './roles.js';

const names = Object.keys(ROLE_PERMISSIONS).filter(isRole);

describe(may.name, () => {
  it.each<[Role, Permission, boolean]>([
    ['clerk', 'invoice:submit', true],
    ['clerk', 'vendor:write', false],
    ['approver', 'task:decide', true],
    ['approver', 'invoice:correct', false],
    ['controller', 'payment:release', true],
    ['admin', 'user:write', true],
    ['admin', 'invoice:submit', false],
    ['admin', 'task:decide', false],
    ['integration', 'order:write', true],
    ['integration', 'task:decide', false],
    ['auditor', 'audit:read', true],
    ['platform', 'platform:tenants', true],
    ['platform', 'invoice:read', false],
  ])('%s %s: %s', (role, permission, expected) => {
    expect(may({ roles: [role] }, permission)).toBe(expected);
  });

  it('adds roles up, and none may do nothing', () => {
    expect(may({ roles: ['approver', 'auditor'] }, 'audit:read')).toBe(true);
    for (const permission of PERMISSIONS) expect(may({ roles: [] }, permission)).toBe(false);
  });

  it('lets an auditor read only, and only the platform beyond a tenant', () => {
    expect(ROLE_PERMISSIONS.auditor.filter((permission) => !permission.endsWith(':read'))).toEqual([]);
    expect(names.filter((role) => may({ roles: [role] }, 'platform:tenants'))).toEqual(['platform']);
  });

  it('gives every permission to somebody', () => {
    for (const permission of PERMISSIONS) expect(names.some((role) => may({ roles: [role] }, permission))).toBe(true);
  });
});

describe(isRole.name, () => {
  it.each(['root', 'constructor', '__proto__', '', 7, null])('knows no %j', (name) => {
    expect(isRole(name)).toBe(false);
  });
});
