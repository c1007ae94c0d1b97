// Prescriptions in one line.
import { load, number, range, straightSets } from './terms.js';
import { t } from './texts.js';

/** The RPE of a set after which no repetition is possible. */
export const MOST_RPE = 10;

/**
 * Writes the sets, for example × 4 @ 8.5, or 3 × 8–12.
 *
 * @param {ProgramApi.Prescription | ProgramApi.PlanLift} lift
 */
export const setsOf = (lift) => (lift.top ? ` × ${lift.top.reps} @\u00a0${number(lift.top.rpe)}` : straightSets(lift.straight));

/**
 * Writes the load and the sets, for example 122.5 kg × 4 @ 8.5, or 60 kg, 3 × 8–12.
 *
 * @param {ProgramApi.Prescription | ProgramApi.PlanLift} lift
 * @param {string} unit
 */
export const asked = (lift, unit) => load((lift.top || lift.straight).load, unit) + (lift.top ? '' : ',') + setsOf(lift);

/**
 * Returns the RPE up to which the top set of a variant counts as met: it is higher than the RPE that is aimed at.
 *
 * @param {Pick<ProgramApi.PlanLift, 'variant'>} lift
 */
export const ceilingOf = ({ variant }) => (variant === 'HEAVY_SINGLE' ? 9.5 : 9);

/** @param {number | null | undefined} rpe */
export const atRpe = (rpe) => (typeof rpe === 'number' ? ' @\u00a0' + number(rpe) : '');

/** @type {(backoff: { load: number, sets: number, repRange: { min: number, max: number } }, unit: string) => string} */
export const backoffOf = (backoff, unit) => `${load(backoff.load, unit)} ${t('plan.backoff', { sets: backoff.sets, range: range(backoff.repRange) })}`;
