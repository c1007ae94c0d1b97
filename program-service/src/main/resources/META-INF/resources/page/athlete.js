// An athlete: this week and next week side by side, every load with its reasons, today, and what a coach may do.
import { h, say, show } from './dom.js';
import { find, get, part } from './api.js';
import { watch } from './live.js';
import { chip, plates, warmUp } from './drawings.js';
import { ago, day, exercise, flag, flagCodes, load, number, range, variant } from './words.js';
import { about, change } from './row.js';
import { todayView } from './today.js';
import { overrideForm, pauseForm } from './coach.js';
import { whatIf } from './whatif.js';
import { charts } from './charts.js';

const TOGETHER = 60; // ms
const QUIET = 1500; // ms without a change: then the charts follow
const LOOKS = 4; // reasons shown at once, the most urgent
const AGAIN = 3000; // ms

/** @param slotId the lift whose override is open from the beginning */
export async function athleteView(athleteId, caller, slotId) {
  const base = '/v1/athletes/' + part(athleteId);
  const mayChange = caller.roles.includes('coach') || caller.roles.includes('platform');
  const ofGym = caller.roles.some((role) => role !== 'athlete');
  const state = { current: null, next: null, today: null, row: null, program: null };
  const title = h('div', { class: 'title' });
  const notice = h('div', { class: 'notices' });
  const reasons = h('section', { class: 'reasons', 'aria-label': 'Needs a look' });
  const today = h('section', { class: 'today', 'aria-label': 'Today' });
  const lifts = h('section', { class: 'lifts', 'aria-label': 'This week and next week' });
  const history = h('section', { class: 'history', 'aria-label': 'History' });
  const open = new Set(slotId && mayChange ? ['override ' + slotId] : []); // what was opened stays open when the plan changes

  async function read() {
    const [current, next, now, row, programs] = await Promise.all([
      find(base + '/weeks/current'), find(base + '/weeks/next'), find(base + '/today'),
      !ofGym ? null : get('/v1/roster?athleteId=' + part(athleteId)).then((page) => page.items[0] || null),
      find('/v1/programs?athleteId=' + part(athleteId)),
    ]);
    return { current, next, today: now, row, programs };
  }

  function keep({ current, next, today: now, row, programs }) {
    const plan = current || next;
    state.row = row;
    state.current = current;
    state.next = next;
    state.today = now;
    state.program = plan && programs ? programs.items.find((program) => program.programId === plan.programId) : null;
  }

  function draw(before) {
    const name = state.row ? state.row.name : athleteId;
    document.title = name + ' · Topset';
    title.replaceChildren(
      h('div', {}, ofGym && h('a', { href: '#/', class: 'back' }, '← Roster'), h('h1', {}, name),
        h('p', { class: 'quiet' }, subtitle())));
    const plan = state.current || state.next;
    if (!plan) {
      for (const section of [notice, reasons, today]) section.replaceChildren();
      lifts.replaceChildren(h('p', {}, 'No program runs. Start one with ', h('code', {}, 'POST /v1/programs'), '.'));
      return;
    }
    drawAround(plan);
    const place = focusedIn(lifts);
    lifts.replaceChildren(
      h('div', { class: 'weeks-head' }, h('h2', {}, 'The plan'), h('span', { class: 'quiet' }, weeks()),
        mayChange && pauseForm(plan.programId, state.program, sent)),
      ...days(before));
    place?.();
  }

  /** What stands around the plan, which nobody fills in. */
  function drawAround(plan) {
    notice.replaceChildren(...notices(plan));
    reasons.replaceChildren(...looks());
    const place = focusedIn(today);
    today.replaceChildren(...todayView(state.today, state.current, remembered));
    place?.();
  }

  function subtitle() {
    const plan = state.current || state.next;
    if (!plan) return athleteId;
    const last = state.row ? ', last session ' + ago(state.row.lastSessionAt) : '';
    return `${athleteId}, week ${plan.week}${last}`;
  }

  function notices(plan) {
    const shown = [];
    if (plan.parked) shown.push(h('p', { class: 'notice bad' }, 'Newer sets wait and are not in this plan: ' + (plan.parkedReason || '')));
    const paused = state.program && state.program.pauses && state.program.pauses.find((pause) => !pause.to || pause.to >= new Date().toLocaleDateString('sv-SE'));
    if (paused) shown.push(h('p', { class: 'notice' }, `Paused from ${paused.from}${paused.to ? ' to ' + paused.to : ''}: ${paused.reason}`));
    for (const warning of (state.program && state.program.warnings) || []) shown.push(h('p', { class: 'notice' }, warning.says));
    return shown;
  }

  /** Which weeks stand side by side. */
  function weeks() {
    const { current, next } = state;
    return [current && `this week from ${day(current.startsOn)}`,
      next && `next week from ${day(next.startsOn)}${next.status === 'PROVISIONAL' ? ', may still change' : ''}`].filter(Boolean).join(' · ');
  }

  /** What stands on the plans, the most urgent first, in words and with what it is about. */
  function looks() {
    const found = new Map();
    const add = (raised, name) => {
      if (!found.has(raised.code)) found.set(raised.code, new Set());
      if (name) found.get(raised.code).add(name);
    };
    for (const plan of [state.current, state.next].filter(Boolean)) {
      for (const raised of plan.flags) add(raised, raised.about);
      for (const lift of plan.lifts) for (const raised of lift.flags) add(raised, lift.exercise);
    }
    const lines = [...found].sort(([a], [b]) => byUrgency(a, b)).map(([code, names]) => h('li', {}, chip(code),
      h('span', {}, flag(code).says), names.size > 0 && h('span', { class: 'about' }, about({ about: [...names] }))));
    if (!lines.length) return [];
    const rest = lines.splice(LOOKS);
    return [h('ul', { class: 'looks' }, lines),
      rest.length > 0 && h('details', remembered('looks'), h('summary', {}, `${rest.length} more`), h('ul', { class: 'looks' }, rest))].filter(Boolean);
  }

  function days(before) {
    const bySlot = new Map();
    for (const lift of state.current ? state.current.lifts : []) bySlot.set(lift.slotId, { now: lift });
    for (const lift of state.next ? state.next.lifts : []) bySlot.set(lift.slotId, { ...bySlot.get(lift.slotId), next: lift });
    const byDay = Map.groupBy([...bySlot.values()], (pair) => (pair.now || pair.next).day);
    return [...byDay].sort(([a], [b]) => a - b).map(([number, pairs]) => h('section', { class: 'day', 'aria-label': 'Day ' + number },
      h('h3', {}, 'Day ' + number), pairs.map((pair) => liftCard(pair, before))));
  }

  function liftCard({ now, next }, before) {
    const lift = now || next;
    return h('article', { class: lift.top ? 'lift' : 'lift straight', 'data-slot': lift.slotId },
      h('header', {}, h('h4', {}, exercise(lift.exercise)),
        h('span', { class: 'quiet' }, variant(lift.variant)),
        h('span', { class: 'chips' }, merged(now, next).map((code) => chip(code)))),
      h('div', { class: 'pair' },
        week('This week', now, null, before),
        week('Next week', next, now, before)),
      h('div', { class: 'tools' },
        (mayChange || !ofGym) && whatIf(base, now, next, open),
        mayChange && overrideForm(state, lift.slotId, open, sent)));
  }

  function week(label, lift, earlier, before) {
    if (!lift) return h('section', { class: 'week' }, h('h5', {}, label), h('p', { class: 'quiet' }, 'nothing planned'));
    const main = lift.top || lift.straight;
    const old = before && label === 'Next week' ? before.get(lift.slotId) : undefined;
    const changed = old !== undefined && old !== main.load;
    return h('section', { class: 'week' + (label === 'Next week' ? ' next' : '') },
      h('h5', {}, label, earlier && change(delta(main.load, (earlier.top || earlier.straight || {}).load))),
      h('div', { class: 'bar-and-load' },
        h('div', {},
          h('p', { class: 'load' + (changed ? ' changed' : '') },
            h('b', {}, load(main.load, lift.unit)),
            h('span', {}, lift.top ? ` × ${lift.top.reps} @\u00a0${number(lift.top.rpe)}` : ` ${main.sets} × ${range(main.repRange)}`),
            lift.top && lift.top.sets > 1 && h('span', { class: 'quiet' }, ` ${lift.top.sets} sets`),
            lift.overridden && h('span', { class: 'chip note' }, 'Set by hand')),
          lift.top && lift.top.expectedRpe !== undefined && lift.top.expectedRpe !== null
            && h('p', { class: 'quiet forecast' }, `will feel like RPE ${number(lift.top.expectedRpe)}`)),
        plates(lift.plates && (lift.plates.top || lift.plates.straight))),
      lift.backoff && h('p', { class: 'backoff' }, h('b', {}, load(lift.backoff.load, lift.unit)),
        ` backoff, ${lift.backoff.sets} × ${range(lift.backoff.repRange)}`,
        h('small', { class: 'quiet' }, ` −${number(lift.backoff.reductionPercent)} %`)),
      h('div', { class: 'more' }, why(lift, label), warmUps(lift, label, main.load)));
  }

  function why(lift, label) {
    if (!lift.why.length) return h('p', { class: 'quiet' }, label === 'This week' ? 'where the program starts' : '');
    return h('details', remembered('why ' + label + lift.slotId), h('summary', {}, 'Why?'),
      h('ul', { class: 'why' }, lift.why.map((reason) => h('li', {}, reason.says, h('code', {}, reason.rule)))));
  }

  function warmUps(lift, label, top) {
    const steps = [...(lift.warmUp || [])];
    if (!steps.length && !(lift.ramp || []).length) return null;
    return h('details', remembered('warm-up ' + label + lift.slotId), h('summary', {}, 'Warm-up'),
      warmUp(steps, lift.unit, top),
      lift.ramp && lift.ramp.length > 0 && [h('small', { class: 'quiet' }, 'Ramp'), warmUp(lift.ramp, lift.unit, top)]);
  }

  /** Attributes of a details element that is open again after the next drawing. */
  function remembered(key) {
    return { open: open.has(key), ontoggle: (event) => (event.target.open ? open.add(key) : open.delete(key)) };
  }

  const loadsNow = () => new Map((state.next ? state.next.lifts : []).map((lift) => [lift.slotId, (lift.top || lift.straight).load]));

  let asked = 0;
  let waiting = false; // the plan, for a form to be left

  /** @param force draw over a form too: it has been sent */
  async function refresh(force) {
    const mine = ++asked;
    let fresh;
    try {
      fresh = await read();
    } catch (refused) {
      if (mine === asked) {
        notice.replaceChildren(h('p', { class: 'notice bad' }, refused.message + ' What is shown may be old; trying again.'));
        timer = setTimeout(refresh, AGAIN);
      }
      return;
    }
    if (mine !== asked) return; // a later answer is on its way, or was here
    const before = loadsNow();
    const doneBefore = JSON.stringify(state.today && state.today.lifts);
    keep(fresh);
    // Somebody who fills in a form is not interrupted: the plan follows when it is left as it was.
    waiting = !force && isFilledIn();
    if (waiting && (state.current || state.next)) drawAround(state.current || state.next);
    else draw(before);
    if (doneBefore !== JSON.stringify(state.today && state.today.lifts)) say('Today changed');
  }

  const sent = () => refresh(true);

  function isFilledIn() {
    return lifts.querySelector('form:focus-within, .whatif[open] input:focus') !== null
      || [...lifts.querySelectorAll('details[open] form input')].some((input) => input.value !== input.defaultValue);
  }

  function mayFollow() {
    setTimeout(() => {
      if (!waiting || isFilledIn()) return;
      waiting = false;
      draw();
    });
  }
  lifts.addEventListener('focusout', mayFollow);
  lifts.addEventListener('toggle', mayFollow, true);

  let drawn = { redraw: async () => {}, stop: () => {} };
  let timer = null;
  let later = null;

  function changed() {
    clearTimeout(timer);
    timer = setTimeout(refresh, TOGETHER);
    clearTimeout(later);
    later = setTimeout(() => drawn.redraw().catch(console.error), QUIET);
  }

  const live = watch('/v1/stream?athleteId=' + part(athleteId), {
    'target-recomputed': changed, 'backoff-today': changed, 'flag-raised': changed, 'program-changed': changed, reset: changed,
  });
  try {
    await live.begun;
    keep(await read());
  } catch (refused) {
    live.stop();
    throw refused;
  }
  show(title, notice, reasons, today, lifts, history);
  draw();
  const wanted = slotId && lifts.querySelector(`[data-slot="${CSS.escape(slotId)}"]`);
  if (wanted) {
    wanted.scrollIntoView({ block: 'center' });
    const first = wanted.querySelector('.override input');
    first?.focus({ preventScroll: true });
    first?.select();
  }
  try {
    drawn = await charts(history, base, state);
  } catch (error) {
    console.error(error);
    history.replaceChildren(h('p', { class: 'quiet' }, 'The charts cannot be drawn: ' + error.message));
  }
  return () => {
    document.title = 'Topset';
    asked++; // an answer still on its way is nobody's any more
    clearTimeout(timer);
    live.stop();
    clearTimeout(later);
    drawn.stop();
  };
}

/** Where the focus is in a part of the page that is drawn anew; calling it puts it there again. */
function focusedIn(section) {
  const places = (slot) => [...(slot ? section.querySelector(`[data-slot="${CSS.escape(slot)}"]`) : section)?.querySelectorAll('summary, a, button') ?? []];
  const focused = document.activeElement;
  if (!section.contains(focused)) return null;
  const slot = focused.closest('[data-slot]')?.dataset.slot;
  const nth = places(slot).indexOf(focused);
  return () => places(slot)[nth]?.focus({ preventScroll: true });
}

const byUrgency = (a, b) => flagCodes.indexOf(a) - flagCodes.indexOf(b);

const merged = (now, next) => [...new Set([now, next].filter(Boolean).flatMap((lift) => lift.flags.map((each) => each.code)))].sort(byUrgency);

const delta = (a, b) => (a === undefined || b === undefined ? null : Math.round((a - b) * 1000) / 1000);

