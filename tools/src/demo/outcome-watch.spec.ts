import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Api } from './api.js';
import { InvoiceReader } from './invoice-reader.js';
import { OutcomeWatch } from './outcome-watch.js';

describe(OutcomeWatch.name, () => {
  let server: Server;
  let reader: InvoiceReader;
  const outcomes = new Map<string, string[]>();
  const asked: string[] = [];

  beforeEach(async () => {
    outcomes.clear();
    asked.length = 0;
    // Each question is answered with the next outcome, the last one for ever; an empty one is none yet.
    server = createServer(({ url = '' }, response) => {
      asked.push(url);
      const invoiceId = url.split('/').at(-1) ?? '';
      const left = outcomes.get(invoiceId) ?? [''];
      const outcome = (left.length > 1 ? left.shift() : left[0]) || null;
      response.end(JSON.stringify(url.includes('?') ? { invoices: [...outcomes.keys()].map((id) => ({ invoiceId: id, outcome: 'approved' })), next: null } : { invoiceId, outcome }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    reader = new InvoiceReader(new Api(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'token'));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('waits past other outcomes for the expected one', async () => {
    outcomes.set('a', ['', 'waiting:goods', 'waiting:goods', 'approved']);
    const watch = new OutcomeWatch(reader, Date.now() + 20_000, () => undefined);
    expect(await watch.until('a', 'approved')).toBe('approved');
    expect(watch.outcomes()).toEqual(['approved']);
    await watch.stop();
  });

  it('gives what is there when the time is over', async () => {
    outcomes.set('a', ['']);
    const watch = new OutcomeWatch(reader, Date.now() + 300, () => undefined);
    expect(await watch.until('a', 'approved')).toBeNull();
    await watch.stop();
  });

  it('reads the list when there are many', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `i${index}`);
    for (const id of ids) outcomes.set(id, ['']);
    const watch = new OutcomeWatch(reader, Date.now() + 20_000, () => undefined);
    const found = await Promise.all(ids.map((id) => watch.untilDecided(id)));
    expect(new Set(found)).toEqual(new Set(['approved']));
    expect(asked.every((url) => url.includes('?'))).toBe(true);
    await watch.stop();
  });
});
