import { Injectable } from '@nestjs/common';
import { LeasedJobs } from '@smartap/database';
import { DataSource } from 'typeorm';

/** Where a chain does not hold. */
export interface AuditFault {
  readonly tenantId: string;
  /** The first sequence number that does not verify; null when an unsealed row lies among sealed ones. */
  readonly firstBadSeq: number | null;
  readonly reason: string;
}

// One call chains at most so many rows, so that its transaction stays short.
const BATCH = 2000;

/** Chains what was appended, one replica at a time, and verifies the chains. */
@Injectable()
export class AuditSealer {
  constructor(
    private readonly dataSource: DataSource,
    jobs: LeasedJobs,
  ) {
    jobs.add({ name: 'audit-sealer', everyMs: 1000, run: (signal) => this.sealAll(signal) });
  }

  /** Seals until nothing is left. */
  async sealAll(signal?: AbortSignal): Promise<void> {
    let sealed = BATCH;
    while (sealed === BATCH && !signal?.aborted) {
      const result: { seal_audit: number }[] = await this.dataSource.query('select seal_audit($1)', [BATCH]);
      sealed = result[0]?.seal_audit ?? 0;
    }
  }

  /** The first fault of this schema's chains; undefined when all hold. */
  async verify(): Promise<AuditFault | undefined> {
    const result: { tenant: string; first_bad_seq: string | null; reason: string }[] = await this.dataSource.query('select * from verify_audit()');
    const fault = result[0];
    return fault && { tenantId: fault.tenant, firstBadSeq: fault.first_bad_seq === null ? null : Number(fault.first_bad_seq), reason: fault.reason };
  }
}
