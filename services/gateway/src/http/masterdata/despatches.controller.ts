import { getDespatch, listDespatches, putDespatch } from '@smartap/contracts';
import type { Static } from '@sinclair/typebox';
import { recordsOf, RecordsController } from './records.controller.js';

const PATH = 'api/v1/despatches';

const Despatches = recordsOf<Static<typeof putDespatch.request>['despatch'], Static<typeof putDespatch.reply>>({
  path: PATH,
  may: { read: 'receipt:read', write: 'receipt:write' },
  says: {
    create: {
      summary: 'Take a despatch advice',
      description: 'Goods that were sent count nothing until they come, but where the matching policy says so (despatchCounts).',
    },
    list: { summary: 'List in order of arrival' },
    change: { summary: 'Change one', description: 'Number and seller stay; waiting invoices are looked at again.' },
  },
  schemas: { input: putDespatch.request.properties.despatch, record: putDespatch.reply, page: listDespatches.reply },
  put: (rpc, despatch, seenVersion, context) => rpc.ask(putDespatch, { despatch, seenVersion }, context),
  get: (rpc, despatchId, context) => rpc.ask(getDespatch, { despatchId }, context),
  list: (rpc, page, context) => rpc.ask(listDespatches, page, context),
  idOf: ({ despatchId }) => despatchId,
  refuses: ({ despatch: { number, seller } }, next) =>
    number === next.number && seller === next.seller ? undefined : `This is despatch advice ${number} of ${seller ?? 'no seller'}; number and seller stay.`,
});

/** Despatch advices: goods that were sent, and have not come. */
@RecordsController(PATH, 'despatches')
export class DespatchesController extends Despatches {}
