// Deloads of a program: a coach makes this or the next week a deload, or removes its deload.
import { h } from './dom.js';
import { call, part } from './api.js';
import { field, form } from './form.js';
import { keptOpen } from './parts/drafts.js';
import { number } from './terms.js';
import { t } from './texts.js';
import { toast } from './toast.js';

/** Describes a deload, for example: 90 % of the load, at most 1 backoff set. */
export const lighter = (deload) => t('deload.lighter', { percent: number(deload.percent), n: deload.backoffSets });

/**
 * Shows the form that plans a deload and the button that removes one.
 *
 * @param remembered returns the attributes of a details element that stays open when it is drawn again, by a key
 */
export function deloadForms({ current, next }, remembered, refresh) {
  return h('div', { class: 'deload' },
    [[current, 'this'], [next, 'next']].map(([plan, when]) => plan && (plan.deload ? remove(plan, when, refresh) : make(plan, when, remembered, refresh))));
}

const path = (plan) => `/v1/programs/${part(plan.programId)}/deloads/${plan.week}`;

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
        percent: Number(data.get('percent')), backoffSets: Number(data.get('backoffSets')), reason: data.get('reason').trim(),
      });
      details.open = false;
      document.activeElement?.blur();
      await refresh();
      toast(t('deload.done', { week: plan.week }), async () => {
        await call('DELETE', path(plan));
        await refresh();
      });
    }, name));
  return details;
}

function remove(plan, when, refresh) {
  return form([], t('deload.remove.' + when), async () => {
    await call('DELETE', path(plan));
    await refresh();
    toast(t('deload.removed', { week: plan.week }));
  });
}
