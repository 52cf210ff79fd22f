import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { identify, isRunning, signalProcess, startTimeFromStat } from './pid.js';

describe(startTimeFromStat, () => {
  const fields = (state: string) => `${state} 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 987654 20 21`;

  it('counts after the name, whatever is in it', () => {
    expect(startTimeFromStat(`42 (a) R (b) ${fields('S')}`)).toBe('987654');
  });

  it('takes a zombie for gone', () => {
    expect(startTimeFromStat(`42 (a) ${fields('Z')}`)).toBeUndefined();
  });
});

describe(isRunning, () => {
  it('knows this process', () => {
    const own = identify(process.pid);
    expect(own && isRunning(own)).toBe(true);
  });

  it('does not take another process with the same number for the one that was recorded', () => {
    expect(isRunning({ pid: process.pid, startedAt: 'some other time' })).toBe(false);
  });
});

describe(signalProcess, () => {
  it('signals the recorded process, never one that has got its number', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const id = identify(child.pid ?? 0);
    if (!id) throw new Error('the child has no identity');
    expect(signalProcess({ ...id, startedAt: 'earlier' }, 'SIGKILL')).toBe(false);
    expect(isRunning(id)).toBe(true);
    const gone = once(child, 'exit');
    expect(signalProcess(id, 'SIGKILL')).toBe(true);
    await gone;
    expect(isRunning(id)).toBe(false);
  });
});
