// A message about what was done. It is visible for some seconds, and can have a button that takes the change back.
import { titleOf } from './advice.js';
import { h } from './dom.js';
import { t } from './texts.js';

const VISIBLE = 10_000; // milliseconds; the pointer or the focus on the message stop the time
/** @type {Page.Timer} */
let timer;

/** The region in which messages appear. It exists from the start, so that screen readers announce its changes. */
const region = h('div', { class: 'toasts', role: 'status' });
document.body.append(region);

/**
 * Shows a message.
 *
 * @param {string} text
 * @param {() => Promise<unknown>} [undo] takes the change back; absent if it cannot be taken back
 */
export function toast(text, undo) {
  const button = undo && h('button', { type: 'button', class: 'link', onclick: ({ currentTarget }) => revert(undo, currentTarget) }, t('toast.undo'));
  const box = h('div', {
    class: 'toast', onpointerenter: () => clearTimeout(timer), onpointerleave: wait, onfocusin: () => clearTimeout(timer), onfocusout: wait,
    onkeydown: (event) => event.key === 'Escape' && hide(),
  }, h('span', {}, text), button, h('button', { type: 'button', class: 'link', 'aria-label': t('toast.close'), onclick: hide }, '×'));
  region.replaceChildren(box);
  wait();
}

function wait() {
  clearTimeout(timer);
  timer = setTimeout(hide, VISIBLE);
}

function hide() {
  clearTimeout(timer);
  region.replaceChildren();
}

/**
 * @param {() => Promise<unknown>} undo
 * @param {HTMLButtonElement} button
 */
async function revert(undo, button) {
  button.setAttribute('aria-busy', 'true');
  button.disabled = true;
  try {
    await undo();
    toast(t('toast.undone'));
  } catch (refused) {
    toast(t('toast.failed', { why: titleOf(refused) }));
  }
}
