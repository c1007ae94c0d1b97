// Notes of the coaches, about an athlete or about a set.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath, call, find, part } from '../api.js';
import { say } from '../dom.js';
import { confirmFinal } from '../parts/dialog.js';
import { draft, forgetKept } from '../parts/drafts.js';
import { areaField, checkField, onSubmit, submit } from '../parts/fields.js';
import { fresh, isWrong, send } from '../parts/sending.js';
import { textsOf, timeOf } from '../parts/texts.js';
import { newest } from './newest.js';
import { exercise } from '../words.js';

const t = await textsOf('/page/log');
const LENGTH = 2000;

/** @typedef {Omit<ProgramApi.Note, 'changedAt' | 'changedBy'> & { changedAt?: string, changedBy?: string }} Note */

/**
 * Shows notes and the form that writes one. The author of a note may change and remove it.
 *
 * @param {`/v1/athletes/${string}/notes` | `/session/v1/sessions/${string}/sets/${string}/notes`} path where notes are written
 * @param {object} options
 * @param {string} options.key unique in the page
 * @param {string} options.label
 * @param {boolean} options.shared whether a new note is for the athlete to read
 * @param {boolean} options.mayChange
 * @param {string} [options.writer] whose messages a coach may remove
 * @param {ProgramApi.SignedIn} options.caller
 * @param {() => void} options.draw
 * @param {() => Promise<void>} options.changed reads the notes again
 */
export function notesOf(path, { key, label, shared, mayChange, writer, caller, draw, changed }) {
  const blank = () => ({ noteId: '', text: '', shared, isNew: true });
  const state = { typed: blank(), form: fresh() };
  const kept = draft(key, () => (state.typed.text.trim() ? state.typed : null));
  if (kept) state.typed = kept;
  const put = (/** @type {Partial<typeof state.typed>} */ change) => {
    Object.assign(state.typed, change);
    draw();
  };

  async function write() {
    const { typed } = state;
    if (isWrong(state.form, typed.text.trim() ? {} : { [key]: t('notes.empty') }, draw)) return;
    typed.noteId ||= crypto.randomUUID(); // the same id at each try, so that a repeated request writes one note
    const body = { text: typed.text.trim(), shared: typed.shared };
    const stored = await send(state.form, () => (typed.isNew
      ? call('POST', path, { noteId: typed.noteId, ...body })
      : call('PUT', `${path}/${part(typed.noteId)}`, body)), { draw });
    if (!stored) return;
    forgetKept(key);
    await done(t('notes.written'));
  }

  /** @param {Note} note */
  async function remove(note) {
    if (!await confirmFinal({ title: t('notes.sure'), says: note.text, action: t('notes.remove') })) return;
    const gone = await send(state.form, () => call('DELETE', `${path}/${part(note.noteId)}`).then((answer) => answer ?? {}), { draw });
    if (gone) await done(t('notes.removed'));
  }

  /** @param {string} text */
  async function done(text) {
    state.typed = blank();
    say(text);
    await changed();
    draw();
  }

  const isOwn = (/** @type {Note} */ each) => each.author === caller.subject || caller.roles.includes('platform');
  const note = (/** @type {Note} */ each) => html`<li><span class="what note-text">${each.exercise ? html`<b>${exercise(each.exercise)}:</b> ` : nothing}${each.text}
      <small class="quiet">${each.author}, ${timeOf(each.writtenAt)}${each.changedAt ? ' · ' + t('notes.changed', { by: each.changedBy, time: timeOf(each.changedAt) }) : ''}${each.shared ? ' · ' + t('notes.shared') : ''}</small></span>
    ${mayChange && (isOwn(each) || each.author === writer) ? html`
      <span class="acts">${isOwn(each) ? html`<button type="button" class="quiet small" @click=${() => { state.typed = { ...each, isNew: false }; draw(); }}>${t('notes.change')}</button>` : nothing}
      <button type="button" class="quiet small" @click=${() => remove(each)}>${t('notes.remove')}</button></span>` : nothing}</li>`;

  return (/** @type {Note[]} */ notes) => html`
    ${notes.length ? html`<ul class="rows">${notes.map(note)}</ul>` : nothing}
    ${mayChange ? html`<form novalidate @submit=${onSubmit(write)}>
      ${areaField(state.form, key, { label: state.typed.isNew ? label : t('notes.changing'), value: state.typed.text, put: (text) => put({ text }), max: LENGTH })}
      ${checkField(key + '-shared', { label: t('notes.share'), checked: state.typed.shared, put: (isShared) => put({ shared: isShared }) })}
      ${submit(state.form, t('notes.save'), state.typed.isNew ? nothing : html`<button type="button"
        @click=${() => { state.typed = blank(); draw(); }}>${t('cancel')}</button>`, false, '')}</form>` : nothing}`;
}

/**
 * Returns the section of the notes about an athlete.
 *
 * @param {string} athleteId
 * @param {{ mayChange: boolean, caller: ProgramApi.SignedIn, draw: () => void }} options
 */
export function athleteNotes(athleteId, options) {
  const path = /** @type {const} */ (`${athletePath(athleteId)}/notes`);
  /** @type {{ items: Note[] }} */
  const state = { items: [] };
  const reading = newest();
  const read = () => reading(() => find(`${path}?limit=50`), (answer) => {
    state.items = answer?.items ?? [];
  });
  const shown = notesOf(path, { ...options, writer: athleteId, key: 'athlete-note ' + athleteId, label: t('notes.about'), shared: false, changed: read });
  return { read, view: () => html`<section
    class="card" aria-labelledby="notes-title"><h2 id="notes-title">${t('notes.title')}</h2>${shown(state.items)}</section>` };
}
