// What the change of a session that is over has changed in the plan.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { isPreparing } from '/page/parts/roles.js';
import { asked, movedBy, named } from './after.js';
import { sessionsOf, together, when, withLift } from './dated.js';
import { reason } from './lifts.js';
import { t } from './more.js';
import { dateOf, sessionsSince, setsOf } from './sessions.js';
import { isOf } from './steps.js';
import { training, unsent } from './training.js';

/**
 * The plans of this and next week before the newest change of a session.
 *
 * @type {{ sessionId: string, weeks: (ProgramApi.WeekPlan | null | undefined)[] } | null}
 */
let before = null;
let isSaid = true; // the effect was in view

/**
 * Remembers the plans, right before a session is changed. A session that still runs changes them with every set.
 *
 * @param {{ sessionId: string, startedAt: string, finishedAt?: string } | undefined} session
 */
export function changing(session) {
  const { plan, next } = training.known;
  const isOver = session && (session.finishedAt || dateOf(session.startedAt) !== dateOf(new Date().toISOString()));
  before = isOver ? { sessionId: session.sessionId, weeks: [plan, next] } : null;
  isSaid = !isOver;
}

/** Shows what the removal of a session has moved, if that was the newest change. */
export const effectOfRemoval = () => (before && !setsOf(before).length ? effect(before.sessionId, t('effect.removed')) : nothing);

/** Moves the effect of a change into view: the changed set may be far below it. */
function showOnce() {
  if (isSaid) return;
  isSaid = true;
  requestAnimationFrame(() => document.getElementById('effect')?.scrollIntoView({ block: 'nearest' }));
}

/**
 * Shows what the newest change of a session has moved; nothing if the session was not changed here.
 *
 * @param {string} sessionId
 * @param {string} [title]
 * @param {unknown} [several] what several sessions of a lift count for
 */
export function effect(sessionId, title = t('effect.title'), several = ofSeveral(sessionId)) {
  if (before?.sessionId !== sessionId) return nothing;
  showOnce();
  const { plan, next, sequence = 0 } = training.known;
  const isOld = unsent().some((set) => !set.refused) || [plan, next].some((week) => week && (week.asOf.sequence ?? 0) < sequence);
  const done = plan ? sessionsSince(plan).flatMap(setsOf).filter((set) => !isPreparing(set.role)) : [];
  const moved = isOld ? [] : movedBy(before.weeks, [plan, next], (lift) => done.some(isOf(lift)));
  return html`<section class="card accent" id="effect" role="status"><h2>${title}</h2>${
    isOld ? html`<p class="quiet" aria-busy="true">${t(training.trouble ? 'after.waiting' : 'after.computing')}</p>`
    : html`${moved.every(({ isOver }) => isOver) ? html`<p class="quiet">${t('effect.nothing')}</p>` : nothing}<ul class="rows changes">${moved.map(({ week, isNext, isOver, lift, after }) => html`<li class="moved"><span class="what"><b>${named(lift, after)}</b> <span class="quiet">${t(isNext ? 'effect.next' : 'effect.this', { week })}</span>
      <span class="load">${asked(lift)} → <b>${asked(after)}</b></span>${isOver ? html`<small>${t('effect.over')}</small>` : nothing}${reasonsOf(after.why)}</span></li>`)}</ul>${several}`}</section>`;
}

/** @param {ProgramApi.Why[]} why */
function reasonsOf(why) {
  const dates = when(why);
  return why.map(({ says }, i) => html`<small>${dates[i]}${reason(says)}</small>`);
}

/**
 * Says of the lifts that other sessions of this week have too what each session counts for.
 *
 * @param {string} sessionId
 */
function ofSeveral(sessionId) {
  const { plan } = training.known;
  const past = plan ? sessionsOf(plan) : [];
  return together((plan?.lifts ?? []).map((lift) => ({ lift, own: withLift(lift, past) }))
    .filter(({ own }) => own.some((session) => session.sessionId === sessionId)));
}
