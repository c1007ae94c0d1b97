// Overrides of a week's target: a coach sets one with a reason, and can remove it.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { titleOf } from './advice.js';
import { athletePath, call, find, part } from './api.js';
import { TOPS } from './build/schemes.js';
import { doubtOf } from './doubts.js';
import { aNumber } from './parts/checks.js';
import { checkField, numberField, textField } from './parts/fields.js';
import { range, typed } from './parts/texts.js';
import { load as weight, number } from './terms.js';
import { toast } from './toast.js';
import { t } from './texts.js';
import { exercise } from './words.js';

const USUAL = ['pain', 'slept', 'ill', 'meet', 'technique', 'easy'];
const LONGEST_REASON = 500; // characters
const MOST = { kg: 1000, lb: 2200 };

/** The fields whose values outside the bounds of a scheme are allowed only with a coach's word, and the bounds as TOPS has them. */
const BOUNDED = /** @type {const} */ ({ reps: 'reps', backoffReduction: 'offs', backoffSets: 'backoffSets' });

/**
 * Returns what a bounded field may hold before and after the coach's word, and the hint that says it.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {keyof typeof BOUNDED} name
 * @param {boolean} isForced
 */
export function bounds({ variant }, name, isForced) {
  const usual = TOPS[variant]?.[BOUNDED[name]];
  if (!usual) return {};
  const [min, max] = usual;
  const hint = t('override.bounds', { bounds: range({ min, max }) });
  return isForced ? { hint } : { hint, min, max };
}

/** @typedef {'this' | 'next'} When */

/** @type {(lift: ProgramApi.PlanLift, when: When) => string} */
export const overrideKey = ({ slotId }, when) => `override ${when} ${slotId}`;

/**
 * Returns what the form shows at first: the target, or what the coach has set already.
 *
 * @param {number} planned
 * @param {ProgramApi.OverriddenTarget} [before]
 * @returns {{ [field: string]: any }}
 */
export const valuesOf = (planned, before) => ({
  load: number(before?.load ?? planned), reps: before?.reps, backoffReduction: before?.backoffReduction && number(before.backoffReduction), backoffSets: before?.backoffSets,
  reason: before?.reason, force: before?.force && true,
});

/**
 * Shows the form that overrides the target of a lift in a week, or changes its override, if it is open.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {ProgramApi.PlanLift} lift
 * @param {When} when the week
 * @param {import('./athlete.js').AthletePage} page
 */
export function overrideForm(plan, lift, when, { panels, sent, state }) {
  const path = pathOf(plan, lift);
  const main = lift.top || lift.straight;
  const before = lift.overridden ? state.program?.overrides.find(({ slotId, week }) => slotId === lift.slotId && week === plan.week) : undefined;
  return panels.view({
    key: overrideKey(lift, when),
    title: t('action.of', { action: t((lift.overridden ? 'override.change.' : 'override.') + when), name: exercise(lift.exercise) }),
    button: t('override.send', { week: plan.week }),
    values: valuesOf(main.load, before),
    names: ['load', 'reps', 'backoffReduction', 'backoffSets', 'reason'],
    fields: (field, form) => {
      const within = (/** @type {keyof typeof BOUNDED} */ name) => bounds(lift, name, field('force').value === true);
      return html`<div class="fields">
      ${numberField(form, 'load', { label: t('field.load', lift), required: true, rule: aNumber({ required: true, max: MOST[lift.unit], unit: lift.unit }), ...field('load') })}
      ${lift.top ? numberField(form, 'reps', { label: t('field.reps'), whole: true, min: 1, max: 30, ...within('reps'), placeholder: String(lift.top.reps), ...field('reps') }) : nothing}
      ${lift.backoff ? html`${numberField(form, 'backoffReduction', { label: t('field.reduction'), min: 0, max: 90, ...within('backoffReduction'), placeholder: number(lift.backoff.reductionPercent), ...field('backoffReduction') })}
      ${numberField(form, 'backoffSets', { label: t('field.backoffSets'), whole: true, min: 1, max: 10, ...within('backoffSets'), placeholder: String(lift.backoff.sets), ...field('backoffSets') })}` : nothing}</div>
      ${textField(form, 'reason', { label: t('field.reason'), required: true, list: 'usual-reasons', max: LONGEST_REASON, placeholder: t('override.why'), ...field('reason') })}
      ${plan.deload ? html`<p class="notice warn">${t('override.inDeload')}</p>` : nothing}
      <datalist id="usual-reasons">${USUAL.map((each) => html`<option value=${t('override.usual.' + each)}></option>`)}</datalist>
      ${before?.force || form.typed.force !== undefined || Object.keys(BOUNDED).some((each) => form.wrong[each] && typed(form.typed[each]) !== null)
        ? checkField('force', { label: t('override.force'), checked: field('force').value, put: field('force').put }) : nothing}`;
    },
    asks: ({ load }) => [doubtOf(load, lift.unit, { planned: main.load })].filter(Boolean),
    send: async (values) => {
      const load = await send(path, before?.load === undefined ? main.load : null, values);
      await sent();
      toast(await said(plan, lift, load), { undo: async () => {
        if (before) await call('PUT', path, { load: before.load, reps: before.reps, backoffReduction: before.backoffReduction, backoffSets: before.backoffSets, reason: before.reason, force: before.force });
        else await call('DELETE', path);
        await sent();
      } });
    },
  });
}

/**
 * @param {ProgramApi.WeekPlan} plan
 * @param {ProgramApi.PlanLift} lift
 * @returns {`/v1/programs/${string}/lifts/${string}/overrides/${number}`}
 */
const pathOf = (plan, lift) => `/v1/programs/${part(plan.programId)}/lifts/${part(lift.slotId)}/overrides/${plan.week}`;

/**
 * Says what the override has become: a load that the plates do not allow is rounded.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {ProgramApi.PlanLift} lift
 * @param {number | undefined} asked
 */
async function said(plan, lift, asked) {
  const name = exercise(lift.exercise);
  if (asked === undefined) return t('override.changed', { name });
  const week = await find(`${athletePath(plan.athleteId)}/weeks/${plan.week}`).catch(() => null);
  const now = week?.lifts.find((each) => each.slotId === lift.slotId);
  const load = (now?.top ?? now?.straight)?.load ?? asked;
  return load === asked
    ? t('override.set', { name, load: weight(load, lift.unit) })
    : t('override.rounded', { name, load: weight(load, lift.unit), asked: weight(asked, lift.unit) });
}

/**
 * Sends the filled fields, which replace an earlier override, and returns the load that was sent. An unchanged load is sent only if
 * no other field is filled.
 *
 * @param {ReturnType<typeof pathOf>} path
 * @param {number | null} planned the load that the rules give; null if a coach has set it
 * @param {{ [field: string]: any }} values
 */
async function send(path, planned, { load: given, reps, backoffReduction, backoffSets, reason, force }) {
  const others = { reps: filled(reps), backoffReduction: filled(backoffReduction), backoffSets: filled(backoffSets) };
  // A coach who changes only the backoff does not want to override the load of the top set too.
  const isMeant = filled(given) !== planned || Object.values(others).every((each) => each === undefined);
  const load = isMeant ? filled(given) : undefined;
  await call('PUT', path, { load, ...others, reason: reason.trim(), force: force ? { reason: reason.trim() } : undefined });
  return load;
}

/** @param {string | undefined} value */
const filled = (value = '') => typed(value) ?? undefined;

/**
 * Removes an override at once. A message says so, because the plan changes by it.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {ProgramApi.PlanLift} lift
 * @param {import('./athlete.js').AthletePage} page
 */
export async function removeOverride(plan, lift, { sent }) {
  try {
    await call('DELETE', pathOf(plan, lift));
    await sent();
    toast(t('override.removed'));
  } catch (refused) {
    toast(titleOf(refused));
  }
}
