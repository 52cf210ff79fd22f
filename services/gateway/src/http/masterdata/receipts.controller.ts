import { getReceipt, listReceipts, putReceipt } from '@smartap/contracts';
import type { Static } from '@sinclair/typebox';
import { recordsOf, RecordsController } from './records.controller.js';

const PATH = 'api/v1/receipts';

const Receipts = recordsOf<Static<typeof putReceipt.request>['receipt'], Static<typeof putReceipt.reply>>({
  path: PATH,
  may: { read: 'receipt:read', write: 'receipt:write' },
  says: {
    create: { summary: 'Post a receipt' },
    list: { summary: 'List by number' },
    change: { summary: 'Change one', description: 'The number stays; waiting invoices are looked at again.' },
  },
  schemas: { input: putReceipt.request.properties.receipt, record: putReceipt.reply, page: listReceipts.reply },
  put: (rpc, receipt, seenVersion, context) => rpc.ask(putReceipt, { receipt, seenVersion }, context),
  get: (rpc, receiptId, context) => rpc.ask(getReceipt, { receiptId }, context),
  list: (rpc, page, context) => rpc.ask(listReceipts, page, context),
  idOf: ({ receiptId }) => receiptId,
  refuses: ({ receipt: { number } }, next) => (number === next.number ? undefined : `This is receipt ${number}; its number cannot become ${next.number}.`),
});

/** Goods receipts and returns. */
@RecordsController(PATH, 'receipts')
export class ReceiptsController extends Receipts {}
