// Proposals for the flagged lifts. A proposal is applied only when the coach presses its button, and can be taken back.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { titleOf } from './advice.js';
import { athletePath, call, find, get, part } from './api.js';
import { plannedLift, restoring } from './change-lift.js';
import { dayAmong, flagName, nameAmong } from './flags.js';
import { nextSteps, stepLinks } from './next-step.js';
import { patiently } from './parts/retry.js';
import { inPlainWords } from './prose.js';
import { sentence } from './parts/texts.js';
import { load, number } from './terms.js';
import { t } from './texts.js';
import { toast } from './toast.js';
import { exercise, exerciseIds } from './words.js';

/** @typedef {{ label: string, says: { text: string, lang: string }, lifts: string, steps: import('./next-step.js').Next[], apply: () => Promise<void> }} Choice */

/** The flags of tired lifts, which the proposal of a deload names (Proposals.java). */
const TIRED = ['STALLED', 'REDUCE_MORE', 'TARGET_MISSED', 'TRAINED_TO_FAILURE'];

/**
 * Returns the flags that proposals name with their lifts.
 *
 * @param {Pick<ProgramApi.LiftProposal, 'kind'>[]} items
 */
export const namedBy = (items) => (items.some(({ kind }) => kind === 'DELOAD') ? ['DELOAD_SUGGESTED', ...TIRED] : []);

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
 * Returns the proposals as choices: label (what the button says), says (why: a text and its language), lifts (the names of the lifts; a
 * deload is for all), steps (what a coach may do instead), and apply (sends the request of the proposal). Proposals with the same
 * request are one choice.
 *
 * @param {ProgramApi.LiftProposal[]} items
 * @param {{ slotId: string, exercise: string, day: number, unit: Page.Unit }[]} lifts the lifts of the plan, with their units
 * @param {() => unknown} changed reads again what the page shows
 * @param {Pick<Page.Row, 'name' | 'flags'> | null} [row]
 * @returns {Choice[]}
 */
export function choices(items, lifts, changed, row) {
  const units = new Map(lifts.map((lift) => [lift.slotId, lift.unit]));
  return [...byCall(items).values()].map((same) => {
    const [first] = same;
    const label = LABELS[first.kind]?.(first, units.get(first.slotId)) ?? t('proposal.other');
    const isDeload = first.kind === 'DELOAD';
    const names = isDeload ? t('proposal.DELOAD.lifts') : [...new Set(same.map((each) => nameAmong(lifts, each)))].join(', ');
    const note = { noteId: crypto.randomUUID(), text: t('proposal.CHECK_PAIN.note', { lifts: names }), shared: false }; // one id, so that a repeated request writes one note
    const says = withNames(inPlainWords(first.says), first.kind, isDeload ? tiredLifts(same, lifts, row?.flags ?? []) : '');
    return { label, says, lifts: names, steps: instead(same, lifts), apply: () => apply(first, done(label, names, row?.name), note, changed) };
  });
}

/** Says what was done, and of whom: several athletes are decided about one after the other. */
const done = (/** @type {string} */ what, /** @type {(string | undefined)[]} */ ...of) => t('proposal.done', { what, of: of.filter(Boolean).join(', ') });

/**
 * Names lifts with the open flags for which they are tired: those flags are shown beside the proposal.
 *
 * @param {ProgramApi.LiftProposal[]} same
 * @param {{ slotId: string, exercise: string, day: number }[]} lifts
 * @param {Pick<ProgramApi.RosterFlag, 'code' | 'seen' | 'slotIds'>[]} flags
 */
const tiredLifts = (same, lifts, flags) => same.flatMap((each) => {
  const codes = flags.filter(({ code, seen, slotIds }) => !seen && TIRED.includes(code) && slotIds.includes(each.slotId)).map(({ code }) => flagName(code));
  return codes.length ? `${nameAmong(lifts, each)} (${codes.join(', ')})` : [];
}).join(', ');

/**
 * Writes a proposal as a sentence, with the exercises by their names. An id of one word is an ordinary word in other
 * sentences. What a proposal does not say itself follows.
 *
 * @param {Choice['says']} says
 * @param {string} kind
 * @param {string} named lifts with their flags
 * @returns {Choice['says']}
 */
const withNames = ({ text, lang }, kind, named) => ({ lang, text: [
  sentence(text.replaceAll(/\b(do |instead of )([a-z-]+)/g, (all, before, id) => (exerciseIds.has(id) ? before + exercise(id) : all))),
  named && named + '.', kind === 'DELOAD' && t('deload.byHandStays'), kind === 'CHECK_PAIN' && t('proposal.CHECK_PAIN.says')].filter(Boolean).join(' ') });

/**
 * Returns what a coach may do instead of noting an injury of the whole athlete: something for the lift that hurts.
 *
 * @param {ProgramApi.LiftProposal[]} same
 * @param {{ slotId: string, exercise: string, day: number }[]} lifts those of the plan
 */
const instead = (same, lifts) => (same[0].kind === 'CHECK_PAIN' ? nextSteps({ athleteId: decodeURIComponent(same[0].call.path.split('/')[3]) }, { code: same[0].flag, lifts: same.map((each) => ({ ...each, day: dayAmong(lifts, each) })) }) : []);

/**
 * Groups proposals with the same request, because a deload or an injury is for all lifts.
 *
 * @param {ProgramApi.LiftProposal[]} items
 */
export const byCall = (items) => Map.groupBy(items, (each) => JSON.stringify(each.kind === 'DELOAD' ? each.call.path : each.call));

/**
 * Applies a proposal. An injury is noted with the lifts that hurt.
 *
 * @param {ProgramApi.LiftProposal} proposal
 * @param {string} says that it was done
 * @param {{ noteId: string, text: string, shared: boolean }} note
 * @param {() => unknown} changed
 */
async function apply(proposal, says, note, changed) {
  const { method, path, body } = proposal.call;
  const undo = await undoing(proposal, note.noteId);
  await call(/** @type {Api.Method} */ (method), path, body);
  if (proposal.kind === 'CHECK_PAIN') await call('POST', `${/** @type {`/v1/athletes/${string}`} */ (path)}/notes`, note);
  await changed();
  toast([says, proposal.kind === 'CHECK_PAIN' && t('proposal.CHECK_PAIN.back')].filter(Boolean).join('. '), undo && { undo: async () => {
    await undo();
    await changed();
  } });
}

/**
 * Returns the function that takes an applied proposal back; undefined if it is not known how.
 *
 * @param {ProgramApi.LiftProposal} proposal
 * @param {string} noteId
 */
async function undoing({ kind, slotId, call: { path, body } }, noteId) {
  if (kind === 'CHECK_PAIN') {
    return async () => {
      await call('PUT', path, { ...body, injured: false });
      await call('DELETE', `${/** @type {`/v1/athletes/${string}`} */ (path)}/notes/${part(noteId)}`);
    };
  }
  if (kind === 'SWAP') {
    const liftPath = /** @type {import('./change-lift.js').LiftPath} */ (path);
    const before = plannedLift(await get(/** @type {`/v1/programs/${string}`} */ (path.split('/lifts/')[0])), slotId);
    return before && restoring(liftPath, before);
  }
  return LABELS[kind] && (() => call('DELETE', path)); // an override or a deload
}

/**
 * Applies a proposal, whose button shows that it is being sent. A refusal is said in a message.
 *
 * @param {Event & { currentTarget: EventTarget | null }} event
 * @param {Pick<Choice, 'apply'>} choice
 */
async function press({ currentTarget }, choice) {
  const button = /** @type {HTMLButtonElement} */ (currentTarget);
  button.setAttribute('aria-busy', 'true');
  button.disabled = true;
  try {
    await patiently(choice.apply, () => toast(t('form.again')));
  } catch (refused) {
    toast(titleOf(refused));
  } finally {
    button.removeAttribute('aria-busy');
    button.disabled = false;
  }
}

/**
 * Returns what keeps this week's load of a lift for the next week, which can be taken back.
 *
 * @param {{ programId: string, week: number }} next the week
 * @param {{ slotId: string, exercise: string, unit: Page.Unit, load: number }} lift with this week's load
 * @param {() => unknown} changed
 * @param {string} [athlete] the name
 * @returns {Pick<Choice, 'label' | 'apply'>}
 */
export function keepLoad({ programId, week }, { slotId, exercise: id, unit, load: value }, changed, athlete) {
  const path = /** @type {const} */ (`/v1/programs/${part(programId)}/lifts/${part(slotId)}/overrides/${week}`);
  const label = t('proposal.HOLD', { load: load(value, unit) });
  return { label, apply: async () => {
    await call('PUT', path, { load: value, reason: t('hold.reason') });
    await changed();
    toast(done(label, exercise(id), athlete), { undo: async () => {
      await call('DELETE', path);
      await changed();
    } });
  } };
}

/** @type {(...of: Parameters<typeof keepLoad>) => unknown} */
export function holdButton(...of) {
  const { label, apply } = keepLoad(...of);
  return html` <button type="button" class="small" @click=${(/** @type {Event} */ event) => press(event, { apply })}>${label}</button>`;
}

/**
 * Returns the button that declines proposals: their flags are marked as seen.
 *
 * @param {ProgramApi.LiftProposal[]} items
 * @param {string} lifts the names of the lifts
 * @param {Pick<Page.Row, 'athleteId' | 'name' | 'flags'>} row
 * @param {() => unknown} changed
 */
function declineButton(items, lifts, { athleteId, name, flags }, changed) {
  const answered = flags.filter(({ code, seen }) => !seen && items.some(({ flag }) => flag === code));
  const seenOf = (/** @type {string} */ code) => /** @type {const} */ (`${athletePath(athleteId)}/flags/${part(code)}/seen`);
  const apply = async () => {
    for (const { code, cause } of answered) await call('PUT', seenOf(code), { cause });
    await changed();
    toast(t('proposal.declined', { of: `${lifts}, ${name}` }), { undo: async () => {
      for (const { code } of answered) await call('DELETE', seenOf(code));
      await changed();
    } });
  };
  return html`<li class="decline"><button type="button" class="quiet small" @click=${(/** @type {Event} */ event) => press(event, { apply })}>${t(byCall(items).size > 1 ? 'proposal.declineAll' : 'proposal.decline')}</button></li>`;
}

/**
 * Shows the proposals under their heading; nothing if there are none.
 *
 * @param {ProgramApi.LiftProposal[]} items
 * @param {{ slotId: string, exercise: string, day: number, unit: Page.Unit }[]} lifts
 * @param {boolean} mayChange whether the caller may apply proposals
 * @param {() => unknown} changed
 * @param {Pick<Page.Row, 'athleteId' | 'name' | 'flags'> | null} row
 * @param {import('./next-step.js').Opener} [opener]
 */
export const proposals = (items, lifts, mayChange, changed, row, opener) => (items.length ? html`
  <section class="proposals" aria-label=${t('proposals')}><h2>${t('proposals')}</h2>${proposalList(items, lifts, mayChange, changed, row, opener)}</section>` : nothing);

/**
 * Shows proposals, each in words and with the button that applies it.
 *
 * @param {ProgramApi.LiftProposal[]} items
 * @param {{ slotId: string, exercise: string, day: number, unit: Page.Unit }[]} lifts
 * @param {boolean} mayChange
 * @param {() => unknown} changed
 * @param {Pick<Page.Row, 'athleteId' | 'name' | 'flags'> | null} row
 * @param {import('./next-step.js').Opener} [opener]
 */
export function proposalList(items, lifts, mayChange, changed, row, opener) {
  const all = choices(items, lifts, changed, row);
  return html`<ul>${all.map((each) => html`<li><b>${each.lifts}:</b> <span lang=${each.says.lang}>${each.says.text}</span>${mayChange
      ? html`<button type="button" @click=${(/** @type {Event} */ event) => press(event, each)}>${each.label}</button>${stepLinks(each.steps, opener)}` : nothing}</li>`)}${mayChange && row ? declineButton(items, all.map((each) => each.lifts).join(', '), row, changed) : nothing}</ul>`;
}
