// Which messages of the lifter say why a lift is skipped. It is read when the lifter has written about an exercise.
import { LANGUAGES, textsOf } from '/page/parts/texts.js';
import { t } from './more.js';
import { written } from './notes.js';
import { dateOf } from './sessions.js';
import { training } from './training.js';

/** The reasons that the page offers. */
export const REASONS = ['pain', 'taken', 'time', 'tired'];

const texts = await Promise.all(LANGUAGES.map((each) => textsOf('/lift/more', each)));

/** The words with which such a message begins, in each language: another device may have another one. */
const WORDS = texts.flatMap((text) => [text('skip.note', { why: '' }), text('skip.noteRest', { why: '' })]);

/**
 * Returns the messages of a date that say why a lift of the plan is skipped; of a later session of the date, those since.
 *
 * @param {Pick<Otherwise, 'date' | 'since'>} of
 */
export function skipNotes({ date, since }) {
  const skips = written().filter(({ exercise, writtenAt, text }) => exercise && dateOf(writtenAt) === date && !(since && Date.parse(writtenAt) < Date.parse(since)) && WORDS.some((words) => text.startsWith(words)));
  return skips.flatMap((note) => (training.known.plan?.lifts ?? []).filter((lift) => lift.exercise === note.exercise).map(({ slotId }) => ({ ...note, slotId })));
}

/**
 * Writes a reason that the page offers, or that there is none, in the reader's language, in whichever it was chosen; another
 * one as it was typed.
 *
 * @param {string} why
 */
function inLanguage(why) {
  const offered = [...REASONS, 'unsaid'].find((reason) => texts.some((text) => text('skip.' + reason) === why));
  return offered ? t('skip.' + offered) : why;
}

/**
 * Returns why lifts are skipped, by slot: as another device has written it to the coach, or as it was chosen here.
 *
 * @type {Late['skipped']}
 */
export function reasonsOf(of) {
  const written = skipNotes(of).map(({ slotId, text }) => [slotId, text.replace(/^[^:]*: /, '')]);
  return Object.fromEntries([...written, ...Object.entries(of.skipped)].map(([slotId, why]) => [slotId, inLanguage(why)]));
}
