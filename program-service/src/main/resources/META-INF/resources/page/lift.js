// A lift on an athlete's page: this week beside next week, every load with its reasons, and the coach's actions.
import { h } from './dom.js';
import { chip, plates, warmUp } from './drawings.js';
import { exercise, flagCodes, load, number, range, rest, straightSets, variant } from './words.js';
import { change } from './row.js';
import { overrideForm } from './coach.js';
import { swapForm } from './swap.js';
import { whatIf } from './whatif.js';

export const byUrgency = (a, b) => flagCodes.indexOf(a) - flagCodes.indexOf(b);

const merged = (now, next) => [...new Set([now, next].filter(Boolean).flatMap((lift) => lift.flags.map((each) => each.code)))].sort(byUrgency);

const delta = (a, b) => (a === undefined || b === undefined ? null : Math.round((a - b) * 1000) / 1000);

/** The ids of the rules that explain next week's load before this week's top set is completed. */
const TO_COME = ['not-yet-trained', 'pause'];

/**
 * Shows a lift.
 *
 * @param pair the lift this week (now) and next week (next); one of them may be missing
 * @param page the page's state: base, state, open, before (loads of next week as they were drawn), mayChange, mayAsk,
 * sent, remembered
 */
export function liftCard({ now, next }, page) {
  const lift = now || next;
  return h('article', { class: lift.top ? 'lift' : 'lift straight', 'data-slot': lift.slotId },
    h('header', {}, h('h4', {}, exercise(lift.exercise)),
      h('span', { class: 'quiet' }, variant(lift.variant)),
      h('span', { class: 'chips' }, merged(now, next).map((code) => chip(code)))),
    h('div', { class: 'pair' },
      week('This week', now, null, page),
      week('Next week', next, now, page)),
    h('div', { class: 'tools' },
      page.mayAsk && whatIf(page.base, now, next, page.open),
      page.mayChange && now && isToCome(now, next, page.state.today) && overrideForm(page.state.current, now, 'this week', page.open, page.sent),
      page.mayChange && next && overrideForm(page.state.next, next, 'next week', page.open, page.sent),
      page.mayChange && next && page.state.program && swapForm(page.state.program, next, page)));
}

/**
 * Whether this week's top set is not completed yet. Only then this week's target can be overridden. In a deload week
 * the reasons for next week's load do not show this, so today's session is checked.
 */
function isToCome(now, next, today) {
  if (next && !now.planned) return next.why.some((reason) => TO_COME.includes(reason.rule));
  return !today?.lifts.some((each) => each.slotId === now.slotId && each.top);
}

function week(label, lift, earlier, { before, remembered }) {
  if (!lift) return h('section', { class: 'week' }, h('h5', {}, label), h('p', { class: 'quiet' }, 'nothing planned'));
  const main = lift.top || lift.straight;
  const isSwapped = earlier && earlier.exercise !== lift.exercise;
  const old = before && label === 'Next week' ? before.get(lift.slotId) : undefined;
  const changed = old !== undefined && old !== main.load;
  return h('section', { class: 'week' + (label === 'Next week' ? ' next' : '') },
    h('h5', {}, label, earlier && !isSwapped && change(delta(main.load, (earlier.top || earlier.straight || {}).load))),
    isSwapped && h('p', { class: 'swapped' }, exercise(lift.exercise)),
    h('div', { class: 'bar-and-load' },
      h('div', {},
        h('p', { class: 'load' + (changed ? ' changed' : '') },
          h('b', {}, load(main.load, lift.unit)),
          h('span', {}, lift.top ? ` × ${lift.top.reps} @\u00a0${number(lift.top.rpe)}` : straightSets(main)),
          lift.top && lift.top.sets > 1 && h('span', { class: 'quiet' }, ` ${lift.top.sets} sets`),
          lift.planned && h('span', { class: 'chip note' }, 'Deload'),
          lift.overridden && h('span', { class: 'chip note' }, 'Set by hand')),
        lift.planned && h('p', { class: 'quiet planned' }, 'planned ' + asked(lift.planned, lift.unit)),
        lift.top && lift.top.expectedRpe !== undefined && lift.top.expectedRpe !== null
          && h('p', { class: 'quiet forecast' }, `expected RPE ${number(lift.top.expectedRpe)}`)),
      plates(lift.plates && (lift.plates.top || lift.plates.straight))),
    lift.backoff && h('p', { class: 'backoff' }, h('b', {}, load(lift.backoff.load, lift.unit)),
      ` backoff, ${lift.backoff.sets} × ${range(lift.backoff.repRange)}`,
      h('small', { class: 'quiet' }, ` −${number(lift.backoff.reductionPercent)} %`)),
    resting(lift),
    h('div', { class: 'more' }, why(lift, label, remembered), warmUps(lift, label, main.load, remembered)));
}

/** Writes a prescription, for example 122.5 kg × 4 @ 8.5, or 60 kg 3 × 8–12. */
function asked({ top, straight }, unit) {
  return load((top || straight).load, unit) + (top ? ` × ${top.reps} @\u00a0${number(top.rpe)}` : straightSets(straight));
}

/** Whether sets are mini-sets. Only the rest between mini-sets is shorter than a minute. */
const isMiniSet = (straight) => straight.restSeconds < 60;

function resting(lift) {
  const says = lift.straight
    ? `rest ${rest(lift.straight.restSeconds)} between ${isMiniSet(lift.straight) ? 'mini-sets' : 'sets'}`
    : `rest ${rest(lift.top.restSeconds)} after a ${lift.ramp?.length ? 'ramp or ' : ''}top set, ${rest(lift.backoff.restSeconds)} after a backoff`;
  return h('p', { class: 'quiet rest' }, says);
}

function why(lift, label, remembered) {
  if (!lift.why.length) return h('p', { class: 'quiet' }, label === 'This week' ? 'start of the program' : '');
  return h('details', remembered('why ' + label + lift.slotId), h('summary', {}, 'Why?'),
    h('ul', { class: 'why' }, lift.why.map((reason) => h('li', {}, reason.says, h('code', {}, reason.rule)))));
}

function warmUps(lift, label, top, remembered) {
  const steps = [...(lift.warmUp || [])];
  if (!steps.length && !(lift.ramp || []).length) return null;
  return h('details', remembered('warm-up ' + label + lift.slotId), h('summary', {}, 'Warm-up'),
    warmUp(steps, lift.unit, top),
    lift.ramp && lift.ramp.length > 0 && [h('small', { class: 'quiet' }, 'Ramp'), warmUp(lift.ramp, lift.unit, top)]);
}
