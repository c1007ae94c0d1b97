// The forms of an athlete's page. One is open at a time; what was typed stays while the page is shown, and outlives a new
// sign-in.
import { html } from '/webjars/lit-html/lit-html.js';
import { doubts } from './doubts.js';
import { draft, forgetKept, hasDraft } from './parts/drafts.js';
import { onSubmit, submit } from './parts/fields.js';
import { fresh, send } from './parts/sending.js';
import { t } from './texts.js';

/**
 * The state of a form. Only fields that were used are in typed: the others follow the plan.
 *
 * @typedef {import('./parts/sending.js').Form & { typed: { [field: string]: any }, doubts: ReturnType<typeof doubts> }} Panel
 */

/**
 * What a form shows and does.
 *
 * @typedef {object} Form
 * @property {string} key what the form is about: its kind, and perhaps a week and a lift
 * @property {string} title
 * @property {string | ((values: { [field: string]: any }) => string)} button
 * @property {(field: (name: string) => { value: any, put: (value: any) => void }, form: Panel) => unknown} fields
 * @property {{ [field: string]: any }} [values] the values of fields that nobody has used
 * @property {string[]} names the fields that can show a message
 * @property {(values: { [field: string]: any }) => string[]} [asks] returns what is asked about the values before they are sent
 * @property {(values: { [field: string]: any }) => Promise<unknown>} send makes the request; it must be harmless to repeat
 */

/** @typedef {ReturnType<typeof panels>} Panels */

/**
 * Creates the forms of a page.
 *
 * @param {string} athleteId
 * @param {() => void} draw
 */
export function panels(athleteId, draw) {
  /** @type {Map<string, Panel>} */
  const forms = new Map();
  /** @type {string | null} */
  let shown = null;
  /** @type {HTMLElement | null} */
  let opener = null;

  /** @param {string} key */
  function stateOf(key) {
    const known = forms.get(key);
    if (known) return known;
    /** @type {Panel} */
    const form = { ...fresh(), typed: {}, doubts: doubts() };
    forms.set(key, form);
    const kept = draft(`${athleteId} ${key}`, () => (Object.keys(form.typed).length ? form.typed : null));
    if (kept) form.typed = kept;
    return form;
  }

  /**
   * @param {string} key
   * @param {{ [field: string]: any }} [typed] what is filled in at first
   */
  function open(key, typed = {}) {
    Object.assign(stateOf(key).typed, typed);
    opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    shown = key;
    draw();
    lead();
  }

  /** Closes the open form. What was typed in it is forgotten. A focus that has left the form, for example for a menu, stays. */
  function close() {
    const panel = document.querySelector('#view form.panel');
    const around = /** @type {HTMLElement | null | undefined} */ (panel?.closest('[data-slot], .lifts')); // of a form that the address has opened
    const hasFocus = !document.activeElement || document.activeElement === document.body || panel?.contains(document.activeElement);
    const form = shown && forms.get(shown);
    if (form) form.typed = {}; // a new sign-in keeps nothing of it either
    forms.delete(shown ?? '');
    shown = null;
    draw();
    const place = opener?.isConnected && opener !== document.body ? opener : around?.querySelector('.tools button, .program-actions button') ?? document.getElementById('view');
    if (hasFocus) place.focus({ preventScroll: true });
    opener = null;
  }

  /**
   * Shows a form, if it is the open one.
   *
   * @param {Form} form
   */
  function view({ key, title, button, fields, values = {}, names, asks = () => [], send: request }) {
    if (shown !== key) return '';
    const form = stateOf(key);
    const all = () => ({ ...values, ...form.typed });
    const field = (/** @type {string} */ name) => ({
      value: all()[name] ?? '',
      put: (/** @type {any} */ value) => {
        form.typed[name] = value;
        form.doubts.forget();
        draw();
      },
    });
    const sent = async () => {
      if (form.doubts.asks(asks(all()))) {
        draw();
        return;
      }
      const answer = await send(form, async () => (forms.get(key) === form ? await request(all()) ?? {} : undefined), { draw, fields: names }); // a form that was closed while it waited is not sent
      if (answer === undefined) return;
      forgetKept(`${athleteId} ${key}`);
      if (shown === key) close();
    };
    const onKey = (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && close();
    return html`<form class="panel ${key.split(' ')[0]}" novalidate aria-label=${title} @submit=${onSubmit(sent, draw)} @keydown=${onKey}>
      <p class="panel-title">${title}</p>${fields(field, form)}${form.doubts.view(true)}
      ${submit(form, form.doubts.isOpen() ? t('doubt.yes') : typeof button === 'string' ? button : button(all()), html`<button type="button" class="quiet" @click=${close}>${t('cancel')}</button>`)}</form>`;
  }

  /**
   * Opens the first form that was filled in before a new sign-in.
   *
   * @param {string[]} keys
   */
  const reopen = (keys) => {
    shown = keys.find((key) => hasDraft(`${athleteId} ${key}`)) ?? shown;
  };
  return { view, open, close, reopen, isOpen: (/** @type {string} */ key) => shown === key };
}

/** Moves the focus to the first field of the open form. */
export function lead() {
  const panel = document.querySelector('#view form.panel');
  panel?.scrollIntoView({ block: 'nearest' });
  const first = panel?.querySelector('input, select, textarea');
  first?.focus({ preventScroll: true });
  if (first instanceof HTMLInputElement && first.type === 'text') first.select();
}
