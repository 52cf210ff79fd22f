/** The languages that rules speak; another is added here, and the compiler names every text that lacks it. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in every language; `{name}` stands for a value. */
export type Texts = Readonly<Record<Language, string>>;

/** A text in English and German. */
export const texts = (en: string, de: string): Texts => ({ en, de });
