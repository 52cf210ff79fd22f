// Puts the built code of each service, with the packages it uses, into the few files that run (ADR 0030):
//   node tools/launcher/bundle.mjs [SERVICE ...]      all of them when none is named
// Fewer files start sooner and, without their comments, leave less source text in memory. Lines and names stay, for stacks that can be read.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The programs of each service, and the threads of some, which find their file beside the one that starts them. */
const PROGRAMS = ['main', 'migrate', 'provision'];
const THREADS = { extraction: ['worker/extract.worker'], intake: ['mail/outlook.worker'] };

/** Packages that are loaded from node_modules as they are: what OpenTelemetry hooks by `require`, what is native, what finds files beside its own (as Piscina its thread). */
const APART = ['pg', 'ioredis', '@napi-rs/canvas', 'tesseract.js', 'libheif-js', 'piscina'];
/** Packages of which files are read. */
const READ = /^@embedpdf\/pdfium$|^@tesseract\.js-data\/|^swagger-ui-dist$/;

/**
 * True of a package that a bundle needs beside it.
 * @param {string} name
 */
export const isApart = (name) => APART.includes(name) || READ.test(name);

/** Services that have code to run. */
const services = () => readdirSync(join(root, 'services')).filter((name) => existsSync(join(root, 'services', name, 'package.json')));

/** @param {string} service */
const bundleOf = (service) => join(root, 'services', service, 'bundle');

/** @param {string} file */
const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Services whose code, packages or this script changed after their bundle was made.
 * @returns {string[]}
 */
export function staleServices() {
  const shared = [
    fileURLToPath(import.meta.url),
    join(root, 'package-lock.json'),
    ...readdirSync(join(root, 'libs')).map((lib) => join(root, 'libs', lib, 'dist', '.tsbuildinfo')),
  ];
  const newest = Math.max(...shared.map(changedAt));
  return services().filter(
    (name) => changedAt(join(bundleOf(name), 'main.js')) < Math.max(newest, changedAt(join(root, 'services', name, 'dist', '.tsbuildinfo'))),
  );
}

/**
 * Letters beyond ASCII as escapes: V8 holds a source that has one outside Latin-1 in two bytes for each of its letters.
 * @param {string} code
 */
function ascii(code) {
  return code.replace(/\\([^])|[^\0-\x7f]/g, (found, escaped = found) =>
    escaped <= '\x7f' ? found : `\\u${escaped.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** @param {string} service */
async function bundle(service) {
  const { rolldown } = await import('rolldown');
  const dist = join(root, 'services', service, 'dist');
  const entries = Object.fromEntries([...PROGRAMS, ...(THREADS[service] ?? [])].map((name) => [basename(name), join(dist, `${name}.js`)]));
  const build = await rolldown({
    input: { ...entries, register: join(root, 'libs', 'observability', 'dist', 'register.js') },
    platform: 'node',
    tsconfig: false,
    external: (id) => id.startsWith('node:') || APART.some((name) => id === name || id.startsWith(`${name}/`)),
    // What Nest and TypeORM would load for servers that we do not use is not installed.
    onLog: (level, log, report) => log.code !== 'UNRESOLVED_IMPORT' && report(level, log),
  });
  try {
    const { output } = await build.generate({
      format: 'esm',
      keepNames: true,
      sourcemap: true,
      chunkFileNames: '[name].js',
      comments: { legal: false, jsdoc: false, annotation: false },
    });
    const folder = bundleOf(service);
    mkdirSync(folder, { recursive: true });
    const written = new Set(output.map(({ fileName }) => fileName));
    for (const name of readdirSync(folder)) if (!written.has(name)) rmSync(join(folder, name), { recursive: true });
    // By the time of `main.js` a bundle is told to be whole: it comes last.
    const isMain = ({ fileName }) => fileName === 'main.js';
    for (const file of [...output.filter((each) => !isMain(each)), ...output.filter(isMain)])
      writeFileSync(join(folder, file.fileName), file.type === 'chunk' ? ascii(file.code) : file.source);
  } finally {
    await build.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const named = process.argv.slice(2);
  const unknown = named.find((name) => !services().includes(name));
  if (unknown !== undefined) {
    process.stderr.write(`${unknown} is no service: node tools/launcher/bundle.mjs [${services().join('|')} ...]\n`);
    process.exit(2);
  }
  for (const service of named.length > 0 ? named : services()) await bundle(service);
}
