import { newId } from '@smartap/runtime';
import type { FollowUp, Sample } from '../samples/index.js';
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

async function taskOf(api: Api, invoiceId: string, kind: 'approval' | 'exception'): Promise<Task> {
  const { tasks } = await api.get<{ tasks: Task[] }>(`/api/v1/tasks?invoiceId=${invoiceId}&kind=${kind}`);
  const [task] = tasks;
  if (!task) throw new Error(`There is no ${kind} task of invoice ${invoiceId}.`);
  return task;
}

interface Coding {
  readonly lineage: readonly number[];
  readonly lines: readonly { readonly lineId: string }[];
}

async function decide(api: Api, { taskId, lineage }: Task, answer: 'accept' | 'reject', comment: string): Promise<void> {
  await api.post(`/api/v1/tasks/${taskId}/decision`, { body: { answer, comment, seenLineage: lineage }, key: newId() });
}

/** Does what the sample says that somebody does once it stands at `from`. */
export async function actOn(
  { file }: Pick<Sample, 'file'>,
  followUp: FollowUp,
  invoiceId: string,
  { clerk, approver, controller, otherController, purchasing }: DemoTenant,
  tell: Told,
): Promise<void> {
  switch (followUp.act) {
    case 'receive':
      await postReceipt(purchasing, followUp.receipt);
      return tell(`${file}: waited for goods; receipt ${followUp.receipt.number} has been posted now.`);
    case 'accept':
    case 'reject':
      await decide(approver, await taskOf(approver, invoiceId, 'approval'), followUp.act, followUp.comment);
      return tell(`${file}: the approver ${followUp.act === 'accept' ? 'agrees' : 'does not agree'}: ${followUp.comment}`);
    case 'exceed':
      return tell(`${file}: the approver tries to agree and is refused: ${await refusalOf(approver, invoiceId)}`);
    case 'link':
      await clerk.post(`/api/v1/exceptions/${invoiceId}/resolution`, {
        body: { resolution: { how: 'link', links: followUp.links, reason: followUp.reason } },
        key: newId(),
      });
      return tell(`${file}: the clerk says which order it bills: ${followUp.reason}`);
    case 'acceptException':
      await decide(controller, await taskOf(controller, invoiceId, 'exception'), 'accept', followUp.comment);
      return tell(`${file}: the controller accepts the difference, and is not asked again to approve: ${followUp.comment}`);
    case 'code': {
      const { lineage, lines } = await clerk.get<Coding>(`/api/v1/invoices/${invoiceId}/coding`);
      const { glAccount, costCenter } = followUp;
      await clerk.put(`/api/v1/invoices/${invoiceId}/coding`, {
        body: { seenLineage: lineage, lines: lines.map(({ lineId }) => ({ lineId, parts: [{ glAccount, costCenter }] })) },
        key: newId(),
      });
      return tell(`${file}: the clerk books ${lines.length} line(s) without order on ${glAccount}/${costCenter}.`);
    }
    case 'emergency':
      for (const [i, person] of [controller, otherController].entries())
        await person.post(`/api/v1/invoices/${invoiceId}/break-glass`, { body: { reason: followUp.reasons[i] }, key: newId() });
      return tell(`${file}: two controllers approve in an emergency; a third person has to look at it: ${followUp.reasons.join(' / ')}`);
    case 'replace':
      return tell(`${file}: its seller sends a corrected invoice in its place.`);
    default:
      followUp satisfies never;
  }
}

async function refusalOf(approver: Api, invoiceId: string): Promise<string> {
  try {
    await decide(approver, await taskOf(approver, invoiceId, 'approval'), 'accept', 'Agreed.');
  } catch (error) {
    if (error instanceof ApiError && error.code === 'LIMIT_EXCEEDED') return error.message;
    throw error;
  }
  throw new Error('An amount above the limit of the approver was accepted.');
}
