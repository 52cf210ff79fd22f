import type { Gray } from './gray.js';

/** A word that was recognised, in pixels of the picture. */
export interface SeenWord {
  readonly text: string;
  /** From 0 to 1, as the recogniser claims. */
  readonly confidence: number;
  /** Words of one number stand on one line. */
  readonly line: number;
  /** [left, top, right, bottom] */
  readonly box: readonly [number, number, number, number];
  /** Where its line stands, at the middle of the word; undefined where the recogniser does not say. */
  readonly baseline?: number;
}

/** The languages whose models are there, by ISO 639-3. */
export type OcrLanguage = 'eng' | 'deu' | 'fra' | 'nld' | 'spa' | 'ita' | 'por' | 'pol' | 'swe' | 'dan' | 'nor' | 'ces' | 'fin';

/** How text lies on a page: anywhere, or in rows that go all across. What one way misses the other may find. */
export type PageLayout = 'sparse' | 'rows';

/** Recognises the words of a picture that lies straight. */
export interface Recogniser {
  recognise: (picture: Gray, language: OcrLanguage, layout: PageLayout) => Promise<SeenWord[]>;
  close: () => Promise<void>;
}

/** A page to be read: its pixels, and its size in points. */
export interface PagePicture {
  readonly picture: Gray;
  /** Of a page with coloured ink the same without it: stamps and pens are gone, dark print under them is there. */
  readonly uninked?: Gray;
  readonly page: number;
  readonly points: readonly [width: number, height: number];
  /** It has so few dots an inch that figures look like one another. */
  readonly isCoarse?: boolean;
}
