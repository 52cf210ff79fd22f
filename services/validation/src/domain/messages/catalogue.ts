import { texts, type Language, type Texts } from '../rules/texts.js';
import { DUPLICATE_MESSAGES } from './duplicates.js';
import { IDENTIFIER_MESSAGES } from './identifiers.js';
import { RISK_MESSAGES } from './risk.js';
import { VENDOR_MESSAGES } from './vendors.js';

/** Every text that is said besides those of the rules, in every language. */
export const CATALOGUE = { ...VENDOR_MESSAGES, ...DUPLICATE_MESSAGES, ...IDENTIFIER_MESSAGES, ...RISK_MESSAGES } as const satisfies Record<string, Texts>;

export type MessageCode = keyof typeof CATALOGUE;

/** Whether a text is one of the catalogue. */
export const isMessageCode = (code: string): code is MessageCode => Object.hasOwn(CATALOGUE, code);

/** Values that are words of our own, by the place where they stand. */
const WORDS: Readonly<Record<string, Readonly<Record<string, Texts>>>> = {
  same: {
    account: texts('account', 'Konto'),
    taxId: texts('tax id', 'Steuernummer'),
    phone: texts('phone', 'Telefonnummer'),
    address: texts('address', 'Anschrift'),
  },
};

/** Values in a language: what is a word of ours is translated, one by one. */
export function inWords(values: Readonly<Record<string, string>>, language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const words = WORDS[name];
      return [
        name,
        words === undefined
          ? value
          : value
              .split(', ')
              .map((word) => words[word]?.[language] ?? word)
              .join(', '),
      ];
    }),
  );
}
