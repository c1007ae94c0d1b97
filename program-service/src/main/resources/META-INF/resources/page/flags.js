// The flags of the API: their names, how urgent they are, and how they are shown.
import { html } from '/webjars/lit-html/lit-html.js';
import { muscle } from './parts/muscles.js';
import { weekday } from './terms.js';
import { exercise, exerciseIds } from './words.js';
import { t } from './texts.js';

/**
 * The tone of each flag, the most urgent flag first.
 *
 * @type {{ [code: string]: 'bad' | 'warn' | 'note' | 'good' }}
 */
const TONES = {
  PAIN_PERSISTS: 'bad', PAIN_REPORTED: 'bad', INJURED: 'bad', TRAINED_TO_FAILURE: 'bad', BEYOND_FAILURE: 'bad', SUDDEN_DROP: 'bad',
  TARGET_MISSED: 'warn', STALLED: 'warn', DELOAD_SUGGESTED: 'warn', NOT_TRAINED: 'warn', LAYOFF: 'warn', MISSED_TODAY: 'warn',
  REDUCE_MORE: 'note', BACKOFFS_TOO_EASY: 'note', VOLUME_HIGH: 'note', VOLUME_LOW: 'note', EXTRA_TOP_SETS: 'note', OUT_OF_ORDER: 'note',
  WARM_UP_SKIPPED: 'note', NO_RPE: 'note', UNMATCHED_SET: 'note', EQUIPMENT_LIMIT: 'note', REVISED_AFTER_FINAL: 'note',
  PERSONAL_RECORD: 'good',
};

/** The codes of all flags, the most urgent first. */
export const flagCodes = Object.keys(TONES);

/** The flags of a set that was too heavy or a week that was too weak. */
export const TOO_MUCH = ['SUDDEN_DROP', 'TARGET_MISSED', 'TRAINED_TO_FAILURE', 'BEYOND_FAILURE'];

/** The flags that speak of the plan on which they are; all others speak of the sets of the week before it. */
const OF_PLAN = ['INJURED', 'LAYOFF', 'BEYOND_FAILURE', 'DELOAD_SUGGESTED', 'EQUIPMENT_LIMIT', 'REVISED_AFTER_FINAL'];

/** @param {string} code */
export const isOfSets = (code) => !OF_PLAN.includes(code);

/**
 * @param {string} a
 * @param {string} b
 */
export const byUrgency = (a, b) => flagCodes.indexOf(a) - flagCodes.indexOf(b);

/**
 * Returns a flag's name, tone and explanation.
 *
 * @param {string} code
 */
export const flag = (code) => ({ word: flagName(code), tone: TONES[code] ?? 'note', says: flagSays(code) });

/** @param {string} code */
export const flagName = (code) => (TONES[code] ? t('flag.' + code) : code.toLowerCase().replaceAll('_', ' '));

/**
 * Explains a flag in one sentence.
 *
 * @param {string} code
 */
export const flagSays = (code) => (TONES[code] ? t(`flag.${code}.says`) : '');

/**
 * Shows a flag's name. A flag that asks for no decision is shown in the tone of a note, unless it is good news.
 *
 * @param {string} code
 * @param {boolean} [asks] whether the flag asks for a decision
 */
export const chip = (code, asks = true) => html`<span class="chip ${asks || TONES[code] === 'good' ? TONES[code] ?? 'note' : 'note'}" title=${flagSays(code)}>${flagName(code)}</span>`;

/**
 * Names the lifts, muscles or dates of a flag, for example: Bench Press, Squat. A lift is named with its day if the program
 * has the exercise on several days, and with its backoff set if that set is the record.
 *
 * @param {{ about: string[], lifts?: ProgramApi.FlaggedSlot[] }} flag
 */
export function about({ about: all, lifts = [] }) {
  const others = all.filter((name) => !lifts.some((lift) => lift.exercise === name));
  const names = [...lifts.map(liftName), ...others.map(named)];
  return names.length > 2 ? t('flag.about', { first: names[0], n: names.length - 1 }) : names.join(', ');
}

/** @param {ProgramApi.FlaggedSlot} lift */
function liftName({ exercise: id, day, backoff }) {
  const lift = day ? t('flag.about.day', { lift: exercise(id), day }) : exercise(id);
  return backoff ? t('flag.about.backoff', { lift }) : lift;
}

/** @param {string} name */
export function named(name) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(name)) return weekday(name);
  return exerciseIds.has(name) ? exercise(name) : muscle(name);
}
