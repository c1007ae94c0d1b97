// A button that opens a list of actions. It closes after a choice, with Escape, and when something else is used.
import { html, nothing } from '/webjars/lit-html/lit-html.js';

/**
 * An action: a text, with its language if that is another one, and what it does or the address that it opens. A final action is
 * danger.
 *
 * @typedef {{ text: string, lang?: string, act?: () => unknown, href?: string, isFinal?: boolean }} Action
 */

/** @param {Event} event */
function closeAround({ currentTarget }) {
  const menu = currentTarget instanceof Element && currentTarget.closest('details');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary')?.focus({ preventScroll: true }); // an action that opens a form moves the focus on
}

/** @param {KeyboardEvent} event */
export function onKey(event) {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  closeAround(event);
}

/** @param {FocusEvent} event */
export function onLeave({ currentTarget, relatedTarget }) {
  if (currentTarget instanceof HTMLDetailsElement && relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
}

/**
 * Opens the list upwards if there is more room, so that all its actions are on the screen.
 *
 * @param {Event} event
 */
function place({ currentTarget }) {
  if (!(currentTarget instanceof HTMLDetailsElement) || !currentTarget.open) return;
  const list = /** @type {HTMLElement} */ (currentTarget.querySelector('ul'));
  currentTarget.classList.remove('up');
  const { top, bottom } = currentTarget.getBoundingClientRect();
  currentTarget.classList.toggle('up', bottom + list.offsetHeight > innerHeight && top > innerHeight - bottom);
  list.scrollIntoView({ block: 'nearest' });
}

addEventListener('click', ({ target }) => {
  for (const menu of document.querySelectorAll('details.menu')) {
    if (menu instanceof HTMLDetailsElement && target instanceof Node && !menu.contains(target)) menu.open = false;
  }
});

/** @param {Action[]} actions */
export const list = (actions) => html`<ul>${actions.map(({ text: says, lang, act, href, isFinal }) => html`<li>${href
  ? html`<a href=${href}>${says}</a>`
  : html`<button type="button" class=${isFinal ? 'quiet danger' : 'quiet'} lang=${lang ?? nothing} @click=${(/** @type {Event} */ event) => { closeAround(event); act?.(); }}>${says}</button>`}</li>`)}</ul>`;

/**
 * Shows the button and its actions.
 *
 * @param {string} text
 * @param {string} label what screen readers say, which begins with the text
 * @param {Action[]} actions
 */
export const menu = (text, label, actions) => (actions.length ? html`
  <details class="menu" @keydown=${onKey} @focusout=${onLeave} @toggle=${place}><summary aria-label=${label}>${text}</summary>${list(actions)}</details>` : nothing);
