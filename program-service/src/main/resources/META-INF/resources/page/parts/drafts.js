// What was typed but not sent, and the place in the page. Both outlive a new sign-in in this tab.
import { whenSignedOut } from '../api.js';

const BACK = 'topset.back';
const DRAFT = 'topset.draft ';
/**
 * Functions that return what is typed now, or null if nothing is, by the name of the form.
 *
 * @type {Map<string, () => unknown>}
 */
const open = new Map();

/**
 * Returns what was typed in a form before a new sign-in; null if there is nothing. Until the form is closed, a new
 * sign-in keeps what the function returns.
 *
 * @template T
 * @param {string} name
 * @param {() => T} current
 * @returns {T | null}
 */
export function draft(name, current) {
  open.set(name, current);
  const kept = sessionStorage.getItem(DRAFT + name);
  sessionStorage.removeItem(DRAFT + name);
  return kept === null ? null : JSON.parse(kept);
}

/**
 * Whether something was typed in a form before a new sign-in.
 *
 * @param {string} name
 */
export const hasDraft = (name) => sessionStorage.getItem(DRAFT + name) !== null;

/** Forgets the forms of the screen that is left. */
export function closeDrafts() {
  open.clear();
}

/** Keeps what is typed and starts a new sign-in. */
whenSignedOut(() => {
  sessionStorage.setItem(BACK, location.hash);
  for (const [name, current] of open) {
    const typed = current();
    if (typed !== null) sessionStorage.setItem(DRAFT + name, JSON.stringify(typed));
  }
  location.reload();
  return new Promise(() => {});
});

/** Goes back to the place at which the sign-in had expired. */
export function goBack() {
  const place = sessionStorage.getItem(BACK);
  sessionStorage.removeItem(BACK);
  if (place && !location.hash) history.replaceState(null, '', place);
}
