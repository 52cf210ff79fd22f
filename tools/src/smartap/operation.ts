import { setTimeout as delay } from 'node:timers/promises';
import { LaunchError } from '../launch.error.js';
import { toStderr } from '../progress.js';
import type { GatewayClient } from './gateway-client.js';

/** Long work, as the gateway answers for it. */
export interface OperationView<Result> {
  readonly operationId: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number | null;
  readonly result: Result | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

const LOOK_MS = 500;

/**
 * Waits until long work has ended, and says on stderr how far it is.
 *
 * @throws LaunchError when it failed, in the service's words
 */
export async function endOf<Result>(client: GatewayClient, operationId: string): Promise<Result> {
  for (let told = 0; ; await delay(LOOK_MS)) {
    const { state, done, total, result, error } = await client.get<OperationView<Result>>(`/api/v1/operations/${operationId}`);
    if (error !== null) throw new LaunchError(`${error.code}: ${error.message}`);
    if (state === 'done' && result !== null) return result;
    if (done > told) toStderr(`${done} of ${total ?? 'some'}`);
    told = done;
  }
}
