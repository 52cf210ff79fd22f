import { execute, row, type Tx } from '@smartap/database';
import type { DecisionLink } from '../domain/index.js';

/** A link as it is stored. */
export interface StoredLink extends DecisionLink {
  readonly usedAt: string | null;
}

/** Keeps a link; the same mail, sent again, has the same one. Gives it as it is kept. */
export async function keepLink(tx: Tx, link: DecisionLink): Promise<StoredLink> {
  await tx.query(
    'insert into decision_link (tenant_id, link_id, task_id, subject, content_hash, expires_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [link.tenantId, link.linkId, link.taskId, link.subject, link.contentHash, link.expiresAt],
  );
  return (await findLink(tx, link.tenantId, link.linkId)) ?? { ...link, usedAt: null };
}

/** A link by its id. */
export async function findLink(tx: Tx, tenantId: string, linkId: string): Promise<StoredLink | undefined> {
  const found = await row<{ task_id: string; subject: string; content_hash: string; expires_at: Date; used_at: Date | null }>(
    tx,
    'select task_id, subject, content_hash, expires_at, used_at from decision_link where tenant_id = $1 and link_id = $2',
    [tenantId, linkId],
  );
  return (
    found && {
      tenantId,
      linkId,
      taskId: found.task_id,
      subject: found.subject,
      contentHash: found.content_hash,
      expiresAt: found.expires_at.toISOString(),
      usedAt: found.used_at?.toISOString() ?? null,
    }
  );
}

/** Uses a link up; false when it was used before. */
export async function useUp(tx: Tx, { tenantId, linkId }: DecisionLink, at: Date): Promise<boolean> {
  return (await execute(tx, 'update decision_link set used_at = $3 where tenant_id = $1 and link_id = $2 and used_at is null', [tenantId, linkId, at])) > 0;
}
