import { describe, expect, it } from 'vitest';
import { LanePace } from './lane-pace.js';

describe('LanePace', () => {
  it('begins the first batch at once', () => {
    expect(new LanePace(100).pauseMs(1, 5)).toBe(0);
  });

  it('lets messages gather after a batch of several, for what is left of the time', () => {
    const pace = new LanePace(100);
    pace.ended(3, 1000);
    expect(pace.pauseMs(1, 1010)).toBe(30);
    expect(pace.pauseMs(99, 1039)).toBe(1);
    expect(pace.pauseMs(1, 1040)).toBe(0);
  });

  it('holds back no whole batch', () => {
    const pace = new LanePace(100);
    pace.ended(100, 1000);
    expect(pace.pauseMs(100, 1000)).toBe(0);
  });

  it('holds back nothing after a message that came alone', () => {
    const pace = new LanePace(100);
    pace.ended(3, 1000);
    pace.ended(1, 1045);
    expect(pace.pauseMs(2, 1046)).toBe(0);
  });
});
