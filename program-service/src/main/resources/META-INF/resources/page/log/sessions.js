// The sessions of an athlete, newest first. A session that is opened shows its sets beside what the plan asked.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { all, athletePath, get, part } from '../api.js';
import { dateField } from '../parts/fields.js';
import { problem } from '../parts/refusals.js';
import { fresh } from '../parts/sending.js';
import { number, textsOf } from '../parts/texts.js';
import { changesOf } from './changes.js';
import { effect } from './effect.js';
import { newSession } from './new-session.js';
import { newest } from './newest.js';
import { notesOf } from './notes.js';
import { missingOf } from './planned.js';
import { plansOf } from './plans.js';
import { sessionCard } from './session-card.js';
import { setEditor } from './set-editor.js';
import { dateAt } from './times.js';

const t = await textsOf('/page/log');

/**
 * @typedef {SessionApi.Session} Session
 * @typedef {SessionApi.LoggedSet} LoggedSet
 * @typedef {{ changes: ReturnType<typeof changesOf>, notes: SessionApi.SetNote[], plan: ProgramApi.WeekPlan | null }} Details
 */

/**
 * What is known and what the coach has opened: the details by session, the rest by set.
 *
 * @typedef {object} State
 * @property {Session[]} items
 * @property {string | undefined} cursor
 * @property {string} upTo the last date that is shown; an empty text: today
 * @property {Map<string, Details>} details
 * @property {Set<string>} open
 * @property {Map<string, ReturnType<typeof notesOf>>} writers
 * @property {Set<string>} history
 * @property {Set<string>} noting
 * @property {{ refused: import('../api.js').Refused, again: () => void } | null} failed
 */

const PAGE = 10; // sessions that are read at a time
const MOST = 500; // sessions that the service lists at a time
const NEXT = 60_000; // milliseconds from the last set of a session to one that is added

/**
 * Returns the list of an athlete's sessions: read() asks the service, view() shows the answer, and reopen() opens the forms
 * that a new sign-in has interrupted.
 *
 * @param {string} athleteId
 * @param {object} options
 * @param {Pick<ProgramApi.Profile, 'unit' | 'timeZone'>} options.profile
 * @param {boolean} options.mayChange
 * @param {ProgramApi.SignedIn} options.caller
 * @param {ProgramApi.Exercise[]} options.exercises
 * @param {() => void} options.draw
 * @param {string} options.upTo the last date that is shown, from the address
 */
export function sessions(athleteId, { profile, mayChange, caller, exercises, draw, upTo }) {
  const path = /** @type {const} */ (`/session${athletePath(athleteId)}/sessions`);
  /** @type {State} */
  const state = { items: [], cursor: undefined, upTo, details: new Map(), open: new Set(), writers: new Map(), history: new Set(), noting: new Set(), failed: null };
  const readingList = newest();
  /** @type {Map<string, ReturnType<typeof newest>>} */
  const readingDetails = new Map(); // by session
  const plans = plansOf(athleteId);
  const moved = effect(plans, draw);
  const changed = () => read().then(draw);
  const lifted = () => state.items.flatMap(({ sets }) => sets);
  const editor = setEditor(exercises, { athleteId, changed, effect: moved });
  const forgotten = newSession(athleteId, { profile, exercises, plans, lifted, draw, effect: moved, changed: async (sessionId) => {
    state.open.add(sessionId);
    await changed();
  } });
  const untilText = () => (state.upTo ? '&to=' + part(state.upTo) : '');

  /** Reads as many sessions as are shown, and what the open ones need. */
  async function read() {
    await Promise.all([plans.read(), readingList(() => get(`${path}?limit=${Math.min(MOST, Math.max(PAGE, state.items.length))}${untilText()}`), (page) => {
      state.items = page.items;
      state.cursor = page.nextCursor;
    })]);
    if (!state.details.size && state.items.length) state.open.add(state.items[0].sessionId);
    const open = state.items.filter(({ sessionId }) => state.open.has(sessionId));
    await Promise.all([...open.map(readDetails), ...open.map(readRest)]);
  }

  async function readMore() {
    const page = await get(`${path}?limit=${PAGE}&cursor=${part(state.cursor ?? '')}${untilText()}`);
    state.items.push(...page.items);
    state.cursor = page.nextCursor;
  }

  /**
   * Shows the sessions up to a date.
   *
   * @param {string} date an empty text: all sessions
   */
  async function show(date) {
    Object.assign(state, { upTo: date, items: [] });
    state.details.clear();
    state.open.clear();
    history.replaceState(history.state, '', `#/log/${part(athleteId)}${date ? '?to=' + date : ''}`);
    await attempt(read);
  }

  /**
   * Does something that the coach wants, such as reading more. If that fails, the reason and a button to try again are shown.
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

  /** @param {Session} session */
  async function readDetails({ sessionId, startedAt }) {
    const base = /** @type {const} */ (`/session/v1/sessions/${part(sessionId)}`);
    const reading = readingDetails.get(sessionId) ?? newest();
    readingDetails.set(sessionId, reading);
    await reading(() => Promise.all([all(`${base}/events`), all(`${base}/notes`), plans.planAt(dateAt(startedAt, profile.timeZone))]), ([events, notes, plan]) => {
      state.details.set(sessionId, { changes: changesOf(events), notes, plan });
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
        await readDetails(session);
        await readRest(session);
      });
    }
  }

  /** @param {Session} session */
  const known = (session) => ({ lifts: state.details.get(session.sessionId)?.plan?.lifts ?? [], others: lifted() });

  /**
   * Opens the form that adds a set, with what the plan asks next.
   *
   * @param {Session} session
   * @param {import('./planned.js').Beside} [beside] the lift of the set; undefined: the coach chooses the exercise
   */
  function add(session, beside) {
    const asked = beside?.lift && missingOf(beside.lift, beside.sets);
    const last = beside?.sets.at(-1);
    const before = Date.parse((last ?? session.sets.at(-1))?.completedAt ?? session.startedAt);
    editor.add(session, {
      setId: crypto.randomUUID(), exercise: beside?.exercise, slotId: beside?.lift?.slotId, completedAt: new Date(before + (last ? 1 : NEXT)).toISOString(),
    }, {
      exercise: beside?.exercise ?? '', role: asked?.role ?? last?.role ?? 'STRAIGHT', value: asked ? number(asked.load) : last ? number(last.load.value) : '',
      unit: beside?.lift?.unit ?? last?.load.unit ?? profile.unit, reps: '', rpe: '', pain: false, note: '',
    }, known(session));
  }

  const card = sessionCard({
    state, mayChange, weekAt: (session) => plans.weekAt(dateAt(session.startedAt, profile.timeZone)), toggled, draw, add,
    correct: (session, set) => editor.correct(session, set, known(session)), restore: (session, set) => attempt(() => editor.restore(session, set)), writer, effect: moved.view,
  });
  const noMessages = fresh();

  const view = () => html`<section aria-labelledby="lifted"><header class="sessions-head"><h2 id="lifted" tabindex="-1">${t('sessions.title')}</h2>
      ${dateField(noMessages, 'upTo', { label: t('sessions.upTo'), value: state.upTo, put: show })}</header>
    ${forgotten.view()}
    ${state.failed ? html`<p class="notice bad" role="alert">${problem(state.failed.refused)}
      <button type="button" class="quiet" @click=${state.failed.again}>${t('again')}</button></p>` : nothing}
    ${state.items.length ? state.items.map(card) : html`<p class="quiet">${t(state.upTo ? 'sessions.noneUpTo' : 'sessions.none')}</p>`}
    ${state.cursor ? html`<button type="button" @click=${() => attempt(readMore)}>${t('sessions.more')}</button>` : nothing}</section>`;

  /**
   * Returns the form of the notes about a set. It is kept, so that what is typed outlives drawing again.
   *
   * @param {Session} session
   * @param {LoggedSet} set
   */
  function writer(session, set) {
    const kept = state.writers.get(set.setId) ?? notesOf(`/session/v1/sessions/${part(session.sessionId)}/sets/${part(set.setId)}/notes`, {
      key: 'set-note ' + set.setId, label: t('notes.set'), shared: true, mayChange, caller, draw, changed: () => readDetails(session),
    });
    state.writers.set(set.setId, kept);
    return kept;
  }
  const reopen = () => {
    editor.reopen();
    forgotten.reopen();
  };
  const addButton = () => (mayChange ? html`<button type="button" class="add-session" aria-expanded=${forgotten.isOpen()} @click=${forgotten.toggle}>${t('new.open')}</button>` : nothing);
  return { read, view, addButton, reopen };
}
