// Forms of the page. A form shows why a request was refused.
import { h } from './dom.js';

/**
 * Creates a form that cannot be sent twice at the same time. If the request is refused, the message is shown at the
 * refused field.
 */
export function form(fields, button, send) {
  const problem = h('p', { class: 'problem', role: 'alert' });
  const submit = h('button', { type: 'submit' }, button);
  return h('form', {
    onsubmit: async (event) => {
      event.preventDefault();
      problem.textContent = '';
      submit.setAttribute('aria-busy', 'true');
      submit.disabled = true;
      const sent = event.target;
      try {
        await send(new FormData(sent));
      } catch (refused) {
        problem.textContent = [refused.message, ...(refused.violations || []).slice(1).map((each) => each.field + ': ' + each.message), refused.whatToDo]
          .filter(Boolean).join(' ');
      } finally {
        submit.removeAttribute('aria-busy');
        submit.disabled = false;
      }
    },
  }, fields, problem, submit);
}

export function field(label, attributes) {
  return h('label', {}, label, h('input', attributes));
}
