// What the plan asked of a session, beside what was lifted in it. Pure functions.
import { ceilingOf } from '../prescription.js';

const DAY = 86_400_000; // milliseconds

/**
 * @typedef {ProgramApi.PlanLift} PlanLift
 * @typedef {SessionApi.LoggedSet} LoggedSet
 * @typedef {'TOP' | 'BACKOFF' | 'STRAIGHT'} WorkRole
 * @typedef {{ role: WorkRole, sets: number, load: number, range: { min: number, max: number }, reps?: number, rpe?: number, ceiling?: number, totalReps?: number }} AskedSets
 * @typedef {{ exercise: string, lift?: PlanLift, sets: LoggedSet[] }} Beside
 */

/**
 * Returns the number of a program's week that a date is in; 0 or less before the program.
 *
 * @param {string} startsOn
 * @param {string} date
 */
export const weekOf = (startsOn, date) => Math.floor((Date.parse(date) - Date.parse(startsOn)) / DAY / 7) + 1;

/**
 * Returns the program of a date; undefined if none ran then.
 *
 * @template {{ startsOn: string, endsOn?: string }} P
 * @param {P[]} programs
 * @param {string} date
 */
export const programOn = (programs, date) => programs.findLast(({ startsOn, endsOn }) => startsOn <= date && (!endsOn || date < endsOn));

/**
 * Returns the sets that the plan asks of a lift, without warm-ups and ramps.
 *
 * @param {PlanLift} lift
 * @returns {AskedSets[]}
 */
export function askedOf({ top, backoff, straight, variant }) {
  if (straight) return [{ role: 'STRAIGHT', sets: straight.sets, load: straight.load, range: straight.repRange, totalReps: straight.totalReps }];
  /** @type {AskedSets[]} */
  const asked = top ? [{ role: 'TOP', sets: top.sets, load: top.load, range: top.repRange, reps: top.reps, rpe: top.rpe, ceiling: ceilingOf({ variant }) }] : [];
  if (backoff?.sets) asked.push({ role: 'BACKOFF', sets: backoff.sets, load: backoff.load, range: backoff.repRange });
  return asked;
}

/**
 * Returns the lift of a plan that a set was meant for, as the rule slot-match finds it but for its last step; undefined
 * if the plan has no lift of the exercise.
 *
 * @param {PlanLift[]} lifts
 * @param {{ exercise: string, slotId?: string }} set
 * @param {number} [day] the day of the program for which the session was meant
 * @returns {PlanLift | undefined}
 */
export function liftOf(lifts, { exercise, slotId }, day) {
  const mine = lifts.filter((lift) => lift.exercise === exercise);
  return mine.find((lift) => lift.slotId === slotId) ?? mine.find((lift) => lift.day === day) ?? mine[0];
}

/**
 * Returns the load that the plan asks of a set; undefined if the plan has no such lift. Warm-ups and ramps are compared
 * with the heaviest set.
 *
 * @param {PlanLift | undefined} lift
 * @param {string} role
 */
export function loadOf(lift, role) {
  if (!lift) return undefined;
  const asked = askedOf(lift);
  const value = (asked.find((each) => each.role === role) ?? asked[0])?.load;
  return value === undefined ? undefined : { value, unit: lift.unit };
}

/**
 * Returns what was planned for a session and what was done, lift by lift: first the lifts of the plan in its order, then
 * exercises that the plan does not have. A session without a day shows the lifts of its sets.
 *
 * @param {{ lifts: PlanLift[] } | null} plan the plan of the session's week
 * @param {{ day?: number, sets: LoggedSet[] }} session
 * @returns {Beside[]}
 */
export function besidePlan(plan, { day, sets }) {
  const lifts = plan?.lifts ?? [];
  const byLift = Map.groupBy(sets, (set) => liftOf(lifts, set, day));
  const planned = lifts.filter((lift) => lift.day === day || byLift.has(lift)).map((lift) => ({ exercise: lift.exercise, lift, sets: byLift.get(lift) ?? [] }));
  const others = [...Map.groupBy(byLift.get(undefined) ?? [], (set) => set.exercise)].map(([exercise, own]) => ({ exercise, sets: own }));
  return [...planned, ...others];
}

/**
 * Returns the first sets that the plan asks and that are not all done; the last ones if all are done.
 *
 * @param {PlanLift} lift
 * @param {{ role: string }[]} sets the sets of the lift that were done
 * @returns {AskedSets | undefined}
 */
export function missingOf(lift, sets) {
  const asked = askedOf(lift);
  return asked.find(({ role, sets: wanted }) => sets.filter((set) => set.role === role).length < wanted) ?? asked.at(-1);
}
