import { newId } from '@smartap/runtime';
import type { Sample } from '../samples/index.js';
import { ApiError, type Api } from './api.js';
import type { DemoTenant } from './demo-tenant.js';
import { postReceipt } from './master-data.js';

interface Task {
  readonly taskId: string;
  readonly kind: string;
  readonly lineage: readonly number[];
}

/** What somebody has done about a document, in words. */
export type Told = (line: string) => void;

async function approvalTask(api: Api, invoiceId: string): Promise<Task> {
  const { tasks } = await api.get<{ tasks: Task[] }>(`/api/v1/tasks?invoiceId=${invoiceId}&kind=approval`);
  const [task] = tasks;
  if (!task) throw new Error(`There is no approval task of invoice ${invoiceId}.`);
  return task;
}

async function decide(api: Api, { taskId, lineage }: Task, answer: 'accept' | 'reject', comment: string): Promise<void> {
  await api.post(`/api/v1/tasks/${taskId}/decision`, { body: { answer, comment, seenLineage: lineage }, key: newId() });
}

/** Does what the sample says that somebody does once it stands at `from`. */
export async function actOn(sample: Sample, invoiceId: string, { clerk, approver, purchasing }: DemoTenant, tell: Told): Promise<void> {
  const { followUp, file } = sample;
  switch (followUp?.act) {
    case undefined:
      return;
    case 'receive':
      await postReceipt(purchasing, followUp.receipt);
      return tell(`${file}: waited for goods; receipt ${followUp.receipt.number} has been posted now.`);
    case 'accept':
    case 'reject':
      await decide(approver, await approvalTask(approver, invoiceId), followUp.act, followUp.comment);
      return tell(`${file}: the approver ${followUp.act === 'accept' ? 'agrees' : 'does not agree'}: ${followUp.comment}`);
    case 'exceed':
      return tell(`${file}: the approver tries to agree and is refused: ${await refusalOf(approver, invoiceId)}`);
    case 'link':
      await clerk.post(`/api/v1/exceptions/${invoiceId}/resolution`, { body: { resolution: { how: 'link', links: followUp.links, reason: followUp.reason } }, key: newId() });
      return tell(`${file}: the clerk says which order it bills: ${followUp.reason}`);
    case 'replace':
      return tell(`${file}: its seller sends a corrected invoice in its place.`);
    default:
      followUp satisfies undefined;
  }
}

async function refusalOf(approver: Api, invoiceId: string): Promise<string> {
  try {
    await decide(approver, await approvalTask(approver, invoiceId), 'accept', 'Agreed.');
  } catch (error) {
    if (error instanceof ApiError && error.code === 'LIMIT_EXCEEDED') return error.message;
    throw error;
  }
  throw new Error('An amount above the limit of the approver was accepted.');
}
