// A details element whose content is loaded when it is first opened.
import { h } from './dom.js';

/**
 * Creates the element.
 *
 * @param {string} kind
 * @param {string} key
 * @param {string} title
 * @param {Set<string>} open the keys of the details elements that the user has opened; the element is open if its key is among them
 * @param {(close: () => void) => Promise<Element>} load returns the promise of the content; it gets the function that
 * closes the element
 */
export function lazyDetails(kind, key, title, open, load) {
  let isLoaded = false;
  /** @type {HTMLDetailsElement} */
  const details = h('details', {
    class: kind, open: open.has(key),
    ontoggle: (event) => {
      if (event.target !== details) return; // a details element of the content
      if (details.open) open.add(key);
      else open.delete(key);
      if (details.open) fill();
    },
  }, h('summary', {}, title));

  async function fill() {
    if (isLoaded) return;
    isLoaded = true;
    details.append(await load(() => {
      details.open = false;
    }));
  }
  if (open.has(key)) fill();
  return details;
}
