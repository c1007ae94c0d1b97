// The notes of the coaches about an athlete and about the athlete's lifts. A shared note is for the athlete to read, on the
// page of today's session too.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { call, find, part } from './api.js';
import { fold } from './fold.js';
import { areaField, checkField } from './parts/fields.js';
import { timeOf } from './parts/texts.js';
import { t } from './texts.js';
import { toast } from './toast.js';
import { exercise } from './words.js';

const SHOWN = 3; // this many of the newest notes are shown without a click
const LONGEST = 2000; // characters

/** @typedef {import('./athlete.js').AthletePage} AthletePage */

/**
 * Reads the newest notes that the caller may read.
 *
 * @param {`/v1/athletes/${string}`} base
 */
export const readNotes = async (base) => (await find(`${base}/notes?limit=50`))?.items ?? [];

/** @param {string} [slotId] absent: a note about the athlete */
export const noteKey = (slotId = '') => ('note ' + slotId).trim();

/** What is filled in of a note that is a message to the athlete. */
export const TO_READ = { shared: true };

/**
 * Shows the form for a new note, if it is open. The first lift of an exercise stands for the others.
 *
 * @param {{ slotId: string, exercise: string } | null} lift null: the note is about the athlete
 * @param {AthletePage} page
 */
export function noteForm(lift, page) {
  const key = noteKey(lift?.slotId);
  const { base, panels, keep, sent } = page;
  const fresh = keep('id of ' + key, () => ({ id: crypto.randomUUID() })); // the same id at each try, so that a repeated request writes one note
  return panels.view({
    key,
    title: lift ? t('note.titleOf', { name: exercise(lift.exercise) }) : t('note.title'),
    button: ({ shared }) => t(shared ? 'note.send' : 'note.save'),
    values: { shared: false },
    names: ['text'],
    fields: (field, form) => html`${areaField(form, 'text', { label: t('note.text'), required: t('note.empty'), max: LONGEST, ...field('text') })}
      ${checkField('shared', { label: t('note.share'), checked: field('shared').value, put: field('shared').put })}`,
    send: async ({ text, shared }) => {
      const noteId = fresh.id;
      await call('POST', `${base}/notes`, { noteId, text: text.trim(), shared, exercise: lift?.exercise });
      fresh.id = crypto.randomUUID();
      await sent();
      toast(t(shared ? 'note.saidShared' : 'note.said'), { undo: async () => {
        await call('DELETE', `${base}/notes/${part(noteId)}`);
        await sent();
      } });
    },
  });
}

/**
 * Shows the notes about a lift.
 *
 * @param {string} id the exercise
 * @param {AthletePage} page
 */
export function notesOfLift(id, page) {
  const notes = page.state.notes.filter((note) => note.exercise === id);
  return notes.length ? html`<ul class="rows lift-notes">${notes.map((note) => line(note, page))}</ul>` : nothing;
}

/**
 * Shows the notes about the athlete, the newest first, and those about exercises that are not in the plan.
 *
 * @param {AthletePage} page
 */
export function notesCard(page) {
  const { state, mayChange, panels } = page;
  const planned = new Set([state.current, state.next].flatMap((plan) => plan?.lifts.map((lift) => lift.exercise) ?? []));
  const notes = state.notes.filter((note) => !note.exercise || !planned.has(note.exercise));
  if (!notes.length && !panels.isOpen(noteKey())) return nothing;
  const list = (/** @type {ProgramApi.Note[]} */ items) => html`<ul class="rows">${items.map((note) => line(note, page))}</ul>`;
  return html`<section class="card notes" aria-labelledby="notes-title"><header><h2 id="notes-title">${t(mayChange ? 'notes' : 'notes.own')}</h2>
      ${mayChange && notes.length ? html`<a href=${'#/log/' + part(page.athleteId)}>${t('notes.change')}</a>` : nothing}</header>
    ${notes.length ? list(notes.slice(0, SHOWN)) : nothing}
    ${notes.length > SHOWN ? fold(page, 'notes', t('looks.more', { n: notes.length - SHOWN }), list(notes.slice(SHOWN))) : nothing}
    ${mayChange ? noteForm(null, page) : nothing}</section>`;
}

/** @type {(note: ProgramApi.Note, page: AthletePage) => unknown} */
const line = (note, { mayChange, athleteId }) => html`<li><span class="what note-text">${note.exercise ? html`<b>${exercise(note.exercise)}:</b> ` : nothing}${note.text}<small>${note.author},
  ${timeOf(note.writtenAt)}${mayChange && note.author !== athleteId ? ' · ' + t(note.shared ? 'note.shared' : 'note.private') : nothing}</small></span></li>`;
