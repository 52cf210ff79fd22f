import { randomBytes } from 'node:crypto';
import { newId } from '@smartap/runtime';
import { anEvent, eventually, testedService, unique } from '@smartap/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { IntakeSettings } from '../src/config.js';
import { intake } from '../src/intake.definition.js';
import { IntakeModule } from '../src/intake.module.js';
import { readClamdUrl } from '../src/scanner/clamd-url.js';
import { VirusScanner } from '../src/scanner/virus.scanner.js';
import { ClamdServer } from './clamd-server.js';

const clamd = new ClamdServer(500_000);
await clamd.start();
const service = testedService({ definition: intake, settings: IntakeSettings, module: (settings) => IntakeModule.with(settings), environment: { INTAKE_CLAMD: clamd.url, INTAKE_MAX_DOCUMENT_BYTES: '1000000' } });
let tenantId: string;

beforeEach(() => {
  tenantId = newId();
});
afterAll(() => clamd.stop());

async function submit(bytes: Buffer) {
  const event = anEvent('invoice.submitted.v1').ofTenant(tenantId).with({ document: await service.keep(tenantId, bytes) }).build();
  await service.bus.publish(event);
  return event;
}

const told = async (event: Awaited<ReturnType<typeof submit>>) => eventually(async () => (await service.bus.toldBecauseOf(event))[0], { withinMs: 20_000 });
const xml = (more = ''): Buffer => Buffer.from(`<Invoice>${unique()}${more}</Invoice>`);

describe('A document that a virus scanner looks at', () => {
  it('comes in when nothing is found, having been seen whole', async () => {
    const bytes = xml('x'.repeat(200_000));
    expect(await told(await submit(bytes))).toMatchObject({ type: 'invoice.received.v1' });
    expect(clamd.seen.at(-1)).toBe(bytes.length);
  });

  it('is refused with the name of what it carries', async () => {
    expect(await told(await submit(xml('EICAR')))).toMatchObject({ type: 'invoice.refused.v1', data: { stage: 'intake', reason: 'INFECTED', message: expect.stringContaining('Eicar-Signature') as string } });
  });

  it('waits while the scanner is away, and comes in when it is back', async () => {
    await clamd.stop();
    const event = await submit(xml());
    await eventually(async () => (await service.database.count('attempt where event_id = $1', [event.id])) > 0, { what: 'an attempt has failed' });
    expect(await service.bus.toldBecauseOf(event)).toEqual([]);
    await clamd.start();
    expect(await told(event)).toMatchObject({ type: 'invoice.received.v1' });
  });

  it('is not sent when it is too large anyway', async () => {
    const before = clamd.seen.length;
    expect(await told(await submit(Buffer.alloc(1_000_001, ' ')))).toMatchObject({ data: { reason: 'DOCUMENT_TOO_LARGE' } });
    expect(clamd.seen).toHaveLength(before);
  });
});

describe(VirusScanner.name, () => {
  const scanner = (more: Partial<IntakeSettings>): VirusScanner => new VirusScanner(Object.assign(new IntakeSettings(), { INTAKE_CLAMD: clamd.url }, more), service.store);
  const stored = async (bytes: Buffer): Promise<string> => (await service.keep(tenantId, bytes)).storageKey;

  it('says what is wrong when the scanner refuses the size, is silent, or is not there', async () => {
    const small = await stored(xml());
    await expect(scanner({}).scan(await stored(randomBytes(600_000)))).rejects.toMatchObject({ code: 'SCANNER_UNAVAILABLE', retryable: true, message: expect.stringContaining('StreamMaxLength') as string });
    clamd.silent = true;
    await expect(scanner({ INTAKE_CLAMD_TIMEOUT_SECONDS: 1 }).scan(small)).rejects.toMatchObject({ code: 'SCANNER_UNAVAILABLE', message: expect.stringContaining('too long') as string });
    clamd.silent = false;
    await expect(scanner({ INTAKE_CLAMD: 'tcp://127.0.0.1:1' }).scan(small)).rejects.toMatchObject({ code: 'SCANNER_UNAVAILABLE' });
  });

  it('looks at nothing where none is set up', async () => {
    expect(await new VirusScanner(new IntakeSettings(), service.store).scan('documents/none')).toBeUndefined();
  });
});

describe(readClamdUrl.name, () => {
  it('reads an address or a socket, and nothing else', () => {
    expect(readClamdUrl('tcp://clamd:3310')).toEqual({ host: 'clamd', port: 3310 });
    expect(readClamdUrl('unix:///run/clamd.ctl')).toEqual({ path: '/run/clamd.ctl' });
    expect(() => readClamdUrl('http://clamd')).toThrow(/INTAKE_CLAMD/);
  });
});
