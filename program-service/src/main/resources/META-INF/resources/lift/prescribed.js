// What is asked of a lift, in words: a new lifter knows neither the notation nor the kinds of sets.
import { number, range } from '/page/parts/texts.js';
import { weight } from './lifts.js';
import { effort, t } from './texts.js';

/**
 * Returns sentences, for example: 1 top set of 4 reps with 120 kg, up to RPE 8.5 (one or two reps left). Then 3 backoff sets
 * of 8–12 reps with 102.5 kg.
 *
 * @param {DayLift} lift
 * @param {Now | null} [now] the backoff of today
 */
export function inWords({ exercise, unit, variant, top, backoff, straight, remark }, now) {
  const sets = (/** @type {string} */ role, /** @type {{ sets: number, load: number }} */ part, /** @type {string | number} */ reps, more = {}) => t('plan.' + role, { n: part.sets, reps, load: weight(exercise, part.load, unit), ...more });
  const shortSets = straight?.totalReps ? t('lift.restPause', { n: straight.sets - 1, seconds: straight.restSeconds, total: straight.totalReps }) : '';
  const asked = remark !== undefined ? [shortSets ? remark + '.' : remark, shortSets]
    : top ? [sets('top', top, top.reps, { rpe: number(top.rpe), effort: effort(top.rpe) }), backoff ? sets('backoff', { ...backoff, ...now?.backoff }, range(backoff.repRange)) : '']
    : straight.totalReps ? [sets('straight', { ...straight, sets: 1 }, range(straight.repRange)), shortSets]
    : [sets('straight', straight, range(straight.repRange))];
  return [
    ...asked,
    remark === undefined && variant === 'CLUSTER' && straight ? t('lift.miniSets', { n: straight.restSeconds }) : '',
  ].filter(Boolean).join(' ');
}
