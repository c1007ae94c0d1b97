// The heaviest load of each exercise. Pure functions.
import { isPreparing } from '/page/parts/roles.js';

const POUND = 0.45359237; // kg

/** @typedef {{ value: number, unit: string }} Load */

/** @param {Load} load */
const kilograms = ({ value, unit }) => (unit === 'lb' ? value * POUND : value);

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
