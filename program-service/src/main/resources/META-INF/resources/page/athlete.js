// The page of an athlete: this week beside next week, every load with its reasons, today's session, and the coach's
// actions.
import { h, say, show } from './dom.js';
import { find, get, part } from './api.js';
import { watch } from './live.js';
import { chip } from './drawings.js';
import { ago, dateIn, day, flag, weekday } from './words.js';
import { about } from './row.js';
import { todayView } from './today.js';
import { deloadForms, lighter } from './deload.js';
import { pauseForms, pausesAhead } from './pause.js';
import { byUrgency, liftCard } from './lift.js';
import { proposals } from './proposals.js';
import { charts } from './charts.js';

const TOGETHER = 60; // milliseconds; changes within this time are drawn together
const QUIET = 1500; // milliseconds without a change before the charts are updated
const LOOKS = 4; // this many of the most urgent flags are shown without a click
const AGAIN = 3000; // milliseconds until a failed read is repeated
const REFRESH = 300_000; // milliseconds between two full reads, because no event reports that midnight has passed or that sets wait

/**
 * Shows the page of an athlete.
 *
 * @param slotId the lift whose override form is open at first
 */
export async function athleteView(athleteId, caller, slotId) {
  const base = '/v1/athletes/' + part(athleteId);
  const mayChange = caller.roles.includes('coach') || caller.roles.includes('platform');
  const ofGym = caller.roles.some((role) => role !== 'athlete');
  const state = { current: null, next: null, today: null, row: null, profile: null, program: null, proposals: [] };
  const title = h('div', { class: 'title' });
  const notice = h('div', { class: 'notices' });
  const reasons = h('section', { class: 'reasons', 'aria-label': 'Needs attention' });
  const today = h('section', { class: 'today', 'aria-label': 'Today' });
  const lifts = h('section', { class: 'lifts', 'aria-label': 'This week and next week' });
  const history = charts(base, state);
  const open = new Set(); // the details elements that the user has opened; they stay open when the plan is drawn again

  async function read() {
    const [current, next, now, row, profile, programs] = await Promise.all([
      find(base + '/weeks/current'), find(base + '/weeks/next'), find(base + '/today'), ofGym ? findRow() : null, find(base),
      find('/v1/programs?athleteId=' + part(athleteId)),
    ]);
    const plan = current || next;
    const program = plan && programs ? programs.items.find((each) => each.programId === plan.programId) : null;
    return { current, next, today: now, row, profile, program, proposals: isFlagged(current, next) ? await findProposals() : [] };
  }

  const isFlagged = (...plans) => plans.some((plan) => plan?.lifts.some((lift) => lift.flags.length > 0));

  const findProposals = async () => (await find(base + '/proposals'))?.items ?? [];

  /** Reads the athlete's roster row. A paused athlete's row is read from the list of paused athletes. */
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
        ? h('p', {}, 'There is no current program. Start one with ', h('code', {}, 'POST /v1/programs'), '.')
        : h('p', {}, 'This athlete is unknown: erased, or never created.'));
      history.update(); // removes an erased athlete's charts from the screen
      return;
    }
    drawAround(plan);
    const place = focusedIn(lifts);
    lifts.replaceChildren(
      h('div', { class: 'weeks-head' }, h('h2', {}, 'The plan'), h('span', { class: 'quiet' }, weeks()),
        mayChange && pauseForms(plan.programId, state.program, here(), remembered, sent),
        mayChange && deloadForms(state, remembered, sent)),
      ...days(before));
    place?.();
  }

  /** Draws the parts of the page around the plan. They have no forms, so they can be drawn again at any time. */
  function drawAround(plan) {
    notice.replaceChildren(...notices(plan));
    const offered = proposals(state.proposals, mayChange, sent);
    reasons.replaceChildren(...looks(), ...(offered ? [offered] : []));
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
    if (plan.parked) shown.push(h('p', { class: 'notice bad' }, 'Newer sets are waiting and are not in this plan: ' + (plan.parkedReason || '')));
    for (const pause of pausesAhead(state.program, here())) {
      shown.push(h('p', { class: 'notice' }, `Paused from ${pause.from}${pause.to ? ' to ' + pause.to : ''}: ${pause.reason}`));
    }
    for (const [week, when] of [[state.current, 'This week'], [state.next, 'Next week']]) {
      if (week?.deload) shown.push(h('p', { class: 'notice' }, `${when} is a deload: ${lighter(week.deload)}${week.deload.reason ? '. ' + week.deload.reason : ''}`));
    }
    for (const warning of (state.program && state.program.warnings) || []) shown.push(h('p', { class: 'notice' }, warning.says));
    return shown;
  }

  /** Returns today's date in the athlete's time zone. */
  const here = () => dateIn(state.profile?.timeZone);

  /** Returns the dates of this week and next week in words. */
  function weeks() {
    const { current, next } = state;
    return [current && `this week from ${day(current.startsOn)}`,
      next && `next week from ${day(next.startsOn)}${next.status === 'PROVISIONAL' ? ', may still change' : ''}`].filter(Boolean).join(' · ');
  }

  /**
   * Returns the flags of this week's and next week's plan in words, the most urgent first, each with its lift, muscle
   * or exercise.
   */
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
      h('h3', {}, 'Day ' + number, planned(number)), pairs.map((pair) => liftCard(pair, page(before)))));
  }

  /** Returns the date of a day in this week, if the day has a weekday. */
  function planned(number) {
    const dated = state.current?.days?.find((each) => each.day === number && each.date);
    return dated && h('span', { class: 'about' }, ' ' + weekday(dated.date) + (state.today?.plannedDay === number ? ', today' : ''));
  }

  const page = (before) => ({ base, state, open, before, mayChange, mayAsk: mayChange || !ofGym, sent, remembered });

  /** Returns the attributes of a details element that stays open when it is drawn again. */
  function remembered(key) {
    return { open: open.has(key), ontoggle: (event) => (event.target.open ? open.add(key) : open.delete(key)) };
  }

  const loadsNow = () => new Map((state.next ? state.next.lifts : []).map((lift) => [lift.slotId, (lift.top || lift.straight).load]));

  let asked = 0;
  let waiting = false; // whether a new plan has arrived and will be drawn after the user leaves the form

  /**
   * Reads the plans of this week and next week and draws them.
   *
   * @param force whether a form in use is replaced too, because it has been sent
   */
  async function refresh(force) {
    const mine = ++asked;
    let fresh;
    try {
      fresh = await read();
    } catch (refused) {
      if (mine === asked) {
        notice.replaceChildren(h('p', { class: 'notice bad' }, refused.message + ' The page may be out of date; trying again.'));
        timer = setTimeout(refresh, AGAIN);
      }
      return;
    }
    if (mine !== asked) return; // a later request has replaced this one
    const before = loadsNow();
    const doneBefore = JSON.stringify(state.today && state.today.lifts);
    Object.assign(state, fresh);
    // The plan is not drawn again while the user fills in a form, but after the user has left the form.
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
  const refreshing = setInterval(() => !document.hidden && changed(), REFRESH);
  return () => {
    document.title = 'Topset';
    asked++; // answers to open requests are ignored from now on
    clearInterval(refreshing);
    clearTimeout(timer);
    live.stop();
    clearTimeout(later);
    history.stop();
  };
}

/** Moves the focus to the form of a lift. */
function lead(wanted) {
  wanted?.scrollIntoView({ block: 'center' });
  const first = wanted?.querySelector('.override[open] input');
  first?.focus({ preventScroll: true });
  first?.select();
}

/** Remembers the focus in a part of the page that is drawn again. Calling the result restores it. */
function focusedIn(section) {
  const places = (slot) => [...(slot ? section.querySelector(`[data-slot="${CSS.escape(slot)}"]`) : section)?.querySelectorAll('summary, a, button') ?? []];
  const focused = document.activeElement;
  if (!section.contains(focused)) return null;
  const slot = focused.closest('[data-slot]')?.dataset.slot;
  const nth = places(slot).indexOf(focused);
  return () => places(slot)[nth]?.focus({ preventScroll: true });
}
