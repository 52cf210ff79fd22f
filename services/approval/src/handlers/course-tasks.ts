import { textsOf, titlesOf, type EventMap, type Lineage, type Translations } from '@smartap/contracts';
import { fillTexts, joinTexts, sameText, texts, type Texts } from '@smartap/en16931';
import { idFrom } from '@smartap/runtime';
import type { Course, Flow, FlowStep, Plan } from '../domain/index.js';
import type { NewTask } from '../store/tasks.js';

/** The reason of a task that asks to mend a policy which names nobody. */
export const BLOCKED = 'APPROVAL_BLOCKED';

type Pending = Extract<Plan, { state: 'pending' }>;

const TEXTS = {
  BLOCKED: texts(
    'Policy {version} names nobody who may decide this. Change the policy or the organisation, then accept to plan it again.',
    'Die Richtlinie {version} nennt niemanden, der das entscheiden darf. Die Richtlinie oder die Organisation ändern, dann annehmen, damit neu geplant wird.',
  ),
  BY_POLICY: texts('By policy {version}: {steps}.', 'Nach Richtlinie {version}: {steps}.'),
  CHANGED: texts('Since it was asked before: {changes}.', 'Seit der letzten Frage: {changes}.'),
  CHANGE: texts('{what} was {before}, is {after}', '{what} war {before}, ist {after}'),
  NOTHING: texts('nothing', 'nichts'),
} as const;

/** What an approver sees that has changed, by how the parts of a content begin. */
const PARTS: readonly (readonly [string, string])[] = [
  ['amount of line', 'Betrag der Position'],
  ['coding of line', 'Kontierung der Position'],
  ['description of line', 'Beschreibung der Position'],
  ['amount of the totals', 'Summen'],
  ['amount payable now', 'jetzt zahlbarer Betrag'],
  ['amount disputed', 'strittiger Betrag'],
  ['amount', 'Betrag'],
  ['currency', 'Währung'],
  ['payeeAccount', 'Konto des Empfängers'],
  ['payeeVendor', 'Lieferant'],
  ['coding', 'Kontierung'],
  ['description', 'Beschreibung'],
  ['other', 'Sonstiges'],
];

function partName(what: string): Texts {
  const known = PARTS.find(([english]) => what.startsWith(english));
  return texts(what, known ? what.replace(known[0], known[1]) : what);
}

/** The first sentence of what a plan is told by: why anybody is asked. */
const firstSentence = (text: string): string => `${text.split('. ')[0] ?? ''}.`;

/** The plan as its course has it: approvals that stand may complete it. */
export function planOfCourse(plan: Pending, { flow, changes }: Pick<Course, 'flow' | 'changes'>): { readonly plan: Plan } {
  if (flow.state === 'approved')
    return {
      plan: {
        state: 'approved',
        explanation: `${approvers(flow)
          .map(({ subject }) => subject)
          .join(' and ')} agreed to this content.`,
      },
    };
  const changed = changes.map(({ what, before, after }) =>
    fillTexts(TEXTS.CHANGE, { what: partName(what), before: before || TEXTS.NOTHING, after: after || TEXTS.NOTHING }),
  );
  const since = changed.length > 0 ? fillTexts(TEXTS.CHANGED, { changes: joinTexts(changed, '; ') }) : sameText('');
  if (flow.state === 'blocked')
    return { plan: { ...plan, reason: BLOCKED, ...told(joinTexts([fillTexts(TEXTS.BLOCKED, { version: flow.policyVersion }), since])) } };
  const why = textsOf(plan.explanation, plan.explanations);
  const asked = texts(firstSentence(why.en), firstSentence(why.de));
  return {
    plan: {
      ...plan,
      ...told(
        joinTexts([asked, fillTexts(TEXTS.BY_POLICY, { version: flow.policyVersion, steps: flow.steps.map(({ id }) => id).join(', ') }), plan.payee, since]),
      ),
    },
  };
}

/** As its tasks have it for their title. */
function told(words: Texts): Pick<Pending, 'explanation' | 'explanations'> {
  const { title, titles } = titlesOf(words);
  return { explanation: title, explanations: titles };
}

/** Who has approved, in the order of time. */
export function approvers(flow: Flow): EventMap['invoice.approved.v1']['by'] {
  return flow.steps
    .flatMap(({ id, votes }) => votes.map(({ by, at }) => ({ subject: by, at, step: id })))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** What tasks of an approval are about. */
export interface TaskSubject {
  readonly tenantId: string;
  readonly invoiceId: string;
  /** Of the match. */
  readonly lineage: Lineage;
  readonly explanation: string;
  readonly explanations: Translations | null;
  readonly reason: string;
}

/** The tasks that ask for what is open: one for each open step, or one to mend the policy. */
export function stepTasks(subject: TaskSubject, { flow }: { readonly flow: Flow }, openedAt: string): NewTask[] {
  const task = (id: string, step: string | null, role: string): NewTask => ({
    tenantId: subject.tenantId,
    taskId: id,
    invoiceId: subject.invoiceId,
    kind: 'approval',
    lineage: [...subject.lineage, 1],
    reason: subject.reason,
    ...titlesOf(textsOf(subject.explanation, subject.explanations ?? {})),
    role,
    step,
    amount: flow.facts.amount,
    currency: flow.facts.currency.slice(0, 3),
    limitNeeded: null,
    openedAt,
  });
  if (flow.state === 'blocked') return [{ ...task(taskIdOf(subject, flow, BLOCKED), null, 'controller'), reason: BLOCKED }];
  if (flow.state !== 'pending') return [];
  return flow.steps
    .filter(({ state }) => state === 'open')
    .map((step) => task(taskIdOf(subject, flow, stepKey(step)), stepKey(step), step.source.type === 'role' ? step.source.role : 'approver'));
}

/** Names a step within its plan: two rules may call their steps alike. */
export const stepKey = ({ rule, id }: Pick<FlowStep, 'rule' | 'id'>): string => `${rule}/${id}`;

const taskIdOf = ({ invoiceId, lineage }: TaskSubject, { policyVersion, contentVersion }: Flow, what: string): string =>
  idFrom(invoiceId, 'approval', policyVersion, contentVersion, what, ...lineage);
