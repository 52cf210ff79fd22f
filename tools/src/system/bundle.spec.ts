import { SERVICES } from '@smartap/contracts';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NODE, ROOT } from '../root.js';

const run = (folder: string, ...args: readonly string[]) => spawnSync(NODE, args, { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] } });

describe.each(SERVICES)('the bundle of %s', (service) => {
  const folder = join(ROOT, 'services', service);
  const files = readdirSync(join(folder, 'bundle')).filter((name) => name.endsWith('.js'));

  it('has each program, and letters that V8 holds in one byte', () => {
    expect(files).toEqual(expect.arrayContaining(['main.js', 'migrate.js', 'provision.js', 'register.js']));
    const wide = files.filter((name) => readFileSync(join(folder, 'bundle', name)).some((byte) => byte > 0x7f));
    expect(wide).toEqual([]);
  });

  it('starts with its telemetry, and says by readable lines what it lacks', () => {
    const { status, stderr } = run(folder, '--import', './bundle/register.js', 'bundle/main.js');
    expect(stderr).toMatch(/Settings are not valid\. Set these in the environment: .*DATABASE_URL must be a string/);
    expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThan(1000);
    expect(status).toBe(1);
  });
});

describe('tools/launcher/bundle.mjs', () => {
  it('names the services there are when asked for another', () => {
    const { status, stderr } = run(ROOT, 'tools/launcher/bundle.mjs', 'nobody');
    expect([status, stderr]).toEqual([2, expect.stringContaining(`nobody is no service: node tools/launcher/bundle.mjs [${SERVICES.toSorted().join('|')}`)]);
  });
});
