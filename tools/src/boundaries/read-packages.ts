import { globSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { importsOf } from './imports-of.js';
import type { ImportFact, PackageFacts } from './package-facts.js';

interface PackageJson {
  name: string;
  workspaces?: string[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  exports?: Record<string, unknown>;
}

function readPackageJson(file: string): PackageJson {
  return JSON.parse(readFileSync(file, 'utf8'));
}

const ours = (all: Record<string, string> | undefined): string[] =>
  Object.keys(all ?? {}).flatMap((name) => (name.startsWith('@smartap/') ? name.slice('@smartap/'.length) : []));

/** Folders a tsconfig refers to, from the project's folder. */
export function referencesOf(root: string, file: string): string[] {
  const { references = [] }: { references?: { path: string }[] } = JSON.parse(readFileSync(join(root, file), 'utf8'));
  return references.map(({ path }) => posix.join(posix.dirname(file), path));
}

function importsUnder(root: string, dir: string): ImportFact[] {
  const files = globSync(['src/**/*.{ts,tsx,mts}', 'test/**/*.{ts,tsx,mts}'], { cwd: join(root, dir) });
  return files.flatMap((path) => {
    const file = relative(root, join(root, dir, path));
    const isTest = path.startsWith('test/') || path.includes('.spec.');
    return importsOf(readFileSync(join(root, file), 'utf8')).map((specifier) => ({ file, specifier, isTest }));
  });
}

/** Reads what the boundary check needs of every workspace package. */
export function readPackages(root: string): PackageFacts[] {
  const { workspaces = [] } = readPackageJson(join(root, 'package.json'));
  return globSync(
    workspaces.map((pattern) => `${pattern}/package.json`),
    { cwd: root },
  )
    .toSorted()
    .map((file) => {
      const dir = posix.dirname(file);
      const { name, dependencies, devDependencies, exports } = readPackageJson(join(root, file));
      return {
        dir,
        name: name.slice('@smartap/'.length),
        dependencies: ours(dependencies),
        devDependencies: ours(devDependencies),
        references: referencesOf(root, `${dir}/tsconfig.json`),
        exports: Object.keys(exports ?? {}).flatMap((subpath) => (subpath.startsWith('./') ? subpath.slice(2) : [])),
        imports: importsUnder(root, dir),
      };
    });
}
