// A session in the log: what the plan asked lift by lift, and beside it the sets, their corrections and notes.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { dayOf, load, number, textsOf, timeOf } from '../parts/texts.js';
import { deviationChips } from '../deviations.js';
import { exercise } from '../words.js';
import { removedSets } from './changes.js';
import { askedText } from './effect.js';
import { askedOf, besidePlan } from './planned.js';

const t = await textsOf('/page/log');

/**
 * @typedef {import('./sessions.js').Session} Session
 * @typedef {import('./sessions.js').LoggedSet} LoggedSet
 * @typedef {import('./sessions.js').Details} Details
 * @typedef {import('./planned.js').Beside} Beside
 */

/**
 * Returns the function that shows a session.
 *
 * @param {object} options
 * @param {import('./sessions.js').State} options.state
 * @param {boolean} options.mayChange
 * @param {(session: Session) => number | undefined} options.weekAt the week of the program
 * @param {(session: Session, isOpen: boolean) => unknown} options.toggled
 * @param {() => void} options.draw
 * @param {(session: Session, beside?: Beside) => void} options.add opens the form that adds a set
 * @param {(session: Session, set: LoggedSet) => void} options.correct opens the form that corrects a set
 * @param {(session: Session, set: LoggedSet) => unknown} options.restore adds a removed set again
 * @param {(session: Session, set: LoggedSet) => (notes: SessionApi.SetNote[]) => unknown} options.writer
 * @param {(sessionId: string) => unknown} options.effect shows what a change of the session has moved in the plan
 */
export function sessionCard({ state, mayChange, weekAt, toggled, draw, add, correct, restore, writer, effect }) {
  const card = (/** @type {Session} */ session) => html`<details
    class="card session" data-session=${session.sessionId} ?open=${state.open.has(session.sessionId)} @toggle=${(/** @type {{ target: HTMLDetailsElement }} */ { target }) => toggled(session, target.open)}>
    <summary><b>${dayOf(session.startedAt)}</b> <span>${place(session)}</span>
      ${session.finishedAt ? nothing : html`<span class="chip note">${t('sessions.runs')}</span>`}
      <span class="quiet">${best(session)}</span></summary>
    ${state.open.has(session.sessionId) ? sets(session) : nothing}</details>`;

  /** @param {Session} session */
  const place = (session) => {
    const week = weekAt(session);
    return [week && t('sessions.week', { week }), session.day && t('sessions.day', { day: session.day })].filter(Boolean).join(' · ');
  };

  const best = (/** @type {Session} */ { sets: lifted }) => lifted.filter((set) => set.role === 'TOP' || set.role === 'STRAIGHT')
    .filter((set, i, tops) => tops.findIndex((other) => other.exercise === set.exercise) === i)
    .map((set) => `${exercise(set.exercise)} ${load(set.load.value, set.load.unit)} × ${set.reps}`).join(' · ') || t('sessions.sets', { n: lifted.length });

  const named = (/** @type {LoggedSet} */ set) => `${exercise(set.exercise)}, ${t('role.' + set.role)}, ${written(set)}`;

  const sets = (/** @type {Session} */ session) => {
    const details = state.details.get(session.sessionId);
    if (!details) return html`<p class="quiet">${t('loading')}</p>`;
    const removed = removedSets(details.changes);
    return html`${effect(session.sessionId)}${besidePlan(details.plan, session).map((each) => lift(session, each, details))}
      ${session.sets.length ? nothing : html`<p class="quiet">${t('sessions.empty')}</p>`}
      ${mayChange ? html`<div class="actions"><button type="button" @click=${() => add(session)}>${t('add.other')}</button></div>` : nothing}
      ${removed.length ? html`<details class="removed"><summary>${t('sets.removed', { n: removed.length })}</summary><ul
        class="rows">${removed.map((set) => html`<li class="gone"><span class="what"><s>${exercise(set.exercise)} ${written(set)}</s><small
          class="quiet">${t('sets.removedAt', { time: timeOf(set.removedAt) })}</small></span>${mayChange ? html`<button type="button" class="small"
          aria-label=${t('sets.restoreNamed', { set: named(set) })} @click=${() => restore(session, set)}>${t('sets.restore')}</button>` : nothing}</li>`)}</ul></details>` : nothing}`;
  };

  /** @type {(session: Session, beside: Beside, details: Details) => unknown} */
  const lift = (session, beside, details) => html`<section class="of-lift" aria-label=${exercise(beside.exercise)} data-exercise=${beside.exercise}>
    <header><h3>${exercise(beside.exercise)}</h3>${mayChange ? html`<button type="button" class="quiet small" aria-label=${t('add.openNamed', { exercise: exercise(beside.exercise) })}
      @click=${() => add(session, beside)}>${t('add.open')}</button>` : nothing}</header>
    <div class="asked">${beside.lift ? html`<h4>${t('planned.title')}</h4><ul>${askedOf(beside.lift).map((asked) => html`<li><b>${t('role.' + asked.role)}</b> ${askedText(asked, beside.lift?.unit ?? '')}${asked.rpe ? t('planned.rpe', { rpe: number(asked.rpe), ceiling: number(asked.ceiling ?? asked.rpe) }) : ''}</li>`)}</ul>`
      : html`<p class="quiet">${details.plan ? t('planned.not') : t('planned.noPlan')}</p>`}</div>
    <div class="did">${beside.lift ? html`<h4>${t('planned.done')}</h4>` : nothing}${beside.sets.length ? html`<ul class="rows">${beside.sets.map((set) => row(session, set, details, beside.lift))}</ul>`
      : html`<p class="quiet">${t('planned.nothing')}</p>`}</div></section>`;

  /** @type {(session: Session, set: LoggedSet, details: Details, planned: ProgramApi.PlanLift | undefined) => unknown} */
  const row = (session, set, { changes, notes }, planned) => {
    const mine = notes.filter((note) => note.setId === set.setId);
    const history = changes.get(set.setId) ?? [];
    const toggle = (/** @type {Set<string>} */ from) => () => {
      if (!from.delete(set.setId)) from.add(set.setId);
      draw();
    };
    const name = named(set);
    return html`<li data-set=${set.setId}><span class="what"><b>${t('role.' + set.role)}</b> ${written(set)}
        ${set.pain ? html`<span class="chip bad">${t('sets.pain')}</span>` : nothing}${planned ? deviationChips(planned, [set]) : nothing}
        ${set.note ? html`<small class="note-text">“${set.note}”</small>` : nothing}
        ${state.noting.has(set.setId) ? nothing : mine.map((note) => html`<small class="note-text"><b>${note.author}:</b> ${note.text}</small>`)}</span>
      <span class="acts">${history.length > 1 ? html`<button type="button" class="quiet small" aria-expanded=${state.history.has(set.setId)}
        aria-label=${t('sets.historyOf', { n: history.length - 1, set: name })}
          @click=${toggle(state.history)}>${t('sets.history', { n: history.length - 1 })}</button>` : nothing}
      <button type="button" class="quiet small" aria-expanded=${state.noting.has(set.setId)} aria-label=${t('sets.noteOn', { set: name })}
        @click=${toggle(state.noting)}>${mine.length ? t('sets.notes', { n: mine.length }) : t('sets.note')}</button>
      ${mayChange ? html`<button type="button" class="small" aria-label=${t('sets.correctNamed', { set: name })}
        @click=${() => correct(session, set)}>${t('sets.correct')}</button>` : nothing}</span>
      ${state.history.has(set.setId) ? html`<ol
        class="versions">${history.map(({ kind, time, set: then }) => html`<li>${t('kind.' + kind)} ${timeOf(time)}: ${then.role ? html`${t('role.' + then.role)} ${written(then)}${then.pain ? ', ' + t('sets.pain') : ''}` : nothing}</li>`)}</ol>` : nothing}
      ${state.noting.has(set.setId) ? html`<div class="set-notes">${writer(session, set)(mine)}</div>` : nothing}</li>`;
  };
  return card;
}

/**
 * Writes what was lifted, for example 120 kg × 4 @ 8.5.
 *
 * @param {Pick<SessionApi.LoggedSet, 'load' | 'reps' | 'rpe'>} set
 */
export const written = (set) => `${load(set.load.value, set.load.unit)} × ${set.reps}${set.rpe === undefined ? '' : ' @ ' + number(set.rpe)}`;
