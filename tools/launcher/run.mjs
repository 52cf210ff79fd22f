#!/usr/bin/env node
// What every `npm run` command goes through: install what is missing, build, hand over to the project's own Node.
// Runs under any Node from 20 on with nothing installed; never writes to stdout, which belongs to the command.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { staleServices } from './bundle.mjs';
import { install, isInstalled } from './install.mjs';
import { alone } from './lock.mjs';
import { runQuietly } from './step.mjs';

const OLDEST_NODE = 20;
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const node = join(root, 'node_modules', 'node', 'bin', 'node');

// These look at what runs and end it: they must work when the sources do not build.
const WITHOUT_BUILD = ['stop', 'status', 'trace'];
// These start no service.
const WITHOUT_SERVICES = ['lint', 'asyncapi', 'charts', 'conformance', 'scenarios', 'test:charts', 'test:images', 'test:cluster'];
const cli = join(root, 'tools', 'dist', 'cli.js');
const canSkip = WITHOUT_BUILD.includes(process.argv[2] ?? '') && existsSync(cli) && existsSync(node);

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function handOver() {
  const child = spawn(node, ['--enable-source-maps', cli, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`The project's Node did not start: ${error.message}\nRemove node_modules and run the command again.`));
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exit(code ?? 1);
  });
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  fail(
    `Node ${process.versions.node} is too old: SmartAP needs Node ${OLDEST_NODE} or newer to start (it brings the Node it runs on itself). See https://nodejs.org/en/download`,
  );
}
try {
  if (!canSkip) {
    await alone(root, async () => {
      if (!isInstalled(root)) await install(root);
      await runQuietly('Building (tsc -b)', node, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b'], root);
      const stale = WITHOUT_SERVICES.includes(process.argv[2] ?? '') ? [] : staleServices();
      if (stale.length > 0) await runQuietly('Bundling the services', node, [join(root, 'tools', 'launcher', 'bundle.mjs'), ...stale], root);
    });
  }
  handOver();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
