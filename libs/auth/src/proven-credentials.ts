import { hash } from 'node:crypto';
import type { Clock } from '@smartap/runtime';
import type { Principal } from './principal.js';

interface Proven {
  readonly principal: Principal;
  readonly untilMs: number;
}

/**
 * Remembers what credentials have proven, so that a caller is not proven anew at each request. Keeps the SHA-256 of a
 * credential and never the credential; bounded, the one asked for longest ago goes first.
 */
export class ProvenCredentials {
  private readonly entries = new Map<string, Proven>();

  /** @param most credentials kept; 0 remembers nothing */
  constructor(
    private readonly most: number,
    private readonly clock: Clock,
  ) {}

  /** What the credential proved, while that holds. */
  get(credential: string): Principal | undefined {
    if (this.entries.size === 0) return undefined;
    const key = digest(credential);
    const found = this.entries.get(key);
    if (found === undefined) return undefined;
    this.entries.delete(key);
    if (found.untilMs <= this.clock.now().getTime()) return undefined;
    this.entries.set(key, found);
    return found.principal;
  }

  /** @param untilMs milliseconds since 1970 from which on it must be proven anew */
  keep(credential: string, principal: Principal, untilMs: number): void {
    if (this.most === 0 || untilMs <= this.clock.now().getTime()) return;
    this.entries.set(digest(credential), { principal, untilMs });
    if (this.entries.size <= this.most) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }
}

function digest(credential: string): string {
  return hash('sha256', credential, 'base64');
}
