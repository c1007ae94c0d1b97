// The variants with a top set: their usual and their allowed sets and reps (training-rules.md § 2 and § 15). The sheet shows
// the usual ones where a coach has typed none, and finds the variant that typed sets mean.

/**
 * @typedef {object} TopRule
 * @property {number} sets top sets
 * @property {readonly [number, number]} reps of a top set, fewest and most
 * @property {number} rpe the usual RPE
 * @property {readonly [number, number]} backoffSets fewest and most
 * @property {number} [usualBackoff] backoff sets; absent: the fewest for lifts that tire quickly, otherwise the most
 * @property {readonly [number, number]} backoffReps fewest and most
 */

/**
 * In the order in which a variant is looked for.
 *
 * @type {{ [variant: string]: TopRule }}
 */
export const TOPS = {
  SINGLE_TOP: { sets: 1, reps: [3, 5], rpe: 8.5, backoffSets: [2, 3], backoffReps: [8, 12] },
  DOUBLE_TOP: { sets: 2, reps: [3, 5], rpe: 8.5, backoffSets: [2, 2], backoffReps: [8, 10] },
  HEAVY_SINGLE: { sets: 1, reps: [1, 1], rpe: 9, backoffSets: [3, 4], usualBackoff: 3, backoffReps: [6, 8] },
  RAMPING: { sets: 1, reps: [1, 3], rpe: 8.5, backoffSets: [2, 3], backoffReps: [8, 10] },
  MODERATE_TOP: { sets: 1, reps: [6, 8], rpe: 8, backoffSets: [3, 3], backoffReps: [8, 12] },
  PYRAMID: { sets: 1, reps: [4, 6], rpe: 8.5, backoffSets: [1, 1], backoffReps: [8, 10] },
};

/**
 * Returns the usual number of backoff sets.
 *
 * @param {TopRule} rule
 * @param {boolean} isTiring whether the exercise is squat, deadlift or a variant of them
 */
export const usualBackoff = (rule, isTiring) => rule.usualBackoff ?? rule.backoffSets[isTiring ? 0 : 1];
