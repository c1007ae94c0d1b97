// The heaviest load of each exercise, and what was lifted last time. Pure functions.
import { isPreparing } from '/page/parts/roles.js';
import { within } from './steps.js';

const POUND = 0.45359237; // kg

/** @typedef {{ value: number, unit: string }} Load */

/** @param {Load} load */
export const kilograms = ({ value, unit }) => (unit === 'lb' ? value * POUND : value);

/**
 * Returns the heavier of two loads, of which one may be absent.
 *
 * @param {Load | undefined} one
 * @param {Load | undefined} other
 */
export const heavier = (one, other) => (one && (!other || kilograms(one) >= kilograms(other)) ? one : other);

/**
 * Returns the heaviest load of each exercise, by its id. Warm-ups do not count.
 *
 * @param {{ exercise: string, role: Page.Role, load: Load }[]} sets
 * @returns {{ [exercise: string]: Load }}
 */
export function heaviest(sets) {
  /** @type {{ [exercise: string]: Load }} */
  const best = {};
  for (const { exercise, role, load } of sets) {
    if (!isPreparing(role)) best[exercise] = /** @type {Load} */ (heavier(load, best[exercise]));
  }
  return best;
}

/**
 * Returns the newest session before a time with sets of an exercise that count, and these sets; undefined if there is none.
 *
 * @template {{ exercise: string, role: string }} S
 * @param {{ startedAt: string, sets: S[] }[]} sessions in any order
 * @param {string} exercise
 * @param {string} before
 * @returns {{ startedAt: string, sets: S[] } | undefined}
 */
export function lastTime(sessions, exercise, before) {
  return sessions.filter(({ startedAt }) => Date.parse(startedAt) < Date.parse(before))
    .map(({ startedAt, sets }) => ({ startedAt, sets: sets.filter((set) => set.exercise === exercise && !isPreparing(set.role)) }))
    .filter(({ sets }) => sets.length)
    .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))[0];
}

/**
 * Returns the reps of the first set of a step's role with the step's load, within the step's range; undefined if there is none.
 *
 * @param {{ role: string, load: Load, reps: number }[]} sets the sets of the last time
 * @param {Step} step
 * @param {string} unit
 */
export function repsAgain(sets, { role, load, range }, unit) {
  const same = sets.find((set) => set.role === role && set.load.value === load && set.load.unit === unit);
  return same && range ? within(range, same.reps) : undefined;
}
