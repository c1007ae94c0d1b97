// The first loads of a program that begins with an earlier one. Where no set gives an estimate, the first load is next
// week's load of the running program, otherwise the first load of the earlier program.
import { Refused, athletePath, call, find } from '../api.js';
import { number } from '../parts/texts.js';

const NO_ESTIMATE = /^lifts\[(\d+)\]\.start\.fromHistory$/;

/**
 * Whether a violation says that an exercise has no set from which a first load can be computed.
 *
 * @param {{ field: string }} violation
 */
export const isWithoutEstimate = ({ field }) => NO_ESTIMATE.test(field);

/**
 * Returns the builder's values with a load for each lift whose first load cannot follow from what was trained.
 *
 * @template {import('./days.js').Values} V
 * @param {V} values
 * @param {{ athleteId: string, unit: string }} athlete
 * @param {(values: V) => ProgramApi.ProgramRequest} body returns the request that the values make
 * @returns {Promise<V>}
 */
export async function withFirstLoads(values, athlete, body) {
  const wanting = await liftsWithoutEstimate(body(values));
  if (!wanting.size) return values;
  const plan = await find(`${athletePath(athlete.athleteId)}/weeks/next`);
  const load = (/** @type {import('./lifts.js').Lift} */ lift) => {
    const planned = plan?.lifts.find((each) => each.slotId === lift.slotId && each.exercise === lift.exercise && each.unit === athlete.unit);
    const known = planned && (planned.planned ?? planned); // the plan without a deload
    return known ? number((known.top ?? known.straight).load) : lift.load;
  };
  let n = 0;
  const ofDay = (/** @type {import('./lifts.js').Lift[]} */ lifts) => lifts.map((lift) => (wanting.has(n++) ? { ...lift, start: 'load', load: load(lift) } : lift));
  return { ...values, days: values.days.map((day) => ({ ...day, lifts: ofDay(day.lifts) })) };
}

/**
 * Returns the places of the lifts of whose exercise no set gives an estimate.
 *
 * @param {ProgramApi.ProgramRequest} body
 * @returns {Promise<Set<number>>}
 */
async function liftsWithoutEstimate(body) {
  try {
    await call('POST', '/v1/programs/preview', body);
    return new Set();
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return new Set(refused.violations.filter(isWithoutEstimate).map(({ field }) => Number(NO_ESTIMATE.exec(field)?.[1])));
  }
}
