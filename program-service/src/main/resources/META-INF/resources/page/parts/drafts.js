// What was typed but not sent, which outlives a new sign-in and a look at another screen in this tab, and the place in the page.
import { whenSignedOut } from '../api.js';
import { tab } from './storage.js';

const BACK = 'topset.back';
const DRAFT = 'topset.draft ';
/**
 * By the name of the form: a function that returns what is typed now, or null if nothing is, and what it returns while nothing
 * is typed.
 *
 * @type {Map<string, { current: () => unknown, untyped: string[] }>}
 */
const open = new Map();

/**
 * Returns what was typed in a form before a new sign-in, or before its screen was left; null if there is nothing. Until the
 * form is closed or forgotten, both keep what the function returns.
 *
 * @template T
 * @param {string} name
 * @param {() => T} current
 * @param {T} [afresh] what the form becomes if the reader begins it afresh
 * @returns {T | null}
 */
export function draft(name, current, afresh) {
  const form = { current, untyped: [JSON.stringify(afresh)] };
  open.set(name, form);
  const kept = tab.getItem(DRAFT + name);
  tab.removeItem(DRAFT + name);
  if (kept === null) queueMicrotask(() => form.untyped.push(JSON.stringify(current()))); // its caller has made the form then
  return kept === null ? null : JSON.parse(kept);
}

/**
 * Whether something of a form is kept.
 *
 * @param {string} name
 */
export const hasDraft = (name) => tab.getItem(DRAFT + name) !== null;

/**
 * Forgets a form, because it was sent.
 *
 * @param {string} name
 */
export function forgetDraft(name) {
  open.delete(name);
  forgetKept(name);
}

/**
 * Forgets what was kept of a form when its screen was left: the form waited for the network, and was sent since.
 *
 * @param {string} name
 */
export const forgetKept = (name) => tab.removeItem(DRAFT + name);

/** Closes the forms of the screen that is left, and keeps what was typed in them. Returns whether anything was. */
export function closeDrafts() {
  const isKept = keep();
  open.clear();
  return isKept;
}

function keep() {
  let isKept = false;
  for (const [name, { current, untyped }] of open) {
    const typed = current();
    if (typed === null || untyped.includes(JSON.stringify(typed))) continue;
    tab.setItem(DRAFT + name, JSON.stringify(typed));
    isKept = true;
  }
  return isKept;
}

/** Keeps what is typed and starts a new sign-in. */
whenSignedOut(() => {
  tab.setItem(BACK, location.hash);
  keep();
  location.reload();
  return new Promise(() => {});
});

/** Goes back to the place at which the sign-in had expired. */
export function goBack() {
  const place = tab.getItem(BACK);
  tab.removeItem(BACK);
  if (place && !location.hash) history.replaceState(null, '', place);
}
