// The training days of a program in the sheet, and the request that they make.
import { fieldsOf } from './lift-fields.js';
import { toRequest } from './lifts.js';

/**
 * What is typed in the sheet. A day has its number if it came with one.
 *
 * @typedef {import('./lifts.js').Lift} Lift
 * @typedef {{ number?: number, weekday: string, lifts: Lift[] }} Day
 * @typedef {{ structure: string, deloadEvery: string, days: Day[] }} Values
 * @typedef {Day & { number: number, weekdayPlace: string | null, places: string[] }} PlacedDay
 */

/**
 * The form of the sheet.
 *
 * @typedef {import('../parts/sending.js').Form & { values: Values, violations?: ProgramApi.Violation[] }} BuildForm
 */

export const MOST_DAYS = 7;

/** @returns {Values} */
export const emptyDays = () => ({ structure: '', deloadEvery: '', days: [{ weekday: 'MONDAY', lifts: [] }] });

/**
 * Returns the days with the place of each lift in the request, for example lifts[2]., to which a field's name is added.
 * A day without a number follows the day before it.
 *
 * @param {Pick<Values, 'days'>} values
 * @returns {PlacedDay[]}
 */
export function days({ days: all }) {
  let n = 0;
  let planned = 0;
  let number = 0;
  const numbers = all.map((day) => (number = day.number ?? number + 1));
  const fits = numbers.every((each, i) => each <= MOST_DAYS && (i === 0 || each > numbers[i - 1]));
  return all.map((day, i) => ({
    ...day, number: fits ? numbers[i] : i + 1, weekdayPlace: day.weekday && day.lifts.length ? `weekdays[${planned++}]` : null,
    places: day.lifts.map(() => `lifts[${n++}].`),
  }));
}

/**
 * Returns the part of the request that the days make. A day without lifts is no day of the program.
 *
 * @param {Values} values
 */
export function request(values, withStart = true) {
  const all = days(values);
  const weekdays = all.filter((day) => day.weekdayPlace).map((day) => ({ day: day.number, weekday: /** @type {ProgramApi.DayOfWeek} */ (day.weekday) }));
  return {
    structure: /** @type {ProgramApi.Structure} */ (values.structure) || undefined,
    deloadEvery: values.deloadEvery === '' ? undefined : Number(values.deloadEvery),
    lifts: all.flatMap((day) => day.lifts.map((lift) => toRequest(lift, day.number, withStart))),
    weekdays: weekdays.length ? weekdays : undefined,
  };
}

/**
 * Returns the names of the fields that can show a message.
 *
 * @param {Values} values
 */
export const shownFields = (values) => ['structure', 'deloadEvery', 'lifts', ...days(values).flatMap((day) => [
  ...(day.weekdayPlace ? [day.weekdayPlace] : []), ...day.lifts.flatMap((lift, i) => fieldsOf(lift, day.places[i]))])];
