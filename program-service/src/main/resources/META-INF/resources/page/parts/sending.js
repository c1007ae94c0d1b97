// Sends a form. Nothing that was typed is lost: a refusal is shown beside its field, and a busy service is asked again.
import { Refused } from '../api.js';
import { problem, refusal } from './refusals.js';
import { patiently } from './retry.js';
import { textsOf } from './texts.js';

const t = await textsOf('/page/parts');

/**
 * The state of a form: whether it is being sent, what is wrong with which field, and what is wrong with the form.
 *
 * The id distinguishes the fields of several forms of a page.
 *
 * @typedef {{ busy: boolean, wrong: { [field: string]: string }, problem: string, note: string, id?: string }} Form
 */

/** @returns {Form} */
export const fresh = () => ({ busy: false, wrong: {}, problem: '', note: '' });

/**
 * Sends a form and returns the answer; undefined if the request was refused, which the state then says.
 *
 * @template T
 * @param {Form} state the state of the form, as fresh() returns it
 * @param {() => Promise<T>} action makes the request. It must be harmless to repeat
 * @param {object} options
 * @param {() => void} options.draw shows the state
 * @param {string[]} [options.fields] the names of the fields that can show a message
 * @param {() => string | Promise<string>} [options.conflict] what to say if someone else has changed the same thing
 */
export async function send(state, action, { draw, fields = [], conflict }) {
  if (state.busy) return undefined;
  Object.assign(state, fresh(), { busy: true });
  draw();
  try {
    return await patiently(action, (refused) => {
      state.note = t(navigator.onLine === false ? 'offline' : refused.status === 0 ? 'unreachable' : 'busy');
      draw();
    });
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    state.note = '';
    if (refused.status === 412 && conflict) state.problem = await conflict();
    else explain(state, refused, fields);
    return undefined;
  } finally {
    state.busy = false;
    draw();
    if (Object.keys(state.wrong).length) requestAnimationFrame(() => focusWrong(state));
  }
}

/**
 * Shows what is wrong with the fields before anything is sent. Returns whether something is wrong.
 *
 * @param {Form} state
 * @param {Form['wrong']} wrong messages by the names of the fields
 * @param {() => void} draw
 */
export function isWrong(state, wrong, draw) {
  if (!Object.keys(wrong).length) return false;
  Object.assign(state, fresh(), { wrong });
  draw();
  focusWrong(state);
  return true;
}

/** @param {Form} state */
const focusWrong = ({ id = '' }) => document.querySelector(`[aria-invalid=true][id^="f-${id}"]`)?.focus();

/**
 * Shows each violation beside its field, and the others below the form.
 *
 * @param {Form} state
 * @param {Refused} refused
 * @param {string[]} fields
 */
export function explain(state, refused, fields) {
  /** @type {string[]} */
  const others = [];
  for (const violation of refused.violations) {
    const place = fieldOf(violation.field, fields);
    const { text } = refusal(violation);
    if (place) state.wrong[place] ??= text;
    else if (!others.includes(text)) others.push(text);
  }
  if (others.length || !refused.violations.length) state.problem = [others.join(' ') || problem(refused), advice(refused)].filter(Boolean).join(' ');
  else state.problem = t('mend');
}

/** @param {Refused} refused */
function advice(refused) {
  if (refused.status === 0 || refused.status >= 500) return t('later');
  if (refused.status === 403) return t('forbidden');
  return '';
}

/**
 * Returns the field that shows a message: the field itself, or the list or group that it belongs to.
 *
 * @param {string} name
 * @param {string[]} fields
 */
function fieldOf(name, fields) {
  for (let part = name; part; part = part.replace(/(\[\d+\]|\.?[^.[\]]+)$/, '')) {
    if (fields.includes(part)) return part;
  }
  return null;
}

/**
 * Says that a field has no number, if so.
 *
 * @param {Form['wrong']} wrong
 * @param {string} name
 * @param {number | null | undefined} value
 */
export const mustBeNumber = (wrong, name, value) => {
  if (value === null) wrong[name] = t('number');
};
