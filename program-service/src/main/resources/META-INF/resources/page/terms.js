// How the coach's page writes loads, sets, dates and the codes of the API.
import { codeName } from './parts/codes.js';
import { load as withUnit, number, range, shortDayOf } from './parts/texts.js';
import { t } from './texts.js';
import { dateIn } from './words.js';

export { number, range };
export { dayOf as weekday, shortDayOf as day } from './parts/texts.js';

export const variant = codeName;

/** @param {string | undefined} code */
export const outcome = (code) => (code ? t('outcome.' + code) : '');

/**
 * Writes a load, for example 122.5 kg. The service has already rounded the value.
 *
 * @param {number | null | undefined} value
 * @param {string} [unit]
 */
export const load = (value, unit) => (value === null || value === undefined ? '–' : unit ? withUnit(value, unit) : number(value));

/**
 * Writes sets at one load, for example 3 × 8–12. For a rest-pause the text has the activation set and the total of
 * reps.
 *
 * @param {ProgramApi.Straight} straight
 */
export const straightSets = (straight) => (straight.totalReps
  ? ' ' + t('sets.restPause', { range: range(straight.repRange), total: straight.totalReps })
  : ` ${straight.sets}\u00a0×\u00a0${range(straight.repRange)}`);

/**
 * Writes a rest, for example 3 min or 20 s.
 *
 * @param {number} seconds
 */
export const rest = (seconds) => (seconds % 60 ? t('rest.s', { n: seconds }) : t('rest.min', { n: seconds / 60 }));

/** @typedef {(at?: Date) => string} DateOf returns the date of a point in time; without one, today's */

const MINUTE = 60_000; // milliseconds

/**
 * Returns what writes dates in the zone of an athlete of the roster: the last session of a row is written in it, for example with +01:00.
 *
 * @param {Pick<Page.Row, 'lastSessionAt'>} row
 * @returns {DateOf}
 */
export function datesOf({ lastSessionAt }) {
  if (!lastSessionAt) return (at) => dateIn(undefined, at);
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(lastSessionAt) ?? [null, '+', 0, 0];
  const ahead = Number(sign + '1') * (60 * Number(hours) + Number(minutes)) * MINUTE;
  return (at = new Date()) => new Date(at.getTime() + ahead).toISOString().slice(0, 10);
}

/**
 * Writes how long ago a point in time was, for example today, yesterday, 3 days ago, 5 Nov, or 5 Nov 2024.
 *
 * @param {string | undefined} time
 * @param {DateOf} [dateOf] in the zone of the athlete; absent for that of the device
 */
export function ago(time, dateOf = (at) => dateIn(undefined, at)) {
  if (!time) return t('ago.never');
  const date = dateOf(new Date(time));
  const days = Math.round((Date.parse(dateOf()) - Date.parse(date)) / 86400000);
  if (days <= 0) return t('ago.today');
  if (days === 1) return t('ago.yesterday');
  if (days < 14) return t('ago.days', { n: days });
  return shortDayOf(date);
}
