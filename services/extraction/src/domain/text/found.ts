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

/** Where something is printed. */
export type Place = Pick<Found, 'page' | 'box' | 'line'>;
