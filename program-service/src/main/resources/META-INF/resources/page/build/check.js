// What is missing or wrong in the sheet, found before anything is sent.
import { t } from './lift-fields.js';
import { range } from '../parts/texts.js';
import { days } from './days.js';
import { isAssisted } from './find-exercise.js';
import { isBelowZero, isComplete, notNumbers, startField } from './lifts.js';
import { allowedInstead, broken } from './schemes.js';
import { writeSets } from './shorthand.js';

/** @typedef {import('./lifts.js').Lift} Lift */

/**
 * Returns messages by the names of their fields.
 *
 * @param {import('./days.js').Values} values
 * @param {boolean} withStart whether each lift needs a first load
 * @returns {{ [field: string]: string }}
 */
export function wrongIn(values, withStart) {
  const all = days(values);
  /** @type {{ [field: string]: string }} */
  const wrong = {};
  for (const day of all) {
    day.lifts.forEach((lift, nth) => Object.assign(wrong, wrongOf(lift, day.places[nth], withStart), isTwice(day.lifts, nth) ? { [`${day.places[nth]}exercise`]: t('wrong.twice', { lift: lift.name }) } : {}));
  }
  return all.some((day) => day.lifts.length) ? wrong : { lifts: t('wrong.noLift') };
}

/**
 * Whether a lift's exercise stands on its day already.
 *
 * @param {Lift[]} lifts
 * @param {number} nth
 */
export const isTwice = (lifts, nth) => Boolean(lifts[nth].exercise) && lifts.slice(0, nth).some((each) => each.exercise === lifts[nth].exercise);

/**
 * @param {Lift} lift
 * @param {string} place
 * @param {boolean} withStart
 */
export function wrongOf(lift, place, withStart) {
  /** @type {{ [field: string]: string }} */
  const wrong = Object.fromEntries(notNumbers(lift, place).map((field) => [field, t('number')]));
  if (!lift.exercise) wrong[`${place}exercise`] = lift.name.trim() ? isAssisted(lift.name) ? t('wrong.assisted') : t('wrong.exercise', { name: lift.name.trim() }) : t('wrong.noExercise');
  if (lift.unread?.includes('sets')) wrong[`${place}sets`] = t('wrong.sets', { text: lift.text?.sets });
  if (!lift.unread?.includes('sets') && broken(lift.variant, lift.scheme).length) wrong[`${place}scheme.variant`] = notAllowed(lift);
  if (lift.unread?.includes('first')) wrong[startField(lift, place)] = t('wrong.first', { text: lift.text?.first });
  else if (isBelowZero(lift)) wrong[startField(lift, place)] = t('wrong.assisted');
  else if (withStart && lift.exercise && !isComplete(lift)) wrong[startField(lift, place)] ??= t(lift.start === 'recentSet' && lift.load ? 'wrong.noRpe' : 'wrong.noLoad');
  return wrong;
}

/**
 * Says as which method a lift's sets were read, what its rules do not allow and why, and what would be right.
 *
 * @param {Pick<Lift, 'variant' | 'scheme'>} lift
 */
export function notAllowed({ variant, scheme }) {
  const breaks = broken(variant, scheme);
  const says = breaks.map(({ part, has, allowed }) => t('rule.break', { what: t('scheme.' + part), allowed: span(allowed), has: span(has) }));
  const why = breaks.flatMap(({ part, has, allowed }) => (part === 'backoffReduction' ? t('rule.whyReduction') : part === 'backoffReps' && has[0] < allowed[0] ? t('rule.whyReps') : part === 'topReps' && has[1] > allowed[1] ? t('rule.whyTop') : []));
  const right = allowedInstead({ variant, scheme }).map((each) => withMethod(each, variant));
  return [t('rule.read', { method: t('variant.' + variant), breaks: says.join('; ') }), t('rule.write', { right: right.join(t('rule.or')) }), ...why].join(' ');
}

/**
 * Writes sets, with their method if it is another one than the typed sets have.
 *
 * @param {Pick<Lift, 'variant' | 'scheme'>} sets
 * @param {ProgramApi.Variant} typed
 */
export const withMethod = (sets, typed) => (sets.variant === typed ? writeSets(sets, false) : t('rule.named', { sets: writeSets(sets, false), method: t('variant.' + sets.variant) }));

/** @param {readonly number[]} ends */
const span = ([min, max]) => range({ min, max });
