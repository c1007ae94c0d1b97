// What is done in place of a planned lift, and what coaches read of it. Pure functions.
import { openSteps, repsOf, steps } from './steps.js';

/** What is kept of an exercise that is in the place of no other; its sets and reps are asked for by nobody. */
export const ADDED = { sets: 1, repRange: { min: 8, max: 12 }, restSeconds: 90 };

/**
 * Returns a lift with the short sets of a planned one, otherwise with straight sets, of another exercise in its place.
 *
 * @param {Pick<DayLift, 'slotId' | 'day' | 'unit'> & Partial<DayLift>} lift
 * @param {string} exercise
 * @param {{ load?: number, reps?: number, remark: string, sets: number }} wanted load and reps: those of the last time
 * @returns {DayLift}
 */
export function standIn(lift, exercise, { load, reps, remark, sets }) {
  /** @type {Partial<DayLift>} */
  const { straight, backoff, top } = lift;
  const { repRange, restSeconds } = straight ?? backoff ?? top ?? ADDED;
  const wanted = { sets, load, repRange, restSeconds, totalReps: remark ? straight?.totalReps : undefined, ...(reps === undefined ? {} : { expectedReps: reps }) };
  return /** @type {DayLift} */ (/** @type {unknown} */ ({ slotId: lift.slotId, day: lift.day, exercise, variant: 'STRAIGHT', unit: lift.unit, straight: wanted, remark, flags: [], why: [] }));
}

/**
 * Returns, by their slots, the lifts in whose place another exercise was done: the note of a set says so, in the language
 * in which it was logged. Only the device with which it was chosen knows it otherwise.
 *
 * @param {DayLift[]} planned
 * @param {ShownSet[]} sets the sets of a session
 * @param {(lift: DayLift) => string[]} remarksOf the remark in each language, first in that of the page
 * @returns {{ [slotId: string]: DayLift }}
 */
export function doneInstead(planned, sets, remarksOf) {
  return Object.fromEntries(planned.flatMap((lift) => {
    const remarks = remarksOf(lift);
    const [remark] = remarks;
    const noted = (/** @type {{ note?: string }} */ { note }) => note?.split('\n')[0] ?? '';
    const first = sets.find((set) => !set.slotId && remarks.includes(noted(set)));
    if (!first) return [];
    return [[lift.slotId, { ...standIn(lift, first.exercise, { load: first.load.value, reps: first.reps, remark, sets: setsLeft(lift, sets.filter((set) => set.slotId === lift.slotId)) }), noted: noted(first) }]];
  }));
}

/**
 * Returns how many sets of a lift are planned that count. With a target for all reps no more are needed once it is reached.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {{ reps: number }[]} [done]
 */
export function plannedSets({ top, backoff, straight }, done = []) {
  if (straight?.totalReps && repsOf(done) >= straight.totalReps) return Math.min(done.length, straight.sets);
  return [top, backoff, straight].reduce((sum, part) => sum + (part?.sets ?? 0), 0);
}

/**
 * Returns how many sets another exercise takes over from a lift: those that are open. Short sets are one hard set, which
 * begins again.
 *
 * @param {DayLift} lift
 * @param {ShownSet[]} done the lift's sets
 */
export const setsLeft = (lift, done) => (lift.straight?.totalReps ? lift.straight.sets : Math.max(1, openSteps(steps(lift, null, done)).length));

/**
 * Returns how alike exercises are to another: 2 for its pattern of movement, and up to 1 for the muscles that they share.
 *
 * @param {string | undefined} exercise
 * @param {Pick<Known, 'patterns' | 'muscles'>} known
 * @returns {(other: { id: string }) => number}
 */
export const likeness = (exercise = '', { patterns = {}, muscles = {} }) => ({ id }) => {
  const [own, other] = [muscles[exercise] ?? [], muscles[id] ?? []];
  const shared = own.filter((muscle) => other.includes(muscle)).length;
  return (patterns[id] && patterns[id] === patterns[exercise] ? 2 : 0) + (shared && shared / new Set([...own, ...other]).size);
};

/**
 * Sorts exercises for the place of another: those that are most alike, then those that were done lately, then by name.
 *
 * @template {{ id: string, name: string, lately: number }} E lately: when it was done last, in milliseconds; 0 if never
 * @param {E[]} all
 * @param {string | undefined} exercise
 * @param {Pick<Known, 'patterns' | 'muscles'>} known
 * @returns {E[]}
 */
export function ordered(all, exercise, known) {
  const alike = likeness(exercise, known);
  return [...all].sort((a, b) => alike(b) - alike(a) || b.lately - a.lately || a.name.localeCompare(b.name));
}
