import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = '**/*.{ts,tsx,mts,mjs,js,cjs,sh,css,sql}';
/** Folders that hold what is fetched, built or left by a run. */
const NOT_OURS = new Set(['node_modules', 'dist', 'bundle', '.git', '.run', '.tools', '.nx', 'coverage']);

/** Longest a source file may be, in lines. */
export const MOST_LINES = 500;

/** Number of lines of a text. */
export function countLines(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

/** Source files that are too long, each said in one line. */
export function longFiles(root: string): string[] {
  const files = globSync([SOURCES, `.ci/${SOURCES}`], { cwd: root, exclude: (path) => NOT_OURS.has(path.split('/').at(-1) ?? '') });
  return files.toSorted().flatMap((file) => {
    const lines = countLines(readFileSync(join(root, file), 'utf8'));
    return lines > MOST_LINES ? [`${file}: ${lines} lines, ${MOST_LINES} at most: split it by purpose`] : [];
  });
}
