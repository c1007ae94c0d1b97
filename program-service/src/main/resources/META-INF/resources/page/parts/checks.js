// What a field must contain before a form is sent, with a message in the reader's words. Nothing here needs the service.
import { dayOf, load, number, textsOf, typed } from './texts.js';

const t = await textsOf('/page/parts');
const DECIMALS = 3; // what the services store

/**
 * Returns what is wrong with a text that was typed; an empty text if nothing is.
 *
 * @typedef {(value: unknown) => string} Rule
 */

/**
 * Whether a field must be filled in. A text is the message if it is not.
 *
 * @typedef {boolean | string} Required
 */

/** @param {unknown} value */
const textOf = (value) => String(value ?? '').trim();

/** @param {Required | undefined} required */
const missing = (required) => (required ? (required === true ? t('check.missing') : required) : '');

/**
 * A number, with a point or a comma.
 *
 * @param {object} [limits]
 * @param {Required} [limits.required]
 * @param {number} [limits.above] the number must be greater
 * @param {number} [limits.min]
 * @param {number} [limits.max]
 * @param {boolean} [limits.whole]
 * @param {string} [limits.unit]
 * @returns {Rule}
 */
export const aNumber = ({ required, above, min, max, whole = false, unit } = {}) => (value) => {
  const text = textOf(value);
  if (!text) return missing(required);
  const found = typed(text);
  if (found === null) return t(whole ? 'check.whole' : 'number');
  if (whole && !Number.isInteger(found)) return t('check.whole');
  const isLow = (min !== undefined && found < min) || (above !== undefined && found <= above);
  if (isLow || (max !== undefined && found > max)) return t(range({ above, min, max }), { above: written(above, unit), max: written(max, unit), min: min === undefined ? '' : max === undefined ? written(min, unit) : number(min) });
  return hasMoreDecimals(text) ? t('check.decimals', { n: DECIMALS }) : '';
};

/** @type {(value: number | undefined, unit: string | undefined) => string} */
const written = (value, unit) => (value === undefined ? '' : unit ? load(value, unit) : number(value));

/** @param {string} text */
const hasMoreDecimals = (text) => (text.split(/[.,]/)[1] ?? '').replace(/0+$/, '').length > DECIMALS;

/** @param {{ above?: number, min?: number, max?: number }} limits */
function range({ above, min, max }) {
  if (max === undefined) return min === undefined ? 'check.above' : 'check.least';
  if (min !== undefined) return 'check.between';
  return above === undefined ? 'check.most' : 'check.aboveToMost';
}

/**
 * @param {object} [limits]
 * @param {Required} [limits.required]
 * @param {number} [limits.longest] characters
 * @returns {Rule}
 */
export const aText = ({ required, longest } = {}) => (value) => {
  const text = textOf(value);
  if (!text) return missing(required);
  return longest !== undefined && text.length > longest ? t('check.longest', { n: longest, has: text.length }) : '';
};

/**
 * A day such as 2026-11-27.
 *
 * @param {object} [limits]
 * @param {Required} [limits.required]
 * @param {string} [limits.from] the first possible day
 * @param {string} [limits.to] the last possible day
 * @returns {Rule}
 */
export const aDate = ({ required, from, to } = {}) => (value) => {
  const text = textOf(value);
  if (!text) return missing(required);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return t('check.date');
  if (from && text < from) return t('check.from', { date: dayOf(from) });
  return to && text > to ? t('check.to', { date: dayOf(to) }) : '';
};

/**
 * Returns the messages of the fields whose values break their rules, by the names of the fields.
 *
 * @param {{ [field: string]: unknown }} values what was typed
 * @param {{ [field: string]: Rule }} rules
 * @returns {{ [field: string]: string }}
 */
export function wrongOf(values, rules) {
  return Object.fromEntries(Object.entries(rules).map(([field, rule]) => [field, rule(values[field])]).filter(([, message]) => message));
}
