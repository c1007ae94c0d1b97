// Deloads of a program: a coach makes this or the next week a deload, or removes its deload.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { titleOf } from './advice.js';
import { call, part } from './api.js';
import { isAhead } from './athlete-state.js';
import { numberField, textField } from './parts/fields.js';
import { typed } from './parts/texts.js';
import { load, number } from './terms.js';
import { t } from './texts.js';
import { toast } from './toast.js';
import { exercise } from './words.js';

/** @typedef {import('./athlete.js').AthletePage} AthletePage */

/**
 * Describes a deload, for example: 90 % of the load, at most 1 backoff set.
 *
 * @param {ProgramApi.LighterWeek} deload
 */
export const lighter = (deload) => t('deload.lighter', { percent: number(deload.percent), n: deload.backoffSets });

/**
 * Names the lifts of a week whose load a coach has set by hand, with the load, because a deload does not lower it; an empty
 * text if there is none.
 *
 * @param {Pick<ProgramApi.WeekPlan, 'week' | 'lifts'>} plan
 * @param {Pick<ProgramApi.ProgramView, 'overrides'> | null} program
 */
export const notLowered = ({ week, lifts }, program) => lifts
  .filter(({ slotId }) => program?.overrides?.some((each) => each.week === week && each.slotId === slotId && typeof each.load === 'number'))
  .map((lift) => `${exercise(lift.exercise)} (${load((lift.top ?? lift.straight).load, lift.unit)})`).join(', ');

/** The key of the form for a week. */
export const deloadKey = (/** @type {'this' | 'next'} */ when) => 'deload ' + when;

/** @type {(when: 'this' | 'next', page: AthletePage) => string} */
const nameOf = (when, { state, here }) => 'deload.' + (when === 'this' && isAhead(state, here()) ? 'first' : when);

/** @param {AthletePage} page */
const weeks = ({ state: { current, next } }) => /** @type {const} */ ([[current, 'this'], [next, 'next']])
  .flatMap(([plan, when]) => (plan ? [{ plan, when, key: deloadKey(when) }] : []));

/**
 * Returns the actions that make a week a deload, or remove its deload.
 *
 * @param {AthletePage} page
 * @returns {import('./menu.js').Action[]}
 */
export const deloadActions = (page) => weeks(page).map(({ plan, when, key }) => (plan.deload
  ? { text: t('deload.remove.' + when), act: () => remove(plan, page) }
  : { text: t(nameOf(when, page)), act: () => page.panels.open(key) }));

/**
 * The fields of a deload.
 *
 * @param {import('./pause.js').FieldOf} field
 * @param {import('./parts/sending.js').Form} form
 * @param {string | null} [byHand] the lifts that the deload does not lower; null if they are not known
 */
export const deloadFields = (field, form, byHand = null) => html`<div class="fields">
    ${numberField(form, 'percent', { label: t('deload.percent'), required: true, min: 80, max: 95, ...field('percent') })}
    ${numberField(form, 'backoffSets', { label: t('deload.sets'), required: true, whole: true, min: 0, max: 2, ...field('backoffSets') })}</div>
    ${textField(form, 'reason', { label: t('field.reason'), required: true, placeholder: t('deload.why'), max: 500, ...field('reason') })}
    ${byHand === null ? html`<p class="hint">${t('deload.byHandStays')}</p>` : byHand ? html`<p class="notice warn">${t('deload.notLowered', { lifts: byHand })}</p>` : nothing}`;

/**
 * Shows the form that plans a deload, if it is open.
 *
 * @param {AthletePage} page
 */
export const deloadForms = (page) => weeks(page).filter(({ plan }) => !plan.deload).map(({ plan, when, key }) => page.panels.view({
  key,
  title: t(nameOf(when, page)),
  button: t('deload.send', { week: plan.week }),
  values: { percent: '90', backoffSets: '1' },
  names: ['percent', 'backoffSets', 'reason'],
  fields: (field, form) => deloadFields(field, form, notLowered(plan, page.state.program)),
  send: async ({ percent, backoffSets, reason }) => {
    await call('PUT', path(plan), { percent: typed(percent) ?? NaN, backoffSets: typed(backoffSets) ?? NaN, reason: reason.trim() });
    await page.sent();
    toast(t('deload.done', { week: plan.week }), { undo: async () => {
      await call('DELETE', path(plan));
      await page.sent();
    } });
  },
}));

/**
 * @param {ProgramApi.WeekPlan} plan
 * @returns {`/v1/programs/${string}/deloads/${number}`}
 */
const path = (plan) => `/v1/programs/${part(plan.programId)}/deloads/${plan.week}`;

/**
 * @param {ProgramApi.WeekPlan} plan
 * @param {AthletePage} page
 */
async function remove(plan, page) {
  try {
    await call('DELETE', path(plan));
    await page.sent();
    toast(t('deload.removed', { week: plan.week }));
  } catch (refused) {
    toast(titleOf(refused));
  }
}
