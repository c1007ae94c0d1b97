// The proposals in the row of the roster that has the focus or is under the pointer: the first one has its button there,
// the others are in the box of the row's flags.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { titleOf } from './advice.js';
import { say } from './dom.js';
import { hasFlaggedLift, openFlags } from './more.js';
import { patiently } from './parts/retry.js';
import { choices, findProposals } from './proposals.js';
import { t } from './texts.js';
import { toast } from './toast.js';

const LINGER = 250; // milliseconds that a row has the focus or the pointer before its proposals are read

/**
 * Reads the proposals of one row at a time.
 *
 * @param {(athleteId: string) => void} draw draws the row of an athlete again
 * @returns show(row) after the row under the pointer or with the focus has changed; view(row), which returns the buttons of
 * a row; and focus(row), which moves the focus to the first proposal
 */
export function offers(draw) {
  /** @type {Page.Timer} */
  let timer;
  /** @type {Page.Row | null} */
  let shown = null; // the row whose proposals are shown or being read
  /** @type {import('./proposals.js').Choice[]} */
  let found = [];

  /** @param {Page.Row | null} row */
  function show(row) {
    clearTimeout(timer);
    shown = row;
    found = [];
    if (row && hasFlaggedLift(row)) timer = setTimeout(() => read(row), LINGER);
  }

  /** @param {Page.Row} row */
  async function read(row) {
    const items = await findProposals(row.athleteId).catch(() => []); // without an answer the row has no proposals
    if (shown !== row) return;
    found = choices(items, row.lifts, () => {
      show(null);
      draw(row.athleteId);
    });
    draw(row.athleteId);
  }

  /** @param {Page.Row} row */
  function view(row) {
    if (row.athleteId !== shown?.athleteId || !found.length) return nothing;
    const [first, ...others] = found;
    return html`<span class="offers">
      <button type="button" class="small offer" title=${first.says.text} aria-label=${t('action.of', { action: `${first.label} (${first.lifts})`, name: row.name })}
        @click=${(/** @type {{ currentTarget: HTMLButtonElement }} */ { currentTarget }) => apply(currentTarget, first)}>${first.label}</button>
      ${others.length ? html`<button type="button" class="small offer" aria-haspopup="dialog" aria-label=${t('more.of', { n: others.length, name: row.name })}
        @click=${(/** @type {{ currentTarget: HTMLElement }} */ { currentTarget }) => openFlags(currentTarget, row, true)}>${t('more', { n: others.length })}</button>` : nothing}
    </span>`;
  }

  /**
   * @param {HTMLButtonElement} pressed
   * @param {import('./proposals.js').Choice} choice
   */
  async function apply(pressed, choice) {
    const link = pressed.closest('tr')?.querySelector('th a');
    pressed.setAttribute('aria-busy', 'true');
    pressed.disabled = true;
    try {
      await patiently(choice.apply, () => toast(t('form.again')));
    } catch (refused) {
      toast(titleOf(refused));
    }
    link?.focus({ preventScroll: true });
  }

  /** @param {Page.Row} row */
  async function focus(row) {
    clearTimeout(timer);
    shown = row;
    found = [];
    await read(row);
    const first = document.querySelector('.offers button');
    if (first) first.focus({ preventScroll: true });
    else say(t('proposals.none'));
  }
  return { show, view, focus };
}
