// Fields of forms. Each has its label above and its message below, which belongs to the field for screen readers too.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { aDate, aNumber, aText } from './checks.js';
import { isWrong } from './sending.js';
import { textsOf } from './texts.js';

const t = await textsOf('/page/parts');

/**
 * What the fields of a form have in common, and what only some of them use.
 *
 * @typedef {object} Field
 * @property {string} label
 * @property {unknown} value
 * @property {(value: string) => void} put called with what is typed
 * @property {string} [type]
 * @property {string} [mode] the keyboard of a phone
 * @property {string} [list] the id of a datalist
 * @property {string} [placeholder]
 * @property {import('./checks.js').Required} [required]
 * @property {number} [max] characters of a text, or the greatest number
 * @property {number} [min] the smallest number
 * @property {number} [above] a number must be greater
 * @property {boolean} [whole] whether a number must be whole
 * @property {string} [unit] of a number, which is shown behind the field
 * @property {string} [from] the first possible day of a date
 * @property {string} [to] the last possible day of a date
 * @property {import('./checks.js').Rule} [rule] what the field must contain, if the limits above do not say it
 * @property {string} [hint]
 * @property {boolean} [disabled]
 * @property {number} [rows]
 */

/** @typedef {Pick<import('./sending.js').Form, 'wrong' | 'id'>} WithMessages */

/**
 * Returns a listener that passes on the value of its input.
 *
 * @param {(value: string) => void} put
 */
export const onValue = (put) => (/** @type {{ target: HTMLInputElement }} */ { target }) => put(target.value);

/** @type {(form: WithMessages, name: string) => string} */
const id = (form, name) => 'f-' + (form.id ?? '') + name.replaceAll(/[^a-zA-Z0-9]+/g, '-');

/**
 * Shows a text field. Before the form is sent, onSubmit checks what the options demand.
 *
 * @param {WithMessages} form the form's state as fresh() returns it: a message of form.wrong[name] is shown below the field
 * @param {string} name
 * @param {Field} options
 */
export const textField = (form, name, { label, value, put, type = 'text', mode, list, placeholder, required, max, hint, disabled, unit, rule = aText({ required, longest: max }) }) => {
  const input = html`<input id=${id(form, name)} name=${name} type=${type} inputmode=${mode ?? nothing} list=${list ?? nothing} placeholder=${placeholder ?? nothing}
      maxlength=${mode ? nothing : max ?? nothing} autocomplete="off" aria-required=${required ? 'true' : nothing} ?disabled=${disabled} .value=${String(value ?? '')}
      aria-invalid=${form.wrong[name] ? 'true' : nothing} aria-describedby=${described(form, name, hint)} .check=${{ form, name, rule }} @input=${onValue(put)}>`;
  return html`
  <div class="field"><label for=${id(form, name)}>${label}</label>
    ${unit ? html`<span class="with-unit">${input}<span>${unit}</span></span>` : input}
    ${below(form, name, hint)}</div>`;
};

/**
 * Shows a number field. It accepts a decimal point and a decimal comma.
 *
 * @param {WithMessages} form
 * @param {string} name
 * @param {Field} options
 */
export const numberField = (form, name, options) => textField(form, name, { mode: options.whole ? 'numeric' : 'decimal', rule: aNumber(options), ...options });

/**
 * Shows a field for a day.
 *
 * @param {WithMessages} form
 * @param {string} name
 * @param {Field} options
 */
export const dateField = (form, name, options) => textField(form, name, { type: 'date', rule: aDate(options), ...options });

/**
 * @param {WithMessages} form
 * @param {string} name
 * @param {Field} options
 */
export const areaField = (form, name, { label, value, put, rows = 2, required, max, hint, rule = aText({ required, longest: max }) }) => html`
  <div class="field"><label for=${id(form, name)}>${label}</label>
    <textarea id=${id(form, name)} name=${name} rows=${rows} maxlength=${max ?? nothing} aria-required=${required ? 'true' : nothing} .check=${{ form, name, rule }} .value=${String(value ?? '')} aria-invalid=${form.wrong[name] ? 'true' : nothing}
      aria-describedby=${described(form, name, hint)} @input=${onValue(put)}></textarea>
    ${below(form, name, hint)}</div>`;

/**
 * Shows a choice of options, each a pair [value, text].
 *
 * @param {WithMessages} form
 * @param {string} name
 * @param {Field & { options: (readonly string[])[], any?: string }} options
 */
export const selectField = (form, name, { label, value, put, options, required, hint, any, disabled, rule = aText({ required }) }) => html`
  <div class="field"><label for=${id(form, name)}>${label}</label>
    <select id=${id(form, name)} name=${name} aria-required=${required ? 'true' : nothing} ?disabled=${disabled} .check=${{ form, name, rule }} aria-invalid=${form.wrong[name] ? 'true' : nothing} aria-describedby=${described(form, name, hint)}
      @change=${onValue(put)}>
      ${any === undefined ? nothing : html`<option value="" ?selected=${!value}>${any}</option>`}
      ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}</select>
    ${below(form, name, hint)}</div>`;

/**
 * @param {string} name
 * @param {{ label: unknown, checked: unknown, put: (isChecked: boolean) => void, disabled?: boolean }} options
 */
export const checkField = (name, { label, checked, put, disabled }) => html`
  <label class="check"><input type="checkbox" name=${name} .checked=${Boolean(checked)} ?disabled=${disabled}
    @change=${(/** @type {{ target: HTMLInputElement }} */ { target }) => put(target.checked)}> <span>${label}</span></label>`;

/**
 * Shows a field for several things of a list: the chosen ones as chips, and a field with proposals to add one.
 *
 * @param {WithMessages} form
 * @param {string} name
 * @param {object} options
 * @param {string} options.label
 * @param {string[]} options.chosen ids
 * @param {(id: string) => string} options.name returns the text of an id
 * @param {string} options.list the id of the datalist
 * @param {(text: string) => string | null} options.find returns the id of a text
 * @param {(ids: string[]) => void} options.put called with the new ids
 */
export function severalField(form, name, { label, chosen, name: textOf, list, find, put }) {
  /** @param {HTMLInputElement} input */
  const settle = (input) => {
    const found = find(input.value);
    if (!found) return;
    input.value = '';
    put(chosen.includes(found) ? chosen : [...chosen, found]);
  };
  const add = (/** @type {Event} */ { target }) => settle(/** @type {HTMLInputElement} */ (target));
  const rule = (/** @type {string} */ text) => (text.trim() ? t('unknown', { what: text.trim() }) : '');
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // Enter adds to the list and does not send the form
    add(event);
  };
  return html`<div class="field"><label for=${id(form, name)}>${label}</label>
    <input id=${id(form, name)} name=${name} list=${list} autocomplete="off" placeholder=${t('choose')} aria-invalid=${form.wrong[name] ? 'true' : nothing}
      aria-describedby=${described(form, name)} .check=${{ form, name, rule, settle }} @change=${add} @keydown=${onKey}>
    ${below(form, name)}
    ${chosen.length ? html`<ul class="chosen">${chosen.map((each) => html`<li><button type="button" class="chip note"
      aria-label=${t('remove', { what: textOf(each) })}
      @click=${() => put(chosen.filter((other) => other !== each))}>${textOf(each)} <span aria-hidden="true">×</span></button></li>`)}</ul>` : nothing}</div>`;
}

/** @type {(form: WithMessages, name: string, hint?: string) => unknown} */
const described = (form, name, hint) => (form.wrong[name] || hint ? id(form, name) + '-below' : nothing);

/** @type {(form: WithMessages, name: string, hint?: string) => unknown} */
const below = (form, name, hint) => (form.wrong[name]
  ? html`<small class="problem" id=${id(form, name) + '-below'}>${form.wrong[name]}</small>`
  : hint ? html`<small class="hint" id=${id(form, name) + '-below'}>${hint}</small>` : nothing);

/**
 * Shows the button that sends a form, and below it what is wrong or what has happened. While the form is sent the button
 * does nothing, but keeps the focus, which a disabled button would lose.
 *
 * @param {import('./sending.js').Form} form
 * @param {string} text
 * @param {unknown} more further buttons
 * @param {boolean} isUseless whether sending would change nothing, so that the button is disabled
 * @param {string} rank the rank of the button: a view has one primary button
 */
export const submit = (form, text, more = nothing, isUseless = false, rank = 'primary') => html`
  <div class="actions"><button type="submit" class=${rank} aria-busy=${form.busy ? 'true' : nothing}
    aria-disabled=${form.busy ? 'true' : nothing} ?disabled=${isUseless}>${form.busy ? t('saving') : text}</button>${more}</div>
  <p class="problem" role="alert">${form.problem}</p><p class="notice" role="status" ?hidden=${!form.note}>${form.note}</p>`;

/**
 * Returns a listener that sends a form without leaving the page. With a function that draws, the fields are checked first:
 * each message is shown beside its field, and nothing is sent. What is typed in a field for several things is added first.
 *
 * @param {() => unknown} action
 * @param {() => void} [draw]
 */
export const onSubmit = (action, draw) => (/** @type {Event} */ event) => {
  event.preventDefault();
  const sent = /** @type {HTMLFormElement} */ (event.target);
  if (!draw || isChecked(sent, draw)) action();
};

/** @typedef {{ form: import('./sending.js').Form, name: string, rule: import('./checks.js').Rule, settle?: (input: HTMLInputElement) => void }} Check */
/** @typedef {HTMLInputElement & { check?: Check }} Checked */

/** @type {(sent: HTMLFormElement, draw: () => void) => boolean} */
function isChecked(sent, draw) {
  const fields = /** @type {Checked[]} */ ([...sent.elements]).filter((each) => each.check && !each.disabled);
  for (const each of fields) each.check?.settle?.(each);
  const wrong = Object.fromEntries(fields.map((each) => [each.check?.name, each.check?.rule(each.value)]).filter(([, message]) => message));
  const form = fields[0]?.check?.form;
  return !form || !isWrong(form, wrong, draw);
}
