import { DateTime } from 'luxon';
import type { WorkCalendar } from '../model/organisation.js';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** A calendar without a working hour in so many days is a mistake. */
const MAX_DAYS = 3660;

interface Shift {
  readonly from: number;
  readonly to: number;
}

/** The instant at which so many working milliseconds have passed since `from`. */
export function addWorkingTime(calendar: WorkCalendar, from: number, workMs: number): number {
  let left = workMs;
  for (const shift of shiftsFrom(calendar, from)) {
    const start = Math.max(from, shift.from);
    if (start + left <= shift.to) return start + left;
    left -= shift.to - start;
  }
  throw new Error(`The calendar ${calendar.id} has too little working time: check its workdays, hours and holidays.`);
}

/** The working milliseconds between two instants. */
export function workingTimeBetween(calendar: WorkCalendar, from: number, to: number): number {
  let passed = 0;
  for (const shift of shiftsFrom(calendar, from)) {
    if (shift.from >= to) break;
    passed += Math.max(0, Math.min(to, shift.to) - Math.max(from, shift.from));
  }
  return passed;
}

/** The shifts that end after an instant. */
function* shiftsFrom({ timezone, workdays, open, close, holidays }: WorkCalendar, from: number): Generator<Shift> {
  const first = DateTime.fromMillis(from, { zone: timezone }).startOf('day');
  if (!first.isValid) throw new Error(`"${timezone}" is no time zone; use a name such as Europe/Berlin.`);
  for (let offset = 0; offset < MAX_DAYS; offset += 1) {
    const day = first.plus({ days: offset });
    if (!workdays.includes(WEEKDAYS[day.weekday - 1] ?? '') || holidays.includes(day.toISODate() ?? '')) continue;
    const shift = { from: atTime(day, open), to: atTime(day, close) };
    if (shift.to > from && shift.to > shift.from) yield shift;
  }
}

function atTime(day: DateTime, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour === 24 ? day.plus({ days: 1 }).toMillis() : day.set({ hour, minute }).toMillis();
}
