const DAY = String.raw`\d{1,4}[./-]\d{1,2}[./-](?:\d{2,4})?`;
/** A small word before a day: `du`, `au`, `from`, `t/m`, or a dash. */
const WORD = String.raw`(?:\p{Ll}{1,5}|\p{Lu}\p{Ll}{1,4}|t\/m|[-–])`;
const DAYS = new RegExp(String.raw`^\(?(?:${WORD}\s)?${DAY}(?:\s?(?:[-–]|${WORD})\s?${DAY})?\)?$`, 'u');

/** Whether a text is a day, or from one to another, in figures, also in brackets (`01.03.-31.03.2026`, `(Du 01/04/2026 au 31/03/2027)`): when something was, not what. */
export const isDays = (text: string): boolean => DAYS.test(text);
