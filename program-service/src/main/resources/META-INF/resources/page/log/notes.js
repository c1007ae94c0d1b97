// Notes of the coaches, about an athlete or about a set.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { call, find, part } from '../api.js';
import { say } from '../dom.js';
import { draft } from '../parts/drafts.js';
import { areaField, checkField, onSubmit, submit } from '../parts/fields.js';
import { fresh, isWrong, send } from '../parts/sending.js';
import { textsOf, timeOf } from '../parts/texts.js';
import { newest } from './newest.js';

const t = await textsOf('/page/log');
const LENGTH = 2000;

/**
 * Shows notes and the form that writes one. The author of a note may change and remove it.
 *
 * @param path where notes are written
 * @param options key (unique in the page), label, shared (whether a new note is for the athlete to read), mayChange,
 * caller, draw, and changed (reads the notes again)
 */
export function notesOf(path, { key, label, shared, mayChange, caller, draw, changed }) {
  const blank = () => ({ noteId: null, text: '', shared, isNew: true });
  const state = { typed: blank(), form: fresh() };
  const kept = draft(key, () => (state.typed.text.trim() ? state.typed : null));
  if (kept) state.typed = kept;
  const put = (name) => (value) => {
    state.typed[name] = value;
    draw();
  };

  async function write() {
    const { typed } = state;
    if (isWrong(state.form, typed.text.trim() ? {} : { [key]: t('notes.empty') }, draw)) return;
    typed.noteId ??= crypto.randomUUID(); // the same id at each try, so that a repeated request writes one note
    const body = { text: typed.text.trim(), shared: typed.shared };
    const stored = await send(state.form, () => (typed.isNew
      ? call('POST', path, { noteId: typed.noteId, ...body })
      : call('PUT', `${path}/${part(typed.noteId)}`, body)), { draw });
    if (stored) await done(t('notes.written'));
  }

  async function remove(note) {
    const gone = await send(state.form, () => call('DELETE', `${path}/${part(note.noteId)}`).then((answer) => answer ?? {}), { draw });
    if (gone) await done(t('notes.removed'));
  }

  async function done(text) {
    state.typed = blank();
    say(text);
    await changed();
    draw();
  }

  const note = (each) => html`<li><span class="what note-text">${each.text}
      <small class="quiet">${each.author}, ${timeOf(each.writtenAt)}${each.changedAt ? ' · ' + t('notes.changed', { by: each.changedBy, time: timeOf(each.changedAt) }) : ''}${each.shared ? ' · ' + t('notes.shared') : ''}</small></span>
    ${mayChange && (each.author === caller.subject || caller.roles.includes('platform')) ? html`
      <span class="acts"><button type="button" class="link" @click=${() => { state.typed = { ...each, isNew: false }; draw(); }}>${t('notes.change')}</button>
      <button type="button" class="link" @click=${() => remove(each)}>${t('notes.remove')}</button></span>` : nothing}</li>`;

  return (notes) => html`
    ${notes.length ? html`<ul class="rows">${notes.map(note)}</ul>` : nothing}
    ${mayChange ? html`<form novalidate @submit=${onSubmit(write)}>
      ${areaField(state.form, key, { label: state.typed.isNew ? label : t('notes.changing'), value: state.typed.text, put: put('text'), max: LENGTH })}
      ${checkField(key + '-shared', { label: t('notes.share'), checked: state.typed.shared, put: put('shared') })}
      ${submit(state.form, t('notes.save'), state.typed.isNew ? nothing : html`<button type="button" class="secondary"
        @click=${() => { state.typed = blank(); draw(); }}>${t('cancel')}</button>`)}</form>` : nothing}`;
}

/** Returns the section of the notes about an athlete. */
export function athleteNotes(athleteId, options) {
  const path = `/v1/athletes/${part(athleteId)}/notes`;
  const state = { items: [] };
  const reading = newest();
  const read = () => reading(() => find(path + '?limit=50'), (answer) => {
    state.items = answer?.items ?? [];
  });
  const shown = notesOf(path, { ...options, key: 'athlete-note ' + athleteId, label: t('notes.about'), shared: false, changed: read });
  return { read, view: () => html`<section
    class="card" aria-labelledby="notes-title"><h2 id="notes-title">${t('notes.title')}</h2>${shown(state.items)}</section>` };
}
