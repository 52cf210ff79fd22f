import { Type } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { DespatchInput, Id, Nullable, OneOf, OrderResponseInput, Text } from '../shapes/index.js';
import { OrderRecord } from './matching.js';

/** A despatch advice with its id and version. */
export const DespatchRecord = Type.Object({ despatchId: Id('The despatch advice'), version: Type.Integer({ minimum: 1 }), despatch: DespatchInput });

/** Where an answer of a seller stands. */
export const RESPONSE_STATES = ['acknowledged', 'confirmed', 'open', 'adopted', 'declined'] as const;

/** What an answer would change of the order. */
export const ProposedChange = Type.Object({
  orderLine: Nullable(Text('Line of the order; null: the whole', 60)),
  what: OneOf(['quantity', 'price', 'added', 'status'], 'What would be another'),
  before: Nullable(Text('As the order has it, in its unit', 200)),
  after: Nullable(Text('As the seller wants it; null: it cannot be said in the unit of the order', 200)),
});

/** A seller's answer with where it stands. */
export const OrderResponseRecord = Type.Object({
  responseId: Id('The response'),
  version: Type.Integer({ minimum: 1 }),
  response: OrderResponseInput,
  state: OneOf(RESPONSE_STATES, '`confirmed`: it agrees with the order as it is now; `open`: the buyer has to say whether it changes the order'),
  changes: Type.Array(ProposedChange, { description: 'What it differs in from the order as it is now' }),
  settledBy: Nullable(Text('Who adopted or declined it')),
  reason: Nullable(Type.String({ maxLength: 2000 })),
});

const page = { after: Type.Optional(Id('`next` of the page before')), limit: Type.Integer({ minimum: 1, maximum: 200 }) };
const next = Nullable(Id('`after` of the next page'));
const seenVersion = Type.Optional(Type.Integer({ minimum: 0, description: '0: must be new' }));

/** Takes a despatch advice, or changes the one of the same seller and number. */
export const putDespatch = defineCommand({
  service: 'matching',
  name: 'put-despatch',
  version: 1,
  changes: true,
  description:
    'Takes a despatch advice, or changes the one with the same seller and number. Goods that were sent have not come: they count only where the policy says so.',
  request: Type.Object({ despatch: DespatchInput, seenVersion }),
  reply: DespatchRecord,
});

/** One despatch advice by id. */
export const getDespatch = defineCommand({
  service: 'matching',
  name: 'get-despatch',
  version: 1,
  changes: false,
  description: 'Gives a despatch advice.',
  request: Type.Object({ despatchId: Id('The despatch advice') }),
  reply: DespatchRecord,
});

/** Despatch advices in order of arrival, a page at a time. */
export const listDespatches = defineCommand({
  service: 'matching',
  name: 'list-despatches',
  version: 1,
  changes: false,
  description: 'Lists despatch advices in order of arrival.',
  request: Type.Object(page),
  reply: Type.Object({ despatches: Type.Array(DespatchRecord), next }),
});

/** Takes a seller's answer to an order, or changes the one of the same order and number. */
export const putOrderResponse = defineCommand({
  service: 'matching',
  name: 'put-order-response',
  version: 1,
  changes: true,
  description:
    'Takes what a seller answers to an order. It never changes the order by itself: what differs is a counter-offer that the buyer adopts or declines.',
  request: Type.Object({ response: OrderResponseInput, seenVersion }),
  reply: OrderResponseRecord,
});

/** One answer by id. */
export const getOrderResponse = defineCommand({
  service: 'matching',
  name: 'get-order-response',
  version: 1,
  changes: false,
  description: 'Gives what a seller answered to an order.',
  request: Type.Object({ responseId: Id('The response') }),
  reply: OrderResponseRecord,
});

/** Answers, the newest first. */
export const listOrderResponses = defineCommand({
  service: 'matching',
  name: 'list-order-responses',
  version: 1,
  changes: false,
  description: 'Lists what sellers answered to orders, the newest first.',
  request: Type.Object({ orderNumber: Type.Optional(Text('Of this order alone', 100)), ...page }),
  reply: Type.Object({ responses: Type.Array(OrderResponseRecord), next }),
});

/** Settles a counter-offer. */
export const settleOrderResponse = defineCommand({
  service: 'matching',
  name: 'settle-order-response',
  version: 1,
  changes: true,
  description: 'Adopts a counter-offer: the order is changed as the seller wants it, and waiting invoices are matched again; or declines it: the order stands.',
  request: Type.Object({
    responseId: Id('The response'),
    outcome: OneOf(['adopted', 'declined'], 'What becomes of it'),
    reason: Text('Why', 2000),
    seenVersion: Type.Integer({ minimum: 1, description: 'Version of the response that was seen' }),
  }),
  reply: Type.Object({ response: OrderResponseRecord, order: Nullable(OrderRecord) }),
});
