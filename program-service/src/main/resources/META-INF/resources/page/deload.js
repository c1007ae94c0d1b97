// Deloads of a program: a coach makes this or the next week a deload, or removes its deload.
import { blur, h } from './dom.js';
import { call, part } from './api.js';
import { field, form, textOf } from './form.js';
import { keptOpen } from './parts/drafts.js';
import { number } from './terms.js';
import { t } from './texts.js';
import { toast } from './toast.js';

/**
 * Describes a deload, for example: 90 % of the load, at most 1 backoff set.
 *
 * @param {ProgramApi.LighterWeek} deload
 */
export const lighter = (deload) => t('deload.lighter', { percent: number(deload.percent), n: deload.backoffSets });

/**
 * Shows the form that plans a deload and the button that removes one.
 *
 * @param {import('./athlete.js').State} state
 * @param {Page.Remembered} remembered
 * @param {() => Promise<void>} refresh
 */
export function deloadForms({ current, next }, remembered, refresh) {
  return h('div', { class: 'deload' },
    /** @type {const} */ ([[current, 'this'], [next, 'next']]).map(([plan, when]) => plan && (plan.deload ? remove(plan, when, refresh) : make(plan, when, remembered, refresh))));
}

/**
 * @param {ProgramApi.WeekPlan} plan
 * @returns {`/v1/programs/${string}/deloads/${number}`}
 */
const path = (plan) => `/v1/programs/${part(plan.programId)}/deloads/${plan.week}`;

/**
 * @param {ProgramApi.WeekPlan} plan
 * @param {'this' | 'next'} when
 * @param {Page.Remembered} remembered
 * @param {() => Promise<void>} refresh
 */
function make(plan, when, remembered, refresh) {
  const name = `${plan.programId} deload ${plan.week}`;
  const details = h('details', keptOpen(name, remembered('deload ' + when)), h('summary', {}, t('deload.' + when)),
    form([
      h('div', { class: 'fields' },
        field(t('deload.percent'), { name: 'percent', type: 'number', step: 'any', min: 80, max: 95, value: 90, required: true }),
        field(t('deload.sets'), { name: 'backoffSets', type: 'number', min: 0, max: 2, value: 1, required: true })),
      field(t('field.reason'), { name: 'reason', type: 'text', required: true, maxlength: 500, placeholder: t('deload.why') }),
    ], t('deload.send', { week: plan.week }), async (data) => {
      await call('PUT', path(plan), {
        percent: Number(data.get('percent')), backoffSets: Number(data.get('backoffSets')), reason: textOf(data, 'reason'),
      });
      details.open = false;
      blur();
      await refresh();
      toast(t('deload.done', { week: plan.week }), async () => {
        await call('DELETE', path(plan));
        await refresh();
      });
    }, name));
  return details;
}

/**
 * @param {ProgramApi.WeekPlan} plan
 * @param {'this' | 'next'} when
 * @param {() => Promise<void>} refresh
 */
function remove(plan, when, refresh) {
  return form([], t('deload.remove.' + when), async () => {
    await call('DELETE', path(plan));
    await refresh();
    toast(t('deload.removed', { week: plan.week }));
  });
}
