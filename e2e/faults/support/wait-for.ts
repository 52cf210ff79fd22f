import { waitUntil } from '@smartap/tools';

/** Waits until the question is answered yes. Throws after a while, saying for what was waited. */
export async function waitFor(what: string, question: () => Promise<boolean> | boolean, timeoutMs = 60_000): Promise<void> {
  if (!(await waitUntil(question, timeoutMs, 50))) throw new Error(`Waited ${timeoutMs / 1000} s in vain: ${what}.`);
}
