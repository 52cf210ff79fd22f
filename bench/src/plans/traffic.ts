import { toStderr, waitUntil, type RunningSystem } from '@smartap/tools';
import { callerOf, type Call } from '../load/api.js';
import { benchDocument, ORDER_LINES, orderNumber, VENDOR, type Variation } from '../load/invoices.js';
import { ReadModel } from '../load/read-model.js';
import { openSubmitter } from '../load/submissions.js';

const RIGHT = 150;
const UPLOADED = 20;
const LISTS = [
  'invoices',
  'invoices?outcome=approved',
  'invoices?outcome=task',
  'invoices?open=true',
  'invoices?number=B-100000005',
  'invoices?seller=Nobody',
  `invoices?seller=${encodeURIComponent(VENDOR.name)}`,
  'tasks?state=open',
  'orders',
  'receipts',
  'vendors',
];

/** How many orders {@link drive} needs, from 0 on. */
export const ORDERS = RIGHT + UPLOADED + 40;

/** So many right invoices into the stream, until all are decided. */
export async function submitAndWait(system: RunningSystem, tenantId: string, invoices: number): Promise<void> {
  const readModel = await ReadModel.open(system.databaseUrl, tenantId);
  const submitter = await openSubmitter(system.adminUrls.nats, system.storageUrl, tenantId);
  try {
    readModel.begin();
    await submitter.submitMany(0, invoices);
    if ((await readModel.waitFor(invoices, () => undefined)) === undefined)
      throw new Error(`Not all were decided: ${JSON.stringify(await readModel.outcomes())}`);
  } finally {
    await submitter.close();
    await readModel.close();
  }
}

/** Every kind of thing that people and the pipeline do every day: invoices that pass, stop, wait and come twice; tasks answered; details read; orders changed. */
export async function drive(system: RunningSystem, tenantId: string, call: Call): Promise<void> {
  const readModel = await ReadModel.open(system.databaseUrl, tenantId);
  const submitter = await openSubmitter(system.adminUrls.nats, system.storageUrl, tenantId);
  try {
    readModel.begin();
    await submitter.submitMany(0, RIGHT);
    let n = RIGHT;
    const upload = async (variation: Variation, of = n++): Promise<string> => {
      const { status, body } = await call('POST', '/api/v1/invoices', benchDocument(of, variation), { 'content-type': 'application/xml' });
      if (status !== 202) throw new Error(`An upload was answered ${status}: ${JSON.stringify(body)}`);
      return String(body['invoiceId']);
    };
    for (let i = 0; i < UPLOADED; i += 1) await upload({});
    for (const variation of [{ firstPrice: '99' }, { quantity: '12' }, { wrongBy: '5' }]) for (let i = 0; i < 4; i += 1) await upload(variation);
    const repeated = await upload({ note: 'again' }, 0);
    const decided = async (): Promise<number> =>
      Object.entries(await readModel.outcomes()).reduce((sum, [outcome, count]) => sum + (outcome === 'none' ? 0 : count), 0);
    const all = RIGHT + UPLOADED + 12 + 1;
    if (!(await waitUntil(async () => (await decided()) >= all, 60_000, 200)))
      throw new Error(`Not all were decided: ${JSON.stringify(await readModel.outcomes())}`);
    await must(call, 'GET', `/api/v1/invoices/${repeated}`);
    await changeOrders(call);
    await answerTasks(system, tenantId, readModel);
    toStderr(`Driven: ${JSON.stringify(await readModel.outcomes())}`);
  } finally {
    await submitter.close();
    await readModel.close();
  }
}

/** Every list, by filters that find much and by others that find nothing. */
export async function look(call: Call): Promise<void> {
  for (const list of LISTS) await must(call, 'GET', `/api/v1/${list}`);
}

async function answerTasks(system: RunningSystem, tenantId: string, readModel: ReadModel): Promise<void> {
  const controller = await callerOf(system, tenantId, 'plans-controller', ['controller']);
  const { tasks } = await must(controller, 'GET', '/api/v1/tasks?state=open&limit=50');
  for (const [i, { taskId }] of (tasks as { taskId: string }[]).entries()) {
    await controller('POST', `/api/v1/tasks/${taskId}/decision`, { answer: i % 2 === 0 ? 'reject' : 'accept', comment: 'As the test asks' });
  }
  if (!(await waitUntil(async () => ((await readModel.outcomes())['rejected'] ?? 0) > 0, 30_000, 200))) throw new Error('Nothing that was rejected ends.');
}

async function changeOrders(call: Call): Promise<void> {
  const number = orderNumber(1_000_000);
  await must(call, 'POST', '/api/v1/orders', { number, vendorNumber: VENDOR.number, currency: 'EUR', basis: 'received', status: 'open', lines: ORDER_LINES });
  await must(call, 'POST', '/api/v1/receipts', {
    number: `GR-${number}`,
    receivedOn: '2026-01-10',
    lines: ORDER_LINES.map(({ line, quantity }) => ({ line, orderNumber: number, orderLine: line, quantity })),
  });
}

async function must(call: Call, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const { status, body: answer } = await call(method, path, body);
  if (status >= 300) throw new Error(`${method} ${path} was answered ${status}: ${JSON.stringify(answer)}`);
  return answer;
}
