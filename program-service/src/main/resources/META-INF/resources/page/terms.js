// How the coach's page writes loads, sets, dates and the codes of the API.
import { language, load as withUnit, number } from './parts/texts.js';
import { t } from './texts.js';

export { number };

const LOCALE = language === 'en' ? 'en-GB' : language;

export const variant = (code) => t('variant.' + code);

export const outcome = (code) => (code ? t('outcome.' + code) : '');

/** Writes a load, for example 122.5 kg. The service has already rounded the value. */
export const load = (value, unit) => (value === null || value === undefined ? '–' : unit ? withUnit(value, unit) : number(value));

export const range = (r) => (r.min === r.max ? number(r.min) : `${number(r.min)}–${number(r.max)}`);

/**
 * Writes sets at one load, for example 3 × 8–12. For a rest-pause the text has the activation set and the total of
 * reps.
 */
export const straightSets = (straight) => (straight.totalReps
  ? ' ' + t('sets.restPause', { range: range(straight.repRange), total: straight.totalReps })
  : ` ${straight.sets}\u00a0×\u00a0${range(straight.repRange)}`);

/** How plates are written, as the drawing of a bar needs it. */
export const platesInWords = { side: (loaded) => t('plates.side', { loaded }), empty: t('plates.empty'), number };

/** Writes a rest, for example 3 min or 20 s. */
export const rest = (seconds) => (seconds % 60 ? t('rest.s', { n: seconds }) : t('rest.min', { n: seconds / 60 }));

/** Writes a date, or the date of a time in the browser's zone, for example 24 Nov. A date is the same in every zone. */
export const day = (date) => new Date(date).toLocaleDateString(LOCALE, { day: 'numeric', month: 'short', timeZone: String(date).length === 10 ? 'UTC' : undefined });

/** Writes a date with its weekday, for example Tue 24 Nov. */
export const weekday = (date) => new Date(date).toLocaleDateString(LOCALE, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Writes how long ago a point in time was, for example today, yesterday, 3 days ago, or 5 Nov. */
export function ago(time) {
  if (!time) return t('ago.never');
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  const days = Math.round((midnight(new Date()) - midnight(new Date(time))) / 86400000);
  if (days <= 0) return t('ago.today');
  if (days === 1) return t('ago.yesterday');
  return days < 14 ? t('ago.days', { n: days }) : day(time);
}
