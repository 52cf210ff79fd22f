/** The languages that rules speak; another is added here, and the compiler names every text that lacks it. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in every language; `{name}` stands for a value. */
export type Texts = Readonly<Record<Language, string>>;

/** A text in English and German. */
export const texts = (en: string, de: string): Texts => ({ en, de });

/** Values by the names under which texts have their places. */
export type Values = Readonly<Record<string, string>>;

/** A text with its values filled in; what has no value stays as it is. */
export function fill(text: string, values: Values): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** A text with its values, in every language; a value that is a text itself is put in as each language has it. */
export function fillTexts(text: Texts, values: Readonly<Record<string, string | Texts>> = {}): Texts {
  const inLanguage = (language: Language): string =>
    fill(text[language], Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : value[language]])));
  return { en: inLanguage('en'), de: inLanguage('de') };
}

/** Several texts as one, in every language; what is empty is left out. */
export function joinTexts(parts: readonly Texts[], between: string | Texts = ' '): Texts {
  const inLanguage = (language: Language): string =>
    parts
      .map((part) => part[language])
      .filter((part) => part !== '')
      .join(typeof between === 'string' ? between : between[language]);
  return { en: inLanguage('en'), de: inLanguage('de') };
}

/** The same in every language. */
export const sameText = (text: string): Texts => ({ en: text, de: text });
