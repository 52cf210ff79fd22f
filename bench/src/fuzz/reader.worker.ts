import { parentPort } from 'node:worker_threads';
import { extract, type ExtractionOutcome } from '@smartap/extraction/domain';
import type { Answer } from './reader.js';

const BUYERS = ['Contoso Retail plc'];

const wordOf = (outcome: ExtractionOutcome): string => {
  if (outcome.outcome === 'refused') return outcome.reason;
  return outcome.outcome === 'traded' ? 'traded' : `extracted ${outcome.format}`;
};
const tell = (answer: Answer): void => parentPort?.postMessage(answer, []);

// No recogniser: scans are refused, nothing is drawn.
parentPort?.on('message', (bytes: Uint8Array) => {
  void extract(bytes, { buyerNames: BUYERS, comparePage: true, split: true }).then(
    (outcome) => tell({ outcome: wordOf(outcome) }),
    (error: unknown) => tell({ crash: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
