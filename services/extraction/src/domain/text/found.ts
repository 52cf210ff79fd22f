import type { Box } from '../pdf/word.js';

/** Text found for a field. */
export interface Found {
  value: string;
  confidence: number;
  label: string | undefined;
  text: string;
  page: number;
  box: Box;
  line: number;
}

/** What was found, no surer than that. */
export const atMost = <F extends { readonly confidence: number }>(found: F, most: number): F => ({ ...found, confidence: Math.min(most, found.confidence) });

/** Where something is printed. */
export type Place = Pick<Found, 'page' | 'box' | 'line'>;
