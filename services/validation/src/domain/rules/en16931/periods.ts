import type { StatedPeriod, Statement } from '@smartap/en16931';
import { isThere } from '../presence.js';
import { rule, type Report, type Rule } from '../rule.js';
import { texts, type Place } from '../texts.js';

export const PERIOD_REVERSED = {
  text: texts('A period shall not end before it starts.', 'Ein Zeitraum darf nicht enden, bevor er beginnt.'),
  message: texts(
    'The period ends on {end}, before it starts on {start}. Ask the seller for the right dates.',
    'Der Zeitraum endet am {end}, bevor er am {start} beginnt. Den Verkäufer um die richtigen Daten bitten.',
  ),
};

export const PERIOD_EMPTY = {
  text: texts('A period shall have a start date or an end date, or both.', 'Ein Zeitraum muss einen Beginn oder ein Ende haben, oder beides.'),
  message: texts(
    'A period has neither start nor end. Ask the seller for one of them.',
    'Ein Zeitraum hat weder Beginn noch Ende. Den Verkäufer um eines davon bitten.',
  ),
};

/** Reports a period that ends before it starts. Dates of one form compare as text. */
export function periodFault(s: Statement, { start, end }: StatedPeriod, place: Place | undefined, report: Report): void {
  if (start === undefined || end === undefined) return;
  const isRight = s.binding === 'ubl' ? end.slice(0, 10) >= start.slice(0, 10) : end >= start;
  if (!isRight) report({ place, values: { start, end }, actual: end });
}

/** The invoicing period: BR-29, BR-CO-19. */
export const PERIOD_RULES: readonly Rule[] = [
  rule({
    id: 'BR-29',
    terms: ['BT-73', 'BT-74'],
    ...PERIOD_REVERSED,
    check: ({ s }, report) => s.periods.forEach((period) => periodFault(s, period, undefined, report)),
  }),
  rule({
    id: 'BR-CO-19',
    terms: ['BG-14', 'BT-73', 'BT-74'],
    ...PERIOD_EMPTY,
    // UBL keeps the code of BT-8 in the period; alone there it is no invoicing period.
    check: ({ s }, report) => {
      if (s.periods.some(({ start, end, code }) => !isThere(start) && !isThere(end) && !isThere(code))) report();
    },
  }),
];
