export { appendAudit, type AuditEntry } from './audit-entry.js';
export { AuditModule } from './audit.module.js';
export { AuditSealer, type AuditFault } from './audit.sealer.js';
export { auditTables } from './tables.js';
export { verifyTrails, type RunSql, type TrailReport } from './verify-trails.js';
