import { deflateSync, inflateSync } from 'node:zlib';
import type { Random } from '../random.js';

const BEGIN = /stream\r?\n/g;

/** Changes what one stream of a PDF holds: unpacks it where it is packed, and packs it again. */
export function repack(pdf: Buffer, change: (content: Buffer) => Buffer, random: Random): Buffer {
  const text = pdf.toString('latin1');
  const begins = [...text.matchAll(BEGIN)].filter(({ index }) => text.slice(index - 3, index) !== 'end');
  const begin = random.pick(begins);
  if (begin === undefined) return change(pdf);
  const from = begin.index + begin[0].length;
  const end = text.indexOf('endstream', from);
  const to = end < 0 ? pdf.length : end;
  const dictionary = text.lastIndexOf('/Length ', begin.index);
  const packed = packing(pdf.subarray(from, to), change);
  const head = text.slice(0, begin.index);
  // A reader that trusts the length must find all of the stream.
  const stated = dictionary < 0 ? head : `${head.slice(0, dictionary)}${head.slice(dictionary).replace(/\/Length \d+/, `/Length ${packed.length}`)}`;
  return Buffer.concat([Buffer.from(stated, 'latin1'), pdf.subarray(begin.index, from), packed, pdf.subarray(to)]);
}

function packing(content: Buffer, change: (content: Buffer) => Buffer): Buffer {
  try {
    return deflateSync(change(inflateSync(content)));
  } catch {
    return change(content);
  }
}
