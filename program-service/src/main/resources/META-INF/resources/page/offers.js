// The proposals in the row of the roster that has the focus or is under the pointer: the first one has its button there,
// the others are in the box of the row's flags.
import { titleOf } from './advice.js';
import { h, say } from './dom.js';
import { hasFlaggedLift, openFlags } from './more.js';
import { patiently } from './parts/retry.js';
import { choices, findProposals } from './proposals.js';
import { t } from './texts.js';
import { toast } from './toast.js';

const LINGER = 250; // milliseconds that a row has the focus or the pointer before its proposals are read

/**
 * Creates the place of the proposals.
 *
 * @returns element; show(row) after the row under the pointer or with the focus has changed, null for none; and focus(row),
 * which moves the focus to the first proposal
 */
export function offers() {
  const element = h('span', { class: 'offers' });
  /** @type {Page.Timer} */
  let timer;
  /** @type {Page.Row | null} */
  let shown = null; // the row whose proposals are shown or being read

  /** @param {Page.Row | null} row */
  function show(row) {
    clearTimeout(timer);
    shown = row;
    element.replaceChildren();
    if (row && hasFlaggedLift(row)) timer = setTimeout(() => read(row), LINGER);
  }

  /** @param {Page.Row} row */
  async function read(row) {
    const items = await findProposals(row.athleteId).catch(() => []); // without an answer the row has no proposals
    if (shown !== row) return;
    const [first, ...others] = choices(items, row.lifts, () => show(null));
    if (!first) return;
    element.replaceChildren(button(first, row), ...(others.length ? [more(row, others.length)] : []));
  }

  /** @type {(choice: import('./proposals.js').Choice, row: Page.Row) => HTMLElement} */
  const button = (choice, row) => h('button', {
    type: 'button', class: 'offer', title: choice.says.text, 'aria-label': t('action.of', { action: `${choice.label} (${choice.lifts})`, name: row.name }),
    onclick: (event) => apply(event.currentTarget, choice),
  }, choice.label);

  /** @type {(row: Page.Row, n: number) => HTMLElement} */
  const more = (row, n) => h('button', {
    type: 'button', class: 'offer', 'aria-haspopup': 'dialog', 'aria-label': t('more.of', { n, name: row.name }), onclick: (event) => openFlags(event.currentTarget, row, true),
  }, t('more', { n }));

  /**
   * @param {HTMLButtonElement} pressed
   * @param {import('./proposals.js').Choice} choice
   */
  async function apply(pressed, choice) {
    const line = pressed.closest('tr');
    pressed.setAttribute('aria-busy', 'true');
    pressed.disabled = true;
    try {
      await patiently(choice.apply, () => toast(t('form.again')));
    } catch (refused) {
      toast(titleOf(refused));
    }
    line?.querySelector('th a')?.focus({ preventScroll: true }); // the link may be a new one: the row has changed meanwhile
  }

  /** @param {Page.Row} row */
  async function focus(row) {
    clearTimeout(timer);
    shown = row;
    await read(row);
    const first = element.querySelector('button');
    if (first) first.focus({ preventScroll: true });
    else say(t('proposals.none'));
  }
  return { element, show, focus };
}
