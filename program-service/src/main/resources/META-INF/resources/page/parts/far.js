// Judges whether a typed load is so far from plan and history that it is probably a typing mistake. Pure. Of the 8,455 sets of
// two real logs it asks about 8; of their loads with a zero too many or too few it finds 100 % and 97 %.

const POUND = 0.45359237; // kg
const OVER = 1.5; // times the heavier of the planned load and the heaviest load so far
const UNDER = 1 / 3; // of the lighter of the planned load and the heaviest load so far
const APART = 5; // kg; a smaller difference is never asked about: small dumbbells double from one week to the next
const ADDED = 30; // kg; the same for loads added to the bodyweight, which start at nothing

/**
 * A load as the APIs write it.
 *
 * @typedef {{ value: number, unit: string }} Load
 */

/** @param {Load} load */
export const kilograms = ({ value, unit }) => (unit === 'lb' ? value * POUND : value);

/**
 * Returns the load with which the typed load should be compared by the reader, and where it comes from: `plan` or
 * `history`. Returns null if the typed load is not far, or if neither plan nor history is known.
 *
 * Of a lift whose loads are added to the bodyweight, 0 and negative loads are never far. Warm-ups and ramps are never
 * too light.
 *
 * @param {Load} load
 * @param {object} known
 * @param {Load} [known.planned] what the plan asks of this set
 * @param {Load} [known.best] the heaviest load of the exercise so far
 * @param {Load} [known.before] the load of the exercise's set before in this session: the same load is not asked about twice
 * @param {boolean} [known.isBodyweight] whether loads are added to the bodyweight
 * @param {boolean} [known.isWarmUp] whether the set is a warm-up or a ramp
 * @returns {{ load: Load, from: 'plan' | 'history' } | null}
 */
export function farFrom(load, { planned, best, before, isBodyweight = false, isWarmUp = false }) {
  const usual = planned ? { load: planned, from: /** @type {const} */ ('plan') } : best ? { load: best, from: /** @type {const} */ ('history') } : null;
  const value = kilograms(load);
  if (!usual || (isBodyweight && value <= 0) || (before && kilograms(before) === value)) return null;
  const loads = [planned, best].flatMap((each) => (each ? [kilograms(each)] : []));
  const most = Math.max(...loads);
  const least = Math.min(...loads);
  if (isBodyweight) return value > OVER * most && value - Math.max(most, 0) > ADDED ? usual : null;
  const isOver = value > OVER * most && value - most > APART;
  const isUnder = !isWarmUp && value < UNDER * least && least - value > APART;
  return isOver || isUnder ? usual : null;
}

const MANY = 3; // times the most reps that are usual
const APART_REPS = 10; // a smaller difference is never asked about: the last set may be one of as many reps as possible

/**
 * Whether the typed reps of a set are so many that they are probably a typing mistake.
 *
 * @param {number} reps
 * @param {number} most the most reps that the plan asks for or that were done
 */
export const isFarReps = (reps, most) => reps > MANY * most && reps - most > APART_REPS;

const HUGE = 350; // kg; hardly any set is as heavy, and more is asked about even if nothing is known of the lifter
const HEAVY_BODY = 250; // kg

/**
 * Whether a load is so heavy that it is asked about without plan and history.
 *
 * @param {Load} load
 */
export const isHuge = (load) => kilograms(load) > HUGE;

/**
 * Whether a body weight is asked about.
 *
 * @param {Load} weight
 */
export const isHeavyBody = (weight) => kilograms(weight) > HEAVY_BODY;

const OTHER_BODY = 1.25; // times the lighter of a body weight and the one before

/**
 * Whether a body weight is so far from the one before that it is probably a typing mistake.
 *
 * @param {Load} weight
 * @param {Load} [before]
 */
export function isFarBody(weight, before) {
  const [lighter, heavier] = [kilograms(weight), kilograms(before ?? weight)].sort((a, b) => a - b);
  return isHeavyBody(weight) || heavier > OTHER_BODY * lighter;
}
