import { createCanvas } from '@napi-rs/canvas';
import type { Gray } from '@smartap/extraction/domain';

function jpeg({ width, height, data }: Gray, quality: number): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(width, height);
  data.forEach((light, at) => {
    pixels.data[at * 4] = light;
    pixels.data[at * 4 + 1] = light;
    pixels.data[at * 4 + 2] = light;
    pixels.data[at * 4 + 3] = 255;
  });
  context.putImageData(pixels, 0, 0);
  return canvas.toBuffer('image/jpeg', quality);
}

/** A page of a scan: its pixels and its size in points. */
export interface ScannedPage {
  readonly picture: Gray;
  readonly points: readonly [width: number, height: number];
}

/** A PDF as a scanner makes it: a JPEG on each page and no text. */
export function scanPdf(pages: readonly ScannedPage[], quality: number): Uint8Array {
  const objects: Buffer[] = [Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'), Buffer.alloc(0)];
  const add = (head: string, content?: Buffer): number => {
    const body = content === undefined ? [Buffer.from(head)] : [Buffer.from(`<< ${head} /Length ${content.length} >>\nstream\n`), content, Buffer.from('\nendstream')];
    return objects.push(Buffer.concat(body));
  };
  const kids = pages.map(({ picture, points: [width, height] }) => {
    const image = add(`/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`, jpeg(picture, quality));
    const content = add('', Buffer.from(`q ${width} 0 0 ${height} 0 0 cm /I Do Q`));
    return add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${content} 0 R /Resources << /XObject << /I ${image} 0 R >> >> >>`);
  });
  objects[1] = Buffer.from(`<< /Type /Pages /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] /Count ${kids.length} >>`);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const write = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, index) => {
    offsets.push(length);
    write(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]));
  });
  const start = length;
  write(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}
