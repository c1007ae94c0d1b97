// A lift on an athlete's page: this week beside next week, every load with its reasons, and the coach's actions.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { titleOf } from './advice.js';
import { part } from './api.js';
import { notesOfLift, noteKey, noteForm } from './athlete-notes.js';
import { isAhead } from './athlete-state.js';
import { swapKey } from './change-lift.js';
import { warmUp } from './drawings.js';
import { bySlot, written } from './done.js';
import { missedBy } from './deviations.js';
import { byUrgency, chip, isOfSets } from './flags.js';
import { fold } from './fold.js';
import { menu } from './menu.js';
import { risesMuch } from './more.js';
import { overrideForm, overrideKey, removeOverride } from './override.js';
import { isDoubtful, openFlag, rising } from './notices.js';
import { plates } from './parts/plates.js';
import { keepLoad } from './proposals.js';
import { sentence } from './parts/texts.js';
import { asked, ceilingOf, MOST_RPE, setsOf } from './prescription.js';
import { decidingReason, reasonList } from './prose.js';
import { pauseIn } from './pause.js';
import { load, number, range, rest, variant } from './terms.js';
import { t } from './texts.js';
import { breakable, exercise } from './words.js';
import { change } from './row.js';
import { toast } from './toast.js';

/**
 * @typedef {{ now?: ProgramApi.PlanLift, next?: ProgramApi.PlanLift }} Pair a lift in this week and in the next; one of them
 * may be missing
 */

/** @typedef {import('./athlete.js').AthletePage} AthletePage */
/** @typedef {import('./menu.js').Action} Action */

/**
 * Returns the difference of two loads.
 *
 * @type {(a: number, b: number | undefined) => number | null}
 */
export const delta = (a, b) => (b === undefined ? null : Math.round((a - b) * 1000) / 1000);

/** @param {ProgramApi.PlanLift} lift */
const loadOf = (lift) => (lift.top ?? lift.straight).load;

const MANY = 4; // lifts of a plan, from which on a flag of all of them is said once

/** The ids of the rules that explain next week's load before this week's top set is completed. */
const TO_COME = ['not-yet-trained', 'pause'];

/**
 * Returns the lift of this week, otherwise that of the next.
 *
 * @param {Pair} pair
 */
export const liftOf = ({ now, next }) => /** @type {ProgramApi.PlanLift} */ (now || next);

/**
 * Shows a lift in a card.
 *
 * @param {Pair} pair
 * @param {AthletePage} page
 */
export function liftCard(pair, page) {
  const lift = liftOf(pair);
  return html`<article class="card lift" data-slot=${lift.slotId}>
    <header><h4>${breakable(lift.exercise)}</h4><span class="quiet variant">${variant(lift.variant)}</span></header>
    ${liftContent(pair, page)}</article>`;
}

/**
 * Shows what there is of a lift beside its name.
 *
 * @param {Pair} pair
 * @param {AthletePage} page
 */
export const liftContent = ({ now, next }, page) => html`
    <div class="pair">${week('this', now, undefined, page)}${!next && isAhead(page.state, page.here()) ? nothing : week('next', next, now, page)}</div>
    ${notesOfLift(liftOf({ now, next }).exercise, page)}
    ${tools({ now, next }, liftOf({ now, next }), page)}`;

/**
 * Shows the actions of a lift: the most usual one as a button, and the others in a menu; and the form that is open.
 *
 * @param {Pair} pair
 * @param {ProgramApi.PlanLift} lift
 * @param {AthletePage} page
 */
function tools({ now, next }, lift, page) {
  const { panels, mayAsk, mayChange, state } = page;
  const opens = (/** @type {string} */ key, text = '') => ({ text, act: () => panels.open(key) });
  /** @type {Action[]} */
  const actions = [];
  const forms = [];
  for (const [when, each, plan] of /** @type {const} */ ([['next', next, state.next], ['this', now, state.current]])) {
    if (!mayChange || !each || !plan || (when === 'this' && !isToCome(each, next, state.today))) continue;
    actions.push(opens(overrideKey(each, when), t(each.overridden ? 'override.change.' + when : isAhead(state, page.here()) ? 'override.first' : 'override.' + when)));
    if (each.overridden) actions.push({ text: t('override.remove.' + when), act: () => removeOverride(plan, each, page) });
    forms.push(overrideForm(plan, each, when, page));
  }
  const { program, current } = state;
  if (mayChange && now && next && state.next && now.exercise === next.exercise && !next.overridden && !next.planned && loadOf(next) > loadOf(now)) {
    const { label, apply } = keepLoad(state.next, { ...next, load: loadOf(now) }, page.sent, state.row?.name);
    actions.splice(1, 0, { text: label, act: () => apply().catch((refused) => toast(titleOf(refused))) });
  }
  if (mayChange && now && next && program && current && now.exercise !== next.exercise) {
    actions.unshift({ text: t('swap.back', { exercise: exercise(now.exercise) }), act: () => import('./swap.js').then(({ swapBack }) => swapBack(program, now, current.week, page), console.error) });
  }
  if (mayChange && next && state.program) {
    actions.push(opens(swapKey(next), t('swap')), { text: t('lift.change'), href: `#/change/${part(page.athleteId)}/${part(next.slotId)}` });
    forms.push(swap(state.program, next, page));
  }
  if (mayChange) {
    actions.push(opens(noteKey(lift.slotId), t('note.lift')));
    forms.push(noteForm(lift, page));
  }
  const whatIfKey = 'whatif ' + lift.slotId;
  if (mayAsk) actions.push({ text: t('whatif'), act: () => page.toggle(whatIfKey) });
  const [first, ...others] = actions;
  if (!first) return nothing;
  return html`<div class="tools">${first.act ? html`<button type="button" class="quiet" @click=${first.act}>${first.text}</button>` : nothing}
      ${menu(t('menu'), t('menu.of', { name: exercise(lift.exercise) }), others)}</div>
    ${forms}${page.open.has(whatIfKey) ? simulation({ now, next }, whatIfKey, page) : nothing}`;
}

/** @type {typeof import('./swap.js') | undefined} */
let swapping;

/**
 * Shows the form that swaps the exercise of a lift, if it is open. Its code is loaded when the first one is opened.
 *
 * @param {ProgramApi.ProgramView} program
 * @param {ProgramApi.PlanLift} lift in next week's plan
 * @param {AthletePage} page
 */
function swap(program, lift, page) {
  if (!page.panels.isOpen(swapKey(lift))) return nothing;
  if (swapping) return swapping.swapForm(program, lift, page);
  import('./swap.js').then((code) => {
    swapping = code;
    page.draw();
  }, console.error);
  return html`<section class="panel swap"><p class="quiet" role="status">${t('swap.looking')}</p></section>`;
}

/** @type {Promise<typeof import('./whatif.js')> | undefined} */
let simulating;

/**
 * Shows the simulation of a lift, whose code is loaded when a simulation is first opened.
 *
 * @param {Pair} pair
 * @param {string} key
 * @param {AthletePage} page
 */
function simulation({ now, next }, key, page) {
  const shown = page.keep(key, () => {
    const place = document.createElement('div');
    simulating ??= import('./whatif.js');
    simulating.then(({ whatIf }) => place.replaceChildren(whatIf(page.base, now, next)), console.error);
    return place;
  });
  return html`<section class="panel whatif" aria-label=${t('whatif')}><p class="panel-title">${t('whatif')}</p>${shown}
    <button type="button" class="quiet" @click=${() => page.toggle(key)}>${t('close')}</button></section>`;
}

/**
 * Whether this week's sets are still to come, so that the load of next week does not count them yet.
 *
 * @param {Held} lift of next week
 */
export const isBeforeSets = ({ why, overridden, planned }) => !overridden && !planned && why.some(({ rule }) => rule === 'not-yet-trained');

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
function week(when, lift, earlier, page) {
  const label = t(isAhead(page.state, page.here()) ? 'plan.first' : 'plan.' + when);
  if (!lift) return html`<section class="week"><h5>${label}</h5><p class="quiet">${t('plan.nothing')}</p></section>`;
  const main = lift.top || lift.straight;
  const isSwapped = earlier && earlier.exercise !== lift.exercise;
  const old = when === 'next' ? page.before.get(lift.slotId) : undefined;
  const changed = old !== undefined && old !== main.load;
  const isRising = when === 'next' && rising(page.state).some(({ slotId }) => slotId === lift.slotId);
  return html`<section class=${when === 'next' ? 'week next' : 'week'}>
    <h5>${label}<span class="nowrap">${earlier && !isSwapped ? change(delta(main.load, (earlier.top || earlier.straight)?.load)) : nothing}${isRising ? html`<span class="delta" title=${t(isDoubtful(lift) ? 'plan.doubtful' : 'row.rises')}>?</span>` : nothing}</span></h5>
    ${isSwapped ? html`<p class="swapped">${exercise(lift.exercise)}</p>` : nothing}
    <div class="bar-and-load"><div>
      <p class=${changed ? 'load changed' : 'load'}><b>${load(main.load, lift.unit)}</b><span
        class=${lift.straight?.totalReps ? '' : 'nowrap'}>${lift.top ? ` × ${lift.top.reps} @\u00a0RPE\u00a0${number(lift.top.rpe)}` : setsOf(lift)}</span>
        ${lift.top && lift.top.sets > 1 ? html`<span class="quiet">${t('plan.sets', { n: lift.top.sets })}</span>` : nothing}
        ${lift.planned ? html`<span class="chip note">${t('row.deload')}</span>` : nothing}
        ${pauseIn(page.state.program?.pauses, page.state[when === 'this' ? 'current' : 'next']?.startsOn ?? '') ? html`<span class="chip note">${t('flag.PAUSED')}</span>` : nothing}
        ${lift.overridden ? html`<span class="chip note">${t('plan.byHand')}</span>` : nothing}</p>
      ${lift.planned ? html`<p class="quiet planned">${t('plan.planned', { what: asked(lift.planned, lift.unit) })}</p>` : nothing}
      ${when === 'next' && isBeforeSets(lift) ? html`<p class="quiet">${t('plan.beforeSets')}</p>` : nothing}${holding(lift, isSwapped ? undefined : earlier)}${isDoubtful(lift) && (when === 'next' || !bySlot(page.state.current?.lifts ?? [], page.state.sets).has(lift.slotId)) ? html`<p class="quiet forecast">${t('plan.doubtful')}</p>` : nothing}</div>
      ${plates(lift.plates && (lift.plates.top || lift.plates.straight), lift.unit)}</div>
    ${lift.backoff ? html`<p class="backoff"><b>${load(lift.backoff.load, lift.unit)}</b>
      <span class="nowrap">${t('plan.backoff', { sets: lift.backoff.sets, range: range(lift.backoff.repRange) })}</span>${lift.backoff.load < main.load ? html`<small
      class="quiet"> −${number(lift.backoff.reductionPercent)}\u00a0%</small>` : nothing}</p>` : nothing}
    ${when === 'this' ? doneOf(lift, page.state) : nothing}
    <div class="chips">${flagChips(lift, when, page.state)}</div>
    <div class="more">${why(lift, when, isSwapped ? undefined : earlier, page)}${warmUps(lift, when, main.load, page)}</div></section>`;
}

/**
 * Returns the smoothed 1RM from which the forecast of a week is made: that of the weeks before it. The reason of a load may
 * name another one, that of the newest set. Only coaches have the trend, and only of main lifts.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {'this' | 'next'} when
 * @param {Pick<AthletePage['state'], 'current' | 'next' | 'row'>} state
 */
export function smoothed({ exercise: id, unit }, when, { current, next, row }) {
  const from = (when === 'next' ? next : current)?.startsOn ?? '';
  const trend = row?.trends.find((each) => each.exercise === id && each.unit === unit);
  return trend?.points.findLast(({ startsOn, e1rm }) => e1rm && startsOn < from)?.e1rm;
}

const FAR = 1; // RPE that a forecast differs from what is asked before it says something

/**
 * Says with which RPE the top set is expected, if it is another one than asked for, and up to which it counts as met. A deload
 * judges no set.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {number} [e1rm] the 1RM from which an RPE follows that is not the one asked for
 */
export function forecast(lift, e1rm) {
  if (!lift.top) return '';
  const { expectedRpe, rpe } = lift.top;
  const isBeyond = expectedRpe === MOST_RPE && lift.flags.some(({ code }) => code === 'BEYOND_FAILURE');
  const key = isBeyond ? 'plan.expectedBeyond' : (expectedRpe ?? 0) > rpe ? 'plan.expectedMore' : 'plan.expected';
  const says = t(key, { rpe: number(expectedRpe ?? 0), asked: number(rpe) });
  const by = e1rm && key !== 'plan.expected' ? ', ' + t('plan.byTrend', { e1rm: load(Math.round(10 * e1rm) / 10, lift.unit) }) : '';
  const isFar = typeof expectedRpe === 'number' && (Math.abs(expectedRpe - rpe) >= FAR || isDoubtful(lift));
  return [isFar && says + by,
    !lift.planned && t('plan.counts', { rpe: number(ceilingOf(lift)) })].filter(Boolean).join(' · ');
}

/** @typedef {Pick<ProgramApi.PlanLift, 'top' | 'why' | 'overridden' | 'planned'>} Held */

/** The rules that hold or lower a load, each with the word of its cause. */
const HOLDS = { 'injury.hold': 'injury', 'pain.reduce': 'pain', 'pain.hold': 'pain', 'layoff.reduce': 'layoff' };

/**
 * Returns why a load is held or lowered, unless a coach has set it: by an injury, pain, or weeks away.
 *
 * @param {Held} lift
 */
export const causeOfHold = ({ why, overridden, planned }) => (overridden || planned ? undefined : Object.entries(HOLDS).find(([held]) => why.some(({ rule }) => rule === held))?.[1]);

/**
 * Whether such a load is lower than it could be, so that its sets are meant to be easier than their RPE.
 *
 * @param {Held} lift
 */
export const isEased = (lift) => causeOfHold(lift) !== undefined && (lift.why.some(({ rule }) => rule.endsWith('.reduce')) || (lift.top?.expectedRpe ?? MOST_RPE) < (lift.top?.rpe ?? 0));

/**
 * Says why a load is held or lowered. The load of a week whose sets are to come is that of the week before, for the same cause.
 *
 * @param {Held} lift
 * @param {Held} [earlier] the same exercise in the week before
 */
export function holding(lift, earlier) {
  const held = earlier && lift.why.some(({ rule }) => TO_COME.includes(rule)) ? { ...lift, why: earlier.why } : lift;
  const cause = causeOfHold(held);
  return cause ? html`<p class="quiet eased">${t(`plan.${isEased(held) ? 'eased' : 'held'}.${cause}`)}</p>` : nothing;
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
  return html`<p class="quiet rest">${says}</p>`;
}

/**
 * Shows the sets of the week that were done of a lift, with a tick if they are as good as planned.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {Pick<AthletePage['state'], 'current' | 'sets'>} state
 */
export function doneOf(lift, { current, sets }) {
  const done = bySlot(current?.lifts ?? [], sets).get(lift.slotId);
  if (!done) return nothing;
  const isPainful = done.some(({ pain }) => pain);
  const off = missedBy(lift, done);
  return html`<p class=${isPainful || off.length ? 'done below' : 'done'}><span class="unseen">${t('plan.done')}: </span>${
    isPainful ? html`<span class="chip bad">${t('flag.PAIN_REPORTED')}</span>` : off.length ? off.map((way) => html`<span class="chip warn">${t('past.off.' + way)}</span> `) : '✓'} ${written(done)}</p>`;
}

/**
 * Shows the flags of a lift in a week: those of its plan, then those of the sets of the week before, which is named. A flag of both
 * weeks is shown in the next one.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {'this' | 'next'} when
 * @param {AthletePage['state']} state
 */
export function flagChips(lift, when, state) {
  const later = when === 'this' ? state.next?.lifts.find(({ slotId }) => slotId === lift.slotId)?.flags ?? [] : [];
  const all = openFlags(lift, state).filter((each) => !later.some(({ code }) => code === each.code));
  const [ofSets, ofPlan] = [all.filter(({ code }) => isOfSets(code)), all.filter(({ code }) => !isOfSets(code))];
  const chips = (/** @type {typeof all} */ flags) => flags.map((each) => chip(each.code, each.needsLook));
  return [...chips(ofPlan), ofSets.length ? html`<span class="quiet">${t('flags.of', { week: t(when === 'this' ? 'flags.last' : 'flags.this') })}</span>` : nothing, ...chips(ofSets)];
}

/**
 * Returns the flags of a lift that are shown and that nobody has seen, the most urgent first. That the athlete is injured
 * stands beside the name, and what all lifts have stands above the plan.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {AthletePage['state']} state
 */
export const openFlags = ({ slotId, flags }, state) => [...new Set(flags.map((each) => each.code))].filter((code) => code !== 'INJURED' && !isOfAll(code, state)).sort(byUrgency)
  .flatMap((code) => openFlag(state, code, slotId) ?? []);

/** @type {(code: string, state: AthletePage['state']) => boolean} */
const isOfAll = (code, { current, next }) => [current, next].some((plan) => plan && plan.lifts.length >= MANY && plan.lifts.every(({ flags }) => flags.some((each) => each.code === code)));

/**
 * Shows why a load is what it is: first what became of it, then how it was worked out, what the forecast expects, and the rest
 * between sets. The reason of a large rise can be read without opening anything.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {'this' | 'next'} when
 * @param {ProgramApi.PlanLift | undefined} earlier the same exercise in the week before
 * @param {AthletePage} page
 */
function why(lift, when, earlier, page) {
  const expected = forecast(lift, smoothed(lift, when, page.state));
  const details = html`${expected ? html`<p class="quiet forecast">${expected}</p>` : nothing}${resting(lift)}`;
  if (!lift.why.length) return fold(page, 'why ' + when + lift.slotId, t('why'), html`<p>${t('plan.start')}</p>${details}`);
  const { text, lang } = decidingReason(lift.why);
  const isMuch = when === 'next' && earlier && risesMuch(delta((lift.top || lift.straight).load, (earlier.top || earlier.straight).load), lift.unit);
  return html`${isMuch ? html`<p class="quiet rises" lang=${lang}>${sentence(text)}</p>` : nothing}${fold(page, 'why ' + when + lift.slotId, t('why'), html`<p class="result">${result(lift, earlier)}</p>${reasonList(lift.why)}${details}`)}`;
}

/**
 * Says what became of a load.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {ProgramApi.PlanLift | undefined} earlier
 */
export function result(lift, earlier) {
  const value = load((lift.top || lift.straight).load, lift.unit);
  if (!earlier) return value;
  const by = delta((lift.top || lift.straight).load, (earlier.top || earlier.straight).load) ?? 0;
  return t(by > 0 ? 'why.more' : by < 0 ? 'why.less' : 'why.same', { load: value, by: load(Math.abs(by), lift.unit) });
}

/**
 * @param {ProgramApi.PlanLift} lift
 * @param {'this' | 'next'} when
 * @param {number} top
 * @param {AthletePage} page
 */
function warmUps(lift, when, top, page) {
  const { warmUp: steps = [], ramp = [], unit } = lift;
  if (!steps.length && !ramp.length) return nothing;
  return fold(page, 'warm-up ' + when + lift.slotId, t('warmUp'), html`${warmUp(steps, unit, top, t('warmUp'))}
    ${ramp.length ? html`<small class="quiet">${t('ramp')}</small>${warmUp(ramp, unit, top, t('ramp'))}` : nothing}`);
}
