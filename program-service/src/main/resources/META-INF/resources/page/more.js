// All flags of an athlete with the proposals for them, in a box that opens from the roster's row. A coach marks flags as seen there.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { part } from './api.js';
import { t } from './texts.js';

const GAP = 6; // pixels between the button and the box

/**
 * Returns the button that shows all flags of a row.
 *
 * @type {(row: Page.Row, hidden: number, mayChange: boolean) => unknown}
 */
export const moreButton = (row, hidden, mayChange) => opening(row, mayChange, 'quiet more', t('more', { n: hidden }), t('more.of', { n: hidden, name: row.name }));

/**
 * Returns the button that shows the flags of a row that a coach has seen.
 *
 * @type {(row: Page.Row, seen: number, mayChange: boolean) => unknown}
 */
export const seenButton = (row, seen, mayChange) => opening(row, mayChange, 'quiet more', t('seen.count', { n: seen }), t('action.of', { action: t('seen.count', { n: seen }), name: row.name }));

/**
 * Returns the button that shows the proposals of a row. They are in the box of its flags.
 *
 * @type {(row: Page.Row) => unknown}
 */
export const proposalsButton = (row) => opening(row, true, 'small propose', t('proposals'), t('action.of', { action: t('proposals'), name: row.name }));

/** @type {(row: Page.Row, mayChange: boolean, kind: string, text: string, label: string) => unknown} */
const opening = (row, mayChange, kind, text, label) => html`<button type="button" class=${kind} aria-haspopup="dialog" aria-label=${label}
  @click=${(/** @type {{ currentTarget: HTMLElement }} */ { currentTarget }) => openFlags(currentTarget, row, mayChange)}>${text}</button>`;

/**
 * Whether a lift or the whole program has a flag that nobody has seen. Only such an athlete can have proposals.
 *
 * @param {Page.Row} row
 */
export const hasFlaggedLift = (row) => row.flags.some((each) => !each.seen && (each.slotIds.length > 0 || each.code === 'DELOAD_SUGGESTED'));

/**
 * Opens the box.
 *
 * @param {HTMLElement} button the element that opens the box, and gets the focus when the box is closed
 * @param {Page.Row} row
 * @param {boolean} mayChange whether the caller may apply proposals
 */
export async function openFlags(button, row, mayChange) {
  const { looks } = await import('./log/looks.js');
  const box = Object.assign(document.createElement('div'), { className: 'flags-box', popover: 'auto', role: 'dialog', ariaLabel: t('more.title', { name: row.name }) });
  /** @type {unknown} */
  let offered = nothing;
  const flags = looks(row.athleteId, { mayChange, draw, items: row.flags });
  function draw() {
    render(html`<h2>${row.name}</h2>${flags.view()}${offered}
      <p><a href=${'#/athletes/' + part(row.athleteId)}>${t('more.open')}</a><button type="button" class="close"
        @click=${() => box.hidePopover()}>${t('close')}</button></p>`, box);
  }
  draw();
  box.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== 'closed') return;
    box.remove();
    if (document.activeElement === document.body) button.focus({ preventScroll: true });
  });
  document.getElementById('view').append(box);
  box.showPopover();
  place(box, button);
  box.querySelector('.close')?.focus({ preventScroll: true });
  if (!mayChange || !hasFlaggedLift(row)) return;
  const { findProposals, proposals } = await import('./proposals.js');
  offered = proposals(await findProposals(row.athleteId), row.lifts, true, () => box.isConnected && box.hidePopover()); // one is applied
  draw();
  place(box, button);
}

/**
 * @param {HTMLElement} box
 * @param {HTMLElement} button
 */
function place(box, button) {
  const at = button.getBoundingClientRect();
  const row = (button.closest('tr') ?? button).getBoundingClientRect(); // the box covers nothing of the row that it is about
  const fitsBelow = row.bottom + GAP + box.offsetHeight < innerHeight;
  const fitsAbove = row.top - GAP - box.offsetHeight > 0;
  const top = fitsBelow ? row.bottom + GAP : fitsAbove ? row.top - GAP - box.offsetHeight : innerHeight - GAP - box.offsetHeight;
  const left = fitsBelow || fitsAbove ? at.left : at.right + GAP; // beside the reasons, if it fits neither below nor above
  box.style.top = Math.max(GAP, top) + 'px';
  box.style.left = Math.max(GAP, Math.min(left, innerWidth - box.offsetWidth - GAP)) + 'px';
}
