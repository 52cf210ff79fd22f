import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@smartap/database';
import { CLOCK, type Clock } from '@smartap/runtime';
import { ValidationSettings } from '../config.js';
import { viesSubjects, type RunFacts, type Subject } from '../handlers/run-facts.js';
import { askForVatIds } from '../store/vat-checks.js';

const DAY_MS = 86_400_000;

/** Has VIES asked for the sellers of new invoices, where the installation may and the tenant wants it. */
@Injectable()
export class AskForVatIds {
  constructor(
    private readonly settings: ValidationSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param facts by which they are validated: an answer that has come since is none that they have seen */
  async ask(tx: Tx, subjects: readonly Subject[], { policies, vatChecks }: Pick<RunFacts, 'policies' | 'vatChecks'>): Promise<void> {
    const { VIES_URL: url, VIES_FRESH_DAYS: days } = this.settings;
    if (url === undefined) return;
    const since = this.clock.now().getTime() - days * DAY_MS;
    const isFresh = (checkedAt: string | null | undefined): boolean => typeof checkedAt === 'string' && Date.parse(checkedAt) >= since;
    const asked = viesSubjects(subjects, policies).filter(({ tenantId, vatId }) => !isFresh(vatChecks.get(`${tenantId} ${vatId}`)?.checkedAt));
    if (asked.length > 0) await askForVatIds(tx, asked);
  }
}
