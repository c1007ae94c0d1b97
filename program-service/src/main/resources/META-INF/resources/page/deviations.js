// How sets that were done differ from the plan.
import { html } from '/webjars/lit-html/lit-html.js';
import { farFrom } from './parts/far.js';
import { ceilingOf } from './prescription.js';
import { t } from './texts.js';

/**
 * Returns in which ways done sets were not as planned: a load far from the planned one, another load, fewer reps, or a top set above the RPE up to
 * which it counts as met, perhaps because it had more reps than planned. Backoff sets follow from the top set and are not
 * compared.
 *
 * @param {Pick<ProgramApi.PlanLift, 'top' | 'straight' | 'variant' | 'unit'>} lift
 * @param {Pick<SessionApi.LoggedSet, 'role' | 'load' | 'reps' | 'rpe'>[]} sets
 * @returns {('far' | 'load' | 'reps' | 'rpe' | 'more')[]}
 */
export function deviations({ top, straight, variant, unit }, sets) {
  const plan = top ?? straight;
  if (!plan) return [];
  const main = sets.filter((set) => set.role === (top ? 'TOP' : 'STRAIGHT'));
  const asked = top?.reps ?? 0;
  const isTooHard = (/** @type {typeof sets[number]} */ { rpe }) => asked > 0 && (rpe ?? 0) > ceilingOf({ variant });
  const isFar = (/** @type {typeof sets[number]} */ { load }) => farFrom(load, { planned: { value: plan.load, unit }, isBodyweight: plan.load <= 0 }) !== null;
  const ways = /** @type {const} */ ([
    ['far', isFar],
    ['load', (/** @type {typeof sets[number]} */ set) => set.load.value !== plan.load && !isFar(set)],
    ['reps', (/** @type {typeof sets[number]} */ set) => set.reps < plan.repRange.min],
    ['rpe', (/** @type {typeof sets[number]} */ set) => isTooHard(set) && set.reps <= asked],
    ['more', (/** @type {typeof sets[number]} */ set) => isTooHard(set) && set.reps > asked],
  ]);
  return ways.filter(([, isOther]) => main.some(isOther)).map(([way]) => way);
}

/**
 * Returns in which ways done sets are worse than planned; another load is not. A deload judges no set.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {Parameters<typeof deviations>[1]} sets
 */
export const missedBy = (lift, sets) => (lift.planned ? [] : deviations(lift, sets).filter((way) => way !== 'load'));

/**
 * Names the ways in which done sets were not as planned.
 *
 * @param {Parameters<typeof deviations>[0]} lift
 * @param {Parameters<typeof deviations>[1]} sets
 */
export const deviationChips = (lift, sets) => deviations(lift, sets).map((way) => html` <span class="chip ${way === 'far' ? 'warn' : 'note'}">${t('past.off.' + way)}</span>`);
