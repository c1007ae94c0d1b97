// The order of a lift's sets: what to do, and what was done. Pure functions.
import { ROLES, isPreparing } from '/page/parts/roles.js';

/**
 * Returns the steps of a lift in order, each with its role, its target, the plates for it if the lift has a bar, and the
 * set that was logged for it (done). Sets that exceed the plan follow the steps of their role.
 *
 * @param {DayLift} lift
 * @param {Now | null | undefined} now the lift in the plan of today; null if there is no answer yet
 * @param {ShownSet[]} sets
 * @returns {Step[]}
 */
export function steps(lift, now, sets) {
  const own = sets.filter(({ exercise }) => lift.remark === undefined || exercise === lift.exercise);
  /** @type {Planned[]} */
  const planned = [
    ...(lift.warmUp ?? []).map(({ load, reps, plates }) => ({ role: /** @type {const} */ ('WARM_UP'), load, reps, plates })),
    ...(lift.ramp ?? []).map(({ load, reps, plates }) => ({ role: /** @type {const} */ ('RAMP'), load, reps, plates })),
    ...times(lift.top?.sets, { role: 'TOP', load: lift.top?.load, reps: lift.top?.reps, rpe: lift.top?.rpe, plates: lift.plates?.top }),
    ...times(lift.backoff?.sets, backoff(lift, now)),
    ...straights(lift, own),
  ];
  return ROLES.flatMap((role) => {
    const asked = planned.filter((step) => step.role === role);
    const done = own.filter((set) => set.role === role);
    return Array.from({ length: Math.max(asked.length, done.length) }, (_, i) => ({
      ...(asked[i] ?? { extra: true }), role, exercise: lift.exercise, key: `${lift.slotId} ${lift.exercise} ${role} ${i}`, done: done[i] ?? null,
    }));
  });
}

/** @type {(count: number | undefined, step: Planned) => Planned[]} */
const times = (count, step) => Array.from({ length: count ?? 0 }, () => step);

/**
 * The load of a backoff set: today's, computed from the top set; before it, the planned load.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {Now | null | undefined} now
 * @returns {Planned}
 */
function backoff({ backoff: planned, plates }, now) {
  if (!planned) return {};
  return {
    role: 'BACKOFF', load: now?.backoff?.load ?? planned.load, isToday: Boolean(now?.backoff), plates: now?.backoff ? now.backoff.plates : plates?.backoff,
    ...expected(planned),
  };
}

/**
 * Whether the lifter has added the exercise to the day. Nobody asks for a number of sets or reps then.
 *
 * @param {{ remark?: string }} lift
 */
export const isAdded = ({ remark }) => remark === '';

const MINI = 4; // reps that are usual after the first set of a lift with a target for all its reps

/**
 * Returns the sets at one load. With a target for all reps (rest-pause), short ones follow the first until it is reached.
 *
 * @param {DayLift} lift
 * @param {ShownSet[]} sets
 * @returns {Planned[]}
 */
function straights(lift, sets) {
  const first = straight(lift);
  const { sets: count, totalReps } = lift.straight ?? {};
  if (!count || !totalReps || isAdded(lift)) return times(isAdded(lift) ? sets.length + 1 : count, first);
  const done = sets.filter(({ role }) => role === 'STRAIGHT');
  const left = totalReps - (done.length ? repsOf(done) : first.reps ?? 0);
  const mini = (done.length > 1 && done.at(-1)?.reps) || MINI;
  const sure = done.length || 1;
  return [...times(sure, first), ...times(Math.min(count - sure, Math.ceil(left / mini)), { ...first, range: undefined, isGuess: true, left }).map((step, i) => ({ ...step, reps: Math.min(mini, left - i * mini) }))];
}

/** @param {{ reps: number }[]} sets */
export const repsOf = (sets) => sets.reduce((sum, { reps }) => sum + reps, 0);

/**
 * @param {DayLift} lift
 * @returns {Planned}
 */
function straight({ straight: planned, plates, remark }) {
  if (!planned) return {};
  if (isAdded({ remark })) return { role: 'STRAIGHT', load: planned.load, reps: planned.expectedReps };
  return { role: 'STRAIGHT', load: planned.load, ...expected(planned), plates: plates?.straight };
}

/**
 * The reps that the service expects, within their range. Without an expectation they are the range's lower end, and a guess.
 *
 * @param {{ repRange: { min: number, max: number }, expectedReps?: number }} planned
 */
const expected = ({ repRange, expectedReps }) => ({ range: repRange, reps: within(repRange, expectedReps ?? 0), isGuess: expectedReps === undefined });

/** @type {(range: { min: number, max: number }, reps: number) => number} */
export const within = ({ min, max }, reps) => Math.max(min, Math.min(max, reps));

/**
 * Returns the next step: the first open one after the last that was done. Skipped warm-ups stay behind.
 *
 * @param {Step[]} all
 */
export function nextStep(all) {
  const last = all.findLastIndex((step) => step.done);
  return all.slice(last + 1).find((step) => !step.done) ?? all.find((step) => !step.done && !isPreparing(step.role)) ?? null;
}

/**
 * Returns the next open lift: the first one after that of the newest set, otherwise the first.
 *
 * @template {{ sets: { completedAt: string }[] }} L
 * @param {L[]} lifts
 * @param {(lift: L) => boolean} isOpen
 */
export function openAfter(lifts, isOpen) {
  const newest = lifts.map(({ sets }) => Math.max(0, ...sets.map(({ completedAt }) => Date.parse(completedAt))));
  const last = newest.indexOf(Math.max(...newest));
  return [...lifts.slice(last), ...lifts].find(isOpen);
}

/**
 * Returns which of the sets of its role a step is; null if nobody asks for a number of them, or for one only.
 *
 * @param {Step} step
 * @param {Step[]} all
 * @param {DayLift} lift
 */
export function placeOf(step, all, lift) {
  const same = all.filter(({ role }) => role === step.role);
  return isAdded(lift) || same.length < 2 || step.left ? null : { n: same.indexOf(step) + 1, total: same.length };
}

/**
 * Returns the planned sets that count and are not done.
 *
 * @param {Step[]} all
 */
export const openSteps = (all) => all.filter((step) => !step.done && !isPreparing(step.role));

/** @param {Step[]} all */
export const isDone = (all) => !openSteps(all).length;

/**
 * Returns the values with which a step is offered: the plan's, or the last load of the same role if the lifter changed it.
 * A set of the exercise that was done before another took its place says nothing about the load of the other.
 * Of a backoff, and after pain, no more than the plan's load is offered, because it follows from what was done today.
 *
 * @param {Step} step
 * @param {Step[]} all
 * @param {(step: Step) => number | undefined} [repsBefore] returns the reps of the last time, better than a guess
 */
export function offered(step, all, repsBefore = () => undefined) {
  if (step.left) return { load: all.findLast((each) => each.role === step.role && each.done)?.done?.load.value ?? step.load, reps: step.reps };
  const before = all.findLast((each) => each.role === step.role && each.done?.exercise === step.exercise)?.done;
  if (!before || isPreparing(step.role) || isOdd(before, step)) return { load: step.load, reps: (step.isGuess ? repsBefore(step) : undefined) ?? step.reps };
  const isPainful = all.some((each) => each.done?.pain);
  const most = isPainful || step.role === 'BACKOFF' ? step.load : undefined;
  return { load: Math.min(before.load.value, most ?? Infinity), reps: isPainful ? step.reps : before.reps };
}

const ODD = 3; // times what is usual, or a third of it: probably a typing mistake, and not wanted twice if it was meant
export const USUAL = 12; // reps of a set of which nobody knows better

/** @type {(set: ShownSet, step: Step) => boolean} */
const isOdd = (set, { load = set.load.value, reps = USUAL, range }) => set.load.value > ODD * load || set.load.value < load / ODD || set.reps > ODD * (range?.max ?? reps);

/**
 * Returns what is asked of a step at most; undefined without one.
 *
 * @param {Planned | undefined} step
 * @returns {Offer | undefined}
 */
export const askedOf = (step) => step && { load: step.load, reps: step.range?.max ?? step.reps };

/**
 * Returns the rest after a set in seconds; 0 if the plan has none.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {Page.Role} role
 */
export function restAfter(lift, role) {
  if (role === 'WARM_UP') return 0;
  return (role === 'BACKOFF' ? lift.backoff : role === 'STRAIGHT' ? lift.straight : lift.top)?.restSeconds ?? 0;
}

/** @type {(plan: ProgramApi.WeekPlan, day: number) => ProgramApi.PlanLift[]} */
export const liftsOf = (plan, day) => plan.lifts.filter((lift) => lift.day === day);

/** @param {ProgramApi.WeekPlan} plan */
export const daysOf = (plan) => [...new Set(plan.lifts.map((lift) => lift.day))].sort((a, b) => a - b);

/**
 * Returns the day to train: the first one without a session, otherwise the first.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {{ day?: number }[]} past sessions with sets
 */
export function dayToTrain(plan, past) {
  const done = new Set(past.map((session) => session.day));
  const days = daysOf(plan);
  return days.find((day) => !done.has(day)) ?? days[0];
}

/** @type {(lift: ProgramApi.PlanLift) => (set: { slotId?: string, exercise: string }) => boolean} */
export const isOf = (lift) => (set) => (set.slotId ? set.slotId === lift.slotId : set.exercise === lift.exercise);
