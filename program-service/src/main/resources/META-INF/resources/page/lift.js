// A lift on an athlete's page: this week beside next week, every load with its reasons, and the coach's actions.
import { h } from './dom.js';
import { part } from './api.js';
import { warmUp } from './drawings.js';
import { byUrgency, chip } from './flags.js';
import { plates } from './parts/plates.js';
import { reasonList } from './prose.js';
import { load, number, range, rest, straightSets, variant } from './terms.js';
import { t } from './texts.js';
import { exercise } from './words.js';
import { change } from './row.js';
import { overrideForm } from './coach.js';
import { lazyDetails } from './lazy.js';
import { hasDraft } from './parts/drafts.js';

/**
 * @typedef {{ now?: ProgramApi.PlanLift, next?: ProgramApi.PlanLift }} Pair a lift in this week and in the next; one of them
 * may be missing
 */

/** @typedef {import('./athlete.js').AthletePage} AthletePage */

/** @type {(a: number, b: number | undefined) => number | null} */
const delta = (a, b) => (b === undefined ? null : Math.round((a - b) * 1000) / 1000);

/** The ids of the rules that explain next week's load before this week's top set is completed. */
const TO_COME = ['not-yet-trained', 'pause'];

/**
 * Shows a lift.
 *
 * @param {Pair} pair
 * @param {AthletePage} page
 */
export function liftCard({ now, next }, page) {
  const lift = /** @type {ProgramApi.PlanLift} */ (now || next);
  return h('article', { class: lift.top ? 'lift' : 'lift straight', 'data-slot': lift.slotId },
    h('header', {}, h('h4', {}, exercise(lift.exercise)),
      h('span', { class: 'quiet' }, variant(lift.variant))),
    h('div', { class: 'pair' },
      week('this', now, undefined, page),
      week('next', next, now, page)),
    h('div', { class: 'tools' },
      page.mayAsk && lazyDetails('whatif', 'what-if ' + lift.slotId, t('whatif'), page.open, async () => (await import('./whatif.js')).whatIf(page.base, now, next)),
      page.mayChange && now && page.state.current && isToCome(now, next, page.state.today) && overrideForm(page.state.current, now, 'this', page),
      page.mayChange && next && page.state.next && overrideForm(page.state.next, next, 'next', page),
      page.mayChange && next && page.state.program && swap(next, page.state.program, page),
      page.mayChange && next && page.state.program && h('a', { class: 'change', href: `#/change/${part(page.athleteId)}/${part(next.slotId)}` }, t('lift.change'))));
}

/**
 * @param {ProgramApi.PlanLift} next
 * @param {ProgramApi.ProgramView} program
 * @param {AthletePage} page
 */
function swap(next, program, { open, sent }) {
  const key = 'swap ' + next.slotId;
  const name = `${program.programId} ${key}`;
  if (hasDraft(name)) open.add(key);
  return lazyDetails('swap', key, t('swap'), open, async (close) => (await import('./swap.js')).swapForm(program, next, sent, close, name));
}

/**
 * Whether this week's top set is not completed yet. Only then this week's target can be overridden. In a deload week
 * the reasons for next week's load do not show this, so today's session is checked.
 *
 * @param {ProgramApi.PlanLift} now
 * @param {ProgramApi.PlanLift | undefined} next
 * @param {ProgramApi.TodayPlan | null} today
 */
function isToCome(now, next, today) {
  if (next && !now.planned) return next.why.some((reason) => TO_COME.includes(reason.rule));
  return !today?.lifts.some((each) => each.slotId === now.slotId && each.top);
}

/**
 * @param {'this' | 'next'} when
 * @param {ProgramApi.PlanLift | undefined} lift
 * @param {ProgramApi.PlanLift | undefined} earlier
 * @param {AthletePage} page
 */
function week(when, lift, earlier, { before, remembered }) {
  const label = t('plan.' + when);
  if (!lift) return h('section', { class: 'week' }, h('h5', {}, label), h('p', { class: 'quiet' }, t('plan.nothing')));
  const main = lift.top || lift.straight;
  const isSwapped = earlier && earlier.exercise !== lift.exercise;
  const old = before && when === 'next' ? before.get(lift.slotId) : undefined;
  const changed = old !== undefined && old !== main.load;
  return h('section', { class: 'week' + (when === 'next' ? ' next' : '') },
    h('h5', {}, label, earlier && !isSwapped && change(delta(main.load, (earlier.top || earlier.straight)?.load)),
      h('span', { class: 'chips' }, codes(lift).map((code) => chip(code)))),
    isSwapped && h('p', { class: 'swapped' }, exercise(lift.exercise)),
    h('div', { class: 'bar-and-load' },
      h('div', {},
        h('p', { class: 'load' + (changed ? ' changed' : '') },
          h('b', {}, load(main.load, lift.unit)),
          h('span', { class: lift.straight?.totalReps ? null : 'nowrap' }, lift.top ? ` × ${lift.top.reps} @\u00a0${number(lift.top.rpe)}` : straightSets(lift.straight)),
          lift.top && lift.top.sets > 1 && h('span', { class: 'quiet' }, ' ' + t('plan.sets', { n: lift.top.sets })),
          lift.planned && h('span', { class: 'chip note' }, t('row.deload')),
          lift.overridden && h('span', { class: 'chip note' }, t('plan.byHand'))),
        lift.planned && h('p', { class: 'quiet planned' }, t('plan.planned', { what: asked(lift.planned, lift.unit) })),
        lift.top && lift.top.expectedRpe !== undefined && lift.top.expectedRpe !== null
          && h('p', { class: 'quiet forecast' }, t('plan.expected', { rpe: number(lift.top.expectedRpe) }))),
      plates(lift.plates && (lift.plates.top || lift.plates.straight))),
    lift.backoff && h('p', { class: 'backoff' }, h('b', {}, load(lift.backoff.load, lift.unit)),
      ' ', h('span', { class: 'nowrap' }, t('plan.backoff', { sets: lift.backoff.sets, range: range(lift.backoff.repRange) })),
      h('small', { class: 'quiet' }, ` −${number(lift.backoff.reductionPercent)} %`)),
    resting(lift),
    h('div', { class: 'more' }, why(lift, when, remembered), warmUps(lift, when, main.load, remembered)));
}

/**
 * Writes a prescription, for example 122.5 kg × 4 @ 8.5, or 60 kg 3 × 8–12.
 *
 * @param {ProgramApi.Prescription} prescription
 * @param {string} unit
 */
function asked(prescription, unit) {
  const { top, straight } = prescription;
  return load((top || straight).load, unit) + (top ? ` × ${top.reps} @\u00a0${number(top.rpe)}` : straightSets(straight));
}

/**
 * Whether sets are mini-sets. Only the rest between mini-sets is shorter than a minute.
 *
 * @param {ProgramApi.Straight} straight
 */
const isMiniSet = (straight) => straight.restSeconds < 60;

/** @param {ProgramApi.PlanLift} lift */
function resting(lift) {
  const says = lift.straight
    ? t(isMiniSet(lift.straight) ? 'rest.miniSets' : 'rest.sets', { rest: rest(lift.straight.restSeconds) })
    : t(lift.ramp?.length ? 'rest.ramp' : 'rest.top', { rest: rest(lift.top.restSeconds), backoff: rest(lift.backoff.restSeconds) });
  return h('p', { class: 'quiet rest' }, says);
}

/** @param {ProgramApi.PlanLift} lift */
const codes = (lift) => [...new Set(lift.flags.map((each) => each.code))].sort(byUrgency);

/**
 * @param {ProgramApi.PlanLift} lift
 * @param {'this' | 'next'} when
 * @param {Page.Remembered} remembered
 */
function why(lift, when, remembered) {
  if (!lift.why.length) return h('p', { class: 'quiet' }, when === 'this' ? t('plan.start') : '');
  return h('details', remembered('why ' + when + lift.slotId), h('summary', {}, t('why')), reasonList(lift.why));
}

/**
 * @param {ProgramApi.PlanLift} lift
 * @param {'this' | 'next'} when
 * @param {number} top
 * @param {Page.Remembered} remembered
 */
function warmUps(lift, when, top, remembered) {
  const steps = [...(lift.warmUp || [])];
  if (!steps.length && !(lift.ramp || []).length) return null;
  return h('details', remembered('warm-up ' + when + lift.slotId), h('summary', {}, t('warmUp')),
    warmUp(steps, lift.unit, top, t('warmUp')),
    lift.ramp && lift.ramp.length > 0 && [h('small', { class: 'quiet' }, t('ramp')), warmUp(lift.ramp, lift.unit, top, t('ramp'))]);
}
