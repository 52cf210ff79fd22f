const DAY = String.raw`\d{1,4}[./-]\d{1,2}[./-](?:\d{2,4})?`;
const DAYS = new RegExp(String.raw`^${DAY}(?:\s?[-–]\s?${DAY})?$`);

/** Whether a text is a day, or from one to another, in figures (`01.03.-31.03.2026`): when something was, not what. */
export const isDays = (text: string): boolean => DAYS.test(text);
