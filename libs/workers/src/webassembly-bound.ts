import { workerData } from 'node:worker_threads';

/** What of WebAssembly is used here: its types are among those of browsers, which are no part of ours. */
interface Memory {
  readonly buffer: ArrayBuffer;
  grow: (this: Memory, pages: number) => number;
}
const { Memory } = (globalThis as unknown as { readonly WebAssembly: { readonly Memory: { readonly prototype: Memory } } }).WebAssembly;

const MIB = 1024 * 1024;
/** A page of memory (WebAssembly Core Specification 2.0, 4.2.8). */
const PAGE_BYTES = 65_536;

/** What a pool tells its threads. */
export interface ThreadData {
  /** What a thread may take outside its heap. */
  readonly outsideHeapMb: number;
}

/** The memories that are still in use, and what they take. */
class Memories {
  private readonly known = new Set<WeakRef<Memory>>();
  private readonly counted = new WeakSet<Memory>();

  add(memory: Memory): void {
    if (this.counted.has(memory)) return;
    this.counted.add(memory);
    this.known.add(new WeakRef(memory));
  }

  bytes(): number {
    let sum = 0;
    for (const each of this.known) {
      const memory = each.deref();
      if (memory === undefined) this.known.delete(each);
      else sum += memory.buffer.byteLength;
    }
    return sum;
  }
}

/**
 * Ends this thread of a `LimitedThreads` when the memories of its WebAssembly modules grow beyond what it may take outside its heap: between two looks from
 * outside they grow by gigabytes, and V8 counts them there up to version 13 alone. A module's memory counts from when it first grows. To be called once,
 * before a module is loaded; outside of such a thread nothing is bounded.
 */
export function boundWebAssembly(): void {
  const data = workerData as ThreadData | null;
  if (data === null) return;
  const most = data.outsideHeapMb * MIB;
  const memories = new Memories();
  const { grow } = Memory.prototype;
  Memory.prototype.grow = function growWithin(this: Memory, pages: number): number {
    memories.add(this);
    // In a thread this ends the thread alone, and its job with it.
    if (memories.bytes() + pages * PAGE_BYTES > most) process.exit(1);
    return grow.call(this, pages);
  };
}
