import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runFolder } from '../processes/state-file.js';

/** Passwords of a run, made when first asked for and kept with its data. */
export class Secrets {
  private readonly file: string;
  private readonly known: Record<string, string>;

  constructor(name: string) {
    this.file = join(runFolder(name), 'secrets.json');
    this.known = this.read();
  }

  /** The password of that name. */
  get(name: string): string {
    const found = this.known[name];
    if (found) return found;
    const made = randomBytes(24).toString('base64url');
    this.known[name] = made;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, `${JSON.stringify(this.known, null, 2)}\n`, { mode: 0o600 });
    return made;
  }

  private read(): Record<string, string> {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8'));
    } catch {
      return {};
    }
  }
}
