// How a lift of a program of the gym is written where it is only shown.
import { fromRequest } from './lifts.js';
import { usualSets, writeSets } from './shorthand.js';

/**
 * Returns the sets of a lift, for example 1×3–5 with an RPE, and then its backoff sets.
 *
 * @param {ProgramApi.LiftRequest} lift
 * @param {import('./catalogue.js').Catalogue} catalogue
 */
export function setsOf(lift, { nameOf, progressions, exercises }) {
  const typed = fromRequest(lift, nameOf, progressions);
  const isTiring = exercises.find((each) => each.id === lift.exercise)?.fatiguing === true;
  return writeSets(typed, isTiring) || usualSets(typed.variant, isTiring);
}

/**
 * Returns the method of progression of a lift.
 *
 * @param {ProgramApi.LiftRequest} lift
 * @param {import('./catalogue.js').Catalogue} catalogue
 */
export const methodOf = (lift, { nameOf, progressions }) => fromRequest(lift, nameOf, progressions).method;
