// Dialogs: one for what is final, and one for any content.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { language, textsOf } from './texts.js';

const t = await textsOf('/page/parts');

/**
 * Opens a dialog and returns what it was closed with; undefined if the reader left it with Escape or with Back.
 *
 * @template T
 * @param {(dialog: { close: (answer?: T) => void, draw: () => void }) => unknown} view returns the content
 * @param {object} [options]
 * @param {string} [options.label] the name of the dialog; absent if the content has an h2
 * @param {string} [options.role] alertdialog if the reader has to decide
 * @returns {Promise<T | undefined>}
 */
export function openDialog(view, { label, role } = {}) {
  const dialog = document.createElement('dialog');
  dialog.lang = language;
  if (role) dialog.setAttribute('role', role);
  /** @type {T | undefined} */
  let answer;
  const close = (/** @type {T | undefined} */ given) => {
    answer = given;
    dialog.close();
  };
  const draw = () => render(view({ close, draw }), dialog);
  draw();
  const title = dialog.querySelector('h2');
  if (label) dialog.setAttribute('aria-label', label);
  else if (title) dialog.setAttribute('aria-labelledby', title.id ||= 'dialog-title');
  document.body.append(dialog);
  dialog.showModal();
  const forget = closeOnBack(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      forget().then(() => resolve(answer));
    }, { once: true });
  });
}

/**
 * Gives an open dialog a place of its own in the browser's history, so that Back closes it and the page stays. The returned
 * function leaves that place; what follows must wait for it, because a browser goes back later.
 *
 * @param {HTMLDialogElement} dialog
 */
function closeOnBack(dialog) {
  const opened = performance.timeOrigin + performance.now(); // later dialogs are above it, also after a reload
  const back = (/** @type {PopStateEvent} */ { state }) => {
    if ((state?.dialog ?? 0) < opened) dialog.close();
  };
  history.scrollRestoration = 'manual'; // going back must not scroll the page below
  history.pushState({ dialog: opened }, '');
  addEventListener('popstate', back);
  return async () => {
    removeEventListener('popstate', back);
    if (history.state?.dialog === opened) {
      const left = new Promise((resolve) => { addEventListener('popstate', resolve, { once: true }); });
      history.back();
      await left;
    }
    history.scrollRestoration = 'auto';
  };
}

/**
 * Asks before something that cannot be undone. What can be undone needs no question: do it, and show a toast with undo.
 *
 * @param {object} question
 * @param {string} question.title what is asked, for example: End the program of Ana?
 * @param {unknown} [question.says] what is lost, as a text or a template
 * @param {string} question.action the verb on the button that does it
 * @param {string} [question.cancel] the text of the other button
 * @returns {Promise<boolean>} whether the reader wants it
 */
export const confirmFinal = async ({ title, says, action, cancel }) => await openDialog(({ close }) => html`
  <h2>${title}</h2>
  ${says ? html`<p>${says}</p>` : nothing}
  <div class="actions">
    <button type="button" autofocus @click=${() => close(false)}>${cancel ?? t('cancel')}</button>
    <button type="button" class="primary danger" @click=${() => close(true)}>${action}</button>
  </div>`, { role: 'alertdialog' }) === true;
