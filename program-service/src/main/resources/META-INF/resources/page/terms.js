// How the coach's page writes loads, sets, dates and the codes of the API.
import { codeName } from './parts/codes.js';
import { load as withUnit, number, range, shortDayOf } from './parts/texts.js';
import { t } from './texts.js';

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

/**
 * Writes how long ago a point in time was, for example today, yesterday, 3 days ago, 5 Nov, or 5 Nov 2024.
 *
 * @param {string | undefined} time
 */
export function ago(time) {
  if (!time) return t('ago.never');
  const midnight = (/** @type {Date} */ date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((midnight(new Date()) - midnight(new Date(time))) / 86400000);
  if (days <= 0) return t('ago.today');
  if (days === 1) return t('ago.yesterday');
  if (days < 14) return t('ago.days', { n: days });
  return shortDayOf(time);
}
