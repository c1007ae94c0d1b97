// A details element that stays open or closed while the page is drawn again.
import { html } from '/webjars/lit-html/lit-html.js';

/** @typedef {{ open: Set<string>, draw: () => void }} Folds the keys of the open elements, and what draws the page */

/**
 * Shows the element. Drawing after each toggle keeps what lit-html has drawn and what the user has done the same.
 *
 * @param {Folds} folds
 * @param {string} key
 * @param {unknown} summary
 * @param {unknown} content
 * @param {string} [kind] the class of the element
 */
export const fold = ({ open, draw }, key, summary, content, kind = '') => html`
  <details class=${kind} ?open=${open.has(key)} @toggle=${(/** @type {{ target: HTMLDetailsElement }} */ { target }) => {
    if (target.open === open.has(key)) return;
    if (target.open) open.add(key);
    else open.delete(key);
    draw();
  }}><summary>${summary}</summary>${content}</details>`;
