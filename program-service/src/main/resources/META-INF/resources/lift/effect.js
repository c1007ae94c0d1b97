// What the change of a session that is over has changed in the plan.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { asked, changes } from './after.js';
import { lift as liftName, reason } from './lifts.js';
import { t } from './more.js';
import { training, unsent } from './training.js';

/**
 * The plans of this and next week before the newest change of a session.
 *
 * @type {{ sessionId: string, weeks: (ProgramApi.WeekPlan | null | undefined)[] } | null}
 */
let before = null;

/**
 * Remembers the plans, right before a session is changed.
 *
 * @param {string | undefined} sessionId
 */
export function changing(sessionId) {
  const { plan, next } = training.known;
  before = sessionId ? { sessionId, weeks: [plan, next] } : null;
}

/**
 * Shows what the newest change of a session has moved; nothing if the session was not changed here.
 *
 * @param {string} sessionId
 */
export function effect(sessionId) {
  if (before?.sessionId !== sessionId) return nothing;
  const { plan, next, sequence = 0 } = training.known;
  const isOld = unsent().some((set) => !set.refused) || [plan, next].some((week) => week && (week.asOf.sequence ?? 0) < sequence);
  const moved = isOld ? [] : [plan, next].flatMap((week, i) => movedIn(before?.weeks[i], week));
  return html`<section class="card accent" id="effect" role="status"><h2>${t('effect.title')}</h2>${
    isOld ? html`<p class="quiet" aria-busy="true">${t(training.trouble ? 'after.waiting' : 'after.computing')}</p>`
    : !moved.length ? html`<p class="quiet">${t('effect.nothing')}</p>`
    : html`<ul class="rows changes">${moved.map(({ week, lift, after }) => html`<li class="moved"><span class="what"><b>${liftName(lift)}</b> <span class="quiet">${t('week.title', { week })}</span>
      <span class="load">${asked(lift)} → <b>${asked(after)}</b></span>${after.why.map(({ says }) => html`<small>${reason(says)}</small>`)}</span></li>`)}</ul>`}</section>`;
}

/**
 * @param {ProgramApi.WeekPlan | null | undefined} old
 * @param {ProgramApi.WeekPlan | null | undefined} now
 */
const movedIn = (old, now) => (old && now && old.week === now.week && old.programId === now.programId
  ? changes(old.lifts, now).filter(({ isMoved }) => isMoved).map((change) => ({ ...change, week: now.week })) : []);
