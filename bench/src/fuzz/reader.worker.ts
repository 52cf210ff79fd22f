import { boundWebAssembly } from '@smartap/workers';
import { readAsServices } from './read-as-services.js';

const BUYERS = ['Contoso Retail plc'];

boundWebAssembly();

/** The body of a thread: reads one document. No recogniser: scans are refused, nothing is drawn. */
export default function run({ bytes }: { readonly bytes: Uint8Array }): Promise<string> {
  return readAsServices(bytes, { buyerNames: BUYERS, comparePage: true, split: true });
}
