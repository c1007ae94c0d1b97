// The sessions of an athlete, newest first. A session that is opened shows its sets, their corrections and notes.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { all, athletePath, get, part } from '../api.js';
import { problem } from '../parts/refusals.js';
import { dayOf, load, number, textsOf, timeOf } from '../parts/texts.js';
import { exercise } from '../words.js';
import { changesOf, removedSets } from './changes.js';
import { correction } from './correction.js';
import { newest } from './newest.js';
import { notesOf } from './notes.js';

const t = await textsOf('/page/log');
/**
 * @typedef {SessionApi.Session} Session
 * @typedef {SessionApi.LoggedSet} LoggedSet
 * @typedef {{ changes: ReturnType<typeof changesOf>, notes: SessionApi.SetNote[] }} Details
 */

/**
 * What is known and what the coach has opened: the details by session, the rest by set.
 *
 * @typedef {object} State
 * @property {Session[]} items
 * @property {string | undefined} cursor
 * @property {Map<string, Details>} details
 * @property {Set<string>} open
 * @property {Map<string, ReturnType<typeof notesOf>>} writers
 * @property {Set<string>} history
 * @property {Set<string>} noting
 * @property {{ refused: import('../api.js').Refused, again: () => void } | null} failed
 */

const PAGE = 10; // sessions that are read at a time
const MOST = 500; // sessions that the service lists at a time

/**
 * Returns the list of an athlete's sessions: read() asks the service, view() shows the answer, dialog() the correction of a
 * set, and reopen() opens a correction that a new sign-in has interrupted.
 *
 * @param {string} athleteId
 * @param {{ mayChange: boolean, caller: ProgramApi.SignedIn, exercises: ProgramApi.Exercise[], draw: () => void }} options
 */
export function sessions(athleteId, { mayChange, caller, exercises, draw }) {
  const path = /** @type {const} */ (`/session${athletePath(athleteId)}/sessions`);
  /** @type {State} */
  const state = { items: [], cursor: undefined, details: new Map(), open: new Set(), writers: new Map(), history: new Set(), noting: new Set(), failed: null };
  const readingList = newest();
  /** @type {Map<string, ReturnType<typeof newest>>} */
  const readingDetails = new Map(); // by session
  const editor = correction(exercises, { draw, changed: () => read().then(draw) });

  /** Reads as many sessions as are shown, and what the open ones need. */
  async function read() {
    await readingList(() => get(`${path}?limit=${Math.min(MOST, Math.max(PAGE, state.items.length))}`), (page) => {
      state.items = page.items;
      state.cursor = page.nextCursor;
    });
    if (!state.details.size && state.items.length) state.open.add(state.items[0].sessionId);
    await Promise.all([...state.open].map(readDetails));
    await Promise.all(state.items.filter(({ sessionId }) => state.open.has(sessionId)).map(readRest));
  }

  async function readMore() {
    const page = await get(`${path}?limit=${PAGE}&cursor=${part(state.cursor ?? '')}`);
    state.items.push(...page.items);
    state.cursor = page.nextCursor;
  }

  /**
   * Reads something that the coach wants to see. If that fails, the reason and a button to try again are shown.
   *
   * @param {() => Promise<void>} action
   */
  async function attempt(action) {
    state.failed = null;
    try {
      await action();
    } catch (refused) {
      state.failed = { refused, again: () => attempt(action) };
    }
    draw();
  }

  /** @param {string} sessionId */
  async function readDetails(sessionId) {
    const base = /** @type {const} */ (`/session/v1/sessions/${part(sessionId)}`);
    const reading = readingDetails.get(sessionId) ?? newest();
    readingDetails.set(sessionId, reading);
    await reading(() => Promise.all([all(`${base}/events`), all(`${base}/notes`)]), ([events, notes]) => {
      state.details.set(sessionId, { changes: changesOf(events), notes });
    });
  }

  /**
   * Reads the sets that did not fit into the list.
   *
   * @param {Session} session
   */
  async function readRest(session) {
    while (session.nextCursor) {
      const rest = await get(`/session/v1/sessions/${part(session.sessionId)}?cursor=${part(session.nextCursor)}`);
      session.sets.push(...rest.sets);
      session.nextCursor = rest.nextCursor;
    }
  }

  /**
   * @param {Session} session
   * @param {boolean} isOpen
   */
  async function toggled(session, isOpen) {
    if (!isOpen) {
      state.open.delete(session.sessionId);
    } else if (!state.open.has(session.sessionId)) {
      state.open.add(session.sessionId);
      await attempt(async () => {
        await readDetails(session.sessionId);
        await readRest(session);
      });
    }
  }

  const view = () => html`<section aria-labelledby="lifted"><h2 id="lifted">${t('sessions.title')}</h2>
    ${state.failed ? html`<p class="notice bad" role="alert">${problem(state.failed.refused)}
      <button type="button" class="link" @click=${state.failed.again}>${t('again')}</button></p>` : nothing}
    ${state.items.length ? state.items.map(card) : html`<p class="quiet">${t('sessions.none')}</p>`}
    ${state.cursor ? html`<button type="button" class="secondary" @click=${() => attempt(readMore)}>${t('sessions.more')}</button>` : nothing}</section>`;

  const card = (/** @type {Session} */ session) => html`<details
    class="card session" data-session=${session.sessionId} ?open=${state.open.has(session.sessionId)} @toggle=${(/** @type {{ target: HTMLDetailsElement }} */ { target }) => toggled(session, target.open)}>
    <summary><b>${dayOf(session.startedAt)}</b> <span>${session.day ? t('sessions.day', { day: session.day }) : ''}</span>
      ${session.finishedAt ? nothing : html`<span class="chip note">${t('sessions.runs')}</span>`}
      <span class="quiet">${best(session)}</span></summary>
    ${state.open.has(session.sessionId) ? sets(session) : nothing}</details>`;

  const best = (/** @type {Session} */ { sets: lifted }) => lifted.filter((set) => set.role === 'TOP' || set.role === 'STRAIGHT')
    .filter((set, i, tops) => tops.findIndex((other) => other.exercise === set.exercise) === i)
    .map((set) => `${exercise(set.exercise)} ${load(set.load.value, set.load.unit)} × ${set.reps}`).join(' · ') || t('sessions.sets', { n: lifted.length });

  const sets = (/** @type {Session} */ session) => {
    const details = state.details.get(session.sessionId);
    if (!details) return html`<p class="quiet">${t('loading')}</p>`;
    const removed = removedSets(details.changes);
    return html`${[...Map.groupBy(session.sets, (set) => set.exercise)].map(([id, group]) => html`<h3>${exercise(id)}</h3><ul
      class="rows">${group.map((set) => row(session, set, details))}</ul>`)}
      ${session.sets.length ? nothing : html`<p class="quiet">${t('sessions.empty')}</p>`}
      ${removed.length ? html`<details class="removed"><summary>${t('sets.removed', { n: removed.length })}</summary><ul
        class="rows">${removed.map((set) => html`<li class="gone"><span class="what"><s>${exercise(set.exercise)} ${written(set)}</s><small
          class="quiet">${t('sets.removedAt', { time: timeOf(set.removedAt) })}</small></span></li>`)}</ul></details>` : nothing}`;
  };

  /** @type {(session: Session, set: LoggedSet, details: Details) => unknown} */
  const row = (session, set, { changes, notes }) => {
    const mine = notes.filter((note) => note.setId === set.setId);
    const history = changes.get(set.setId) ?? [];
    const toggle = (/** @type {Set<string>} */ from) => () => {
      if (!from.delete(set.setId)) from.add(set.setId);
      draw();
    };
    const name = `${exercise(set.exercise)}, ${t('role.' + set.role)}, ${written(set)}`;
    return html`<li data-set=${set.setId}><span class="what"><b>${t('role.' + set.role)}</b> ${written(set)}
        ${set.pain ? html`<span class="chip bad">${t('sets.pain')}</span>` : nothing}
        ${set.note ? html`<small class="note-text">“${set.note}”</small>` : nothing}
        ${state.noting.has(set.setId) ? nothing : mine.map((note) => html`<small class="note-text"><b>${note.author}:</b> ${note.text}</small>`)}</span>
      <span class="acts">${history.length > 1 ? html`<button type="button" class="link" aria-expanded=${state.history.has(set.setId)}
        aria-label=${t('sets.historyOf', { n: history.length - 1, set: name })}
          @click=${toggle(state.history)}>${t('sets.history', { n: history.length - 1 })}</button>` : nothing}
      <button type="button" class="secondary" aria-expanded=${state.noting.has(set.setId)} aria-label=${t('sets.noteOn', { set: name })}
        @click=${toggle(state.noting)}>${mine.length ? t('sets.notes', { n: mine.length }) : t('sets.note')}</button>
      ${mayChange ? html`<button type="button" class="secondary" aria-label=${t('sets.correctNamed', { set: name })}
        @click=${() => editor.open(session, set)}>${t('sets.correct')}</button>` : nothing}</span>
      ${state.history.has(set.setId) ? html`<ol
        class="versions">${history.map(({ kind, time, set: then }) => html`<li>${t('kind.' + kind)} ${timeOf(time)}: ${then.role ? html`${t('role.' + then.role)} ${written(then)}${then.pain ? ', ' + t('sets.pain') : ''}` : nothing}</li>`)}</ol>` : nothing}
      ${state.noting.has(set.setId) ? html`<div class="set-notes">${writer(session, set)(mine)}</div>` : nothing}</li>`;
  };

  /**
   * Returns the form of the notes about a set. It is kept, so that what is typed outlives drawing again.
   *
   * @param {Session} session
   * @param {LoggedSet} set
   */
  function writer(session, set) {
    const kept = state.writers.get(set.setId) ?? notesOf(`/session/v1/sessions/${part(session.sessionId)}/sets/${part(set.setId)}/notes`, {
      key: 'set-note ' + set.setId, label: t('notes.set'), shared: true, mayChange, caller, draw, changed: () => readDetails(session.sessionId),
    });
    state.writers.set(set.setId, kept);
    return kept;
  }
  return { read, view, dialog: editor.view, reopen: editor.shown };
}

/**
 * Writes what was lifted, for example 120 kg × 4 @ 8.5.
 *
 * @param {Pick<SessionApi.LoggedSet, 'load' | 'reps' | 'rpe'>} set
 */
export const written = (set) => `${load(set.load.value, set.load.unit)} × ${set.reps}${set.rpe === undefined ? '' : ' @ ' + number(set.rpe)}`;
