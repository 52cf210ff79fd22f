import { createServer } from 'node:net';

/** Below the range that systems hand to outgoing connections, so that a port stays free while its owner restarts. */
const LOWEST = 20_000;
const HIGHEST = 31_999;

const handedOut = new Set<number>();

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A free port on loopback, never the same twice in this process; the preferred one when it is free. */
export async function freePort(preferred?: number): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const random = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST + 1));
    const port = attempt === 0 ? (preferred ?? random) : random;
    if (handedOut.has(port) || !(await isFree(port))) continue;
    handedOut.add(port);
    return port;
  }
  throw new Error(`No free port between ${LOWEST} and ${HIGHEST} on 127.0.0.1.`);
}
