import { idFrom } from '@smartap/runtime';
import type { Sample } from '../samples/index.js';
import type { DemoDocument } from './demo-result.js';
import { setPolicies, type DemoTenant } from './demo-tenant.js';
import { actOn, type Told } from './follow-up.js';
import { InvoiceReader } from './invoice-reader.js';
import { OutcomeWatch } from './outcome-watch.js';
import { stageTimes } from './stage-times.js';
import { Turns } from './turns.js';

/** What is handed in: a sample, or a file of one's own, of which nothing is known. */
export type Submission = Pick<Sample, 'file' | 'mediaType' | 'bytes'> & Partial<Sample>;

/** Where those who wait hear how it goes. */
export interface RunProgress {
  tell: Told;
  /** How many are handed in, and the outcomes so far. */
  show: (submitted: number, outcomes: readonly string[]) => void;
}

const UPLOADS_AT_A_TIME = 4;
/** Of more documents only the numbers are told, not what each person does. */
const TOLD_ONE_BY_ONE = 100;
const DEADLINE_MS = 60_000;
const DEADLINE_A_DOCUMENT_MS = 400;

/** Hands documents in, a duplicate after its original, lets people and goods follow, and waits until all stand where they end. */
export async function runSamples(submissions: readonly Submission[], tenant: DemoTenant, progress: RunProgress): Promise<DemoDocument[]> {
  const reader = new InvoiceReader(tenant.controller);
  const tell = submissions.length > TOLD_ONE_BY_ONE ? () => undefined : progress.tell;
  let submitted = 0;
  const show = (): void => progress.show(submitted, watch.outcomes());
  const watch = new OutcomeWatch(reader, Date.now() + DEADLINE_MS + submissions.length * DEADLINE_A_DOCUMENT_MS, show);
  const uploads = new Turns(UPLOADS_AT_A_TIME);
  const ids = new Map<string, Promise<string>>();

  const submit = async (submission: Submission): Promise<string> => {
    const before = submission.after ? ids.get(submission.after) : undefined;
    if (before) await watch.untilDecided(await before);
    const { part } = submission;
    const whole = part && (await ids.get(part.of));
    if (whole) {
      // It comes with the file, under an id that follows from the file's.
      await watch.untilDecided(whole);
      submitted += 1;
      return idFrom(whole, part.number);
    }
    const { file, mediaType, bytes } = submission;
    const { invoiceId } = await uploads.run(() =>
      tenant.clerk.post<{ invoiceId: string }>('/api/v1/invoices', {
        bytes: { content: bytes, mediaType, filename: file },
        key: `demo-${file.replaceAll(/[^!-~]/g, '_')}`,
      }),
    );
    submitted += 1;
    show();
    return invoiceId;
  };

  const follow = async (submission: Submission, id: Promise<string>): Promise<DemoDocument> => {
    const invoiceId = await id;
    const { intended } = submission;
    for (let act = submission.followUp; act && (await watch.until(invoiceId, act.from)) === act.from; act = act.next)
      await actOn(submission, act, invoiceId, tenant, tell);
    await watch.until(invoiceId, intended);
    return documentOf(submission, await reader.one(invoiceId));
  };

  const run = (submission: Submission): Promise<DemoDocument> => {
    const id = submit(submission);
    ids.set(submission.file, id);
    return follow(submission, id);
  };
  const [late, early] = [submissions.filter(({ underPolicies }) => underPolicies), submissions.filter(({ underPolicies }) => !underPolicies)];
  try {
    const documents = await Promise.all(early.map(run));
    if (late.length === 0) return documents;
    await setPolicies(tenant);
    return [...documents, ...(await Promise.all(late.map(run)))];
  } finally {
    await watch.stop();
  }
}

function documentOf({ file, format, intended }: Submission, invoice: Awaited<ReturnType<InvoiceReader['one']>>): DemoDocument {
  const { sellerName, number, total, currency, outcome, explanation, timeline } = invoice;
  return {
    file,
    format: format ?? invoice.format,
    seller: sellerName,
    number,
    total,
    currency,
    outcome,
    intended: intended ?? null,
    reasons: explanation ? [explanation] : [],
    ms: stageTimes(timeline),
  };
}
