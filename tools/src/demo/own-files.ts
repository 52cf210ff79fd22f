import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { LaunchError } from '../launch.error.js';
import type { Submission } from './run-samples.js';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.xml': 'application/xml',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
};

/** Every file of a folder and of those in it, as it is. */
export function ownFiles(folder: string): Submission[] {
  const found = filesUnder(folder);
  if (found.length === 0) throw new LaunchError(`There are no files in ${folder}.`, 'Give --dir a folder with invoices: XML, PDF or images.');
  return found.map((file) => ({
    file,
    mediaType: MEDIA_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    bytes: readFileSync(join(folder, file)),
  }));
}

function filesUnder(folder: string): string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => !/(^|[\\/])\./.test(name) && statSync(join(folder, name)).isFile()).toSorted();
  } catch (error) {
    throw new LaunchError(`${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}`, 'Give --dir the path of a folder.');
  }
}
