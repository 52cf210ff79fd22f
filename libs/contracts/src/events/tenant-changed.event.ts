import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { DecimalText, Id, Nullable, Text } from '../shapes/index.js';

/** A tenant was made or changed. */
export const tenantChanged = defineEvent({
  type: 'tenant.changed.v1',
  description: 'A tenant was made or changed.',
  publishers: ['gateway'],
  key: 'tenantId',
  data: Type.Object({
    tenantId: Id('The tenant'),
    version: Type.Integer({ minimum: 1 }),
    name: Text('Display name', 200),
    companyNames: Type.Array(Text('Names under which suppliers write to it', 300), { maxItems: 50 }),
    vatIds: Type.Array(Text('VAT id of the buyer', 40), { maxItems: 50 }),
    persons: Type.Array(
      Type.Object({
        subject: Text('As in tokens'),
        name: Text('Display name', 200),
        roles: Type.Array(Text('Role', 40)),
        limit: Nullable(DecimalText('May approve up to; null is no limit')),
      }),
      { maxItems: 10000 },
    ),
  }),
  example: {
    tenantId: anExample.tenantId,
    version: 1,
    name: 'Example Buyer',
    companyNames: ['Example Buyer GmbH'],
    vatIds: [],
    persons: [{ subject: 'anna', name: 'Anna', roles: ['approver'], limit: '10000' }],
  },
});
