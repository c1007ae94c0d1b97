// What is asked of a lift, in words: a new lifter knows neither the notation nor the kinds of sets.
import { number, range } from '/page/parts/texts.js';
import { weight } from './lifts.js';
import { effort, t } from './texts.js';
import { training } from './training.js';

const OF_MINI_SETS = ['CLUSTER', 'REST_PAUSE']; // the variants

/**
 * Returns sentences, for example: 1 top set of 4 reps with 120 kg, up to RPE 8.5 (one or two reps left). Then 3 backoff sets
 * of 8–12 reps with 102.5 kg.
 *
 * @param {DayLift} lift
 * @param {Now | null} [now] the backoff of today
 */
export function inWords({ exercise, unit, variant, top, backoff, straight, remark }, now) {
  const sets = (/** @type {string} */ role, /** @type {{ sets: number, load: number }} */ part, /** @type {string | number} */ reps, more = {}) => t('plan.' + role, { n: part.sets, reps, load: weight(exercise, part.load, unit), ...more });
  const asked = remark !== undefined ? [remark]
    : top ? [sets('top', top, top.reps, { rpe: number(top.rpe), effort: effort(top.rpe) }), backoff ? sets('backoff', { ...backoff, ...now?.backoff }, range(backoff.repRange)) : '']
    : [sets('straight', straight, range(straight.repRange))];
  const isMini = straight && remark === undefined && OF_MINI_SETS.includes(variant);
  return [
    ...asked,
    isMini ? t(straight.totalReps ? 'lift.restPause' : 'lift.miniSets', { n: straight.restSeconds, total: straight.totalReps ?? 0 }) : '',
    training.known.dumbbells?.includes(exercise) ? t('lift.dumbbell') : '',
  ].filter(Boolean).join(' ');
}
