// An athlete: this week and next week side by side, every load with its reasons, today, and what a coach may do.
import { h, say, show } from './dom.js';
import { find, get, part } from './api.js';
import { watch } from './live.js';
import { chip } from './drawings.js';
import { ago, dateIn, day, flag } from './words.js';
import { about } from './row.js';
import { todayView } from './today.js';
import { pauseForms, pausesAhead } from './pause.js';
import { byUrgency, liftCard } from './lift.js';
import { charts } from './charts.js';

const TOGETHER = 60; // ms
const QUIET = 1500; // ms without a change: then the charts follow
const LOOKS = 4; // reasons shown at once, the most urgent
const AGAIN = 3000; // ms
const ANEW = 300_000; // ms: a midnight that passes, sets that wait: no event tells of them

/** @param slotId the lift whose override is open from the beginning */
export async function athleteView(athleteId, caller, slotId) {
  const base = '/v1/athletes/' + part(athleteId);
  const mayChange = caller.roles.includes('coach') || caller.roles.includes('platform');
  const ofGym = caller.roles.some((role) => role !== 'athlete');
  const state = { current: null, next: null, today: null, row: null, profile: null, program: null };
  const title = h('div', { class: 'title' });
  const notice = h('div', { class: 'notices' });
  const reasons = h('section', { class: 'reasons', 'aria-label': 'Needs a look' });
  const today = h('section', { class: 'today', 'aria-label': 'Today' });
  const lifts = h('section', { class: 'lifts', 'aria-label': 'This week and next week' });
  const history = charts(base, state);
  const open = new Set(); // what was opened stays open when the plan changes

  async function read() {
    const [current, next, now, row, profile, programs] = await Promise.all([
      find(base + '/weeks/current'), find(base + '/weeks/next'), find(base + '/today'), ofGym ? findRow() : null, find(base),
      find('/v1/programs?athleteId=' + part(athleteId)),
    ]);
    const plan = current || next;
    const program = plan && programs ? programs.items.find((each) => each.programId === plan.programId) : null;
    return { current, next, today: now, row, profile, program };
  }

  /** The row in the roster; of somebody who rests too. */
  async function findRow() {
    const path = '/v1/roster?athleteId=' + part(athleteId);
    const [row] = (await get(path)).items;
    return row || (await get(path + '&paused=true')).items[0] || null;
  }

  function draw(before) {
    const name = state.row ? state.row.name : state.profile?.displayName || athleteId;
    document.title = name + ' · Topset';
    title.replaceChildren(
      h('div', {}, ofGym && h('a', { href: '#/', class: 'back' }, '← Roster'), h('h1', {}, name),
        h('p', { class: 'quiet' }, subtitle())));
    const plan = state.current || state.next;
    if (!plan) {
      for (const section of [reasons, today]) section.replaceChildren();
      notice.replaceChildren(...notices(state.row || {}));
      lifts.replaceChildren(state.profile
        ? h('p', {}, 'No program runs. Start one with ', h('code', {}, 'POST /v1/programs'), '.')
        : h('p', {}, 'Nothing is known of this athlete: erased, or never here.'));
      history.update(); // nothing of an athlete who is gone stays on the screen
      return;
    }
    drawAround(plan);
    const place = focusedIn(lifts);
    lifts.replaceChildren(
      h('div', { class: 'weeks-head' }, h('h2', {}, 'The plan'), h('span', { class: 'quiet' }, weeks()),
        mayChange && pauseForms(plan.programId, state.program, here(), remembered, sent)),
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
    for (const pause of pausesAhead(state.program, here())) {
      shown.push(h('p', { class: 'notice' }, `Paused from ${pause.from}${pause.to ? ' to ' + pause.to : ''}: ${pause.reason}`));
    }
    for (const warning of (state.program && state.program.warnings) || []) shown.push(h('p', { class: 'notice' }, warning.says));
    return shown;
  }

  /** Today, where the athlete is. */
  const here = () => dateIn(state.profile?.timeZone);

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
      h('h3', {}, 'Day ' + number), pairs.map((pair) => liftCard(pair, page(before)))));
  }

  const page = (before) => ({ base, state, open, before, mayChange, mayAsk: mayChange || !ofGym, sent, remembered });

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
    Object.assign(state, fresh);
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

  let timer = null;
  let later = null;
  const redraw = () => history.update().catch(console.error);

  function changed() {
    clearTimeout(timer);
    timer = setTimeout(refresh, TOGETHER);
    clearTimeout(later);
    later = setTimeout(redraw, QUIET);
  }

  const live = watch('/v1/stream?athleteId=' + part(athleteId), {
    'target-recomputed': changed, 'backoff-today': changed, 'flag-raised': changed, 'program-changed': changed, 'row-changed': changed, reset: changed,
  });
  try {
    await live.begun;
    Object.assign(state, await read());
  } catch (refused) {
    live.stop();
    throw refused;
  }
  if (slotId && mayChange) open.add(`override ${state.next ? 'next' : 'this'} week ${slotId}`);
  show(title, notice, reasons, today, lifts, history.section);
  draw();
  if (slotId) lead(lifts.querySelector(`[data-slot="${CSS.escape(slotId)}"]`));
  try {
    await history.update();
  } catch (error) {
    console.error(error);
    history.section.replaceChildren(h('p', { class: 'quiet' }, 'The charts cannot be drawn: ' + error.message));
  }
  const anew = setInterval(() => !document.hidden && changed(), ANEW);
  return () => {
    document.title = 'Topset';
    asked++; // an answer still on its way is nobody's any more
    clearInterval(anew);
    clearTimeout(timer);
    live.stop();
    clearTimeout(later);
    history.stop();
  };
}

/** To the form of a lift. */
function lead(wanted) {
  wanted?.scrollIntoView({ block: 'center' });
  const first = wanted?.querySelector('.override[open] input');
  first?.focus({ preventScroll: true });
  first?.select();
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
