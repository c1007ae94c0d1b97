// Overrides of a week's target: a coach sets one with a reason, and can remove it.
import { blur, h } from './dom.js';
import { athletePath, call, find, part } from './api.js';
import { field, form, textOf } from './form.js';
import { hasDraft } from './parts/drafts.js';
import { load as weight, number } from './terms.js';
import { toast } from './toast.js';
import { t } from './texts.js';
import { exercise } from './words.js';

const USUAL = ['pain', 'slept', 'ill', 'meet', 'technique', 'easy'];

/**
 * @param {FormData} data
 * @param {string} name
 */
const filled = (data, name) => {
  const text = textOf(data, name);
  return text === '' ? undefined : Number(text);
};

/**
 * The rule that allows values outside the bounds of a scheme only with a coach's reason.
 *
 * @param {import('./api.js').Refused} refused
 */
const isForcible = (refused) => (refused.violations ?? []).some((each) => ['reps', 'backoffReduction', 'backoffSets'].includes(each.field));

/**
 * Shows the form that overrides the target of a lift in a week, or the button that removes an existing override.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {ProgramApi.PlanLift} lift
 * @param {'this' | 'next'} when the week
 * @param {import('./athlete.js').AthletePage} page
 */
export function overrideForm(plan, lift, when, { open, sent }) {
  const path = pathOf(plan, lift);
  if (lift.overridden) return remove(path, when, sent);
  const key = `override ${when} ${lift.slotId}`;
  const draftName = `${plan.athleteId} ${key}`;
  if (hasDraft(draftName)) open.add(key);
  const details = h('details', {
    class: 'override', open: open.has(key),
    ontoggle: (event) => {
      if (event.target.open) {
        open.add(key);
        fill();
      } else {
        open.delete(key);
      }
    },
  }, h('summary', {}, t('override.' + when)));

  /** Creates the form only when it is opened, because each lift has two forms and an athlete has a dozen lifts. */
  function fill() {
    if (details.childElementCount > 1) return;
    const force = h('label', { class: 'force' }, h('input', { type: 'checkbox', name: 'force' }), ' ' + t('override.force'));
    details.append(form(fields(plan, lift), t('override.send', { week: plan.week }), async (data) => {
      let asked;
      try {
        asked = await send(path, lift, data);
      } catch (refused) {
        if (isForcible(refused)) details.querySelector('form .problem[role=alert]')?.before(force);
        throw refused;
      }
      open.delete(key);
      details.open = false;
      blur();
      await sent();
      toast(await said(plan, lift, asked), async () => {
        await call('DELETE', path);
        await sent();
      });
    }, draftName));
  }
  if (open.has(key)) fill();
  return details;
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
 * @param {ProgramApi.WeekPlan} plan
 * @param {ProgramApi.PlanLift} lift
 */
function fields(plan, lift) {
  const main = lift.top || lift.straight;
  const reasons = `reasons-${plan.week}-${lift.slotId}`;
  return [
    h('div', { class: 'fields' },
      field(t('field.load', lift), { name: 'load', type: 'number', step: 'any', value: main.load }),
      lift.top && field(t('field.reps'), { name: 'reps', type: 'number', min: 1, max: 100, placeholder: lift.top.reps }),
      lift.backoff && field(t('field.reduction'), { name: 'backoffReduction', type: 'number', step: 'any', placeholder: number(lift.backoff.reductionPercent) }),
      lift.backoff && field(t('field.backoffSets'), { name: 'backoffSets', type: 'number', min: 1, max: 10, placeholder: lift.backoff.sets })),
    field(t('field.reason'), { name: 'reason', type: 'text', required: true, maxlength: 500, list: reasons, placeholder: t('override.why') }),
    h('datalist', { id: reasons }, USUAL.map((each) => h('option', { value: t('override.usual.' + each) }))),
  ];
}

/**
 * Sends the filled fields. An unchanged load is sent only if no other field is filled.
 *
 * @param {ReturnType<typeof pathOf>} path
 * @param {ProgramApi.PlanLift} lift
 * @param {FormData} data
 */
async function send(path, lift, data) {
  const others = {
    reps: filled(data, 'reps'), backoffReduction: filled(data, 'backoffReduction'), backoffSets: filled(data, 'backoffSets'),
  };
  const given = filled(data, 'load');
  // A coach who changes only the backoff does not want to override the load of the top set too.
  const isMeant = given !== (lift.top || lift.straight).load || Object.values(others).every((each) => each === undefined);
  const load = isMeant ? given : undefined;
  const reason = textOf(data, 'reason');
  await call('PUT', path, { load, ...others, reason, force: data.has('force') ? { reason } : undefined });
  return load;
}

/**
 * @param {ReturnType<typeof pathOf>} path
 * @param {'this' | 'next'} when
 * @param {() => Promise<void>} sent
 */
function remove(path, when, sent) {
  return h('div', { class: 'override' }, form([], t('override.remove.' + when), async () => {
    await call('DELETE', path);
    await sent();
    toast(t('override.removed'));
  }));
}
