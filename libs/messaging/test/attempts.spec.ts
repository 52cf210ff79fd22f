import { DEAD_LETTER, MAX_ATTEMPTS } from '../dist/index.js';
import { encodeEvent, type BusEvent } from '@smartap/contracts';
import { AppError, newId } from '@smartap/runtime';
import { StorageErrorCode } from '@smartap/storage';
import { eventually, testedService, type StoredMessage } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { resetToy, toy } from './toy/toy.js';
import { received, toyService } from './toy/toy.service.js';
import { times as timesOf } from './under-test.js';

const service = testedService(toyService);
const FAST = 'extraction-fast';

beforeEach(resetToy);

const letterOf = ({ id }: BusEvent): Promise<StoredMessage> => eventually(async () => (await service.bus.deadLetters('extraction')).find((letter) => letter.headers['ce-id'] === id), { withinMs: 15_000 });

const times = (event: BusEvent, lane?: string): Promise<number> => timesOf(service, event, lane);

const attempts = ({ id }: BusEvent): Promise<{ started: number; finished: number; last_error: string | null }[]> => service.database.query('select started, finished, last_error from attempt where event_id = $1 and consumer = $2', [id, FAST]);

describe('Attempts', () => {
  it('tries again what may pass, later', async () => {
    const event = received(newId());
    let tries = 0;
    toy.decide = () => {
      tries += 1;
      if (tries === 1) throw new AppError('NEIGHBOUR_AWAY', 'Not now.', { retryable: true });
    };
    await service.bus.publish(event);
    await eventually(async () => (await times(event)) === 1);
    await service.settled();
    expect(tries).toBe(2);
    expect(await attempts(event)).toEqual([]);
    expect(await service.bus.deadLetters('extraction')).toEqual([]);
  });

  it(`gives up after ${MAX_ATTEMPTS} attempts, whichever step fails`, async () => {
    for (const step of ['prepare', 'decide', 'store'] as const) {
      resetToy();
      const event = received(newId());
      const fail = (): never => {
        throw new AppError('NEIGHBOUR_AWAY', `Not now, in ${step}.`, { retryable: true });
      };
      toy[step] = step === 'store' ? async () => fail() : fail;
      await service.bus.publish(event);
      await eventually(async () => (await attempts(event))[0]?.finished === 1);
      expect(await attempts(event)).toEqual([{ started: 1, finished: 1, last_error: `NEIGHBOUR_AWAY: Not now, in ${step}.` }]);
      // The next one is the last: nobody waits for the minutes between.
      await service.database.query('update attempt set started = $2, finished = $2 where event_id = $1', [event.id, MAX_ATTEMPTS - 1]);
      const letter = await letterOf(event);
      expect(letter.headers).toMatchObject({ [DEAD_LETTER.code]: 'NEIGHBOUR_AWAY', [DEAD_LETTER.attempts]: String(MAX_ATTEMPTS), [DEAD_LETTER.consumer]: FAST, [DEAD_LETTER.subject]: encodeEvent(event).subject });
      await eventually(async () => (await attempts(event)).length === 0);
      expect(await times(event)).toBe(0);
    }
  });

  it('counts none while the object store is away, however long', async () => {
    const event = received(newId());
    let tries = 0;
    toy.prepare = () => {
      tries += 1;
      if (tries <= MAX_ATTEMPTS + 1) throw new AppError(StorageErrorCode.UNAVAILABLE, 'The store is away.', { retryable: true });
    };
    await service.bus.publish(event);
    await eventually(async () => (await times(event)) === 1, { withinMs: 25_000 });
    await service.settled();
    expect(await times(event)).toBe(1);
    expect(await attempts(event)).toEqual([]);
    expect((await service.bus.deadLetters('extraction')).filter((letter) => letter.headers['ce-id'] === event.id)).toEqual([]);
  });

  it('gives up at once what cannot pass', async () => {
    const event = received(newId());
    toy.decide = () => {
      throw new AppError('NEVER', 'Not like this.');
    };
    await service.bus.publish(event);
    expect((await letterOf(event)).headers).toMatchObject({ [DEAD_LETTER.code]: 'NEVER', [DEAD_LETTER.reason]: 'Not like this.', [DEAD_LETTER.attempts]: '1' });
  });

  it('gives up a message that kills the process each time', async () => {
    const event = received(newId());
    for (let kill = 1; kill <= MAX_ATTEMPTS; kill += 1) {
      const hold = service.current.steps.holdNext('state', FAST);
      if (kill === 1) await service.bus.publish(event);
      await hold.reached();
      await service.killAndRestart();
    }
    const { headers } = await letterOf(event);
    expect(headers).toMatchObject({ [DEAD_LETTER.code]: 'TOO_MANY_ATTEMPTS', [DEAD_LETTER.attempts]: String(MAX_ATTEMPTS) });
    expect(headers[DEAD_LETTER.reason]).toContain('ended 0 times');
    expect(await times(event)).toBe(0);
  });

  it('lets the others of a batch go on when one fails in the database', async () => {
    const [bad, ...good] = Array.from({ length: 5 }, () => received(newId()));
    if (!bad) throw new Error('There are five.');
    toy.store = async (tx, events) => {
      if (events.some(({ id }) => id === bad.id)) await tx.query('select 1 / 0');
    };
    const hold = service.current.steps.holdAll('fetch', FAST);
    for (const event of [...good, bad]) await service.bus.publish(event);
    await eventually(async () => (await service.bus.consumer(FAST)).num_ack_pending === 5);
    hold.release();
    for (const event of good) await eventually(async () => (await times(event)) === 1);
    await eventually(async () => (await attempts(bad))[0]?.finished === 1);
    resetToy();
    await eventually(async () => (await times(bad)) === 1);
    for (const event of good) expect(await times(event)).toBe(1);
  });

  it('runs again, without counting, what two replicas contended for', async () => {
    const event = received(newId());
    let conflicts = 0;
    toy.store = async (tx) => {
      conflicts += 1;
      if (conflicts <= 2) await tx.query("do $$ begin raise exception 'deadlock' using errcode = '40P01'; end $$");
    };
    await service.bus.publish(event);
    await eventually(async () => (await times(event)) === 1);
    expect(conflicts).toBe(3);
    expect(await attempts(event)).toEqual([]);
    expect((await service.bus.consumer(FAST)).num_redelivered).toBe(0);
  });
});

describe('Re-drive', () => {
  async function dead(): Promise<{ event: BusEvent; letter: StoredMessage }> {
    const event = received(newId());
    toy.decide = () => {
      throw new AppError('NEVER', 'Not like this.');
    };
    await service.bus.publish(event);
    const letter = await letterOf(event);
    await service.settled();
    resetToy();
    return { event, letter };
  }

  it('takes a letter to the consumer that gave it up, alone and once', async () => {
    const { event, letter } = await dead();
    expect(await times(event, 'slow')).toBe(1);
    await service.bus.redrive('extraction', letter);
    await service.bus.redrive('extraction', letter);
    await eventually(async () => (await times(event)) === 1);
    await service.settled();
    expect(await times(event)).toBe(1);
    expect(await times(event, 'slow')).toBe(1);
    expect((await service.bus.toldBecauseOf(event)).map(({ type }) => type)).toEqual(['invoice.extracted.v1']);
  });

  it('counts attempts anew', async () => {
    const { event, letter } = await dead();
    toy.decide = () => {
      throw new AppError('NEIGHBOUR_AWAY', 'Not now.', { retryable: true });
    };
    await service.bus.redrive('extraction', letter);
    await eventually(async () => (await attempts(event))[0]?.started === 1);
    resetToy();
    await eventually(async () => (await times(event)) === 1);
  });

  it('gives up again a letter whose tenant is not the one of its first subject', async () => {
    const { event, letter } = await dead();
    const foreign = { ...letter, headers: { ...letter.headers, [DEAD_LETTER.subject]: `smartap.${newId()}.invoice.received.v1` } };
    await service.bus.redrive('extraction', foreign);
    await eventually(async () => (await service.bus.deadLetters('extraction')).filter(({ headers }) => headers['ce-id'] === event.id).length === 2);
    expect(await times(event)).toBe(0);
  });

  it('gives up again a letter for a consumer that is not there', async () => {
    const { event, letter } = await dead();
    await service.bus.redrive('extraction', { ...letter, headers: { ...letter.headers, [DEAD_LETTER.consumer]: 'extraction-gone' } });
    await eventually(async () => (await service.bus.deadLetters('extraction')).filter(({ headers }) => headers['ce-id'] === event.id).length === 2);
    expect(await times(event)).toBe(0);
  });
});
