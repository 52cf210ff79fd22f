import { auditTables } from '@smartap/audit';
import { leaseTable } from '@smartap/database';
import { messagingTables } from '@smartap/messaging';

/** SQL of the tables that every service has: the transactional path's, the audit trail's, leases. For its first migration. */
export const platformTables = (schema: string): string => `${messagingTables(schema)}; ${auditTables(schema)}; ${leaseTable()};`;
