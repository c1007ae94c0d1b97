// Forms of the athlete's page. A refused value is explained beside its field, and what was typed stays.
import { h } from './dom.js';
import { adviceOf, titleOf } from './advice.js';
import { draft } from './parts/drafts.js';
import { refusal } from './parts/refusals.js';
import { patiently } from './parts/retry.js';
import { prose } from './prose.js';
import { t } from './texts.js';

/**
 * Creates a form that cannot be sent twice at the same time. If the request is refused, each message is shown beside the
 * field that it names, and the others below the form. A busy service is asked again after some seconds.
 *
 * @param {Page.Child} fields
 * @param {string} button
 * @param {(data: FormData) => Promise<unknown>} send
 * @param {string} [name] the name by which what is typed outlives a new sign-in; absent if nothing is typed
 */
export function form(fields, button, send, name) {
  const problem = h('p', { class: 'problem', role: 'alert' });
  const submit = h('button', { type: 'submit' }, button);
  const element = h('form', {
    onsubmit: async (event) => {
      event.preventDefault();
      const sent = event.target;
      problem.textContent = '';
      unmark(sent);
      submit.setAttribute('aria-busy', 'true');
      submit.disabled = true;
      try {
        await patiently(() => send(new FormData(sent)), () => {
          problem.textContent = t('form.again');
        });
        problem.textContent = '';
      } catch (refused) {
        problem.textContent = explained(refused, sent);
        sent.querySelector('[aria-invalid=true]')?.focus();
      } finally {
        submit.removeAttribute('aria-busy');
        submit.disabled = false;
      }
    },
    oninput: (event) => unmark(event.target.closest('label') ?? event.target),
  }, fields, problem, submit);
  if (name) restore(element, name);
  return element;
}

/**
 * Fills the fields with what was typed before a new sign-in, and keeps what is typed from now on.
 *
 * @param {HTMLFormElement} element
 * @param {string} name
 */
function restore(element, name) {
  const inputs = () => /** @type {HTMLInputElement[]} */ ([...element.elements]).filter((each) => each.name && each.type !== 'checkbox');
  const kept = draft(name, () => (inputs().some((each) => each.value !== each.defaultValue) ? Object.fromEntries(inputs().map((each) => [each.name, each.value])) : null));
  for (const input of inputs()) if (kept?.[input.name] !== undefined) input.value = kept[input.name];
}

/**
 * @param {string} label
 * @param {Page.Attributes<HTMLInputElement>} attributes
 */
export function field(label, attributes) {
  return h('label', {}, label, h('input', attributes));
}

/**
 * Returns what was typed in a field, without spaces around it.
 *
 * @param {FormData} data
 * @param {string} name
 */
export const textOf = (data, name) => String(data.get(name) ?? '').trim();

/** @param {Element} part */
function unmark(part) {
  for (const marked of part.querySelectorAll('[aria-invalid=true]')) {
    marked.removeAttribute('aria-invalid');
    marked.removeAttribute('aria-describedby');
  }
  for (const message of part.querySelectorAll('small.problem')) message.remove();
}

let messages = 0;

/**
 * Marks the fields that a refusal names. Returns what is to be said below the form.
 *
 * @param {import('./api.js').Refused} refused
 * @param {HTMLFormElement} sent
 */
function explained(refused, sent) {
  /** @type {string[]} */
  const others = [];
  for (const violation of refused.violations ?? []) {
    const message = prose(refusal(violation).text);
    const input = violation.field.split(/[.[\]]+/).filter(Boolean).reverse().map((part) => sent.elements.namedItem(part)).find((each) => each instanceof HTMLElement);
    if (!input) {
      others.push(message);
      continue;
    }
    const id = 'message-' + ++messages;
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', id);
    (input.closest('label') ?? input).append(h('small', { class: 'problem', id }, message));
  }
  if (others.length) return others.join(' ');
  return (refused.violations ?? []).length ? t('form.mend') : [prose(titleOf(refused)), refused.status === undefined ? '' : adviceOf(refused)].filter(Boolean).join(' ');
}
