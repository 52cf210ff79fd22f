// Copies what the bundle of a service loads from node_modules, with all that this needs, for an image that holds nothing else:
//   node tools/launcher/packages.mjs SERVICE FOLDER
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isApart, root } from './bundle.mjs';

const NEVER_RUN = /\.(?:map|md|d\.[cm]?ts)$/;

/**
 * The folder of a package as Node.js finds it from another; undefined of an optional one that is not for this machine.
 * @param {string} name
 * @param {string} from
 */
function folderOf(name, from) {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (at === root) return undefined;
  }
}

/**
 * Meets each package that the one in a folder needs, and what these need, once.
 * @param {string} folder
 * @param {(name: string, folder: string) => void} meet
 * @param {Set<string>} [met]
 */
function visit(folder, meet, met = new Set()) {
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const found = folderOf(name, folder);
    if (found === undefined || met.has(found)) continue;
    met.add(found);
    meet(name, found);
    visit(found, meet, met);
  }
}

const [service = '', target = ''] = process.argv.slice(2);
const start = join(root, 'services', service);
if (service === '' || target === '' || !existsSync(join(start, 'package.json'))) {
  process.stderr.write('node tools/launcher/packages.mjs SERVICE FOLDER\n');
  process.exit(2);
}
/** @type {Set<string>} */
const needed = new Set();
visit(start, (name, folder) => {
  if (!isApart(name)) return;
  needed.add(folder);
  visit(folder, (_, below) => needed.add(below));
});
for (const folder of needed)
  cpSync(folder, join(target, relative(root, folder)), { recursive: true, dereference: true, filter: (file) => !NEVER_RUN.test(file) });
