// The order of a lift's sets: what to do, and what was done. Pure functions.
import { ROLES, isPreparing } from '/page/parts/roles.js';

/**
 * Returns the steps of a lift in order, each with its role, its target, the plates for it if the lift has a bar, and the
 * set that was logged for it (done). Sets that exceed the plan follow the steps of their role.
 *
 * @param lift a lift of the week's plan
 * @param now the lift in the plan of today; null if there is no answer yet
 * @param sets the logged sets of the lift
 */
export function steps(lift, now, sets) {
  const planned = [
    ...(lift.warmUp ?? []).map(({ load, reps, plates }) => ({ role: 'WARM_UP', load, reps, plates })),
    ...(lift.ramp ?? []).map(({ load, reps, plates }) => ({ role: 'RAMP', load, reps, plates })),
    ...times(lift.top?.sets, { role: 'TOP', load: lift.top?.load, reps: lift.top?.reps, rpe: lift.top?.rpe, plates: lift.plates?.top }),
    ...times(lift.backoff?.sets, backoff(lift, now)),
    ...times(lift.straight?.sets, { role: 'STRAIGHT', load: lift.straight?.load, reps: lift.straight?.repRange?.max, range: lift.straight?.repRange, plates: lift.plates?.straight }),
  ];
  return ROLES.flatMap((role) => {
    const asked = planned.filter((step) => step.role === role);
    const done = sets.filter((set) => set.role === role);
    return Array.from({ length: Math.max(asked.length, done.length) }, (_, i) => ({
      ...(asked[i] ?? { role, extra: true }), key: `${lift.slotId} ${role} ${i}`, done: done[i] ?? null,
    }));
  });
}

const times = (count, step) => Array.from({ length: count ?? 0 }, () => step);

/** The load of a backoff set: today's, computed by the service from the top set; before it, the planned load. */
function backoff({ backoff: planned, plates }, now) {
  if (!planned) return {};
  return {
    role: 'BACKOFF', load: now?.backoff?.load ?? planned.load, isToday: Boolean(now?.backoff), plates: now?.backoff ? now.backoff.plates : plates?.backoff,
    reps: Math.max(planned.repRange.min, Math.min(planned.repRange.max, planned.expectedReps ?? planned.repRange.min)), range: planned.repRange,
  };
}

/** Returns the next step: the first open one after the last that was done. Skipped warm-ups stay behind. */
export function nextStep(all) {
  const last = all.findLastIndex((step) => step.done);
  return all.slice(last + 1).find((step) => !step.done) ?? all.find((step) => !step.done && !isPreparing(step.role)) ?? null;
}

/** Whether all sets of a lift are done that count. */
export const isDone = (all) => all.every((step) => step.done || isPreparing(step.role));

/** Returns the values with which a step is offered: the plan's, or the last load of the same role if the lifter changed it. */
export function offered(step, all) {
  const before = all.filter((each) => each.role === step.role && each.done).at(-1)?.done;
  const isChanged = before && !isPreparing(step.role);
  return { load: isChanged ? before.load.value : step.load, reps: isChanged ? before.reps : step.reps };
}

/** Returns the rest after a set in seconds; 0 if the plan has none. */
export function restAfter(lift, role) {
  if (role === 'WARM_UP') return 0;
  return (role === 'BACKOFF' ? lift.backoff : role === 'STRAIGHT' ? lift.straight : lift.top)?.restSeconds ?? 0;
}

/** Returns the lifts of a day in the order of the plan. */
export const liftsOf = (plan, day) => plan.lifts.filter((lift) => lift.day === day);

/** Returns the days of the plan in order. */
export const daysOf = (plan) => [...new Set(plan.lifts.map((lift) => lift.day))].sort((a, b) => a - b);

/** Returns the day to train: the first that has no session this week. */
export function dayToTrain(plan, past) {
  const done = new Set(past.map((session) => session.day));
  const days = daysOf(plan);
  return days.find((day) => !done.has(day)) ?? days[0];
}

/** Whether a set belongs to a lift. */
export const isOf = (lift) => (set) => (set.slotId ? set.slotId === lift.slotId : set.exercise === lift.exercise);
