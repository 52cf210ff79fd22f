import { randomBytes } from 'node:crypto';
import { bulkInsert, rows, type Tx } from '@smartap/database';

/** The marks of an employee; the reference is a mark too. */
export interface EmployeeMarks {
  readonly reference: string;
  readonly marks: readonly { readonly kind: string; readonly mark: string }[];
}

const SALT_BYTES = 32;

/** The salt of a tenant; made when there is none yet. */
export async function saltOf(tx: Tx, tenantId: string): Promise<string> {
  await tx.query('insert into employee_salt (tenant_id, salt) values ($1, $2) on conflict do nothing', [
    tenantId,
    randomBytes(SALT_BYTES).toString('base64url'),
  ]);
  return (await loadSalts(tx, [tenantId])).get(tenantId) ?? '';
}

/** The salts of those of these tenants who keep marks. */
export async function loadSalts(tx: Tx, tenantIds: readonly string[]): Promise<Map<string, string>> {
  if (tenantIds.length === 0) return new Map();
  const found = await rows<{ tenant_id: string; salt: string }>(tx, 'select tenant_id, salt from employee_salt where tenant_id = any($1)', [
    [...new Set(tenantIds)],
  ]);
  return new Map(found.map((own) => [own.tenant_id, own.salt]));
}

/** Keeps the marks of employees in place of those that were kept of them. */
export async function replaceMarks(tx: Tx, tenantId: string, employees: readonly EmployeeMarks[]): Promise<void> {
  await tx.query('delete from employee_mark where tenant_id = $1 and reference = any($2)', [tenantId, employees.map(({ reference }) => reference)]);
  await bulkInsert(
    tx,
    'employee_mark',
    { tenant_id: 'uuid', mark: 'text', reference: 'text', kind: 'text' },
    employees.flatMap(({ reference, marks }) => marks.map(({ kind, mark }) => ({ tenant_id: tenantId, mark, reference, kind }))),
    'on conflict do nothing',
  );
}

/** Which of these marks are an employee's, by tenant and mark (`<tenant> <mark>`), with what they are of. */
export async function findMarks(tx: Tx, wanted: readonly { readonly tenantId: string; readonly mark: string }[]): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const found = await rows<{ tenant_id: string; mark: string; kind: string }>(
    tx,
    'select distinct m.tenant_id, m.mark, m.kind from unnest($1::uuid[], $2::text[]) as w(tenant_id, mark) join employee_mark m on m.tenant_id = w.tenant_id and m.mark = w.mark',
    [wanted.map(({ tenantId }) => tenantId), wanted.map(({ mark }) => mark)],
  );
  return new Map(found.map((own) => [`${own.tenant_id} ${own.mark}`, own.kind]));
}
