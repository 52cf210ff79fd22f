const DAY = String.raw`\d{1,4}[./-]\d{1,2}[./-](?:\d{2,4})?`;
const DAYS = new RegExp(String.raw`^${DAY}(?:\s?[-–]\s?${DAY})?$`);
/** A small word before a day: `du`, `au`, `from`, `t/m`. */
const WORD = String.raw`(?:\p{Ll}{1,5}|\p{Lu}\p{Ll}{1,4}|t\/m)`;
const PERIOD = new RegExp(String.raw`^\(?(?:${WORD}\s)?${DAY}\s?(?:[-–]|${WORD})\s?${DAY}\)?$`, 'u');

/** Whether a text is a day, or from one to another, in figures (`01.03.-31.03.2026`): when something was, not what. */
export const isDays = (text: string): boolean => DAYS.test(text);

/** Whether a text says from which day to which other, in figures and in whatever words: `(Du 01/04/2026 au 31/03/2027)`. */
export const isPeriod = (text: string): boolean => PERIOD.test(text);
