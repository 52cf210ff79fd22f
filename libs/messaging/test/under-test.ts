import type { BusEvent } from '@smartap/contracts';
import type { TestedService } from '@smartap/testing';

/** How often a lane of the toy has counted the invoice of an event. */
export async function times({ database }: TestedService, { subject }: Pick<BusEvent, 'subject'>, lane = 'fast'): Promise<number> {
  const [found] = await database.query<{ times: number }>('select times from toy where invoice_id = $1 and lane = $2', [subject, lane]);
  return found?.times ?? 0;
}
