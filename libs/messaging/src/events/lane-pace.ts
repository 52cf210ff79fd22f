// At half load a batch is a batch still, and not three messages that cost nearly what a hundred cost.
const GATHER_MS = 40;

/** When a lane begins its next batch: at once where messages come alone, after some have gathered where they flow. */
export class LanePace {
  private earliestMs = 0;

  /** @param full messages of a whole batch, which waits for nothing */
  constructor(private readonly full: number) {}

  /** A batch of so many messages has ended. One that was alone says that nothing flows. */
  ended(messages: number, nowMs: number): void {
    this.earliestMs = messages > 1 ? nowMs + GATHER_MS : 0;
  }

  /** Milliseconds for which so many waiting messages still gather. */
  pauseMs(waiting: number, nowMs: number): number {
    return waiting < this.full ? Math.max(0, this.earliestMs - nowMs) : 0;
  }
}
