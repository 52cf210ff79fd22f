import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@smartap/database';
import { CLOCK, type Clock } from '@smartap/runtime';
import { ValidationSettings } from '../config.js';
import { viesSubjects, type Subject } from '../handlers/run-facts.js';
import { newestPolicies } from '../store/policies.js';
import { askForVatIds } from '../store/vat-checks.js';

const DAY_MS = 86_400_000;

/** Has VIES asked for the sellers of new invoices, where the installation may and the tenant wants it. */
@Injectable()
export class AskForVatIds {
  constructor(
    private readonly settings: ValidationSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(tx: Tx, subjects: readonly Subject[]): Promise<void> {
    const { VIES_URL: url, VIES_FRESH_DAYS: days } = this.settings;
    if (url === undefined || subjects.length === 0) return;
    const asked = viesSubjects(subjects, await newestPolicies(tx, subjects.map(({ tenantId }) => tenantId)));
    if (asked.length > 0) await askForVatIds(tx, asked, new Date(this.clock.now().getTime() - days * DAY_MS));
  }
}
