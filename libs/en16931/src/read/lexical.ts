const DECIMAL = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/;
const MAX_DECIMAL_LENGTH = 64;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:$|T|Z|[+-]\d{2}:\d{2}$)/;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?$/;

/**
 * A lexical `xsd:decimal` as a canonical decimal string: no plus, no exponent, no superfluous zeros; undefined when it is none.
 * @example canonicalDecimal('+0012.50') // '12.5'
 */
export function canonicalDecimal(lexical: string): string | undefined {
  const trimmed = lexical.trim();
  if (trimmed.length > MAX_DECIMAL_LENGTH || !/\d/.test(trimmed)) return undefined;
  const match = DECIMAL.exec(trimmed);
  if (match === null) return undefined;
  const whole = match[2] === '' || match[2] === undefined ? '0' : match[2];
  const fraction = match[3] ?? '';
  const plain = fraction === '' ? whole : `${whole}.${fraction}`;
  return match[1] === '-' && plain !== '0' ? `-${plain}` : plain;
}

/** The decimal of an element as canonical text; undefined when it is absent or none. */
export function decimalOf(from: { readonly text: string } | undefined): string | undefined {
  return from === undefined ? undefined : canonicalDecimal(from.text);
}

/** Whether year, month and day name a day of the Gregorian calendar. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
}

/**
 * A lexical date as `YYYY-MM-DD`: ISO (time and zone dropped) or the compact forms 102, 203 and 204 of UNTDID 2379; undefined
 * when it is no day of the calendar.
 */
export function isoDate(lexical: string): string | undefined {
  const trimmed = lexical.trim();
  const match = ISO_DATE.exec(trimmed) ?? COMPACT_DATE.exec(trimmed);
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  return isCalendarDate(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : undefined;
}
