// The next actions of a roster row. They appear in the row that has the focus or is under the pointer, and have keys.
import { h } from './dom.js';
import { part } from './api.js';
import { t } from './texts.js';

/** @type {{ [key: string]: string }} */
const KEYS = { o: 'override', p: 'pause', s: 'swap' };
const PROPOSAL = 'a'; // the key that moves the focus to the first proposal of a row

/**
 * Returns the lift that an action is about: the first lift with an open flag, otherwise the first lift.
 *
 * @param {Page.Row} row
 */
function slotOf(row) {
  const flagged = row.flags.find((each) => !each.seen && each.slotIds.some((id) => row.lifts.some((lift) => lift.slotId === id)));
  return flagged ? flagged.slotIds.find((id) => row.lifts.some((lift) => lift.slotId === id)) : row.lifts[0]?.slotId;
}

/**
 * Returns the address of an action; null if the athlete has no program.
 *
 * @param {string} action
 * @param {Page.Row} row
 */
function addressOf(action, row) {
  if (!row.programId || !row.lifts.length) return null;
  const athlete = '#/athletes/' + part(row.athleteId);
  return (action === 'pause' ? athlete : `${athlete}/${part(slotOf(row) ?? '')}`) + '?do=' + action;
}

/**
 * Shows the actions and the proposals in the rows of a table.
 *
 * @param {HTMLTableElement} table
 * @param {(element: HTMLElement) => Page.Row | undefined} rowOf returns the data of a row by its element
 * @returns act: does the action of a key in a row, and returns whether the key has one
 */
export function rowActions(table, rowOf) {
  const links = Object.entries(KEYS).map(([key, action]) => h('a', { 'data-action': action, 'aria-keyshortcuts': key }, t('action.' + action), ' ', h('kbd', { 'aria-hidden': 'true' }, key)));
  const bar = h('span', { class: 'row-actions' }, links);
  /** @type {Promise<ReturnType<import('./offers.js').offers>> | undefined} */
  let proposing;

  /** Loads the proposals when a row first has the pointer or the focus. */
  const offered = () => (proposing ??= import('./offers.js').then(({ offers }) => {
    const made = offers();
    bar.prepend(made.element);
    return made;
  }));

  /** @param {Event} event */
  function place(event) {
    const element = /** @type {HTMLElement} */ (event.target).closest?.('tr[data-athlete]');
    const row = element && rowOf(element);
    if (!row || bar.closest('tr') === element) return;
    const addresses = links.map((link) => addressOf(link.dataset.action ?? '', row));
    const isOffered = !addresses.includes(null);
    offered().then((made) => made.show(isOffered ? row : null)).catch(console.error);
    if (!isOffered) {
      bar.remove();
      return;
    }
    links.forEach((link, i) => {
      link.href = addresses[i] ?? '';
      link.setAttribute('aria-label', t('action.of', { action: t('action.' + link.dataset.action), name: row.name }));
    });
    element.lastElementChild?.append(bar);
  }
  table.addEventListener('mouseover', place);
  table.addEventListener('focusin', place);
  return (/** @type {string} */ key, /** @type {HTMLElement} */ element) => {
    const row = rowOf(element);
    if (!row) return false;
    if (key === PROPOSAL && row.programId) {
      element.querySelector('th a')?.focus({ preventScroll: true }); // the actions of the row with the focus are visible
      offered().then((made) => made.focus(row)).catch(console.error);
      return true;
    }
    const target = KEYS[key] && addressOf(KEYS[key], row);
    if (target) location.hash = target;
    return Boolean(target);
  };
}
