import { describe, expect, it } from 'vitest';
import { boundaryFaults } from './check.js';
import type { PackageFacts } from './package-facts.js';

const aPackage = (dir: string, facts: Partial<PackageFacts> = {}): PackageFacts => ({
  dir,
  name: dir.split('/').at(-1) ?? dir,
  dependencies: [],
  devDependencies: [],
  references: [],
  exports: [],
  imports: [],
  ...facts,
});

const anImport = (file: string, specifier: string, isTest = false) => ({ file, specifier, isTest });
const runtime = aPackage('libs/runtime');
const matching = aPackage('services/matching', { exports: ['domain'] });
const check = (...packages: PackageFacts[]) => boundaryFaults(packages, {});

describe(boundaryFaults, () => {
  it('holds for a service that imports a declared library by its door', () => {
    const gateway = aPackage('services/gateway', {
      dependencies: ['runtime'],
      references: ['libs/runtime'],
      imports: [anImport('services/gateway/src/main.ts', '@smartap/runtime'), anImport('services/gateway/src/main.ts', './config.js')],
    });
    expect(check(runtime, gateway)).toEqual([]);
  });

  it('fails on a service that imports another service', () => {
    const gateway = aPackage('services/gateway', { imports: [anImport('services/gateway/src/a.ts', '@smartap/matching/domain')] });
    expect(check(matching, gateway)).toEqual(['services/gateway/src/a.ts: @smartap/matching/domain is no library: a service imports libraries only']);
  });

  it('fails on a service that depends on another service', () => {
    const gateway = aPackage('services/gateway', { dependencies: ['matching'], references: ['services/matching'] });
    expect(check(matching, gateway)).toEqual(['services/gateway/package.json: a service depends on libraries only, @smartap/matching is in services/matching']);
  });

  it('fails on an import past the door of a library', () => {
    const gateway = aPackage('services/gateway', {
      dependencies: ['runtime'],
      references: ['libs/runtime'],
      imports: [anImport('services/gateway/src/a.ts', '@smartap/runtime/dist/clock.js')],
    });
    expect(check(runtime, gateway)).toEqual(['services/gateway/src/a.ts: @smartap/runtime/dist/clock.js goes past the door of @smartap/runtime']);
  });

  it('fails on a relative path that leaves the package', () => {
    const gateway = aPackage('services/gateway', { imports: [anImport('services/gateway/src/a.ts', '../../../libs/runtime/src/clock.js')] });
    expect(check(runtime, gateway)).toEqual(['services/gateway/src/a.ts: ../../../libs/runtime/src/clock.js leaves the package']);
  });

  it('fails when package.json and tsconfig disagree, either way', () => {
    const gateway = aPackage('services/gateway', { dependencies: ['runtime'], references: ['libs/storage'] });
    expect(check(runtime, aPackage('libs/storage'), gateway)).toEqual([
      'services/gateway/tsconfig.json: no reference to libs/runtime, which package.json depends on',
      'services/gateway/tsconfig.json: reference to libs/storage, which package.json does not depend on',
    ]);
  });

  it('fails on an import that package.json does not declare; a test may use devDependencies', () => {
    const imports = [anImport('libs/cache/src/a.ts', '@smartap/runtime'), anImport('libs/cache/test/a.spec.ts', '@smartap/runtime', true)];
    expect(check(runtime, aPackage('libs/cache', { devDependencies: ['runtime'], imports }))).toEqual([
      'libs/cache/src/a.ts: @smartap/runtime is not in the dependencies of libs/cache/package.json',
    ]);
  });

  it('lets bench import the decisions of a service', () => {
    const bench = aPackage('bench', { dependencies: ['matching'], references: ['services/matching'], imports: [anImport('bench/src/a.ts', '@smartap/matching/domain')] });
    expect(check(matching, bench)).toEqual([]);
  });

  it('fails on contracts that depend on more than en16931', () => {
    const contracts = aPackage('libs/contracts', { dependencies: ['runtime'], references: ['libs/runtime'] });
    expect(check(runtime, contracts)).toEqual(['libs/contracts/package.json: contracts may depend on en16931, not on runtime']);
  });

  it('fails on a package that the root does not build', () => {
    expect(boundaryFaults([runtime], { 'tsconfig.json': [] })).toEqual(['tsconfig.json: no reference to libs/runtime']);
  });
});
