import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, OneOf, Text } from '../shapes/index.js';

/** What matching judges by has changed; open invoices are matched again. */
export const orderPolicyChanged = defineEvent({
  type: 'order.policy-changed.v1',
  description: 'What matching judges by has changed: open invoices are matched again.',
  publishers: ['matching'],
  key: 'changeId',
  data: Type.Object({
    changeId: Id('The change'),
    what: OneOf(['policy', 'rates'], 'What has changed'),
    version: Type.Integer({ minimum: 0, description: 'Of the policy' }),
    changedBy: Text('Who'),
  }),
  example: { changeId: anExample.orderId, what: 'policy', version: 1, changedBy: 'anna' },
});
