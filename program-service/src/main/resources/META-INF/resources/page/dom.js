// What the views of a page share: the announcements for screen readers, and the place where a view is shown.

/**
 * Announces a text to screen readers.
 *
 * @param {string} text
 */
export function say(text) {
  document.getElementById('spoken').textContent = text;
}

/**
 * Announces frequent events to screen readers as a count every few seconds.
 *
 * @param {(happened: string[]) => string} text writes the announcement
 * @returns {(what: string) => void}
 */
export function sayOften(text) {
  const PAUSE = 5000; // milliseconds between two announcements of events
  /** @type {Set<string>} */
  const happened = new Set();
  /** @type {Page.Timer} */
  let timer;
  return (what) => {
    happened.add(what);
    timer ??= setTimeout(() => {
      timer = undefined;
      say(text([...happened]));
      happened.clear();
    }, PAUSE);
  };
}

/**
 * Does an action after the next frame, so that the browser first shows what was pressed or typed.
 *
 * @param {() => void} action
 */
export const afterFrame = (action) => requestAnimationFrame(() => setTimeout(action));

/**
 * Gives the tab the title of what is shown. The title stays until something else is shown.
 *
 * @param {string} title
 */
export function titled(title) {
  document.title = title + ' · Topset';
}

/** @param {...Node} elements */
export function show(...elements) {
  document.getElementById('view').replaceChildren(...elements);
}
