// Proposals for the flagged lifts. A proposal is applied only when the coach presses its button, and can be taken back.
import { h } from './dom.js';
import { athletePath, call, find, get } from './api.js';
import { plannedLift, restoring } from './change-lift.js';
import { form } from './form.js';
import { inPlainWords } from './prose.js';
import { load, number } from './terms.js';
import { t } from './texts.js';
import { toast } from './toast.js';
import { exercise } from './words.js';

/** @typedef {{ label: string, says: { text: string, lang: string }, lifts: string, apply: () => Promise<void> }} Choice */

/**
 * What the button of each kind of proposal says.
 *
 * @type {{ [kind: string]: (proposal: { call: { body?: any } }, unit?: string) => string }}
 */
const LABELS = {
  CHECK_PAIN: () => t('proposal.CHECK_PAIN'),
  DELOAD: () => t('proposal.DELOAD'),
  SWAP: ({ call: { body } }) => t('proposal.SWAP', { exercise: exercise(body.exercise) }),
  HOLD: ({ call: { body } }, unit) => t('proposal.HOLD', { load: load(body.load, unit) }),
  LOWER_REDUCTION: ({ call: { body } }) => t('proposal.LOWER_REDUCTION', { percent: number(body.backoffReduction) }),
};

/**
 * Reads the proposals for an athlete's flagged lifts, in the order of the lifts.
 *
 * @param {string} athleteId
 */
export const findProposals = async (athleteId) => (await find(`${athletePath(athleteId)}/proposals`))?.items ?? [];

/**
 * Returns the proposals as choices: label (what the button says), says (why: a text and its language), lifts (the names of the lifts), and
 * apply (sends the request of the proposal). Proposals with the same request are one choice.
 *
 * @param {ProgramApi.LiftProposal[]} items
 * @param {{ slotId: string, unit: Page.Unit }[]} lifts the lifts of the plan, with their units
 * @param {() => unknown} changed reads again what the page shows
 * @returns {Choice[]}
 */
export function choices(items, lifts, changed) {
  const units = new Map(lifts.map((lift) => [lift.slotId, lift.unit]));
  return [...byCall(items).values()].map((same) => {
    const [first] = same;
    const label = LABELS[first.kind]?.(first, units.get(first.slotId)) ?? t('proposal.other');
    return {
      label, says: inPlainWords(first.says), lifts: same.map((each) => exercise(each.exercise)).join(', '),
      apply: () => apply(first, label, changed),
    };
  });
}

/**
 * Groups proposals with the same request, because a deload or an injury is for all lifts.
 *
 * @param {ProgramApi.LiftProposal[]} items
 */
const byCall = (items) => Map.groupBy(items, (each) => JSON.stringify(each.kind === 'DELOAD' ? each.call.path : each.call));

/**
 * @param {ProgramApi.LiftProposal} proposal
 * @param {string} label
 * @param {() => unknown} changed
 */
async function apply(proposal, label, changed) {
  const { method, path, body } = proposal.call;
  const undo = await undoing(proposal);
  await call(/** @type {Api.Method} */ (method), path, body);
  await changed();
  toast(t('proposal.done', { what: label }), undo && (async () => {
    await undo();
    await changed();
  }));
}

/**
 * Returns the function that takes an applied proposal back; undefined if it is not known how.
 *
 * @param {ProgramApi.LiftProposal} proposal
 */
async function undoing({ kind, slotId, call: { path, body } }) {
  if (kind === 'CHECK_PAIN') return () => call('PUT', path, { ...body, injured: false });
  if (kind === 'SWAP') {
    const liftPath = /** @type {import('./change-lift.js').LiftPath} */ (path);
    const before = plannedLift(await get(/** @type {`/v1/programs/${string}`} */ (path.split('/lifts/')[0])), slotId);
    return before && restoring(liftPath, before);
  }
  return LABELS[kind] && (() => call('DELETE', path)); // an override or a deload
}

/**
 * Shows the proposals, each in words and with the button that applies it.
 *
 * @param {ProgramApi.LiftProposal[]} items
 * @param {{ slotId: string, unit: Page.Unit }[]} lifts
 * @param {boolean} mayChange whether the caller may apply proposals
 * @param {() => unknown} changed
 * @returns null if there are none
 */
export function proposals(items, lifts, mayChange, changed) {
  if (!items.length) return null;
  return h('section', { class: 'proposals', 'aria-label': t('proposals') }, h('h2', {}, t('proposals')),
    h('ul', {}, choices(items, lifts, changed).map((each) => h('li', {}, h('b', {}, each.lifts), ' ', h('span', { lang: each.says.lang }, each.says.text),
      mayChange && form([], each.label, each.apply)))));
}
