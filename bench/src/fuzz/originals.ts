import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildSamples, LaunchError } from '@smartap/tools';
import { further } from './further.js';

/** A document to be mutated. */
export interface Original {
  readonly name: string;
  readonly bytes: Buffer;
}

const OWN = 80;
/** How often those that the demo does not make are among them: as often together as a third of the others. */
const TURNS_OF_FURTHER = 5;
const MAX_BYTES = 2 * 1024 * 1024;
const READ = /\.(xml|pdf|p7m)$/i;

/** The documents to mutate: those of a folder up to 2 MiB each, or else such as the demo makes, and some of further formats. */
export async function originals(seed: string, folder: string | undefined): Promise<Original[]> {
  if (folder === undefined) {
    const { samples } = await buildSamples(seed, OWN);
    const own = samples.map(({ file, bytes }) => ({ name: file, bytes: Buffer.from(bytes) }));
    return [
      ...own,
      ...Array.from({ length: TURNS_OF_FURTHER }, further).flat(),
      ...own
        .filter(({ name }) => name.endsWith('.xml'))
        .slice(0, 5)
        .map(signed),
    ];
  }
  const files = (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [])
    .filter((name) => READ.test(name))
    .toSorted((a, b) => (a < b ? -1 : 1));
  const small = files.filter((name) => statSync(join(folder, name)).size <= MAX_BYTES);
  if (small.length === 0) throw new LaunchError(`There is no XML, PDF or P7M up to 2 MiB in ${folder}.`, 'Name a folder of invoices, or leave --corpus out.');
  return small.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

const der = (tag: number, content: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([Buffer.from([tag, 0x84]), length, content]);
};

/** The document in the envelope of a signature. */
function signed({ name, bytes }: Original): Original {
  const oid = (last: string): Buffer => Buffer.from(`06092a864886f70d0107${last}`, 'hex');
  const data = der(0x30, Buffer.concat([oid('01'), der(0xa0, der(0x04, bytes))]));
  return { name: `${name}.p7m`, bytes: der(0x30, Buffer.concat([oid('02'), der(0xa0, data)])) };
}
