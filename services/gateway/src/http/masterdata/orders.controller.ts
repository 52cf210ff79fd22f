import { Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { getOrder, getOrderBalance, listOrders, putOrder } from '@smartap/contracts';
import type { Static } from '@sinclair/typebox';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { recordsOf, RecordsController } from './records.controller.js';

const PATH = 'api/v1/orders';

const Orders = recordsOf<Static<typeof putOrder.request>['order'], Static<typeof putOrder.reply>>({
  path: PATH,
  may: { read: 'order:read', write: 'order:write' },
  says: {
    create: { summary: 'Add an order' },
    list: { summary: 'List by number' },
    change: { summary: 'Change one', description: 'The number stays; waiting invoices are looked at again.' },
  },
  schemas: { input: putOrder.request.properties.order, record: putOrder.reply, page: listOrders.reply },
  put: (rpc, order, seenVersion, context) => rpc.ask(putOrder, { order, seenVersion }, context),
  get: (rpc, orderId, context) => rpc.ask(getOrder, { orderId }, context),
  list: (rpc, page, context) => rpc.ask(listOrders, page, context),
  idOf: ({ orderId }) => orderId,
  refuses: ({ order: { number } }, next) => (number === next.number ? undefined : `This is order ${number}; its number cannot become ${next.number}.`),
});

/** Purchase orders. */
@RecordsController(PATH, 'orders')
export class OrdersController extends Orders {
  @Get(':id/balance')
  @Requires('order:read')
  @ApiOperation({ summary: 'What came, what is billed, what may be billed', description: 'Of each line, with the receipt lines that invoices use.' })
  @ApiOkResponse({ schema: contractSchema(getOrderBalance.reply) })
  balance(@Param('id', ParseUUIDPipe) orderId: string, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    return this.rpc.ask(getOrderBalance, { orderId }, commandOf(principal));
  }
}
