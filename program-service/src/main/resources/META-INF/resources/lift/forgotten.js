// A set that is added after its session: what it can be, and when it was. Pure.
import { ROLES, isPreparing } from '/page/parts/roles.js';
import { steps } from './steps.js';

const A_SECOND = 1000; // milliseconds

/**
 * Returns a time for a set that was forgotten: nobody knows it any more, but the order of the roles counts, for example
 * that a top set is before its backoffs. The set comes right after the sets of its exercise that it has to follow.
 *
 * @param {{ startedAt: string }} session
 * @param {{ exercise: string, role: Page.Role, completedAt: string }[]} sets in the order in which they were completed
 * @param {{ exercise: string, role: Page.Role }} forgotten
 */
export function timeOfForgotten({ startedAt }, sets, { exercise, role }) {
  const own = sets.filter((set) => set.exercise === exercise);
  const before = own.findLast((set) => ROLES.indexOf(set.role) <= ROLES.indexOf(role));
  if (before) return moved(before.completedAt, A_SECOND);
  if (own.length) return moved(own[0].completedAt, -A_SECOND);
  return moved(sets.at(-1)?.completedAt ?? startedAt, A_SECOND);
}

/** @type {(time: string, by: number) => string} */
const moved = (time, by) => new Date(Date.parse(time) + by).toISOString();

/**
 * Returns the lifts of which a set can be added: those of the plan, and the exercises that were trained besides. A set is
 * offered as the last one of its role in the session, otherwise as the plan of the week has it.
 *
 * @param {Content[]} sets the sets of the session
 * @param {{ lift: ProgramApi.PlanLift, isOfWeek: boolean }[]} planned
 * @returns {Addable[]}
 */
export function addable(sets, planned) {
  /** @type {Map<string, Addable>} */
  const lifts = new Map();
  for (const { lift, isOfWeek } of planned) {
    const { slotId, exercise, unit, top, backoff } = lift;
    const counting = isOfWeek ? steps(lift, null, []).filter((step) => !isPreparing(step.role)) : [];
    const offers = Object.fromEntries(counting.map(({ role, load, reps }) => [role, { load, reps }]));
    const hasTop = sets.some((set) => set.role === 'TOP' && (set.slotId === slotId || set.exercise === exercise));
    lifts.set(slotId, { slotId, exercise, unit: /** @type {Page.Unit} */ (unit), role: !top ? 'STRAIGHT' : hasTop && backoff ? 'BACKOFF' : 'TOP', offers });
  }
  for (const { slotId, exercise, role, load, reps } of sets) {
    const known = [...lifts.values()].find((lift) => (slotId ? lift.slotId === slotId : lift.exercise === exercise));
    const lift = known ?? { slotId, exercise, unit: /** @type {Page.Unit} */ (load.unit), role, offers: {} };
    lift.offers[role] = { load: load.value, reps };
    lift.unit = /** @type {Page.Unit} */ (load.unit);
    if (!known) lifts.set(slotId ?? exercise, { ...lift, role });
  }
  return [...lifts.values()];
}
