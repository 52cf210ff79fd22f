import { hash } from 'node:crypto';

const COLUMNS = ['tenant_id', 'id', 'at', 'actor', 'action', 'entity', 'entity_id', 'details'];
const UNESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' };

/** The end of a tenant's chain. */
export interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

/**
 * Chains audit rows as `seal_audit()` does, which would take its time for millions: the hash of each row over the one
 * before it and the row's own JSON as Postgres writes it.
 */
export class AuditChain {
  constructor(
    private readonly heads: Map<string, Head>,
    columns: readonly string[],
  ) {
    if (columns.join() !== COLUMNS.join()) throw new Error(`The audit rows have other columns than the chain is made of: ${columns.join(', ')}`);
  }

  /** The seal of the next audit row, both as lines of COPY: tenant, sequence number, id of the row, hash. */
  seal(line: string): string {
    const [tenant = '', id = '', at = '', actor = '', action = '', entity = '', entityId = '', details = ''] = line.split('\t').map(unescape);
    const texts = [actor, action, entity, entityId].map((text) => JSON.stringify(text)).join(', ');
    const epoch = `${Math.floor(Date.parse(`${at.slice(0, 10)}T${at.slice(11, 19)}Z`) / 1000)}.${(at.slice(20, -3) || '0').padEnd(6, '0')}`;
    const json = `["${tenant}", "${id}", ${epoch}, ${texts}, ${details}]`;
    const head = this.heads.get(tenant);
    const digest = hash('sha256', head ? Buffer.concat([head.hash, Buffer.from(json)]) : json, 'buffer');
    const seq = (head?.seq ?? 0) + 1;
    this.heads.set(tenant, { seq, hash: digest });
    return `${tenant}\t${seq}\t${id}\t\\\\x${digest.toString('hex')}`;
  }
}

function unescape(field: string): string {
  return field.includes('\\') ? field.replaceAll(/\\(.)/g, (_, c: string) => UNESCAPED[c] ?? c) : field;
}
