import { LaunchError } from '../launch.error.js';
import { isRunning } from '../processes/pid.js';
import { readState } from '../processes/state-file.js';
import type { Progress } from '../progress.js';
import { Secrets } from '../servers/secrets.js';
import { startSystem } from '../system/start-system.js';

/** The system that documents are submitted to. */
export interface DemoSystem {
  readonly gatewayUrl: string;
  readonly jwtSecret: string;
  /** It ran before and goes on after. */
  readonly ranAlready: boolean;
  stop(): Promise<void>;
  killAll(): void;
}

const NAME = 'demo';
const MAIN = 'main';
const GATEWAY_PORT = 8080;

/** What `npm start` has started, if it runs; else a system of the demo's own, without data and gone with it. */
export async function findOrStart(onProgress: Progress, signal: AbortSignal): Promise<DemoSystem> {
  const main = readState(MAIN);
  if (main && isRunning(main.launcher)) {
    if (!main.ready || !main.gatewayUrl) throw new LaunchError('SmartAP is still starting.', 'Try again when npm start says that it is ready.');
    onProgress(`SmartAP runs already: the samples go to ${main.gatewayUrl}, into a tenant of their own.`);
    return { gatewayUrl: main.gatewayUrl, jwtSecret: new Secrets(MAIN).get('jwt'), ranAlready: true, stop: () => Promise.resolve(), killAll: () => undefined };
  }
  const system = await startSystem({ name: NAME, ephemeral: true, gatewayPort: GATEWAY_PORT, onProgress, signal });
  return { gatewayUrl: system.gatewayUrl, jwtSecret: system.jwtSecret, ranAlready: false, stop: () => system.stop(), killAll: () => system.killAll() };
}
