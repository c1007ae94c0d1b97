// The next actions of a roster row. They appear in the row that has the focus or is under the pointer, and have keys.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { part } from './api.js';
import { archive } from './archive.js';
import { openFlags } from './more.js';
import { t } from './texts.js';

/** @type {{ [key: string]: string }} */
const KEYS = { o: 'override', p: 'pause', s: 'swap' };
const PROPOSAL = 'a'; // the key that moves the focus to the first proposal of a row
const FLAGS = 'f'; // the key that opens the box of the flags

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
 * Shows the actions and the proposals in one row at a time.
 *
 * @param {(athleteId: string) => Page.Row | undefined} rowOf returns the data of a row
 * @param {(athleteId: string) => void} draw draws a row again
 */
export function rowActions(rowOf, draw) {
  let active = ''; // the id of the athlete whose row shows the actions
  /** @type {ReturnType<import('./offers.js').offers> | undefined} */
  let offered;
  /** @type {Promise<ReturnType<import('./offers.js').offers>> | undefined} */
  let loading;

  /** Loads the proposals when a row first has the pointer or the focus. */
  const offering = () => (loading ??= import('./offers.js').then(({ offers }) => (offered = offers(draw))));

  /**
   * Shows the actions in the row of an event.
   *
   * @param {Event} event
   */
  function enter(event) {
    const id = /** @type {HTMLElement} */ (event.target).closest?.('tr[data-athlete]')?.dataset.athlete ?? '';
    const row = rowOf(id);
    if (!row || id === active) return;
    const before = active;
    active = id;
    offering().then((made) => made.show(addressOf('pause', row) ? row : null)).catch(console.error);
    if (rowOf(before)) draw(before);
    draw(id);
  }

  /** @param {Page.Row} row */
  function view(row) {
    if (row.athleteId !== active || row.archivedAt) return nothing;
    return html`<span class="row-actions">${offered?.view(row) ?? nothing}${Object.entries(KEYS).map(([key, action]) => link(key, action, row))}${row.flags.length ? html`<button
      type="button" class="small" aria-haspopup="dialog" aria-keyshortcuts=${FLAGS} aria-label=${t('more.title', { name: row.name })}
      @click=${(/** @type {{ currentTarget: HTMLElement }} */ { currentTarget }) => openFlags(currentTarget, row, true)}>${t('action.flags')} <kbd aria-hidden="true">${FLAGS}</kbd></button>` : nothing}<button
      type="button" class="small" aria-label=${t('action.of', { action: t('archive'), name: row.name })} @click=${() => archive(row)}>${t('archive')}</button></span>`;
  }

  /** @type {(key: string, action: string, row: Page.Row) => unknown} */
  const link = (key, action, row) => {
    const address = addressOf(action, row);
    return address ? html`<a class="button small" data-action=${action} href=${address} aria-keyshortcuts=${key}
      aria-label=${t('action.of', { action: t('action.' + action), name: row.name })}>${t('action.' + action)} <kbd aria-hidden="true">${key}</kbd></a>` : nothing;
  };

  /**
   * Does the action of a key in a row. Returns whether the key has one.
   *
   * @param {string} key
   * @param {HTMLElement} element
   */
  function act(key, element) {
    const row = rowOf(element.dataset.athlete ?? '');
    if (!row || row.archivedAt) return false;
    if (key === PROPOSAL && row.programId) {
      element.querySelector('th a')?.focus({ preventScroll: true }); // the actions of the row with the focus are visible
      offering().then((made) => made.focus(row)).catch(console.error);
      return true;
    }
    if (key === FLAGS && row.flags.length) {
      openFlags(element.querySelector('th a') ?? element, row, true).catch(console.error);
      return true;
    }
    const target = KEYS[key] && addressOf(KEYS[key], row);
    if (target) location.hash = target;
    return Boolean(target);
  }
  return { enter, view, act };
}
