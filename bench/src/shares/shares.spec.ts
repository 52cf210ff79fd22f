import { describe, expect, it } from 'vitest';
import { ownerOf, serviceOf, sharesOf, together, type CpuProfile } from './shares.js';

const RULES = 'file:///app/services/validation/dist/domain/rules/core.js';
const PG = 'file:///app/node_modules/pg/lib/client.js';

const node = (id: number, functionName: string, url: string, children: readonly number[] = []) => ({ id, callFrame: { functionName, url, lineNumber: 0, columnNumber: 0 }, children });
const profile: CpuProfile = {
  nodes: [node(1, '(root)', '', [2, 5, 6, 7]), node(2, 'check', RULES, [3]), node(3, 'query', PG, [4]), node(4, 'writeBuffer', 'node:net'), node(5, '(idle)', ''), node(6, '(garbage collector)', ''), node(7, 'timers', 'node:internal/timers')],
  startTime: 0,
  samples: [2, 3, 4, 5, 6, 7, 2],
  timeDeltas: [1_000_000, 10, 20, 1000, 40, 80, 160],
};

describe(ownerOf, () => {
  it.each([
    [RULES, 'domain'],
    ['file:///app/libs/en16931/dist/read/index.js', 'domain'],
    ['file:///app/services/validation/dist/store/claims.js', 'handlers and stores'],
    ['file:///app/libs/messaging/dist/index.js', 'libs/messaging'],
    ['file:///app/node_modules/@nestjs/core/router/router.js', '@nestjs/core'],
    ['file:///app/node_modules/a/node_modules/pg/lib/client.js', 'pg'],
    ['node:net', undefined],
  ])('of %s is %s', (url, owner) => expect(ownerOf(url)).toBe(owner));
});

describe(sharesOf, () => {
  it('counts what Node.js does for a package as the package\'s, and nothing that is idle', () => {
    expect(Object.fromEntries(sharesOf(profile, 1.0000001))).toEqual({ pg: 30, 'garbage collection': 40, 'Node.js': 80, domain: 160 });
  });

  it('names the service, and adds up', () => {
    expect(serviceOf(profile)).toBe('validation');
    expect(together([new Map([['pg', 1]]), new Map([['pg', 2], ['domain', 3]])])).toEqual(new Map([['pg', 3], ['domain', 3]]));
  });
});
