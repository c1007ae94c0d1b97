// All flags of an athlete with the proposals for them, in a box that opens from the roster's row.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { part } from './api.js';
import { about, chip, flagSays } from './flags.js';
import { weekday } from './terms.js';
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
 * Whether a lift has a flag that nobody has seen. Only such an athlete can have proposals.
 *
 * @param {Page.Row} row
 */
export const hasFlaggedLift = (row) => row.flags.some((each) => !each.seen && each.slotIds.length > 0);

/**
 * Opens the box.
 *
 * @param {HTMLElement} button the button that opens the box, and gets the focus when the box is closed
 * @param {Page.Row} row
 * @param {boolean} mayChange whether the caller may apply proposals
 */
export function openFlags(button, row, mayChange) {
  const box = Object.assign(document.createElement('div'), { className: 'flags-box', popover: 'auto', role: 'dialog', ariaLabel: t('more.title', { name: row.name }) });
  const draw = (/** @type {unknown} */ offered) => render(html`<h2>${row.name}</h2>
    <ul class="looks">${row.flags.map(line)}</ul>${offered}
    <p><a href=${'#/athletes/' + part(row.athleteId)}>${t('more.open')}</a><button type="button" class="close"
      @click=${() => box.hidePopover()}>${t('close')}</button></p>`, box);
  draw(nothing);
  box.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== 'closed') return;
    box.remove();
    button.focus({ preventScroll: true });
  });
  document.getElementById('view').append(box);
  box.showPopover();
  place(box, button);
  box.querySelector('.close')?.focus({ preventScroll: true });
  if (mayChange) offer(row, draw, box).then(() => place(box, button)).catch(console.error);
}

/** @param {Page.Row['flags'][number]} flag */
const line = (flag) => html`<li>${chip(flag.code)}<span>${flagSays(flag.code)}</span>${flag.about.length ? html`<span class="about">${about(flag)}</span>` : nothing}${
  flag.seen ? html`<span class="quiet">${seen(flag.seen)}</span>` : nothing}</li>`;

/**
 * Shows the proposals in the box, which is closed when one is applied.
 *
 * @param {Page.Row} row
 * @param {(offered: unknown) => void} draw
 * @param {HTMLElement} box
 */
async function offer(row, draw, box) {
  const { findProposals, proposals } = await import('./proposals.js');
  draw(proposals(await findProposals(row.athleteId), row.lifts, true, () => box.isConnected && box.hidePopover()));
}

/**
 * @param {HTMLElement} box
 * @param {HTMLElement} button
 */
function place(box, button) {
  const at = button.getBoundingClientRect();
  const fitsBelow = at.bottom + GAP + box.offsetHeight < innerHeight;
  box.style.top = Math.max(GAP, fitsBelow ? at.bottom + GAP : at.top - GAP - box.offsetHeight) + 'px';
  box.style.left = Math.max(GAP, Math.min(at.left, innerWidth - box.offsetWidth - GAP)) + 'px';
}

/**
 * Says who has seen a flag.
 *
 * @param {{ by?: string, until?: string }} mark
 */
export const seen = ({ by, until }) => [by ? t('seen.by', { by }) : t('seen'), until && t('seen.until', { date: weekday(until) })].filter(Boolean).join(', ');
