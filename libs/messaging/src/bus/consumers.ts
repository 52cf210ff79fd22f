import { AppError } from '@smartap/runtime';
import { AckPolicy, DeliverPolicy, nanos, type ConsumerConfig, type JetStreamManager } from 'nats';

/** What a durable must be like. */
export interface ConsumerPlan {
  readonly stream: string;
  readonly name: string;
  readonly subjects: readonly string[];
  readonly ackWaitMs: number;
  readonly maxAckPending: number;
}

/**
 * Makes a durable, or mends what drifted.
 *
 * @throws AppError `CONSUMER_DRIFTED` when the server's has a policy that cannot be changed in place
 */
export async function ensureConsumer(jsm: JetStreamManager, plan: ConsumerPlan): Promise<void> {
  const wanted: Partial<ConsumerConfig> = {
    durable_name: plan.name,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    filter_subjects: [...plan.subjects],
    ack_wait: nanos(plan.ackWaitMs),
    max_ack_pending: plan.maxAckPending,
    // Attempts are counted by us: the server never gives up on a message.
    max_deliver: -1,
  };
  const known = await jsm.consumers.info(plan.stream, plan.name).catch(() => undefined);
  if (!known) {
    await jsm.consumers.add(plan.stream, wanted);
    return;
  }
  if (known.config.ack_policy !== wanted.ack_policy || known.config.deliver_policy !== wanted.deliver_policy) {
    throw new AppError(
      'CONSUMER_DRIFTED',
      `Consumer ${plan.name} of stream ${plan.stream} has another acknowledgement or start policy. Delete it (nats consumer rm ${plan.stream} ${plan.name}) and start again: the inbox keeps repeats out.`,
    );
  }
  const subjects = known.config.filter_subjects ?? (known.config.filter_subject ? [known.config.filter_subject] : []);
  const same =
    subjects.toSorted().join() === plan.subjects.toSorted().join() &&
    known.config.ack_wait === wanted.ack_wait &&
    known.config.max_ack_pending === wanted.max_ack_pending &&
    known.config.max_deliver === wanted.max_deliver;
  if (!same) await jsm.consumers.update(plan.stream, plan.name, wanted);
}
