import { rows, type Tx } from '@smartap/database';
import { dec } from '@smartap/runtime';
import { rolesCovering, showPlan, type FlowStep } from '../domain/index.js';
import { loadCourse } from '../api/course-decision.js';
import { stepKey } from '../handlers/course-tasks.js';
import { lockPlans } from '../store/plans.js';
import type { TaskRow } from '../store/tasks.js';

/** Whom a task asks now: those the policy names and who have not voted, else those of the role whose limit covers it. */
export async function recipientsOf(tx: Tx, task: TaskRow, at: string): Promise<string[]> {
  const { tenantId, invoiceId } = task;
  const plan = (await lockPlans(tx, [{ tenantId, invoiceId }])).get(invoiceId);
  const course = await loadCourse(tx, plan, at);
  const step = course?.row.flow.steps.find((own: FlowStep) => stepKey(own) === task.step);
  if (course && step) {
    const shown = showPlan(course.world, course.row.flow).find((own) => own.step === step.id && own.rule === step.rule);
    return (shown?.approvers ?? []).filter((id) => !step.votes.some(({ effective }) => effective.includes(id)));
  }
  const persons = await rows<{ subject: string; approval_limit: string | null }>(
    tx,
    'select subject, approval_limit from person where tenant_id = $1 and roles && $2::text[] order by subject',
    [tenantId, rolesCovering(task.role)],
  );
  const covers = (limit: string | null): boolean => task.limitNeeded === null || limit === null || dec(task.limitNeeded).abs().lte(limit);
  return persons.filter(({ subject, approval_limit: limit }) => subject !== plan?.submittedBy && covers(limit)).map(({ subject }) => subject);
}
