import { Injectable } from '@nestjs/common';
import type { Tx } from '@smartap/database';
import { EventHandler, HandlesEvents, type Decided, type Effects } from '../../dist/index.js';
import { countIn } from './fast.handler.js';

type Type = 'invoice.received.v1' | 'invoice.extracted.v1';

/** Counts, in another lane, what the fast one takes and what it tells. */
@Injectable()
@HandlesEvents({ events: ['invoice.received.v1', 'invoice.extracted.v1'], lane: 'slow', fold: 'each' })
export class SlowHandler extends EventHandler<Type, null, null, true> {
  override prepare(): null {
    return null;
  }

  override async load(): Promise<null> {
    return null;
  }

  override decide(): true {
    return true;
  }

  override async store(tx: Tx, decided: readonly Decided<Type, null, true>[]): Promise<Effects> {
    for (const { event } of decided) {
      const characters = event.type === 'invoice.extracted.v1' ? (event.data.invoice.notes[0]?.text?.length ?? 0) : 0;
      await countIn(tx, [{ event, characters }], event.type === 'invoice.extracted.v1' ? 'told' : 'slow');
    }
    return {};
  }
}
