// Builds elements. Text is never interpreted as markup.

/**
 * Builds an element, for example h('p', {class: 'quiet'}, 'text', anotherElement). Attributes that start with "on" are
 * listeners; null children are left out.
 */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** Builds an SVG element, with the same arguments as h. */
export function s(name, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'style') element.style.cssText = value; // the Content-Security-Policy forbids style attributes
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Announces a text to screen readers. */
export function say(text) {
  document.getElementById('spoken').textContent = text;
}

/** Announces frequent events to screen readers as a count every few seconds. */
export function sayOften(text) {
  const PAUSE = 5000; // milliseconds between two announcements of events
  const happened = new Set();
  let timer = null;
  return (what) => {
    happened.add(what);
    timer ??= setTimeout(() => {
      timer = null;
      say(text([...happened]));
      happened.clear();
    }, PAUSE);
  };
}

/** Does an action after the next frame, so that the browser first shows what was pressed or typed. */
export const afterFrame = (action) => requestAnimationFrame(() => setTimeout(action));

export function show(...elements) {
  document.getElementById('view').replaceChildren(...elements);
}

/** Fills a select element with options, each a pair [value, text]. The first option means no restriction. */
export function fillSelect(select, options, value, first) {
  select.replaceChildren(h('option', { value: '' }, first), ...options.map(([id, text]) => h('option', { value: id }, text)));
  select.value = value;
}
