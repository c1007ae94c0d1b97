// What a lifter writes to the coaches. A message is kept on this device until it is sent, so that it needs no network.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { openDialog } from '/page/parts/dialog.js';
import { shortDayOf } from '/page/parts/texts.js';
import { exercise as nameOf } from '/page/words.js';
import { put } from './device.js';
import { whyRefused } from './lifts.js';
import { t } from './more.js';
import { ofCoaches, own, written } from './notes.js';
import { t as ofToday } from './texts.js';
import { stored, training } from './training.js';

const SHOWN = 5; // messages that were written before, by the lifter and the coaches
const LONGEST = 2000; // characters
const AGAIN = 1000; // milliseconds

let typed = ''; // and not sent

/**
 * Writes to the coaches. Returns the id of the message.
 *
 * @param {{ text: string, exercise?: string }} message exercise: the id of the one that it is about
 */
export async function writeMessage({ text, exercise }) {
  const message = { noteId: crypto.randomUUID(), athleteId: training.caller?.subject ?? '', text, exercise, writtenAt: new Date().toISOString() };
  await put('messages', message);
  await stored();
  return message.noteId;
}

/**
 * Takes messages back, also those that were sent.
 *
 * @param {string[]} ids
 */
export async function takeBack(ids) {
  for (const noteId of ids) await put('messages', { noteId, athleteId: training.caller?.subject ?? '', text: '', writtenAt: '', isTakenBack: true });
  own.notes = own.notes.filter(({ noteId }) => !ids.includes(noteId));
  if (ids.length) await stored();
}

/** Lets the lifter write at any time, also without a session. The coaches read it among the notes about the lifter. */
export async function writeToCoach() {
  let wrong = '';
  let drawAgain = () => {};
  const timer = setInterval(() => drawAgain(), AGAIN); // what waits may be sent meanwhile
  const sent = await openDialog(({ close, draw }) => {
    drawAgain = draw;
    const send = (/** @type {Event} */ event) => {
      event.preventDefault();
      wrong = typed.trim() ? '' : t('message.empty');
      if (wrong) draw();
      else close(typed.trim());
    };
    const before = thread().slice(0, SHOWN);
    return html`<h2 id="message">${t('message.title')}</h2><form novalidate @submit=${send}>
      <label>${t('message.any')}<textarea name="message" rows="4" maxlength=${LONGEST} autofocus .value=${typed} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? 'message-wrong' : nothing}
        @input=${(/** @type {{ target: HTMLTextAreaElement }} */ { target }) => { typed = target.value; }}></textarea></label>
      ${wrong ? html`<p class="problem" id="message-wrong" role="alert">${wrong}</p>` : nothing}
      <p class="hint">${t('message.anySays')}</p>
      ${before.length ? html`<h3>${t('message.before')}</h3><ul class="rows">${before.map(line)}</ul>` : nothing}
      <div class="actions"><button type="button" @click=${() => close()}>${t('edit.cancel')}</button>
        <button type="submit" class="primary">${t('message.send')}</button></div></form>`;
  });
  clearInterval(timer);
  if (!sent) return;
  const noteId = await writeMessage({ text: sent });
  typed = '';
  const { toast } = await import('/page/toast.js');
  toast(t(training.trouble || !navigator.onLine ? 'message.kept' : 'message.sent'), { undone: t('message.takenBack'), undo: () => takeBack([noteId]) });
}

/**
 * What the lifter and the coaches have written to each other, the newest first.
 *
 * @returns {(Partial<WrittenMessage> & Pick<WrittenMessage, 'text' | 'exercise' | 'writtenAt'> & { author?: string })[]}
 */
const thread = () => [...written().map((message) => ({ ...message, author: undefined })), ...ofCoaches()].sort((a, b) => b.writtenAt.localeCompare(a.writtenAt));

/** @param {ReturnType<typeof thread>[number]} message */
const line = ({ text, exercise, writtenAt, noteId, author }) => {
  const here = training.messages.find((message) => message.noteId === noteId);
  return html`<li><span class="what">${exercise ? html`<b>${nameOf(exercise)}:</b> ` : nothing}${text}<small>${author ?? t('message.you')}, ${shortDayOf(writtenAt)}</small>${
    here?.refused ? html`<small class="problem">${ofToday('set.refused')} ${whyRefused(here.refused)}</small>` : nothing}</span>
    ${here && !here.refused ? html`<span class="chip warn">${ofToday('set.waiting')}</span>` : nothing}</li>`;
};
