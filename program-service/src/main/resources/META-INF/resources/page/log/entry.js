// A set as it is typed: the fields' values, what is wrong with them, and whether a load should be asked about. Pure functions.
import { aNumber, aText, wrongOf } from '../parts/checks.js';
import { farFrom, kilograms } from '../parts/far.js';
import { number, textsOf, typed } from '../parts/texts.js';
import { MOST_RPE } from '../prescription.js';

const t = await textsOf('/page/log');
const MOST = { kg: 1000, lb: 2200 };
const MOST_REPS = 100;
const LONGEST = 1000; // characters of a remark

/**
 * What is typed for a set.
 *
 * @typedef {{ exercise: string, role: string, value: string, unit: string, reps: string, rpe: string, pain: boolean, note: string }} Entry
 * @typedef {{ load: { value: number, unit: string }, far: { load: { value: number, unit: string }, from: 'plan' | 'history' } }} Doubt
 */

/**
 * @param {SessionApi.LoggedSet} set
 * @returns {Entry}
 */
export const entryOf = (set) => ({
  exercise: set.exercise, role: set.role, value: number(set.load.value), unit: set.load.unit, reps: number(set.reps),
  rpe: set.rpe === undefined ? '' : number(set.rpe), pain: set.pain ?? false, note: set.note ?? '',
});

/**
 * Returns what is wrong with an entry, by the names of the fields.
 *
 * @param {Entry} entry
 * @param {boolean} isBodyweight whether the loads of its exercise are added to the bodyweight
 */
export function wrongIn(entry, isBodyweight) {
  const unit = entry.unit === 'lb' ? 'lb' : 'kg';
  const max = MOST[unit];
  return wrongOf({ ...entry, 'load.value': entry.value }, {
    exercise: aText({ required: t('check.exercise') }),
    'load.value': aNumber({ required: t('check.load'), ...(isBodyweight ? { min: -max } : { above: 0 }), max, unit }),
    reps: aNumber({ required: t('check.reps'), whole: true, min: 0, max: MOST_REPS }),
    rpe: (value) => aNumber({ min: 1, max: MOST_RPE })(value) || (Number.isInteger((typed(value) ?? 0) * 2) ? '' : t('check.rpe')),
    note: aText({ longest: LONGEST }),
  });
}

/**
 * Returns what the APIs are sent for an entry in which nothing is wrong.
 *
 * @param {Entry} entry
 */
export const setOf = (entry) => ({
  exercise: entry.exercise, role: /** @type {Page.Role} */ (entry.role),
  load: { value: typed(entry.value) ?? NaN, unit: /** @type {Page.Unit} */ (entry.unit) }, reps: typed(entry.reps) ?? NaN,
  rpe: entry.rpe.trim() ? typed(entry.rpe) ?? undefined : undefined, pain: entry.pain, note: entry.note.trim() || undefined,
});

/**
 * Returns why the load of an entry should be asked about; null if it is not far from plan and history.
 *
 * @param {Entry} entry
 * @param {object} known
 * @param {{ value: number, unit: string }} [known.planned] what the plan asks of the set
 * @param {SessionApi.LoggedSet[]} known.sets other sets of the athlete
 * @param {boolean} known.isBodyweight
 * @returns {Doubt | null}
 */
export function doubtIn(entry, { planned, sets, isBodyweight }) {
  const { load, role, exercise } = setOf(entry);
  const isWarmUp = isLight(role);
  const best = heaviest(sets.filter((set) => set.exercise === exercise && !isLight(set.role)).map((set) => set.load));
  const far = farFrom(load, { planned, best, isBodyweight, isWarmUp });
  return far && { load, far };
}

/** @param {string} role */
const isLight = (role) => role === 'WARM_UP' || role === 'RAMP';

/** @param {{ value: number, unit: string }[]} loads */
const heaviest = (loads) => (loads.length ? loads.reduce((a, b) => (kilograms(a) >= kilograms(b) ? a : b)) : undefined);
