import type { Step, StepProbe } from '@smartap/messaging';
import { eventually } from '../eventually.js';

/** One place where a service is held. */
export interface Hold {
  /** Waits until the service has got there. */
  reached(): Promise<void>;
  /** Lets it go on. */
  release(): void;
}

interface Held {
  readonly step: Step;
  readonly consumer: string;
  readonly stays: boolean;
  readonly arrived: () => void;
  readonly gate: Promise<void>;
}

/** Why a held step never goes on. */
class Killed extends Error {}

/** Holds a service between two steps of the transactional path. */
export class Steps {
  private readonly holds = new Set<Held>();
  private readonly ends = new Set<(error: Error) => void>();
  private readonly standing: string[] = [];

  /** For `STEP_PROBE`. */
  readonly probe: StepProbe = async (step, consumer) => {
    const held = [...this.holds].find((hold) => hold.step === step && hold.consumer === consumer);
    if (!held) return;
    if (!held.stays) this.holds.delete(held);
    held.arrived();
    this.standing.push(consumer);
    await held.gate.finally(() => this.standing.splice(this.standing.indexOf(consumer), 1));
  };

  /** Holds the next batch of a durable after this step; the ones after it pass. */
  holdNext(step: Step, consumer: string): Hold {
    return this.hold(step, consumer, false);
  }

  /** Holds every batch of a durable after this step, until released. */
  holdAll(step: Step, consumer: string): Hold {
    return this.hold(step, consumer, true);
  }

  /** How many batches of a durable are held now. */
  held(consumer: string): number {
    return this.standing.filter((each) => each === consumer).length;
  }

  /** What is held ends by an error: nothing of the killed process goes on. */
  abandon(): void {
    this.holds.clear();
    for (const end of this.ends) end(new Killed('killed'));
  }

  private hold(step: Step, consumer: string, stays: boolean): Hold {
    let isReached = false;
    const gate = Promise.withResolvers<void>();
    gate.promise.catch(() => undefined);
    const held: Held = { step, consumer, stays, arrived: () => (isReached = true), gate: gate.promise };
    this.holds.add(held);
    this.ends.add(gate.reject);
    return {
      reached: async () => {
        await eventually(() => isReached, { what: `${consumer} is at "${step}"` });
      },
      release: () => {
        this.holds.delete(held);
        this.ends.delete(gate.reject);
        gate.resolve();
      },
    };
  }
}
