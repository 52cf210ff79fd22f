import { readFileSync, statSync } from 'node:fs';
import type { RunningSystem } from '@smartap/tools';
import { Client } from 'pg';

/** A node of a plan, as `auto_explain` writes it. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  /** Blocks that it and those below it have looked at. */
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** A statement that a service ran, with the plan it ran by. */
export interface Ran {
  /** The login of the service. */
  readonly role: string;
  readonly text: string;
  readonly nodes: readonly PlanNode[];
}

const SETTINGS = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
};
// An entry begins with its time; its further lines are indented.
const ENTRY = /^\d{4}-\d\d-\d\d /;

/** Writes the plan of every statement that the services of a system run from now on to the server's log, and reads it back. */
export class PlanLog {
  private constructor(
    private readonly file: string,
    private readonly from: number,
  ) {}

  /** Restarts the services: a connection takes these settings when it is opened. */
  static async open(system: RunningSystem): Promise<PlanLog> {
    const file = system.servers.postgres?.logFile;
    if (!file) throw new Error('The plans are read from the log of a server of our own: unset DATABASE_ADMIN_URL.');
    const client = new Client({ connectionString: system.databaseUrl });
    await client.connect();
    try {
      for (const [name, value] of Object.entries(SETTINGS)) await client.query(`alter database ${system.database} set ${name} = '${value}'`);
      await client.query("alter system set log_line_prefix = '%m [%p] %u '");
      await client.query('select pg_reload_conf()');
    } finally {
      await client.end();
    }
    const { size } = statSync(file);
    await Promise.all(system.processes.map((process) => process.restart()));
    return new PlanLog(file, size);
  }

  /** What the services have run so far. */
  read(): Ran[] {
    const lines = readFileSync(this.file).subarray(this.from).toString('utf8').split('\n');
    const starts = lines.flatMap((line, i) => (ENTRY.test(line) ? [i] : []));
    return starts.flatMap((start, i) => {
      const role = /^\S+ \S+ \S+ \[\d+\] (smartap_\w+) LOG: .* plan:$/.exec(lines[start] ?? '')?.[1];
      if (role === undefined) return [];
      const { 'Query Text': text, Plan: plan }: { 'Query Text': string; Plan: PlanNode } = JSON.parse(lines.slice(start + 1, starts[i + 1]).join('\n'));
      return [{ role, text: text.replaceAll(/\s+/g, ' ').trim(), nodes: flatten(plan) }];
    });
  }
}

/** A node and all below it. */
export function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}
