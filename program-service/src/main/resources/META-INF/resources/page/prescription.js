// Prescriptions in one line.
import { load, number, range, straightSets } from './terms.js';
import { t } from './texts.js';

/**
 * Writes a prescription, for example 122.5 kg × 4 @ 8.5, or 60 kg 3 × 8–12.
 *
 * @param {Pick<ProgramApi.Prescription, 'top' | 'straight'>} prescription
 * @param {string} unit
 */
export function asked({ top, straight }, unit) {
  return load((top || straight).load, unit) + (top ? ` × ${top.reps} @\u00a0${number(top.rpe)}` : straightSets(straight));
}

/** @type {(backoff: { load: number, sets: number, repRange: { min: number, max: number } }, unit: string) => string} */
export const backoffOf = (backoff, unit) => `${load(backoff.load, unit)} ${t('plan.backoff', { sets: backoff.sets, range: range(backoff.repRange) })}`;
