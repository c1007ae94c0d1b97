// The texts of a screen in the reader's language, from the files texts.<language>.json of the screen's folder.
import { local } from './storage.js';

export const LANGUAGES = ['en', 'de'];

/** The key under which the device keeps which language was chosen. */
export const CHOSEN = 'topset-language';

/** The language that was chosen on this device, otherwise the browser's. */
export const language = [local.getItem(CHOSEN) ?? '', ...navigator.languages].map((each) => each.slice(0, 2)).find((each) => LANGUAGES.includes(each)) ?? 'en';

document.documentElement.lang = language;

/**
 * The texts of each file, which are read once.
 *
 * @type {{ [file: string]: Promise<{ [key: string]: string }> }}
 */
const read = {};

/**
 * Reads the texts of a folder. The returned function gives a text by its key: values in braces are replaced, and of
 * "one|many" the part for the count n is chosen.
 *
 * @param {string} folder
 * @param {string} [of] a language
 * @returns {Promise<Page.Texts>}
 */
export async function textsOf(folder, of = language) {
  const file = `${folder}/texts.${of}.json`;
  read[file] ??= fetch(file).then((answer) => answer.json());
  const texts = await read[file];
  return (key, values = {}) => {
    const [one, many] = (texts[key] ?? key).split('|');
    return (many !== undefined && values.n !== 1 ? many : one).replaceAll(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
  };
}

/**
 * Writes a text as a sentence: with a capital letter and a full stop.
 *
 * @param {string} text
 */
export const sentence = (text) => text && text[0].toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');

const decimals = new Intl.NumberFormat(language, { maximumFractionDigits: 3, useGrouping: false });

/** @param {number} value */
export const number = (value) => decimals.format(value);

/**
 * @param {number} value
 * @param {string} unit
 */
export const load = (value, unit) => `${number(value)} ${unit}`;

/** @param {{ min: number, max: number }} r */
export const range = (r) => (r.min === r.max ? number(r.min) : `${number(r.min)}–${number(r.max)}`);

/**
 * Returns the number that was typed, with a point or a comma; null if the text is no number.
 *
 * @param {unknown} text
 * @returns {number | null}
 */
export function typed(text) {
  const value = String(text).trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

const LOCALE = language === 'en' ? 'en-GB' : language;

/**
 * The time zone in which points in time are written; undefined for that of the device.
 *
 * @type {string | undefined}
 */
let zone;

/** @param {string | undefined} timeZone */
export const keepZone = (timeZone) => { zone = timeZone; };

/**
 * Writes a date such as 2026-11-27, which is the same day in each zone, or a point in time; with its year if that is another.
 *
 * @param {string | number} date
 * @param {Intl.DateTimeFormatOptions} options
 */
function write(date, options) {
  const isDate = String(date).length === 10;
  const at = new Date(isDate ? date + 'T12:00:00Z' : date);
  const year = at.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  const as = (/** @type {string | undefined} */ timeZone) => at.toLocaleString(LOCALE, { year, ...options, timeZone });
  try {
    return as(isDate ? 'UTC' : zone);
  } catch {
    return as(undefined); // the browser does not know the zone
  }
}

/**
 * Writes a date, for example 27 Nov, or 27 Nov 2024 if that is not this year.
 *
 * @param {string | number} date
 */
export const shortDayOf = (date) => write(date, { day: 'numeric', month: 'short' });

/**
 * Writes a date with its weekday, for example Fri 27 Nov, and with its year if that is not this year.
 *
 * @param {string | number} date
 */
export const dayOf = (date) => write(date, { weekday: 'short', day: 'numeric', month: 'short' });

/**
 * Writes a date with its year, for example 27 Nov 2026.
 *
 * @param {string | number} date
 */
export const dateOf = (date) => write(date, { day: 'numeric', month: 'short', year: 'numeric' });

/**
 * Writes a date in full words, for example Friday 27 November, and with its year if that is not this year.
 *
 * @param {string | number} date
 */
export const longDayOf = (date) => write(date, { weekday: 'long', day: 'numeric', month: 'long' });

/**
 * Writes a date and a time of day, for example 27 Nov, 16:30, and its year if that is not this year.
 *
 * @param {string | number} time
 */
export const timeOf = (time) => write(time, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/**
 * Writes the name of a weekday and the day of the month, for example Fri 27.
 *
 * @param {string | number} date
 */
export const weekdayOf = (date) => write(date, { weekday: 'short', day: 'numeric', year: undefined });
