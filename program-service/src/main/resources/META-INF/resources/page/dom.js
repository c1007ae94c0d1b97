// Builds elements. Text is never interpreted as markup.
import { render } from '/webjars/lit-html/lit-html.js';

/**
 * Builds an element, for example h('p', {class: 'quiet'}, 'text', anotherElement). Attributes that start with "on" are
 * listeners; null children are left out.
 *
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {Page.Attributes<HTMLElementTagNameMap[N]>} attributes
 * @param {...Page.Child} children
 */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/**
 * Builds an SVG element, with the same arguments as h.
 *
 * @template {keyof SVGElementTagNameMap} N
 * @param {N} name
 * @param {Page.Attributes<SVGElementTagNameMap[N]>} attributes
 * @param {...Page.Child} children
 */
export function s(name, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

/**
 * @template {HTMLElement | SVGElement} E
 * @param {E} element
 * @param {{ [attribute: string]: any }} attributes
 * @param {Page.Child[]} children
 */
function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'style') element.style.cssText = value; // the Content-Security-Policy forbids style attributes
    else element.setAttribute(key, value === true ? '' : value);
  }
  const flat = /** @type {any[]} */ (children).flat(Infinity);
  element.append(...flat.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Returns the nodes of a lit-html template, for callers that still build elements with h.
 *
 * @param {unknown} template
 * @returns {ChildNode[]}
 */
export function nodesOf(template) {
  const fragment = document.createElement('div');
  render(template, fragment);
  return [...fragment.childNodes];
}

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

/** Takes the focus from the element that has it. */
export const blur = () => document.activeElement instanceof HTMLElement && document.activeElement.blur();

/** @param {...Node} elements */
export function show(...elements) {
  document.getElementById('view').replaceChildren(...elements);
}

/**
 * Fills a select element with options, each a pair [value, text]. The first option means no restriction.
 *
 * @param {HTMLSelectElement} select
 * @param {[value: string, text: string][]} options
 * @param {string} value
 * @param {string} first
 */
export function fillSelect(select, options, value, first) {
  select.replaceChildren(h('option', { value: '' }, first), ...options.map(([id, text]) => h('option', { value: id }, text)));
  select.value = value;
}
