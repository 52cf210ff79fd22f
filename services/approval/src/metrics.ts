import { counter, histogram } from '@smartap/observability';

const HOUR = 3600;

/** From the opening of a task to its answer. {kind} */
export const answerTime = histogram('smartap_approval_answer_seconds', 'From the opening of a task to its answer.', 's', [
  60,
  600,
  HOUR,
  4 * HOUR,
  8 * HOUR,
  24 * HOUR,
  48 * HOUR,
  120 * HOUR,
  240 * HOUR,
]);
/** {kind, answer = accept | reject, channel = api | bulk | link} */
export const answers = counter('smartap_approval_answers', 'Tasks answered by persons.');
/** Steps whose approvers were reminded. */
export const reminders = counter('smartap_approval_reminders', 'Steps whose approvers were reminded.');
/** Steps that went to a manager because their time was over. */
export const escalations = counter('smartap_approval_escalations', 'Steps that went to a manager because their time was over.');
