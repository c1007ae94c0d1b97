// What a lifter writes to the coaches: about a session, or at any time.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { titleOf } from '/page/advice.js';
import { athletePath, call, part } from '/page/api.js';
import { openDialog } from '/page/parts/dialog.js';
import { shortDayOf } from '/page/parts/texts.js';
import { t } from './more.js';
import { mend, noteWith, setsOf } from './sessions.js';
import { t as ofToday } from './texts.js';
import { training } from './training.js';

const SHOWN = 3; // messages that were sent before
const LONGEST = 800; // characters: they are added to the note of a set, which has 1,000

/**
 * What was sent while the page is open, the newest first.
 *
 * @type {{ text: string, writtenAt: string }[]}
 */
const own = [];

/** What is typed and not sent yet, and the id under which this text is sent, however often that is tried. */
const unsent = { text: '', noteId: crypto.randomUUID() };

/**
 * Asks for a text. Returns it once it was kept; undefined if the lifter left the dialog.
 *
 * @param {{ title: string, label: string, says: string, send: string, text?: string, before?: { text: string, writtenAt: string }[] }} words before: what was sent before
 * @param {(text: string) => Promise<unknown>} keep
 * @param {(text: string) => void} [typed]
 */
function write({ title, label, says, send, text = '', before = [] }, keep, typed = () => {}) {
  let wrong = '';
  let isSaving = false;
  return openDialog(({ close, draw }) => {
    const save = async (/** @type {Event} */ event) => {
      event.preventDefault();
      if (isSaving) return;
      wrong = text.trim() ? '' : t('message.empty');
      isSaving = !wrong;
      draw();
      if (wrong) return;
      try {
        await keep(text.trim());
        close(text);
      } catch (failure) {
        console.error(failure);
        wrong = failure.status === 422 ? titleOf(failure) : t('body.notSaved');
        isSaving = false;
        draw();
      }
    };
    return html`<h2 id="message">${title}</h2><form novalidate @submit=${save}>
      <label>${label}<textarea name="message" rows="4" maxlength=${LONGEST} autofocus .value=${text} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? 'message-wrong' : nothing}
        @input=${(/** @type {{ target: HTMLTextAreaElement }} */ { target }) => { text = target.value; typed(text); }}></textarea></label>
      ${wrong ? html`<p class="problem" id="message-wrong" role="alert">${wrong}</p>` : nothing}
      <p class="quiet">${says}</p>
      ${before.length ? html`<h3>${t('message.before')}</h3><ul class="rows">${before.map((each) => html`<li><span class="what">${each.text}<small>${shortDayOf(each.writtenAt)}</small></span></li>`)}</ul>` : nothing}
      <div class="actions"><button type="button" @click=${() => close()}>${t('edit.cancel')}</button>
        <button type="submit" class="primary" aria-busy=${isSaving ? 'true' : nothing}>${send}</button></div></form>`;
  });
}

/**
 * Lets the lifter write about a whole session. The coaches read it in the note of its last set, so that it needs no network.
 *
 * @param {ShownSession} session
 */
export async function writeAbout(session) {
  const last = setsOf(session).findLast((set) => !set.refused);
  if (!last) return;
  const written = await write({ title: t('message.title'), label: t('message.label'), says: t('message.says'), send: t('edit.save') }, (text) => mend(last, { ...last, rpe: last.rpe ?? null, note: noteWith(last.note, [text]) }));
  if (written === undefined) return;
  const { toast } = await import('/page/toast.js');
  toast(t('message.written'));
}

/**
 * Lets the lifter write at any time, also without a session. The coaches read it among the notes about the lifter.
 *
 * @param {string} [text] what is proposed
 */
export async function writeToCoach(text = unsent.text) {
  if (text !== unsent.text) Object.assign(unsent, { text, noteId: crypto.randomUUID() });
  const notes = /** @type {const} */ (`${athletePath(training.caller?.subject ?? '')}/notes`);
  const sent = await write({ title: ofToday('message'), label: t('message.any'), says: t('message.anySays'), send: t('message.send'), text, before: own.slice(0, SHOWN) },
    (written) => call('POST', notes, { noteId: unsent.noteId, text: written }), (typed) => { Object.assign(unsent, { text: typed, noteId: crypto.randomUUID() }); });
  if (sent === undefined) return;
  const { noteId } = unsent;
  const message = { text: unsent.text.trim(), writtenAt: new Date().toISOString() };
  own.unshift(message);
  Object.assign(unsent, { text: '', noteId: crypto.randomUUID() });
  const { toast } = await import('/page/toast.js');
  toast(t('message.sent'), { undone: t('message.takenBack'), undo: () => call('DELETE', `${notes}/${part(noteId)}`).then(() => own.splice(own.indexOf(message) >>> 0, 1)) });
}
