// Deloads of a program: a coach makes this or the next week a deload, or removes its deload.
import { h, say } from './dom.js';
import { call, part } from './api.js';
import { field, form } from './form.js';
import { number } from './words.js';

/** Describes a deload, for example: 90 % of the load, at most 1 backoff set. */
export const lighter = (deload) => `${number(deload.percent)} % of the load, at most ${deload.backoffSets} backoff ${deload.backoffSets === 1 ? 'set' : 'sets'}`;

/**
 * Shows the form that plans a deload and the button that removes one.
 *
 * @param remembered returns the attributes of a details element that stays open when it is drawn again, by a key
 */
export function deloadForms({ current, next }, remembered, refresh) {
  return h('div', { class: 'deload' },
    [[current, 'this week'], [next, 'next week']].map(([plan, when]) => plan && (plan.deload ? remove(plan, when, refresh) : make(plan, when, remembered, refresh))));
}

const path = (plan) => `/v1/programs/${part(plan.programId)}/deloads/${plan.week}`;

function make(plan, when, remembered, refresh) {
  const details = h('details', remembered('deload ' + when), h('summary', {}, 'Deload ' + when),
    form([
      h('div', { class: 'fields' },
        field('Load, %', { name: 'percent', type: 'number', step: 'any', min: 80, max: 95, value: 90, required: true }),
        field('Backoff sets at most', { name: 'backoffSets', type: 'number', min: 0, max: 2, value: 1, required: true })),
      field('Reason', { name: 'reason', type: 'text', required: true, maxlength: 500, placeholder: 'Two hard weeks, a holiday, …' }),
    ], 'Deload week ' + plan.week, async (data) => {
      await call('PUT', path(plan), {
        percent: Number(data.get('percent')), backoffSets: Number(data.get('backoffSets')), reason: data.get('reason').trim(),
      });
      details.open = false;
      document.activeElement?.blur();
      say(`Week ${plan.week} is a deload`);
      await refresh();
    }));
  return details;
}

function remove(plan, when, refresh) {
  return form([], 'Remove the deload of ' + when, async () => {
    await call('DELETE', path(plan));
    say(`Week ${plan.week} is no deload`);
    await refresh();
  });
}
