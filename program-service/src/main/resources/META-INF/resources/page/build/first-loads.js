// The first loads of a program that begins with an earlier one. Where no set gives an estimate, the first load is the planned
// one of the program before, otherwise the first load of the earlier program.
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
  const planned = await plannedLifts(athlete);
  const load = (/** @type {import('./lifts.js').Lift} */ lift) => {
    const known = planned(lift);
    return known === undefined ? lift.load : number((known.top ?? known.straight).load);
  };
  let n = 0;
  const ofDay = (/** @type {import('./lifts.js').Lift[]} */ lifts) => lifts.map((lift) => (wanting.has(n++) ? { ...lift, start: 'load', load: load(lift) } : lift));
  return { ...values, days: values.days.map((day) => ({ ...day, lifts: ofDay(day.lifts) })) };
}

/**
 * Returns a function that finds how an exercise is planned, without a deload, in the same slot if there is one: next week, or in
 * the first week of a program that has not begun.
 *
 * @param {{ athleteId: string, unit: string }} athlete
 * @returns {Promise<(lift: { slotId?: string, exercise?: string }) => ProgramApi.Prescription | ProgramApi.PlanLift | undefined>}
 */
export async function plannedLifts({ athleteId, unit }) {
  const base = athletePath(athleteId);
  const plan = await find(`${base}/weeks/next`) ?? await find(`${base}/weeks/current`);
  const lifts = (plan?.lifts ?? []).filter((each) => each.unit === unit);
  return ({ slotId, exercise }) => {
    const same = lifts.filter((each) => each.exercise === exercise);
    const lift = same.find((each) => each.slotId === slotId) ?? same[0];
    return lift && (lift.planned ?? lift);
  };
}

const STRAIGHT_RPE = 8; // at which the most reps of straight sets are reached (training-rules.md § 16)

/**
 * Returns the set that a plan asks for.
 *
 * @param {ProgramApi.Prescription | ProgramApi.PlanLift} planned
 * @returns {ProgramApi.RecentSet}
 */
export const asSet = ({ top, straight }) => (top ? { load: top.load, reps: top.reps, rpe: top.rpe } : { load: straight.load, reps: straight.repRange.max, rpe: STRAIGHT_RPE });

/**
 * Returns the places of the lifts of whose exercise no set gives an estimate.
 *
 * @param {ProgramApi.ProgramRequest} body
 * @returns {Promise<Set<number>>}
 */
export async function liftsWithoutEstimate(body) {
  try {
    await call('POST', '/v1/programs/preview', body);
    return new Set();
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return new Set(refused.violations.filter(isWithoutEstimate).map(({ field }) => Number(NO_ESTIMATE.exec(field)?.[1])));
  }
}
