// Sliders for the next sets of a lifter in a simulation, and the hypothetical sets for their values.
import { load, variant } from './terms.js';
import { t } from './texts.js';

/** @typedef {{ label: string, min: number, max: number, step: number, value: number }} Slider */
/** @typedef {{ of: string, says: string, sliders: Slider[], sets: (values: number[]) => ProgramApi.HypotheticalSet[] }} Effort */
/** @typedef {ProgramApi.PlanLift & { straight: ProgramApi.Straight }} StraightLift */

const RPE = { label: 'RPE', min: 6, max: 10, step: 0.5 };
const MOST_MINI_SETS = 4; // mini-sets of a rest-pause after its activation set

/**
 * Returns the sliders for a lift.
 *
 * @param {ProgramApi.PlanLift} lift a lift of a week's plan
 * @returns {Effort} the sliders, their title, and sets(values): the hypothetical sets for the values of the sliders, in
 * the order of the sliders
 */
export function effort(lift) {
  if (lift.top) return topSet(lift);
  if (lift.variant === 'CLUSTER') return cluster(lift);
  return lift.straight.totalReps ? restPause(lift) : straight(lift);
}

/**
 * @param {ProgramApi.PlanLift & { top: ProgramApi.Top }} lift
 * @returns {Effort}
 */
function topSet(lift) {
  const { top } = lift;
  return {
    of: t('whatif.top'),
    says: t('whatif.topSays', { load: load(top.load, lift.unit) }),
    sliders: [{ label: t('field.reps'), min: 0, max: Math.max(8, top.repRange.max + 3), step: 1, value: top.reps }, { ...RPE, value: top.rpe }],
    sets: ([reps, rpe]) => [{ ...atLoad('TOP', lift, reps), rpe }],
  };
}

/**
 * Every mini-set of a cluster has the prescribed reps; the slider chooses how many mini-sets are done.
 *
 * @param {StraightLift} lift
 * @returns {Effort}
 */
function cluster(lift) {
  const { sets, repRange } = lift.straight;
  return {
    of: t('whatif.cluster'),
    says: goes(lift),
    sliders: [{ label: t('whatif.miniSets'), min: 1, max: sets, step: 1, value: sets }, { ...RPE, value: 8 }],
    sets: ([count, rpe]) => Array.from({ length: count }, () => ({ ...atLoad('STRAIGHT', lift, repRange.max), rpe })),
  };
}

/**
 * The reps after the activation set are spread over the mini-sets. The first mini-sets get more.
 *
 * @param {StraightLift} lift
 * @returns {Effort}
 */
function restPause(lift) {
  const { totalReps = 0, repRange } = lift.straight;
  return {
    of: t('whatif.restPause'),
    says: goes(lift),
    sliders: [{ label: t('whatif.activation'), min: 1, max: repRange.max + 3, step: 1, value: repRange.max },
      { label: t('whatif.all'), min: 1, max: totalReps + 5, step: 1, value: totalReps }],
    sets: ([first, all]) => [first, ...spread(Math.max(0, all - first))].map((reps) => atLoad('STRAIGHT', lift, reps)),
  };
}

/**
 * @param {StraightLift} lift
 * @returns {Effort}
 */
function straight(lift) {
  const { sets, repRange } = lift.straight;
  return {
    of: t('whatif.sets'),
    says: goes(lift),
    sliders: [{ label: t('field.reps'), min: 1, max: repRange.max + 3, step: 1, value: repRange.max }, { ...RPE, value: 8 }],
    sets: ([reps, rpe]) => Array.from({ length: sets }, () => ({ ...atLoad('STRAIGHT', lift, reps), rpe })),
  };
}

/** @param {StraightLift} lift */
const goes = (lift) => t('whatif.says', { what: variant(lift.variant), load: load(lift.straight.load, lift.unit), n: lift.variant === 'STRAIGHT' ? 2 : 1 });

/** @param {number} reps */
const spread = (reps) => Array.from({ length: MOST_MINI_SETS }, (_, n) => Math.floor((reps + MOST_MINI_SETS - 1 - n) / MOST_MINI_SETS)).filter((each) => each > 0);

/**
 * @param {Page.Role} role
 * @param {ProgramApi.PlanLift} lift
 * @param {number} reps
 */
const atLoad = (role, lift, reps) => ({ role, load: { value: (lift.top || lift.straight).load, unit: lift.unit }, reps });
