// The floor: node:http and nothing else. GET answers what Redis has under the key; POST writes the body to a file that is
// on the disk before it answers. Says its port to whoever started it.
import { open } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Redis } from 'ioredis';

const [, , redisUrl = '', key = '', folder = ''] = process.argv;
const redis = new Redis(redisUrl);
let files = 0;

async function write(request: IncomingMessage): Promise<void> {
  files += 1;
  const file = await open(join(folder, String(files)), 'wx');
  try {
    for await (const chunk of request) await file.write(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'POST') {
    await write(request);
    response.writeHead(202, { 'content-type': 'application/json' }).end('{}');
  } else {
    response.writeHead(200, { 'content-type': 'application/json' }).end(await redis.get(key));
  }
}

const server = createServer((request, response) => {
  // The load ends in mid-request: that is nobody's fault.
  answer(request, response).catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
