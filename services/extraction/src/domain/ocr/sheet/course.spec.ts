import { describe, expect, it } from 'vitest';
import { ENGLISH_PAGE, GERMAN_PAGE } from '../../testing/make-pdf.js';
import { bent, drawn } from '../../testing/make-scan.js';
import { straighten } from '../gray.js';
import { courseOf, unbent } from './course.js';

/** How far apart two places of the lines of a page are, one at its middle and one at three quarters. */
const sinking = (bend: number, height: number): number => bend * height * (1 - Math.sin(0.75 * Math.PI));

describe(courseOf, () => {
  it.each([0.03, 0.01, -0.02])('finds how lines run on a page that bends by %d of its height', async (bend) => {
    const page = bent(await drawn(GERMAN_PAGE), bend);
    const course = courseOf(page);
    expect(course?.drop(page.width / 2, page.height / 3)).toBeCloseTo(0, 5);
    expect(Math.abs((course?.drop(0.75 * page.width, page.height / 3) ?? 0) - sinking(bend, page.height))).toBeLessThan(0.003 * page.height);
    expect(Math.abs(course?.degrees ?? 90)).toBeLessThan(0.5);
  });

  it('leaves next to nothing that bends when its lines are laid straight', async () => {
    const page = bent(await drawn(GERMAN_PAGE), 0.02);
    const course = courseOf(page);
    const left = course && courseOf(unbent(page, course));
    expect(course).toBeDefined();
    expect(Math.abs(left?.drop(page.width * 0.75, page.height / 3) ?? 0)).toBeLessThan(0.25 * sinking(0.02, page.height));
  });

  it.each([
    ['a flat page', () => drawn(ENGLISH_PAGE)],
    ['one that was laid straight', async () => straighten(await drawn(ENGLISH_PAGE, { degrees: 2 }), -2, 1)],
    ['one with nothing on it', () => drawn([])],
    ['one with a line or two', () => drawn(ENGLISH_PAGE.slice(0, 2))],
  ])('finds none on %s', async (_, picture) => {
    expect(courseOf(await picture())).toBeUndefined();
  });
});
