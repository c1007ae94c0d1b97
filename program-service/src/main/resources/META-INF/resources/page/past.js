// An earlier week of a program: what was prescribed beside what was done.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { find } from './api.js';
import { dateOf, daysOf, trainedDates } from './days.js';
import { deviationChips } from './deviations.js';
import { bySlot, readSets, written } from './done.js';
import { asked, backoffOf } from './prescription.js';
import { skeleton } from './parts/skeleton.js';
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
 * @param {PastWeek | null} past null while it is being read
 * @param {ProgramApi.Profile | null} profile
 */
export function pastView(past, profile) {
  if (!past) return skeleton(6);
  const { plan, sets, problem } = past;
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

/**
 * Shows the links to the weeks before and after, and to the current one.
 *
 * @param {object} options
 * @param {number | null} options.week the shown week; null: this week and the next
 * @param {number} options.current
 * @param {string} options.address the address of the athlete's page
 * @param {(week: number | null) => void} options.go
 */
export function weekLinks({ week, current, address, go }) {
  const shown = week ?? current;
  /** @type {(to: number | null, text: string, key?: string) => unknown} */
  const link = (to, text, key) => html`<a class="button" href=${address + (to === null ? '' : '?week=' + to)} aria-keyshortcuts=${key ?? nothing}
    @click=${(/** @type {MouseEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(to);
    }}>${text}</a>`;
  if (current < 2) return nothing;
  return html`<nav class="week-links" aria-label=${t('past.weeks')}>
    ${shown > 1 ? link(shown - 1, '← ' + t('past.week', { week: shown - 1 }), 'ArrowLeft') : nothing}
    ${week === null ? nothing : link(step(week, 1, current), (week + 1 >= current ? t('past.now') : t('past.week', { week: week + 1 })) + ' →', 'ArrowRight')}
    ${week !== null && week + 1 < current ? link(null, t('past.now')) : nothing}</nav>`;
}

/**
 * Returns the week that is some weeks away: null for this week and the next, which are shown together.
 *
 * @param {number | null} week
 * @param {number} by
 * @param {number} current
 */
export function step(week, by, current) {
  const to = (week ?? current) + by;
  return to >= current ? null : Math.max(1, to);
}
