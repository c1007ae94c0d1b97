// All flags of an athlete with the proposals for them, in a box that opens from the roster's row.
import { h, nodesOf } from './dom.js';
import { part } from './api.js';
import { about, chip, flagSays } from './flags.js';
import { weekday } from './terms.js';
import { t } from './texts.js';

const GAP = 6; // pixels between the button and the box

/**
 * Returns the button that shows all flags of a row.
 *
 * @type {(row: Page.Row, hidden: number, mayChange: boolean) => HTMLButtonElement}
 */
export const moreButton = (row, hidden, mayChange) => opening(row, mayChange, 'link more', t('more', { n: hidden }), t('more.of', { n: hidden, name: row.name }));

/**
 * Returns the button that shows the proposals of a row. They are in the box of its flags.
 *
 * @type {(row: Page.Row) => HTMLButtonElement}
 */
export const proposalsButton = (row) => opening(row, true, 'propose', t('proposals'), t('action.of', { action: t('proposals'), name: row.name }));

/** @type {(row: Page.Row, mayChange: boolean, kind: string, text: string, label: string) => HTMLButtonElement} */
const opening = (row, mayChange, kind, text, label) => h('button', {
  type: 'button', class: kind, 'aria-haspopup': 'dialog', 'aria-label': label, onclick: (event) => openFlags(event.currentTarget, row, mayChange),
}, text);

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
  /** @type {HTMLButtonElement} */
  const close = h('button', { type: 'button', class: 'secondary', onclick: () => box.hidePopover() }, t('close'));
  const offered = h('div');
  const box = h('div', { class: 'flags-box', popover: 'auto', role: 'dialog', 'aria-label': t('more.title', { name: row.name }) },
    h('h2', {}, row.name),
    h('ul', { class: 'looks' }, row.flags.map((each) => h('li', {}, nodesOf(chip(each.code)), h('span', {}, flagSays(each.code)),
      each.about.length > 0 && h('span', { class: 'about' }, about(each)), each.seen && h('span', { class: 'quiet' }, seen(each.seen))))),
    offered,
    h('p', {}, h('a', { href: '#/athletes/' + part(row.athleteId) }, t('more.open')), close));
  box.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== 'closed') return;
    box.remove();
    button.focus({ preventScroll: true });
  });
  document.getElementById('view').append(box);
  box.showPopover();
  place(box, button);
  close.focus({ preventScroll: true });
  if (mayChange) offer(row, offered, box).then(() => place(box, button)).catch(console.error);
}

/**
 * Shows the proposals in the box, which is closed when one is applied.
 *
 * @param {Page.Row} row
 * @param {HTMLElement} place
 * @param {HTMLElement} box
 */
async function offer(row, place, box) {
  const { findProposals, proposals } = await import('./proposals.js');
  const shown = proposals(await findProposals(row.athleteId), row.lifts, true, () => box.isConnected && box.hidePopover());
  place.append(...nodesOf(shown));
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
