import { connect as connectTcp } from 'node:net';
import { connect as connectNats } from 'nats';
import { Client } from 'pg';
import { natsLogin } from './nats-login.js';

const TIMEOUT_MS = 2000;

/** Answers a Redis PING (or asks for a password, which is an answer too). */
export function redisAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTcp({ port, host: '127.0.0.1' });
    const done = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(TIMEOUT_MS, () => done(false));
    socket.once('error', () => done(false));
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => done(/^(\+PONG|-NOAUTH)/.test(data.toString())));
  });
}

/** Lets us in and has JetStream up. */
export async function natsAnswers(url: string): Promise<boolean> {
  const connection = await connectNats({ ...natsLogin(url), timeout: TIMEOUT_MS, reconnect: false });
  try {
    const manager = await connection.jetstreamManager();
    await manager.getAccountInfo();
    return true;
  } finally {
    await connection.close();
  }
}

/** Lets us in and answers a query. */
export async function postgresAnswers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT_MS });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT 1');
    return true;
  } finally {
    await client.end();
  }
}
