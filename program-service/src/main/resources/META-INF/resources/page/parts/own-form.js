// A form that draws itself, for a view that is not a screen: it keeps what is typed, checks it, and sends it once.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { areaField, checkField, dateField, numberField, onSubmit, selectField, submit, textField } from './fields.js';
import { draft } from './drafts.js';
import { fresh, isWrong, send as sendForm } from './sending.js';
import { wrongOf } from './checks.js';

/** @typedef {{ [field: string]: any }} Values */

/** @typedef {Omit<import('./fields.js').Field, 'value' | 'put'>} Options */

/**
 * The fields of the form: each takes the name of its value, and the options of the function in fields.js.
 *
 * @typedef {object} Bound
 * @property {import('./sending.js').Form} form
 * @property {Values} values
 * @property {() => void} draw
 * @property {(name: string, options: Options) => unknown} text
 * @property {(name: string, options: Options) => unknown} number
 * @property {(name: string, options: Options) => unknown} date
 * @property {(name: string, options: Options) => unknown} area
 * @property {(name: string, options: Options & { options: (readonly string[])[], any?: string }) => unknown} select
 * @property {(name: string, options: { label: unknown, disabled?: boolean }) => unknown} check
 */

let forms = 0;

/**
 * Returns the element of a form.
 *
 * @param {object} options
 * @param {Values} [options.values] the first values
 * @param {(bound: Bound) => unknown} [options.fields] returns the fields
 * @param {{ [field: string]: import('./checks.js').Rule }} [options.rules] beside what the fields themselves demand
 * @param {string} options.button
 * @param {string} [options.rank] the rank of the button
 * @param {(values: Values) => Promise<unknown>} options.send makes the request. It must be harmless to repeat
 * @param {string} [options.draft] the name by which what is typed outlives a new sign-in
 */
export function ownForm({ values: first = {}, fields = () => null, rules = {}, button, rank = '', send, draft: name }) {
  const form = Object.assign(fresh(), { id: `o${++forms}-` });
  const host = document.createElement('div');
  const isChanged = () => Object.keys(first).some((field) => values[field] !== first[field]);
  /** @type {Values} */
  const values = { ...first };
  if (name) Object.assign(values, draft(name, () => (isChanged() ? values : null)));

  const put = (/** @type {string} */ field) => (/** @type {unknown} */ value) => {
    values[field] = value;
    form.wrong[field] = '';
    draw();
  };
  const bind = (/** @type {Function} */ of) => (/** @type {string} */ field, /** @type {object} */ options) => of(form, field, { value: values[field], put: put(field), ...options });
  /** @type {Bound} */
  const bound = {
    form, values, draw: () => draw(), text: bind(textField), number: bind(numberField), date: bind(dateField), area: bind(areaField), select: bind(selectField),
    check: (field, options) => checkField(field, { checked: values[field], put: put(field), ...options }),
  };

  async function sent() {
    if (isWrong(form, wrongOf(values, rules), draw)) return;
    await sendForm(form, () => send(values), { draw, fields: Object.keys(values) });
  }

  function draw() {
    render(html`<form novalidate @submit=${onSubmit(sent, draw)}>${fields(bound)}${submit(form, button, undefined, false, rank)}</form>`, host);
  }
  draw();
  return host;
}
