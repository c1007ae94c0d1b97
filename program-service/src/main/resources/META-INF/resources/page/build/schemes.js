// The variants with a top set: their usual and their allowed sets and reps (training-rules.md § 2 and § 15). The sheet shows
// the usual ones where a coach has typed none, and finds the variant that typed sets mean.

/**
 * @typedef {object} TopRule
 * @property {number} sets top sets
 * @property {readonly [number, number]} reps of a top set, fewest and most
 * @property {number} aim the usual reps of a top set
 * @property {number} rpe the usual RPE
 * @property {readonly [number, number]} rpes lowest and highest
 * @property {number} off percent that the backoff load is usually below the top load at first
 * @property {readonly [number, number]} backoffSets fewest and most
 * @property {number} [usualBackoff] backoff sets; absent: the fewest for lifts that tire quickly, otherwise the most
 * @property {readonly [number, number]} backoffReps fewest and most
 * @property {readonly [number, number]} offs lowest and highest of what the backoff load is below the top load, in percent
 */

/**
 * In the order in which a variant is looked for.
 *
 * @type {{ [variant: string]: TopRule }}
 */
export const TOPS = {
  SINGLE_TOP: { sets: 1, reps: [3, 5], aim: 4, rpe: 8.5, rpes: [8, 9], backoffSets: [2, 3], backoffReps: [8, 12], off: 15, offs: [10, 25] },
  DOUBLE_TOP: { sets: 2, reps: [3, 5], aim: 4, rpe: 8.5, rpes: [8, 9], backoffSets: [2, 2], backoffReps: [8, 10], off: 15, offs: [10, 25] },
  HEAVY_SINGLE: { sets: 1, reps: [1, 1], aim: 1, rpe: 9, rpes: [9, 9.5], backoffSets: [3, 4], usualBackoff: 3, backoffReps: [6, 8], off: 22.5, offs: [20, 30] },
  RAMPING: { sets: 1, reps: [1, 3], aim: 2, rpe: 8.5, rpes: [8, 9], backoffSets: [2, 3], backoffReps: [8, 10], off: 22.5, offs: [20, 30] },
  MODERATE_TOP: { sets: 1, reps: [6, 8], aim: 7, rpe: 8, rpes: [7, 9], backoffSets: [3, 3], backoffReps: [8, 12], off: 15, offs: [10, 25] },
  PYRAMID: { sets: 1, reps: [4, 6], aim: 5, rpe: 8.5, rpes: [8, 9], backoffSets: [1, 1], backoffReps: [8, 10], off: 15, offs: [10, 25] },
};

/**
 * Returns the usual number of backoff sets.
 *
 * @param {TopRule} rule
 * @param {boolean} isTiring whether the exercise is squat, deadlift or a variant of them
 */
export const usualBackoff = (rule, isTiring) => rule.usualBackoff ?? rule.backoffSets[isTiring ? 0 : 1];

/** @typedef {{ [field: string]: string }} Scheme the typed numbers of a scheme by their names, without those that are the usual ones */

/** @type {(value: string | undefined) => number | undefined} */
const numberOf = (value) => (value?.trim() ? Number(value.replace(',', '.')) : undefined);

/**
 * The parts of a scheme with what a rule allows for each: its fields, and the fewest and the most.
 *
 * @param {TopRule} rule
 * @returns {[part: string, fields: string[], allowed: readonly [number, number]][]}
 */
const parts = ({ sets, reps, rpes, backoffSets, backoffReps, offs }) => [
  ['topSets', ['topSets'], [sets, sets]], ['topReps', ['topReps.min', 'topReps.max'], reps], ['topRpe', ['topRpe'], rpes],
  ['backoffSets', ['backoffSets'], backoffSets], ['backoffReps', ['backoffReps.min', 'backoffReps.max'], backoffReps],
  ['backoffReduction', ['backoffReduction'], offs],
];

/**
 * Returns the parts of a scheme that its variant does not allow, each with its figures and the allowed ones.
 *
 * @param {string} variant
 * @param {Scheme} scheme
 */
export const broken = (variant, scheme) => (TOPS[variant] ? parts(TOPS[variant]) : []).flatMap(([part, fields, allowed]) => {
  const [min = NaN, max = min] = fields.map((field) => numberOf(scheme[field]));
  return min < allowed[0] || max > allowed[1] ? [{ part, has: [min, max], allowed }] : [];
});

/**
 * Returns a scheme as near to the given one as a variant allows. What the variant does not allow is moved into its range.
 *
 * @param {string} variant
 * @param {Scheme} scheme
 * @returns {Scheme}
 */
export function allowedBy(variant, scheme) {
  if (!TOPS[variant]) return scheme;
  const next = { ...scheme };
  for (const [, fields, [least, most]] of parts(TOPS[variant])) {
    const typed = fields.map((field) => numberOf(next[field]) ?? NaN);
    const [low, high] = typed.map((value) => Math.min(most, Math.max(least, value)));
    const moved = low === high && typed[0] !== typed[1] ? [least, most] : [low, high]; // a range beside the allowed one would become a single number
    fields.forEach((field, n) => {
      if (next[field]?.trim()) next[field] = String(moved[n]);
    });
  }
  const aim = numberOf(next['topReps.target']);
  const [least, most] = TOPS[variant].reps;
  if (aim !== undefined && !(aim >= (numberOf(next['topReps.min']) ?? least) && aim <= (numberOf(next['topReps.max']) ?? most))) delete next['topReps.target'];
  return next;
}

/**
 * Returns the ways of doing the sets that the rules allow and that are nearest to what a coach has typed: the same variant, another
 * one that allows all of it, and straight sets if the backoff sets have too few reps for backoffs.
 *
 * @param {{ variant: ProgramApi.Variant, scheme: Scheme }} typed
 * @returns {{ variant: ProgramApi.Variant, scheme: Scheme }[]}
 */
export function allowedInstead({ variant, scheme }) {
  const breaks = broken(variant, scheme);
  if (!breaks.length) return [];
  const other = /** @type {ProgramApi.Variant | undefined} */ (Object.keys(TOPS).find((each) => !broken(each, scheme).length));
  const isHeavy = breaks.some(({ part, has, allowed }) => part === 'backoffReps' && has[0] < allowed[0]);
  return [
    { variant, scheme: allowedBy(variant, scheme) }, ...(other ? [{ variant: other, scheme }] : []),
    ...(isHeavy ? [{ variant: /** @type {const} */ ('STRAIGHT'), scheme: { sets: scheme.backoffSets?.trim() || '3', 'reps.min': scheme['backoffReps.min'], 'reps.max': scheme['backoffReps.max'] || scheme['backoffReps.min'] } }] : []),
  ];
}

/**
 * Returns what counts for a field that is left empty; undefined if that depends on more than the variant.
 *
 * @param {string} variant
 * @param {string} field
 * @param {boolean} isTiring
 * @returns {number | undefined}
 */
export function usualOf(variant, field, isTiring) {
  const rule = TOPS[variant];
  return rule && {
    topSets: rule.sets, 'topReps.min': rule.reps[0], 'topReps.target': rule.aim, 'topReps.max': rule.reps[1], topRpe: rule.rpe,
    backoffSets: usualBackoff(rule, isTiring), 'backoffReps.min': rule.backoffReps[0], 'backoffReps.max': rule.backoffReps[1], backoffReduction: rule.off,
  }[field];
}
