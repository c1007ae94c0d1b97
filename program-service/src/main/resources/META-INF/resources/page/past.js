// An earlier week of a program: what was prescribed beside what was done.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { find } from './api.js';
import { dateOf, daysOf, trainedDates } from './days.js';
import { deviationChips } from './deviations.js';
import { bySlot, readSets, written } from './done.js';
import { asked, backoffOf } from './prescription.js';
import { t } from './texts.js';
import { exercise } from './words.js';

/**
 * A week as it was: its plan, null if the program has no such week, the sets of its sessions, and why these are missing.
 *
 * @typedef {{ plan: ProgramApi.WeekPlan | null, sets: import('./done.js').DoneSet[], problem: string }} PastWeek
 */

/**
 * Reads a week.
 *
 * @param {`/v1/athletes/${string}`} base
 * @param {number} week
 * @returns {Promise<PastWeek>}
 */
export async function readWeek(base, week) {
  const plan = await find(/** @type {`/v1/athletes/${string}/weeks/${number}`} */ (`${base}/weeks/${week}`));
  if (!plan) return { plan, sets: [], problem: '' };
  return { plan, ...await readSets(base, plan.startsOn) };
}

/**
 * Shows a week.
 *
 * @param {PastWeek} past
 * @param {ProgramApi.Profile | null} profile
 */
export function pastView({ plan, sets, problem }, profile) {
  if (!plan) return html`<p>${t('past.unknown')}</p>`;
  const done = bySlot(plan.lifts, sets);
  const others = done.get('') ?? [];
  const trained = trainedDates({ current: plan, sets, profile });
  return html`${problem ? html`<p class="notice bad">${problem}</p>` : nothing}${plan.deload ? html`<p class="notice">${t('past.deload')}</p>` : nothing}
    <div class="scroll" tabindex="0" role="region" aria-label=${t('past.of', { week: plan.week })}><table class="table past">
      <caption class="unseen">${t('past.of', { week: plan.week })}</caption>
      <thead><tr><th scope="col">${t('past.lift')}</th><th scope="col">${t('weeks.prescribed')}</th><th scope="col">${t('weeks.done')}</th></tr></thead>
      ${daysOf(plan, null).map(([nth, pairs]) => html`<tbody><tr><th scope="rowgroup" colspan="3">${t('plan.day', { n: nth })}${dateOf(nth, trained, { current: plan, today: null })}${
        problem || trained.has(nth) ? nothing : html`<span class="about"> · ${t('outcome.NOT_TRAINED')}</span>`}</th></tr>
        ${pairs.map(({ now }) => (now ? row(now, done.get(now.slotId) ?? []) : nothing))}</tbody>`)}</table></div>
    ${others.length ? html`<h3>${t('past.others')}</h3><ul>${[...Map.groupBy(others, (set) => set.exercise)].map(([id, of]) => html`
      <li>${exercise(id)}: ${written(of)}</li>`)}</ul>` : nothing}`;
}

/** @type {(lift: ProgramApi.PlanLift, sets: Pick<SessionApi.LoggedSet, 'role' | 'load' | 'reps' | 'rpe' | 'pain'>[]) => unknown} */
const row = (lift, sets) => html`<tr data-slot=${lift.slotId}><th scope="row">${exercise(lift.exercise)}</th>
  <td data-label=${t('weeks.prescribed')}>${asked(lift, lift.unit)}${lift.backoff ? ' · ' + backoffOf(lift.backoff, lift.unit) : ''}</td>
  <td data-label=${t('weeks.done')}>${sets.length ? written(sets) : html`<span class="quiet">${t('past.nothing')}</span>`}${sets.some((set) => set.pain)
    ? html` <span class="chip bad">${t('flag.PAIN_REPORTED')}</span>` : nothing}${deviationChips(lift, sets)}</td></tr>`;
