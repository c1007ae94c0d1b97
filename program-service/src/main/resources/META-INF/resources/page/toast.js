// A message about what was done. It is visible for some seconds, and can have a button that takes the change back.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { titleOf } from './advice.js';
import { t } from './texts.js';

const VISIBLE = 10_000; // milliseconds; the pointer or the focus on the message stop the time
/** @type {Page.Timer} */
let timer;

/** The region in which messages appear. It exists from the start, so that screen readers announce its changes. */
const region = document.createElement('div');
region.className = 'toasts';
region.setAttribute('role', 'status');
document.body.append(region);

/** The page on which the message arose. The message goes with it. */
let page = '';
const pageNow = () => location.hash.split('?')[0];
addEventListener('hashchange', () => pageNow() !== page && hide());

/** @typedef {() => Promise<unknown>} Undo */

/**
 * What had the focus before a key moved it into the message. It gets the focus again when the message goes.
 *
 * @type {HTMLElement | null}
 */
let before = null;

/** @param {FocusEvent} event */
function entered({ relatedTarget }) {
  stay();
  if (relatedTarget instanceof HTMLElement && !region.contains(relatedTarget)) before = relatedTarget;
}

const stay = () => clearTimeout(timer);

/**
 * Shows a message in place of the one before.
 *
 * @param {string} text
 * @param {object} [options]
 * @param {Undo} [options.undo] takes the change back; absent if it cannot be taken back
 * @param {string} [options.undone] says that the change was taken back
 */
export function toast(text, { undo, undone = t('toast.undone') } = {}) {
  page = pageNow();
  const hasFocus = region.contains(document.activeElement);
  render(nothing, region); // the buttons of the message before may be busy
  render(html`<div class="toast" @pointerenter=${stay} @pointerleave=${wait} @focusin=${entered} @focusout=${wait}
    @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && hide()}><span>${text}</span>
    ${undo ? html`<button type="button" @click=${(/** @type {{ currentTarget: HTMLButtonElement }} */ { currentTarget }) => revert(undo, undone, currentTarget)}>${t('toast.undo')}</button>` : nothing}
    <button type="button" aria-label=${t('toast.close')} @click=${hide}>×</button></div>`, region);
  if (hasFocus) /** @type {HTMLElement | null} */ (region.querySelector('button:last-child'))?.focus();
  else wait();
  uncover();
}

/** Scrolls what has the focus out from under the message. */
function uncover() {
  const focused = document.activeElement;
  if (!region.firstElementChild || !focused || focused === document.body || region.contains(focused)) return;
  const [at, over] = [focused.getBoundingClientRect(), region.getBoundingClientRect()];
  const isCovered = at.bottom > over.top && at.top < over.bottom && at.right > over.left && at.left < over.right;
  if (isCovered) focused.scrollIntoView({ block: 'center' });
}

document.addEventListener('focusin', uncover);

function wait() {
  clearTimeout(timer);
  timer = setTimeout(hide, VISIBLE);
}

function hide() {
  const hasFocus = region.contains(document.activeElement);
  clearTimeout(timer);
  render(nothing, region);
  if (hasFocus && before?.isConnected) before.focus({ preventScroll: true });
}

/**
 * @param {Undo} undo
 * @param {string} undone
 * @param {HTMLButtonElement} button
 */
async function revert(undo, undone, button) {
  if (button.ariaBusy) return;
  button.ariaBusy = 'true'; // not disabled: a disabled button loses the focus
  try {
    await undo();
    toast(undone);
  } catch (refused) {
    toast(t('toast.failed', { why: titleOf(refused) }));
  }
}
