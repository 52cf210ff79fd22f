import type { Language } from '@smartap/en16931';

/** What is told of a line: in English always, in other languages only where somebody has to read it. */
export type Words = { readonly en: string } & { readonly [L in Exclude<Language, 'en'>]: () => string };

/** The same sentence in English and German. */
export const words = (en: string, de: () => string): Words => ({ en, de });
