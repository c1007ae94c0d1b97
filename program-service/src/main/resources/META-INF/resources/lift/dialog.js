// A dialog that asks the lifter for something.
import { html, render } from '/webjars/lit-html/lit-html.js';

/**
 * Opens a dialog. Returns what it was closed with; undefined if the lifter has only left it.
 *
 * @template T
 * @param {string} id
 * @param {string} title
 * @param {(close: (answer: T) => void, draw: () => void) => unknown} content
 * @returns {Promise<T | undefined>}
 */
export function ask(id, title, content) {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.id = id;
    dialog.setAttribute('aria-labelledby', id + '-title');
    /** @type {T | undefined} */
    let answer;
    const close = (/** @type {T} */ value) => {
      answer = value;
      dialog.close();
    };
    const draw = () => render(html`<h2 id=${id + '-title'}>${title}</h2>${content(close, draw)}`, dialog);
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    draw();
    document.body.append(dialog);
    dialog.showModal();
  });
}
