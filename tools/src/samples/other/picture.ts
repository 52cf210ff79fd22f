import { crc32, deflateSync } from 'node:zlib';
import type { Prng } from '../prng.js';

const WIDTH = 320;
const HEIGHT = 200;
const RGB = 2;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A PNG of hills under an evening sky. */
export function picture(random: Prng): Uint8Array {
  const [wave, hill] = [random.int(20, 60), random.int(100, 140)];
  const sun = { x: random.int(40, WIDTH - 40), y: random.int(30, 90) };
  const pixels = Buffer.alloc(HEIGHT * (WIDTH * 3 + 1));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const isSun = (x - sun.x) ** 2 + (y - sun.y) ** 2 < 400;
      const isHill = y > hill + 25 * Math.sin(x / wave);
      const colour = isHill ? [30, 90 - Math.floor(y / 4), 50] : isSun ? [255, 220, 120] : [240 - Math.floor(y / 2), 140 + Math.floor(y / 4), 120];
      pixels.set(colour, y * (WIDTH * 3 + 1) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, RGB], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
