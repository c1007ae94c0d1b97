// What the coaches have written for the lifter: about the lifter, about an exercise, or about a set of this week. It is kept
// on the device. No event reports a note, so notes are read again when the page is seen again, and from time to time.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath, part } from '/page/api.js';
import { shortDayOf } from '/page/parts/texts.js';
import { exercise } from '/page/words.js';
import { kept } from './kept.js';
import { late } from './lifts.js';
import { t } from './texts.js';
import { training } from './training.js';

const AGAIN = 300_000; // milliseconds between two reads
const SHOWN = 3; // this many of the newest notes of a place are shown without a tap

/** @typedef {Pick<ProgramApi.Note, 'text' | 'author' | 'writtenAt' | 'exercise' | 'shared'>} Note */

/** @type {Note[]} */
let notes = [];
/**
 * What the lifter has written to the coaches, the newest first.
 *
 * @type {{ notes: WrittenMessage[] }}
 */
export const own = { notes: [] };

/** @type {typeof import('./skipped.js').reasonsOf | null} */
let reasonsOf = null;

/**
 * Shows the notes from now on.
 *
 * @param {() => void} draw
 */
export function begin(draw) {
  late.notes = view;
  late.skipped = (of) => {
    if (!reasonsOf && written().some((message) => message.exercise)) {
      import('./skipped.js').then((module) => {
        ({ reasonsOf } = module);
        draw();
      }).catch(console.error);
    }
    return reasonsOf?.(of) ?? {};
  };
  const again = () => read().then(draw).catch(console.error); // without an answer the page shows no notes, or those before
  addEventListener('online', again);
  document.addEventListener('visibilitychange', () => document.hidden || again());
  setInterval(() => document.hidden || again(), AGAIN);
  return again();
}

async function read() {
  const subject = training.caller?.subject;
  if (!subject) return;
  const { past = [] } = training.known;
  const [about, ...ofSets] = await Promise.all([
    kept.find(`${athletePath(subject)}/notes?limit=250`),
    ...past.map(({ sessionId }) => kept.find(`/session/v1/sessions/${part(sessionId)}/notes?limit=50`).catch(() => null)),
  ]);
  const exercises = new Map(past.flatMap((session) => session.sets.map((set) => [set.setId, set.exercise])));
  const found = ofSets.flatMap((page) => page?.items ?? []).map((note) => ({ ...note, exercise: exercises.get(note.setId) }));
  notes = readable([...about?.items ?? [], ...found].filter(({ author }) => author !== subject)); // the lifter's own are messages to the coaches
  const answered = (about?.items ?? []).filter(({ author }) => author === subject);
  const known = new Set(answered.map(({ noteId }) => noteId));
  own.notes = [...own.notes.filter(({ noteId, isSentHere }) => isSentHere && !known.has(noteId)), ...answered]; // the answer may be older
}

/**
 * Returns the notes that are for the lifter, the newest first. A lifter who coaches too may read others of the gym.
 *
 * @param {Note[]} all
 */
export const readable = (all) => all.filter((note) => note.shared).sort((a, b) => b.writtenAt.localeCompare(a.writtenAt));

/**
 * Returns the notes of a place: those about an exercise, or those about none of the plan.
 *
 * @param {Note[]} all
 * @param {string | null} id the exercise; null for the notes above the lifts
 * @param {string[]} planned
 */
export const placed = (all, id, planned) => all.filter((note) => (id === null ? !note.exercise || !planned.includes(note.exercise) : note.exercise === id));

/**
 * Shows the notes of a place.
 *
 * @param {string | null} id
 */
function view(id) {
  const here = placed(notes, id, (training.known.plan?.lifts ?? []).map((lift) => lift.exercise));
  if (!here.length) return nothing;
  const line = (/** @type {Note} */ note) => html`<li>${id === null && note.exercise ? html`<b>${exercise(note.exercise)}:</b> ` : nothing}${note.text}
    <small>${note.author}, ${shortDayOf(note.writtenAt)}</small></li>`;
  const rest = here.slice(SHOWN);
  return html`<section class="notice coach-notes" aria-label=${t('notes')}><b>${t('notes')}</b><ul>${here.slice(0, SHOWN).map(line)}</ul>
    ${rest.length ? html`<details><summary>${t('notes.more', { n: rest.length })}</summary><ul>${rest.map(line)}</ul></details>` : nothing}</section>`;
}

/** Returns what the coaches have written for the lifter, the newest first. */
export const ofCoaches = () => notes;

/** Returns what the lifter has written to the coaches, the newest first, also what this device has not sent yet. */
export function written() {
  const here = training.messages.filter(({ isTakenBack }) => !isTakenBack).reverse();
  const known = new Set(training.messages.map(({ noteId }) => noteId));
  return [...here, ...own.notes.filter(({ noteId }) => !known.has(noteId))];
}
