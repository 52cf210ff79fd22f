/** So many at once; who comes later waits its turn. */
export class Slots {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.taken >= this.most) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.taken += 1;
    try {
      return await work();
    } finally {
      // The slot goes from hand to hand while somebody waits.
      const next = this.waiting.shift();
      if (next) next();
      else this.taken -= 1;
    }
  }
}
