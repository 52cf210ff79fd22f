import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine, type Ended } from './support/command-line.js';
import { WholeSystem, type Caller } from './support/whole-system.js';

let system: WholeSystem;
let erp: Caller;
let smartap: CommandLine;
let folder: string;

beforeAll(async () => {
  system = await WholeSystem.start('import');
  const tenantId = await system.tenant();
  erp = await system.caller(tenantId, 'erp', 'integration');
  smartap = await CommandLine.of(system, tenantId, 'erp', 'integration');
  folder = await mkdtemp(join(tmpdir(), 'smartap-import-'));
}, 90_000);

afterAll(async () => {
  await system?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Runs `npm run smartap -- vendors import` as a process. */
const imported = (text: string, ...args: string[]): Promise<Ended> => importedAs('vendors', text, ...args);

async function importedAs(what: 'vendors' | 'orders' | 'receipts' | 'despatches' | 'order-responses', text: string, ...args: string[]): Promise<Ended> {
  const file = join(folder, `${what}.csv`);
  await writeFile(file, text);
  return smartap.run(what, 'import', file, ...args);
}

interface Vendors {
  readonly vendors: readonly { readonly version: number; readonly vendor: { readonly number: string; readonly name: string } }[];
}

const known = async () => (await erp.call<Vendors>('GET', '/api/v1/vendors')).body.vendors.map(({ version, vendor: { number, name } }) => ({ number, name, version }));

const FILE = 'Kreditor;Name1;Bank;UStId\n7001;Muster Metallbau;DE89 3704 0044 0532 0130 00;DE136695976\n7002;Falsch;DE88370400440532013000;\n7003;"Nord; Süd";;\n';
const MAP = ['--map', 'number=Kreditor,name=Name1,iban=Bank,vatId=UStId'];

describe('smartap vendors import', { timeout: 60_000 }, () => {
  it('checks, adds, repeats and changes vendors, and gives the wrong rows back', async () => {
    const errors = join(folder, 'errors.csv');
    expect(await imported(FILE, ...MAP, '--dry-run')).toMatchObject({ code: 1, out: { right: 2, added: 0, refused: 1 }, lastLine: expect.stringMatching(/^Dry run: 2 of 3/) });
    expect(await known()).toEqual([]);

    expect(await imported(FILE, ...MAP, '--errors', errors)).toMatchObject({ code: 1, out: { added: 2, errors: [{ line: 3 }] }, lastLine: expect.stringMatching(/^2 vendor\(s\) added, 0 changed, 0 as they were, 1 row\(s\) not taken/) });
    const both = [{ number: '7001', name: 'Muster Metallbau', version: 1 }, { number: '7003', name: 'Nord; Süd', version: 1 }];
    expect(await known()).toEqual(both);
    expect(await readFile(errors, 'utf8')).toBe('Kreditor;Name1;Bank;UStId;line;reason\n7002;Falsch;DE88370400440532013000;;3;The IBAN DE88370400440532013000 is wrong in length or check digits.\n');

    expect((await imported(FILE, ...MAP)).out).toMatchObject({ added: 2 });
    expect(await known()).toEqual(both);

    // The row of 7003 says what it said before: a repeat.
    const other = 'number,name\n7001,Muster Stahlbau\n7003,Nord; Süd\n';
    expect(await imported(other)).toMatchObject({ code: 1, out: { added: 1, errors: [{ line: 2, reasons: [expect.stringContaining('--update')] }] } });
    expect(await imported(other, '--update')).toMatchObject({ code: 0, out: { changed: 1, unchanged: 1, refused: 0 } });
    expect(await known()).toEqual([{ number: '7001', name: 'Muster Stahlbau', version: 2 }, both[1]]);
  });

  it('says what is wrong with the file, the columns or the caller', async () => {
    expect(await imported('a,b\n1,2\n')).toMatchObject({ code: 1, lastLine: expect.stringContaining('--map number=Header,name=Header') });
    expect(await imported('number,name\n1,One\n', '--token', 'nobody')).toMatchObject({ code: 1, out: { added: 0, errors: [{ line: 2, reasons: [expect.stringContaining('401')] }] } });
  });
});

describe('smartap orders and receipts import', { timeout: 60_000 }, () => {
  it('adds orders of several lines, changes and closes them, and posts receipts', async () => {
    const orders = 'EBELN,EBELP,TXZ01,MENGE,NETPR\nPO-C1,10,Bolts,100,"0,25"\nPO-C1,20,Nuts,100,0.10\nPO-C2,10,Rods,x,3\n';
    expect(await importedAs('orders', orders)).toMatchObject({ code: 1, out: { added: 1, errors: [{ line: 4, reasons: [expect.stringContaining('quantity x is no number')] }] } });
    expect(await importedAs('receipts', 'number,date,order,order line,qty\nGR-C1,15.01.2026,PO-C1,10,40\nGR-C1,15.01.2026,PO-C1,20,100\n')).toMatchObject({ code: 0, out: { added: 1 } });
    const [order] = (await erp.call<{ orders: { orderId: string; order: { number: string; status: string; lines: { line: string; price: string; quantity: string }[] } }[] }>('GET', '/api/v1/orders')).body.orders;
    expect(order?.order).toMatchObject({ number: 'PO-C1', lines: [{ line: '10', price: '0.25' }, { line: '20', price: '0.10' }] });
    expect((await erp.call<object>('GET', `/api/v1/orders/${order?.orderId}/balance`)).body).toMatchObject({ lines: [{ line: '10', received: '40', billable: '40' }, { line: '20', received: '100' }] });
    expect(await importedAs('orders', 'number,status\nPO-C1,closed\nPO-C9,closed\n', '--update')).toMatchObject({ code: 1, out: { changed: 1, errors: [{ line: 3, reasons: [expect.stringContaining('not known')] }] } });
    expect((await erp.call<{ order: object }>('GET', `/api/v1/orders/${order?.orderId}`)).body.order).toMatchObject({ status: 'closed', lines: [{ line: '10' }, { line: '20' }] });
  });
});

describe('smartap despatches and order-responses import', { timeout: 60_000 }, () => {
  it('tells apart despatch advices of two sellers and answers to two orders that have the same number', async () => {
    const despatches = (quantity: string): string => `number,seller,sent,order,order line,qty\nASN-1,7001,2026-01-05,PO-T1,10,4\nASN-1,7003,2026-01-05,PO-T2,10,${quantity}\n`;
    expect(await importedAs('despatches', despatches('5'))).toMatchObject({ code: 0, out: { added: 2 } });
    expect(await importedAs('despatches', despatches('6'), '--update')).toMatchObject({ code: 0, out: { added: 0, changed: 1, unchanged: 1, refused: 0 } });
    const sent = (await erp.call<{ despatches: { version: number; despatch: { seller: string; lines: { quantity: string }[] } }[] }>('GET', '/api/v1/despatches')).body.despatches;
    expect(Object.fromEntries(sent.map(({ version, despatch: { seller, lines } }) => [seller, [version, lines[0]?.quantity]]))).toEqual({ 7001: [1, '4'], 7003: [2, '6'] });

    const responses = (answer: string): string => `response,order,date,answer\nAB-1,PO-T1,2026-01-06,accepted\nAB-1,PO-T2,2026-01-06,${answer}\n`;
    expect(await importedAs('order-responses', responses('accepted'))).toMatchObject({ code: 0, out: { added: 2 } });
    expect(await importedAs('order-responses', responses('rejected'), '--update')).toMatchObject({ code: 0, out: { added: 0, changed: 1, unchanged: 1, refused: 0 } });
    const answers = (await erp.call<{ responses: { version: number; response: { orderNumber: string; answer: string } }[] }>('GET', '/api/v1/order-responses')).body.responses;
    expect(Object.fromEntries(answers.map(({ version, response: { orderNumber, answer } }) => [orderNumber, [version, answer]]))).toEqual({ 'PO-T1': [1, 'accepted'], 'PO-T2': [2, 'rejected'] });
  });
});
