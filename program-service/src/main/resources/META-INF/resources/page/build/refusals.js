// What the service refuses in the sheet, in the coach's words, and rules that a coach may break with a written reason.
import { problem, refusal } from '../parts/refusals.js';
import { prose } from '../prose.js';
import { isWithoutEstimate } from './first-loads.js';
import { t, FORCIBLE } from './lift-fields.js';

/** @typedef {import('./days.js').BuildForm} BuildForm */

/**
 * What is kept of a form in which lifts are typed.
 *
 * @typedef {import('../parts/sending.js').Form & { values: { days: { lifts: import('./lifts.js').Lift[] }[] }, violations?: ProgramApi.Violation[] }} LiftForm
 */

/**
 * Writes the messages of a refusal in words, and lets the lifts ask for a reason that break a rule which only a coach's
 * reason allows.
 *
 * @param {LiftForm} form
 */
export function askForReasons(form) {
  inWords(form);
  const breaking = new Set((form.violations ?? []).filter((each) => FORCIBLE.includes(each.rule)).map((each) => Number(/^lifts\[(\d+)\]/.exec(each.field)?.[1] ?? 0)));
  let n = 0;
  for (const day of form.values.days) {
    for (const lift of day.lifts) {
      if (breaking.has(n++)) lift.asks = true;
    }
  }
}

/**
 * Returns values in which each lift that asks for a reason and has none gets this one.
 *
 * @template {{ days: { lifts: import('./lifts.js').Lift[] }[] }} V
 * @param {V} values
 * @param {string} reason
 * @returns {V}
 */
export const withReason = (values, reason) => ({ ...values, days: values.days.map((day) => ({ ...day, lifts: day.lifts.map((lift) => (lacksReason(lift) ? { ...lift, reason } : lift)) })) });

/**
 * Returns a changed lift, which asks for a reason no more if it has none yet and what broke the rule may be mended.
 *
 * @param {import('./lifts.js').Lift | undefined} before
 * @param {import('./lifts.js').Lift} lift
 */
export function forgettingReason(before, lift) {
  const whatIsAsked = (/** @type {import('./lifts.js').Lift | undefined} */ each) => JSON.stringify([each?.exercise, each?.variant, each?.scheme, each?.method]);
  return lacksReason(lift) && whatIsAsked(before) !== whatIsAsked(lift) ? { ...lift, asks: false } : lift;
}

/** @param {import('./lifts.js').Lift} lift */
export const lacksReason = ({ asks, reason }) => asks && !reason.trim();

/**
 * Returns a function that keeps the violations of a refused request in the form, and throws the refusal again.
 *
 * @param {LiftForm} form
 * @returns {(refused: import('../api.js').Refused) => never}
 */
export const noted = (form) => (refused) => {
  refused.violations = worded(refused.violations ?? []);
  form.violations = refused.violations;
  throw refused;
};

/**
 * Returns violations whose messages say what a coach can do, where the service's message is for programs.
 *
 * @param {ProgramApi.Violation[]} violations
 */
export const worded = (violations) => violations.map((each) => {
  const message = isWithoutEstimate(each) ? t('start.noEstimate') : each.rule === 'swap' ? t('start.noSwap') : null;
  return message ? { ...each, message, rule: '' } : each; // without its rule the message is not replaced by the usual one
});

/**
 * Returns each reason of a refusal once, with the names of its lifts.
 *
 * @param {import('../api.js').Refused} refused
 * @param {LiftForm['values']} values
 */
export function reasonsOf(refused, values) {
  const { violations } = refused;
  if (!violations.length) return [prose(problem(refused))];
  const names = values.days.flatMap((day) => day.lifts.map((lift) => lift.name));
  const named = (/** @type {ProgramApi.Violation} */ each) => names[Number(/^lifts\[(\d+)\]/.exec(each.field)?.[1])];
  return together(violations.map((each) => ({ name: named(each) ?? '', text: prose(refusal(each).text) })));
}

/**
 * Writes each text once, behind the names of the lifts about which it is.
 *
 * @param {{ name: string, text: string }[]} reasons the name is empty if the text has it already
 */
export const together = (reasons) => [...Map.groupBy(reasons, ({ text }) => text)].map(([text, of]) => {
  const names = [...new Set(of.map(({ name }) => name))].filter(Boolean).join(', ');
  return names ? `${names}: ${text}` : text;
});

/**
 * Writes the messages beside the fields with the names of exercises instead of their ids.
 *
 * @param {LiftForm} form
 */
function inWords(form) {
  for (const [field, message] of Object.entries(form.wrong)) form.wrong[field] = prose(message);
  form.problem = prose(form.problem);
}
