// The box of a row of the roster: the actions, all flags, which a coach marks as seen there, and the proposals for them.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { actionsOf } from './actions.js';
import { athletePath, find, get, part } from './api.js';
import { say } from './dom.js';
import { speaksAgainst } from './flags.js';
import { isToDecide } from './order.js';
import { timeOf } from './parts/texts.js';
import { t } from './texts.js';

const GAP = 6; // pixels between the row and the box
const LEAST = 240; // pixels; a lower box could not be read
const ENOUGH = 480; // pixels; a longer text is scrolled in the box

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
 * Returns the button that shows why a load rises although a flag speaks against it, or by much. The box says it.
 *
 * @type {(row: Page.Row, lift: string, change: unknown, key: 'row.rises' | 'row.risesMuch') => unknown}
 */
export const whyButton = (row, lift, change, key) => html`<button type="button" class="quiet rising" aria-haspopup="dialog" title=${t(key)}
  aria-label=${t(key + 'Of', { lift, name: row.name })} @click=${open(row, true)}>${change}<span aria-hidden="true">?</span></button>`;

/**
 * Returns the button that opens the box of a row for those who may change something.
 *
 * @param {Page.Row} row
 */
export function actButton(row) {
  const says = t(hasFlaggedLift(row) ? 'row.act.proposals' : 'row.act');
  return html`<button type="button" class="small act" aria-haspopup="dialog" title=${says}
    aria-label=${t('action.of', { action: says, name: row.name })} @click=${open(row, true)}>⋯</button>`;
}

/** @type {(row: Page.Row, mayChange: boolean, kind: string, text: string, label: string) => unknown} */
const opening = (row, mayChange, kind, text, label) => html`<button type="button" class=${kind} aria-haspopup="dialog" aria-label=${label} @click=${open(row, mayChange)}>${text}</button>`;

/** @type {(row: Page.Row, mayChange: boolean) => (event: { currentTarget: HTMLElement }) => void} */
const open = (row, mayChange) => ({ currentTarget }) => openBox(currentTarget, row, { mayChange, ofRow: true });

/**
 * Whether a lift or the whole program has a flag that nobody has seen. Only such an athlete can have proposals.
 *
 * @param {Page.Row} row
 */
export const hasFlaggedLift = (row) => row.flags.some((each) => !each.seen && (each.slotIds.length > 0 || each.code === 'DELOAD_SUGGESTED'));

/**
 * The largest usual step of a week (docs/training-rules.md § 3.1), by the unit. The reason of a larger one stands beside it.
 *
 * @type {{ [unit: string]: number }}
 */
const USUAL = { kg: 5, lb: 10 };

/** @type {(by: number | null | undefined, unit: string) => boolean} */
export const risesMuch = (by, unit) => (by ?? 0) > USUAL[unit];

/**
 * Returns why the rise of a lift is explained: a flag speaks against it, or it is large. Null if it needs no explanation.
 *
 * @type {(row: Page.Row, lift: Page.Row['lifts'][number]) => 'row.rises' | 'row.risesMuch' | null}
 */
export const riseOf = (row, lift) => (row.flags.some((flag) => speaksAgainst(flag, lift)) ? 'row.rises' : risesMuch(lift.change, lift.unit) ? 'row.risesMuch' : null);

/**
 * Opens the box.
 *
 * @param {HTMLElement} button the element that opens the box, and gets the focus when the box is closed
 * @param {Page.Row} row
 * @param {object} options
 * @param {boolean} options.mayChange whether the caller may apply proposals
 * @param {boolean} [options.ofRow] whether the box has the actions and the proposals, which the athlete's page shows itself
 * @param {boolean} [options.toProposals] whether the focus moves to the first proposal
 */
export async function openBox(button, row, { mayChange, ofRow = false, toProposals = false }) {
  const { looks } = await import('./log/looks.js');
  const box = Object.assign(document.createElement('div'), { className: 'flags-box', popover: 'auto', role: 'dialog', ariaLabel: t('more.title', { name: row.name }) });
  /** @type {unknown} */
  let offered = nothing;
  /** @type {unknown} */
  let message = nothing;
  /** @type {unknown[]} */
  let rises = [];
  /** @type {string[]} */
  let proposed = []; // the flags that a proposal answers
  const flags = looks(row.athleteId, { mayChange, draw, items: row.flags, programId: row.programId, paused: row.paused, isProposed: (code) => proposed.includes(code) });
  function draw() {
    render(html`<h2>${row.name}</h2>${ofRow && mayChange ? actionsOf(row, () => box.hidePopover()) : nothing}${message}${offered}${rises}${row.flags.length ? flags.view() : nothing}
      <p>${ofRow ? html`<a href=${'#/athletes/' + part(row.athleteId)}>${t('more.open')}</a>` : nothing}<button type="button" class="close"
        @click=${() => box.hidePopover()}>${t('close')}</button></p>`, box);
  }
  draw();

  /** Reads the row again after a decision. The box stays open while there is more to decide about the athlete. */
  async function changed() {
    if (!box.isConnected) return;
    row = (await get(`/v1/roster?athleteId=${part(row.athleteId)}`)).items[0] ?? row;
    await flags.read();
    await offer();
    if (proposed.length || rises.length || row.flags.some((flag) => isToDecide(row, flag))) /** @type {HTMLElement | null} */ (box.querySelector('.proposals button, .close'))?.focus({ preventScroll: true });
    else box.hidePopover();
  }

  /** Shows the proposals for the row, and why loads rise. */
  async function offer() {
    const items = mayChange && hasFlaggedLift(row) ? await proposalsFor(row) : [];
    proposed = items.map((each) => each.flag);
    const { holdButton, proposals } = await import('./proposals.js');
    offered = proposals(items, row.lifts, true, changed, row);
    rises = await whyRises(row, (lift, next) => (mayChange && lift.load && !items.some(({ kind, slotId }) => kind === 'HOLD' && slotId === lift.slotId) ? holdButton(next, { ...lift, load: lift.load }, changed, row.name) : nothing));
    draw();
    if (button.isConnected) place(box, button); // a decision may have moved its row into another list
  }

  box.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== 'closed') return;
    box.remove();
    if (document.activeElement === document.body) button.focus({ preventScroll: true });
  });
  document.getElementById('view').append(box);
  box.showPopover();
  place(box, button);
  box.querySelector('.close')?.focus({ preventScroll: true });
  if (row.flags.length) flags.readWeeks().then(draw, console.error);
  if (ofRow && row.messageAt) {
    messageOf(row).then((found) => {
      message = found;
      draw();
      place(box, button);
    }, console.error);
  }
  if (ofRow && (hasFlaggedLift(row) || row.lifts.some((lift) => riseOf(row, lift)))) await offer();
  if (!toProposals) return;
  const first = /** @type {HTMLElement | null} */ (box.querySelector('.proposals button'));
  if (first) first.focus({ preventScroll: true });
  else say(t('proposals.none'));
}

/**
 * Quotes the message of the athlete that nobody has answered, with the way to answer it.
 *
 * @param {Page.Row} row
 */
async function messageOf({ athleteId }) {
  const { readNotes } = await import('./athlete-notes.js');
  const note = (await readNotes(athletePath(athleteId))).find(({ author }) => author === athleteId);
  return note ? html`<p class="message"><span class="chip bad">${t('row.message')}</span> <q class="note-text">${note.text}</q> <span class="quiet">${timeOf(note.writtenAt)}</span> <a href=${`#/athletes/${part(athleteId)}?do=note`}>${t('step.message')}</a></p>` : nothing;
}

/**
 * Returns the proposals for a row that nobody has answered.
 *
 * @param {Page.Row} row
 */
async function proposalsFor(row) {
  const [{ findProposals }, { openOf }] = await Promise.all([import('./proposals.js'), import('./decisions/offers.js')]);
  return openOf(row, await findProposals(row.athleteId));
}

/**
 * Whether the plan of next week is heavier than the load that the row shows of a lift. The row may be older than the plan.
 *
 * @type {(row: Pick<Page.Row, 'lifts'>, lift: ProgramApi.PlanLift) => boolean}
 */
export const isHeavier = ({ lifts }, { slotId, top, straight }) => (top ?? straight).load > (lifts.find((each) => each.slotId === slotId)?.load ?? 0);

/**
 * Says why loads of a row rise although a flag speaks against it, or by much.
 *
 * @param {Page.Row} row
 * @param {(lift: Page.Row['lifts'][number], next: ProgramApi.WeekPlan) => unknown} hold returns what keeps the load of this week
 */
async function whyRises(row, hold) {
  const rises = new Map(row.lifts.map((lift) => [lift.slotId, riseOf(row, lift)]));
  if (![...rises.values()].some(Boolean)) return [];
  const [{ whyRising }, next] = await Promise.all([import('./notices.js'), find(`${athletePath(row.athleteId)}/weeks/next`)]);
  return whyRising(next?.lifts.filter((lift) => rises.get(lift.slotId) && isHeavier(row, lift)) ?? [], next?.lifts, (slotId) => rises.get(slotId) === 'row.rises', ({ slotId, overridden }) => {
    const lift = row.lifts.find((each) => each.slotId === slotId);
    return lift && next && !overridden ? hold(lift, next) : nothing;
  });
}

/**
 * Places the box below or above its row, where there is more room, so that it covers neither the row nor the navigation. If
 * there is little room, the page is scrolled until the row is at the top.
 *
 * @param {HTMLElement} box
 * @param {HTMLElement} button
 */
function place(box, button) {
  const row = button.closest('tr') ?? button;
  const wanted = Math.min(box.scrollHeight + GAP, ENOUGH);
  let room = roomAround(row);
  if (Math.max(room.below, room.above) < wanted) {
    scrollBy({ top: row.getBoundingClientRect().top - GAP, behavior: 'instant' });
    room = roomAround(row);
  }
  const at = row.getBoundingClientRect();
  const isBelow = room.below >= Math.min(wanted, room.above);
  box.style.maxHeight = Math.max(isBelow ? room.below : room.above, LEAST) + 'px';
  box.style.top = Math.max(GAP, isBelow ? Math.min(at.bottom + GAP, innerHeight - LEAST - GAP) : at.top - GAP - box.offsetHeight) + 'px';
  box.style.left = Math.max(GAP, Math.min(button.getBoundingClientRect().left, document.documentElement.clientWidth - box.offsetWidth - GAP)) + 'px';
}

/** @param {HTMLElement} row */
function roomAround(row) {
  const { top, bottom } = row.getBoundingClientRect();
  const navigation = document.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0;
  return { below: innerHeight - bottom - 2 * GAP, above: top - Math.max(0, navigation) - 2 * GAP };
}
