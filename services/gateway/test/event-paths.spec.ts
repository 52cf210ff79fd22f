import { randomBytes } from 'node:crypto';
import { newId } from '@smartap/runtime';
import { anEvent, describeEventPath, testedService, testServers } from '@smartap/testing';
import { AuthSettings } from '@smartap/auth';
import { CacheSettings } from '@smartap/cache';
import { loadSettings } from '@smartap/runtime';
import { GatewaySettings } from '../src/config.js';
import { gateway } from '../src/gateway.definition.js';
import { GatewayModule } from '../src/gateway.module.js';

const service = testedService({
  definition: gateway,
  settings: GatewaySettings,
  module: (settings) =>
    GatewayModule.with({
      gateway: settings,
      auth: loadSettings(AuthSettings, { AUTH_JWT_SECRET: randomBytes(32).toString('hex') }),
      cache: loadSettings(CacheSettings, { REDIS_URL: testServers().redisUrl }),
    }),
});

describeEventPath({
  name: 'InvoiceProjector',
  service,
  consumer: 'gateway-read-invoices',
  makeEvent: ({ tenantId }) => anEvent('invoice.refused.v1').ofTenant(tenantId).with({ invoiceId: newId() }).build(),
  effect: (database, { tenantId, subject }) => database.count('invoice_event where tenant_id = $1 and invoice_id = $2', [tenantId, subject]),
  told: {},
  lineage: {
    make: ({ tenantId }) => {
      const invoiceId = newId();
      const older = anEvent('invoice.extracted.v1').ofTenant(tenantId).with({ invoiceId, lineage: [1] }).build();
      const newer = anEvent('invoice.rejected.v1').ofTenant(tenantId).with({ invoiceId, lineage: [1, 1, 1, 1] }).build();
      return { older, newer };
    },
    // The older one belongs in the timeline and adds what lists show; where the invoice stands, it leaves as it is.
    state: (database, { tenantId }) => database.query('select stage, outcome, explanation, lineage from invoice_view where tenant_id = $1', [tenantId]),
  },
});

describeEventPath({
  name: 'TaskProjector',
  service,
  consumer: 'gateway-read-tasks',
  makeEvent: ({ tenantId }) => anEvent('task.opened.v1').ofTenant(tenantId).with({ taskId: newId(), invoiceId: newId() }).build(),
  effect: async (database, { tenantId }) => {
    const [found] = await database.query<{ open_tasks: number }>('select open_tasks from invoice_view where tenant_id = $1', [tenantId]);
    return found?.open_tasks ?? 0;
  },
  told: {},
});
