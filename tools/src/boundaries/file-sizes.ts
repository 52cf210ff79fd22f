import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = /\.(?:ts|tsx|mts|mjs|js|cjs|sh|css|sql)$/;

/** Longest a source file may be, in lines. */
export const MOST_LINES = 500;

/** Number of lines of a text. */
export function countLines(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

/** Source files in git (or new and not ignored) that are too long, each said in one line. */
export function longFiles(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return listed.split('\0').flatMap((file) => {
    if (!SOURCE.test(file)) return [];
    try {
      const lines = countLines(readFileSync(join(root, file), 'utf8'));
      return lines > MOST_LINES ? [`${file}: ${lines} lines, ${MOST_LINES} at most: split it by purpose`] : [];
    } catch {
      return [];
    }
  });
}
