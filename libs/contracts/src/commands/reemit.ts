import { Type } from '@sinclair/typebox';
import { defineCommand, type ServiceName } from '../define.js';
import { Id } from '../shapes/index.js';

/** Asks a service to publish its current state of invoices again, under the original event ids. */
export const reemit = (service: ServiceName) =>
  defineCommand({
    service,
    name: 'reemit',
    version: 1,
    changes: false,
    description: 'Publishes the current state of invoices again under the original event ids; who has it, skips it.',
    request: Type.Object({ invoiceIds: Type.Array(Id('Invoices'), { minItems: 1, maxItems: 1000 }) }),
    reply: Type.Object({ events: Type.Integer({ minimum: 0 }) }),
  });
