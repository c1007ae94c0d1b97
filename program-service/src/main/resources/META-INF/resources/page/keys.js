// The keys of the roster: / moves the focus to the filter, arrow keys move it from name to name, and letters are the actions
// of a row, or of its open box.
import { addressOf } from './actions.js';
import { openBox } from './more.js';

const PROPOSAL = 'a'; // the key that moves the focus to the first proposal of a row
const FLAGS = 'f'; // the key that opens the box of the flags

/**
 * @param {HTMLElement} root
 * @param {() => HTMLInputElement | null} nameInput returns the field of the name filter; null while there is none
 * @param {() => void} clear
 * @param {(athleteId: string) => Page.Row | undefined} rowOf returns the data of a row; none for who may change nothing
 */
export function rosterKeys(root, nameInput, clear, rowOf) {
  return (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest('dialog')) return;
    const typing = target.matches('input, select, textarea');
    if (event.key === '/' && !typing) {
      event.preventDefault();
      nameInput()?.focus();
    } else if (event.key === 'Escape' && target === nameInput()) {
      clear();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (target.matches('select')) return;
      const links = [...root.querySelectorAll('tbody th a')];
      if (!links.length) return;
      const focused = document.activeElement?.closest('tr')?.querySelector('th a');
      const at = links.findIndex((each) => each === focused);
      const to = event.key === 'ArrowDown' ? Math.min(links.length - 1, at + 1) : Math.max(0, at - 1);
      event.preventDefault();
      links[to].focus();
    } else if (!typing) {
      const box = document.activeElement?.closest('.flags-box');
      if (box) {
        const shown = [...box.querySelectorAll('[aria-keyshortcuts]')].find((each) => each.getAttribute('aria-keyshortcuts') === event.key);
        if (shown instanceof HTMLElement) shown.click();
        return;
      }
      const row = document.activeElement?.closest('tr[data-athlete]') ?? root.querySelector('tr[data-athlete]:hover');
      if (row && act(event.key, row, rowOf(row.dataset.athlete ?? ''))) event.preventDefault();
    }
  };
}

/**
 * Does the action of a key in the row that has the focus or is under the pointer. Returns whether the key has one.
 *
 * @param {string} key
 * @param {HTMLElement} element
 * @param {Page.Row | undefined} row
 */
function act(key, element, row) {
  if (!row || row.archivedAt) return false;
  const target = addressOf(key, row);
  if (target) location.hash = target;
  if (target || (key !== PROPOSAL && key !== FLAGS)) return Boolean(target);
  const opener = /** @type {HTMLElement} */ (element.querySelector('th a') ?? element);
  openBox(opener, row, { mayChange: true, ofRow: true, toProposals: key === PROPOSAL }).catch(console.error);
  return true;
}
