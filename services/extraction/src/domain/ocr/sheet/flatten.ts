import { lightAt, type Gray } from '../gray.js';
import { distance, type Point } from './plane.js';
import type { Sheet } from './find-sheet.js';

/** A sheet laid flat, as large as its picture shows the nearer sides: as if it were seen from right above. */
export function flattened(picture: Gray, sheet: Sheet): Gray {
  const [a, b, c, d] = sheet;
  const width = Math.ceil(Math.max(distance(a, b), distance(d, c)));
  const height = Math.ceil(Math.max(distance(a, d), distance(b, c)));
  const from = projection(sheet);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = from((x + 0.5) / width, (y + 0.5) / height);
      data[y * width + x] = lightAt(picture, fromX, fromY);
    }
  }
  return { width, height, data };
}

/** Where a place of the unit square is on a sheet that is seen at an angle (P. Heckbert, Fundamentals of Texture Mapping, 1989, section 2.2.3). */
export function projection([a, b, c, d]: Sheet): (u: number, v: number) => Point {
  const [dx1, dy1, dx2, dy2] = [b[0] - c[0], b[1] - c[1], d[0] - c[0], d[1] - c[1]];
  const [sumX, sumY] = [a[0] - b[0] + c[0] - d[0], a[1] - b[1] + c[1] - d[1]];
  const divisor = dx1 * dy2 - dx2 * dy1;
  const g = (sumX * dy2 - dx2 * sumY) / divisor;
  const h = (dx1 * sumY - sumX * dy1) / divisor;
  const [xu, xv, yu, yv] = [b[0] - a[0] + g * b[0], d[0] - a[0] + h * d[0], b[1] - a[1] + g * b[1], d[1] - a[1] + h * d[1]];
  return (u, v) => {
    const w = g * u + h * v + 1;
    return [(xu * u + xv * v + a[0]) / w, (yu * u + yv * v + a[1]) / w];
  };
}
