import { posix } from 'node:path';
import type { ImportFact, PackageFacts } from './package-facts.js';

const SCOPE = '@smartap/';
/** What a library may import at most, where that is less than all libraries. */
const LIMITED: Readonly<Record<string, readonly string[]>> = { contracts: ['en16931'], en16931: [] };
/** The only packages that may use a service's `./domain`. */
const MAY_USE_DOMAIN = ['bench', 'tools', 'e2e'];

const kindOf = (dir: string): 'lib' | 'service' | 'other' => (dir.startsWith('libs/') ? 'lib' : dir.startsWith('services/') ? 'service' : 'other');

function dependencyFaults(own: PackageFacts, byName: ReadonlyMap<string, PackageFacts>): string[] {
  const at = `${own.dir}/package.json`;
  return [...own.dependencies, ...own.devDependencies].flatMap((name) => {
    const other = byName.get(name);
    if (!other) return [`${at}: ${SCOPE}${name} is no package of this project`];
    if (kindOf(own.dir) === 'other') return [];
    if (kindOf(other.dir) !== 'lib') return [`${at}: a ${kindOf(own.dir)} depends on libraries only, ${SCOPE}${name} is in ${other.dir}`];
    const limit = LIMITED[own.name];
    return limit && !limit.includes(name) && own.dependencies.includes(name)
      ? [`${at}: ${own.name} may depend on ${limit.join(', ') || 'nothing'}, not on ${name}`]
      : [];
  });
}

function referenceFaults(own: PackageFacts, byName: ReadonlyMap<string, PackageFacts>): string[] {
  const wanted = new Set(own.dependencies.flatMap((name) => byName.get(name)?.dir ?? []));
  const missing = [...wanted]
    .filter((dir) => !own.references.includes(dir))
    .map((dir) => `${own.dir}/tsconfig.json: no reference to ${dir}, which package.json depends on`);
  const spare = own.references
    .filter((dir) => !wanted.has(dir))
    .map((dir) => `${own.dir}/tsconfig.json: reference to ${dir}, which package.json does not depend on`);
  return [...missing, ...spare];
}

function scopedFault(own: PackageFacts, { file, specifier, isTest }: ImportFact, byName: ReadonlyMap<string, PackageFacts>): string | undefined {
  const [name = '', ...rest] = specifier.slice(SCOPE.length).split('/');
  const subpath = rest.join('/');
  const other = byName.get(name);
  if (!other) return `${file}: ${specifier} is no package of this project`;
  if (other === own) return `${file}: ${specifier} is this package itself: import the file`;
  if (kindOf(own.dir) !== 'other' && kindOf(other.dir) !== 'lib') return `${file}: ${specifier} is no library: a ${kindOf(own.dir)} imports libraries only`;
  if (subpath && !other.exports.includes(subpath)) return `${file}: ${specifier} goes past the door of ${SCOPE}${name}`;
  if (subpath === 'domain' && !MAY_USE_DOMAIN.includes(own.dir)) return `${file}: only ${MAY_USE_DOMAIN.join(', ')} may import ${specifier}`;
  const declared = isTest ? [...own.dependencies, ...own.devDependencies] : own.dependencies;
  return declared.includes(name) ? undefined : `${file}: ${SCOPE}${name} is not in the dependencies of ${own.dir}/package.json`;
}

function relativeFault(own: PackageFacts, { file, specifier, isTest }: ImportFact): string | undefined {
  const target = posix.join(posix.dirname(file), specifier);
  if (!target.startsWith(`${own.dir}/`)) return `${file}: ${specifier} leaves the package`;
  return !isTest && target.startsWith(`${own.dir}/dist/`) ? `${file}: ${specifier} imports what is built` : undefined;
}

function importFaults(own: PackageFacts, byName: ReadonlyMap<string, PackageFacts>): string[] {
  return own.imports.flatMap((fact) => {
    if (fact.specifier.startsWith(SCOPE)) return scopedFault(own, fact, byName) ?? [];
    return fact.specifier.startsWith('.') ? (relativeFault(own, fact) ?? []) : [];
  });
}

/**
 * Every place where the boundaries between packages do not hold, each said in one line; empty when they do.
 *
 * @param listed folders the root's tsconfig files refer to, by the file's name: each must list every package
 */
export function boundaryFaults(packages: readonly PackageFacts[], listed: Readonly<Record<string, readonly string[]>>): string[] {
  const byName = new Map(packages.map((own) => [own.name, own]));
  const unlisted = Object.entries(listed).flatMap(([file, dirs]) =>
    packages.filter(({ dir }) => !dirs.includes(dir)).map(({ dir }) => `${file}: no reference to ${dir}`),
  );
  return [...unlisted, ...packages.flatMap((own) => [...dependencyFaults(own, byName), ...referenceFaults(own, byName), ...importFaults(own, byName)])];
}
