// Which messages of the lifter say why a lift is skipped. It is read when the lifter has written about an exercise.
import { LANGUAGES, textsOf } from '/page/parts/texts.js';
import { written } from './notes.js';
import { dateOf } from './sessions.js';
import { training } from './training.js';

/** The words with which such a message begins, in each language: another device may have another one. */
const WORDS = (await Promise.all(LANGUAGES.map((each) => textsOf('/lift/more', each))))
  .flatMap((text) => [text('skip.note', { why: '' }), text('skip.noteRest', { why: '' })]);

/**
 * Returns the messages of a date that say why a lift of the plan is skipped; of a later session of the date, those since.
 *
 * @param {Pick<Otherwise, 'date' | 'since'>} of
 */
export function skipNotes({ date, since }) {
  const skips = written().filter(({ exercise, writtenAt, text }) => exercise && dateOf(writtenAt) === date && !(since && Date.parse(writtenAt) < Date.parse(since)) && WORDS.some((words) => text.startsWith(words)));
  return skips.flatMap((note) => (training.known.plan?.lifts ?? []).filter((lift) => lift.exercise === note.exercise).map(({ slotId }) => ({ ...note, slotId })));
}
