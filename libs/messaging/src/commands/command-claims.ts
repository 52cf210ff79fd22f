import { createHash } from 'node:crypto';
import { bulkInsert, rows, type Tx } from '@smartap/database';
import { AppError } from '@smartap/runtime';
import type { CommandContext } from './command-context.js';

/** A command that asks to be done. */
export interface Asked {
  readonly context: CommandContext;
  /** What a repeat under the same id must have in common. */
  readonly request: unknown;
  /** The reply, where it is known before the work. */
  readonly reply?: unknown;
}

/** What became of a claim: ours to do; done before, with the reply it had; or refused. */
export type Claim = { readonly kind: 'mine' } | { readonly kind: 'repeated'; readonly reply: unknown } | { readonly kind: 'refused'; readonly error: AppError };

interface Taken {
  tenant_id: string;
  command_id: string;
}

interface Stored extends Taken {
  request_hash: string;
  reply: unknown;
}

const COLUMNS = { tenant_id: 'uuid', command_id: 'uuid', request_hash: 'text', reply: 'jsonb' };
const MINE: Claim = { kind: 'mine' };

/**
 * Takes commands by their ids, the known replies with them: each id once, also within the batch. A second one with the same id waits here
 * until the first has committed. A request that was another's gives a claim that is refused with `COMMAND_ID_REUSED`.
 */
export async function claimCommands(tx: Tx, asked: readonly Asked[]): Promise<Claim[]> {
  const wanted = asked.map((command) => ({ key: keyOf(command.context.tenantId, command.context.id), hash: hashOf(command.request), command }));
  // Sorted, so that two replicas that were asked the same wait for each other instead of deadlocking.
  const sorted = wanted.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const claimed = await bulkInsert<typeof COLUMNS, Taken>(
    tx,
    'command_reply',
    COLUMNS,
    sorted.map(({ hash, command: { context, reply } }) => ({
      tenant_id: context.tenantId,
      command_id: context.id,
      request_hash: hash,
      reply: reply as object | undefined,
    })),
    'on conflict do nothing returning tenant_id, command_id',
  );
  const free = new Set(claimed.map((row) => keyOf(row.tenant_id, row.command_id)));
  const mine = wanted.map(({ key }) => free.delete(key));
  const rest = wanted.filter((_, i) => !mine[i]);
  const stored =
    rest.length === 0
      ? new Map<string, Stored>()
      : await loadReplies(
          tx,
          rest.map(({ command }) => command.context),
        );
  return wanted.map(({ key, hash, command }, i) => {
    if (mine[i]) return MINE;
    const known = stored.get(key);
    if (known?.request_hash === hash) return { kind: 'repeated', reply: known.reply };
    return {
      kind: 'refused',
      error: new AppError('COMMAND_ID_REUSED', `Command id ${command.context.id} was used with another request. Use a new id for a new request.`),
    };
  });
}

async function loadReplies(tx: Tx, contexts: readonly CommandContext[]): Promise<Map<string, Stored>> {
  const found = await rows<Stored>(
    tx,
    `select r.tenant_id, r.command_id, r.request_hash, r.reply from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, command_id)
     join command_reply r on r.tenant_id = w.tenant_id and r.command_id = w.command_id`,
    [contexts.map(({ tenantId }) => tenantId), contexts.map(({ id }) => id)],
  );
  return new Map(found.map((row) => [keyOf(row.tenant_id, row.command_id), row]));
}

function hashOf(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}

function keyOf(tenantId: string, commandId: string): string {
  return `${tenantId} ${commandId}`.toLowerCase();
}
