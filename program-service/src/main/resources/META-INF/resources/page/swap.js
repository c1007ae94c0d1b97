// Replaces a lift's exercise from next week on. The coach chooses another exercise, and either enters its first load or
// lets the service compute it.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { titleOf } from './advice.js';
import { call, get, part } from './api.js';
import { plannedLift, restoring, swapKey } from './change-lift.js';
import { lead } from './panels.js';
import { numberField, selectField } from './parts/fields.js';
import { typed } from './parts/texts.js';
import { asked, backoffOf } from './prescription.js';
import { t } from './texts.js';
import { toast } from './toast.js';
import { exercise } from './words.js';

const PAIN = ['pain.hold', 'pain.reduce']; // the rules that keep a load down after pain

const PAUSE = 400; // milliseconds without a change before the service is asked for the first sets
const SUITABLE = ['IDEAL', 'GOOD', 'UNLISTED', 'NOT_RECOMMENDED']; // for heavy top sets, the best first

/** @typedef {ProgramApi.Alternative & { isWorkedOut: boolean }} Choice an exercise, and whether its first load can be worked out */

/**
 * The exercises that can replace one, or why they could not be read.
 *
 * @typedef {{ items?: Choice[], problem?: string }} Alternatives
 */

/**
 * Shows the form that swaps a lift's exercise, if it is open.
 *
 * @param {ProgramApi.ProgramView} program the program as it is stored, with its lifts and their changes
 * @param {ProgramApi.PlanLift} lift the lift in next week's plan
 * @param {import('./athlete.js').AthletePage} page
 */
export function swapForm(program, lift, page) {
  const key = swapKey(lift);
  if (!page.panels.isOpen(key)) return '';
  const again = (/** @type {Alternatives} */ into) => read(into, program, lift, page);
  const known = page.keep(`${key} ${lift.exercise}`, () => again({}));
  if (!known.items?.length) return html`<section class="panel swap"><p class=${known.problem ? 'problem' : 'quiet'}
    role=${known.problem ? 'alert' : 'status'}>${known.problem ?? t(known.items ? 'swap.none' : 'swap.looking')}</p>
    ${known.problem ? html`<button type="button" @click=${() => { again(known); page.draw(); }}>${t('again')}</button>` : nothing}
    <button type="button" class="quiet" @click=${page.panels.close}>${t('close')}</button></section>`;
  const first = page.keep(`${key} first sets`, () => firstSets(page.draw));
  const items = known.items.filter(({ id }) => id !== runningExercise(page, lift)); // what runs this week comes back by swapBack()
  return page.panels.view({
    key,
    title: t('action.of', { action: t('swap'), name: `${exercise(lift.exercise)}, ${asked(lift, lift.unit)}` }),
    button: t('swap.send'),
    values: { exercise: items[0].id },
    names: ['exercise', 'load'],
    fields: (field, form) => {
      const chosen = items.find(({ id }) => id === field('exercise').value);
      const isWorkedOut = chosen?.isWorkedOut ?? true;
      const body = chosen && preview(program, lift, page, chosen, field('load').value);
      return html`<div class="fields">
      ${selectField(form, 'exercise', { label: t('swap.exercise'), ...field('exercise'), options: items.map(({ id, suitability }) => [id, `${exercise(id)} · ${t('suitability.' + suitability)}`]) })}
      ${numberField(form, 'load', { label: t('swap.load', lift), required: !isWorkedOut && t('swap.enter'), placeholder: isWorkedOut ? t('swap.workedOut') : undefined, ...field('load') })}</div>
      <p class="quiet">${t(isWorkedOut ? 'swap.says' : 'swap.asks', { exercise: exercise(field('exercise').value) })}</p>
      ${body ? html`<p role="status">${first(body)}</p>` : nothing}
      ${isWorkedOut && lift.why.some(({ rule }) => PAIN.includes(rule)) ? html`<p class="notice warn">${t('swap.pain', { exercise: exercise(lift.exercise) })}</p>` : nothing}`;
    },
    send: async (values) => {
      const chosen = items.find((each) => each.id === values.exercise);
      const path = /** @type {const} */ (`/v1/programs/${part(program.programId)}/lifts/${part(lift.slotId)}`);
      const before = plannedLift(program, lift.slotId);
      if (!chosen || !before) return;
      await call('PUT', path, request(before, chosen, typed(values.load ?? '')));
      const byHand = overridesAhead(program, lift.slotId, page.state.next?.week ?? Infinity);
      await page.sent();
      toast(t('swap.done', { now: exercise(chosen.id), before: exercise(lift.exercise) }), { undo: async () => {
        await restoring(path, before)();
        for (const { path: override, target } of byHand) await call('PUT', override, target);
        await page.sent();
      } });
    },
  });
}

/**
 * Returns the request for the first sets of the new exercise; undefined while no load is known.
 *
 * @param {ProgramApi.ProgramView} program
 * @param {ProgramApi.PlanLift} lift the lift in next week's plan
 * @param {Pick<import('./athlete.js').AthletePage, 'athleteId' | 'state'>} page
 * @param {Choice} chosen
 * @param {string} text the typed load
 * @returns {ProgramApi.ProgramRequest | undefined}
 */
export function preview(program, { slotId, day }, { athleteId, state: { next } }, chosen, text) {
  const before = plannedLift(program, slotId);
  const load = typed(text);
  const isKnown = text.trim() ? load !== null : chosen.isWorkedOut;
  return before && next && isKnown ? { athleteId, startsOn: next.startsOn, lifts: [{ slotId, day, ...request(before, chosen, load) }] } : undefined;
}

/**
 * Returns a function that says the first sets of a request. The service works them out as it will when the swap is saved, so
 * that a load that cannot be worked out is refused here already.
 *
 * @param {() => void} draw
 */
function firstSets(draw) {
  let [now, says] = ['', ''];
  /** @type {Page.Timer} */
  let timer;
  return (/** @type {ProgramApi.ProgramRequest} */ body) => {
    const wanted = JSON.stringify(body);
    if (wanted !== now) {
      [now, says] = [wanted, t('swap.works')];
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const answer = await call('POST', '/v1/programs/preview', body).then(firstIn, titleOf);
        if (now !== wanted) return;
        says = answer;
        draw();
      }, PAUSE);
    }
    return says;
  };
}

/**
 * Says the first sets of a preview of one lift.
 *
 * @param {ProgramApi.ProgramPreview} answer
 */
export function firstIn({ weeks: [{ lifts: [lift] }] }) {
  return t('swap.first', { sets: [asked(lift, lift.unit), ...(lift.backoff ? [backoffOf(lift.backoff, lift.unit)] : [])].join(', ') });
}

/**
 * Returns what a coach has set by hand for a lift from a week on, each with the path of its request. It ends with the exercise.
 *
 * @param {ProgramApi.ProgramView} program
 * @param {string} lift the id of its slot
 * @param {number} from
 */
const overridesAhead = ({ programId, overrides = [] }, lift, from) => overrides.flatMap(({ slotId, week = 0, ...target }) => (slotId === lift && week >= from
  ? [{ path: /** @type {const} */ (`/v1/programs/${part(programId)}/lifts/${part(lift)}/overrides/${week}`), target }] : []));

/** @type {(page: import('./athlete.js').AthletePage, lift: { slotId: string }) => string | undefined} */
const runningExercise = ({ state: { current } }, { slotId }) => current?.lifts.find((each) => each.slotId === slotId)?.exercise;

/**
 * Takes a swap back that begins next week: the lift keeps what runs this week.
 *
 * @param {ProgramApi.ProgramView} program
 * @param {ProgramApi.PlanLift} lift the lift in this week's plan
 * @param {number} week this week
 * @param {import('./athlete.js').AthletePage} page
 */
export async function swapBack(program, { slotId, exercise: running }, week, page) {
  const path = /** @type {const} */ (`/v1/programs/${part(program.programId)}/lifts/${part(slotId)}`);
  const [before, now] = [plannedLift(program, slotId), plannedLift(program, slotId, week)];
  if (!before || !now) return;
  try {
    await restoring(path, now)();
    await page.sent();
    toast(t('swap.isBack', { exercise: exercise(running) }), { undo: async () => {
      await restoring(path, before)();
      await page.sent();
    } });
  } catch (refused) {
    toast(titleOf(refused));
  }
}

/**
 * Reads what can replace a lift's exercise, and draws the page when it is there.
 *
 * @param {Alternatives} known what is filled in
 * @param {ProgramApi.ProgramView} program
 * @param {ProgramApi.PlanLift} lift the lift in next week's plan
 * @param {Pick<import('./athlete.js').AthletePage, 'athleteId' | 'state' | 'draw'>} page
 */
function read(known, program, lift, page) {
  known.problem = undefined;
  choices(program, lift, page)
    .then((items) => Object.assign(known, { items }), (refused) => Object.assign(known, { problem: titleOf(refused) }))
    .then(() => {
      page.draw();
      if (!document.activeElement?.closest('form, input, select, textarea')) lead(); // now there is a field, perhaps below the screen
    });
  return known;
}

/**
 * Returns the exercises that can replace a lift's, the most sensible first. The service can work a first load out from the
 * athlete's own estimate, or from that of the replaced exercise if a ratio is known.
 *
 * @param {ProgramApi.ProgramView} program
 * @param {ProgramApi.PlanLift} lift
 * @param {Pick<import('./athlete.js').AthletePage, 'athleteId' | 'state'>} page
 * @returns {Promise<Choice[]>}
 */
export async function choices(program, lift, { athleteId, state: { next } }) {
  const [{ items }, { liftsWithoutEstimate }] = await Promise.all([get(`/v1/exercises/${part(lift.exercise)}/alternatives`), import('./build/first-loads.js')]);
  const planned = plannedLift(program, lift.slotId);
  const asked = [...items.map(({ id }) => id), lift.exercise].map((id) => ({ exercise: id, scheme: planned?.scheme, progression: method(planned), start: { fromHistory: true } }));
  const wanting = await liftsWithoutEstimate({ athleteId, startsOn: next?.startsOn ?? '', lifts: asked });
  const isWorkedOut = (/** @type {ProgramApi.Alternative} */ { ratio }, /** @type {number} */ n) => !wanting.has(n) || (ratio !== undefined && ratio !== null && !wanting.has(items.length));
  return inOrder(items.map((each, n) => ({ ...each, isWorkedOut: isWorkedOut(each, n) })), lift);
}

/**
 * Returns exercises in the order in which they are offered: for a top set those that suit heavy sets best, then those whose load
 * is known, then kinds of the same exercise, such as a seated press for a press.
 *
 * @param {Choice[]} items
 * @param {Pick<ProgramApi.PlanLift, 'exercise' | 'top'>} lift
 */
function inOrder(items, { exercise: replaced, top }) {
  const ranks = (/** @type {Choice} */ each) => [top ? SUITABLE.indexOf(each.suitability) : 0, Number(!each.isWorkedOut), Number(!each.id.endsWith(replaced))];
  return [...items].sort((a, b) => ranks(a).map((rank, n) => rank - ranks(b)[n]).find(Boolean) ?? 0);
}

/** @param {import('./change-lift.js').Definition} [lift] */
const method = (lift) => (lift ? { method: lift.progression.method, waveReps: lift.progression.waveReps } : undefined);

/**
 * Returns the body of the request. Sets, reps and method stay as they are; increment and equipment are left out, so
 * that the new exercise gets its defaults.
 *
 * @param {import('./change-lift.js').Definition} lift
 * @param {ProgramApi.Alternative} chosen
 * @param {number | null} load
 */
function request(lift, chosen, load) {
  return {
    exercise: chosen.id,
    scheme: lift.scheme,
    progression: method(lift),
    start: load === null ? { swap: true } : { load },
  };
}
