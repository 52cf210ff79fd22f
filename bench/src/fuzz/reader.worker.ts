import { parentPort } from 'node:worker_threads';
import { readAsServices } from './read-as-services.js';
import type { Answer } from './reader.js';

const BUYERS = ['Contoso Retail plc'];

const tell = (answer: Answer): void => parentPort?.postMessage(answer, []);

// No recogniser: scans are refused, nothing is drawn.
parentPort?.on('message', (bytes: Uint8Array) => {
  void readAsServices(bytes, { buyerNames: BUYERS, comparePage: true, split: true }).then(
    (outcome) => tell({ outcome }),
    (error: unknown) => tell({ crash: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
