// The page of an athlete: this week beside next week, every load with its reasons, today's session, and the coach's
// actions.
import { titleOf } from './advice.js';
import { h, say, show } from './dom.js';
import { athletePath, find, get, part } from './api.js';
import { charts } from './charts.js';
import { planDays } from './days.js';
import { watch } from './live.js';
import { looks, notices } from './notices.js';
import { closeDrafts } from './parts/drafts.js';
import { address } from './order.js';
import { programActions } from './program-actions.js';
import { findProposals, proposals } from './proposals.js';
import { ago, day } from './terms.js';
import { t } from './texts.js';
import { todayView } from './today.js';
import { dateIn } from './words.js';

const TOGETHER = 60; // milliseconds; changes within this time are drawn together
const QUIET = 1500; // milliseconds without a change before the charts are updated
const AGAIN = 3000; // milliseconds until a failed read is repeated
const REFRESH = 300_000; // milliseconds between two full reads, because no event reports that midnight has passed or that sets wait

/**
 * What the service says about the athlete. The row is that of the roster, which an athlete cannot read.
 *
 * @typedef {object} State
 * @property {ProgramApi.WeekPlan | null} current
 * @property {ProgramApi.WeekPlan | null} next
 * @property {ProgramApi.TodayPlan | null} today
 * @property {Page.Row | null} row
 * @property {ProgramApi.Profile | null} profile
 * @property {ProgramApi.ProgramView | null} program the program of the plans
 * @property {ProgramApi.LiftProposal[]} proposals
 */

/**
 * What the parts of the page need of it.
 *
 * @typedef {object} AthletePage
 * @property {`/v1/athletes/${string}`} base
 * @property {string} athleteId
 * @property {() => string} here today's date in the athlete's time zone
 * @property {State} state
 * @property {Set<string>} open the details elements that the user has opened
 * @property {Set<string>} closed the days that the user has closed
 * @property {Map<string, number>} [before] loads of next week as they were drawn
 * @property {boolean} mayChange
 * @property {boolean} mayAsk
 * @property {() => Promise<void>} sent reads the plan again
 * @property {Page.Remembered} remembered
 */

/**
 * Shows the page of an athlete.
 *
 * @param {string} athleteId
 * @param {ProgramApi.SignedIn} caller
 * @param {string} [slotId] the lift whose form is open at first
 * @param {string | null} [action] the form that is open at first: override, swap or pause
 */
export async function athleteView(athleteId, caller, slotId, action) {
  const base = athletePath(athleteId);
  const mayChange = caller.roles.includes('coach') || caller.roles.includes('platform');
  const ofGym = caller.roles.some((role) => role !== 'athlete');
  /** @type {State} */
  const state = { current: null, next: null, today: null, row: null, profile: null, program: null, proposals: [] };
  const title = h('div', { class: 'title' });
  const notice = h('div', { class: 'notices' });
  const reasons = h('section', { class: 'reasons', 'aria-label': t('column.urgency') });
  const today = h('section', { class: 'today', 'aria-label': t('today') });
  const lifts = h('section', { class: 'lifts', 'aria-label': t('plan.both') });
  const history = charts(base, state);
  /** @type {Set<string>} */
  const open = new Set(); // the details elements that the user has opened; they stay open when the plan is drawn again
  /** @type {Set<string>} */
  const closed = new Set(); // the days that the user has closed
  /** @type {Set<HTMLElement | null>} */
  const clicked = new Set(); // the details elements that the user has clicked since the plan was drawn
  const clickedIn = (/** @type {Event} */ { target }) => target instanceof Element && target.closest('summary') && clicked.add(target.closest('details'));
  for (const section of [reasons, today, lifts]) section.addEventListener('click', clickedIn);

  /** @returns {Promise<State>} */
  async function read() {
    const [current, next, now, row, profile, programs] = await Promise.all([
      find(`${base}/weeks/current`), find(`${base}/weeks/next`), find(`${base}/today`), ofGym ? findRow() : null, find(base),
      find(`/v1/programs?athleteId=${part(athleteId)}`),
    ]);
    const plan = current || next;
    const program = programs?.items.find((each) => each.programId === plan?.programId) ?? null;
    return { current, next, today: now, row, profile, program, proposals: isFlagged(current, next) ? await findProposals(athleteId) : [] };
  }

  /** @type {(...plans: (ProgramApi.WeekPlan | null)[]) => boolean} */
  const isFlagged = (...plans) => plans.some((plan) => plan?.lifts.some((lift) => lift.flags.length > 0) === true);

  /** Reads the athlete's roster row. A paused athlete's row is read from the list of paused athletes. */
  async function findRow() {
    const [row] = (await get(`/v1/roster?athleteId=${part(athleteId)}`)).items;
    return row || (await get(`/v1/roster?athleteId=${part(athleteId)}&paused=true`)).items[0] || null;
  }

  /**
   * Remembers what the user has just opened or closed. The browser fires the event toggle some time after the click, and
   * the element may be replaced before.
   */
  function rememberClicked() {
    clicked.forEach((details) => details?.dispatchEvent(new Event('toggle')));
    clicked.clear();
  }

  /** @param {Map<string, number>} [before] */
  function draw(before) {
    const name = state.row ? state.row.name : state.profile?.displayName || athleteId;
    document.title = name + ' · Topset';
    const plan = state.current || state.next;
    if (!plan && !state.profile) return drawUnknown();
    title.replaceChildren(
      h('div', {}, ofGym && h('a', { href: address(), class: 'back' }, t('back')), h('h1', {}, name), h('p', { class: 'quiet' }, subtitle())),
      mayChange ? h('span', { class: 'title-actions' }, h('a', { class: 'as-button secondary', href: '#/profile/' + part(athleteId) }, t('athlete.edit'))) : '');
    if (!plan) return drawWithoutPlan();
    drawAround(plan);
    const place = focusedIn(lifts);
    lifts.replaceChildren(
      h('div', { class: 'weeks-head' }, h('h2', {}, t('plan')), h('span', { class: 'quiet' }, weeks()), mayChange && programActions(page(), plan)),
      ...planDays(page(before), slotId));
    place?.();
    return undefined;
  }

  function clear() {
    for (const section of [reasons, today]) section.replaceChildren();
    notice.replaceChildren(...notices(state, state.row || {}, here()));
    history.update(); // removes an erased athlete's charts from the screen
  }

  function drawWithoutPlan() {
    clear();
    lifts.replaceChildren(h('p', {}, t('athlete.noProgram')), ...(mayChange ? [h('p', {}, h('a', { class: 'as-button', href: '#/build/' + part(athleteId) }, t('athlete.build')))] : []));
  }

  function drawUnknown() {
    clear();
    title.replaceChildren(h('div', {}, h('h1', {}, t('athlete.unknown'))));
    lifts.replaceChildren(h('p', {}, t('athlete.unknownSays', { id: athleteId })), ofGym ? h('p', {}, h('a', { href: address() }, t('athlete.toRoster'))) : '');
  }

  /**
   * Draws the parts of the page around the plan. They have no forms, so they can be drawn again at any time.
   *
   * @param {ProgramApi.WeekPlan} plan
   */
  function drawAround(plan) {
    rememberClicked();
    notice.replaceChildren(...notices(state, plan, here()));
    const offered = proposals(state.proposals, (state.next ?? plan).lifts, mayChange, sent);
    reasons.replaceChildren(...looks(state, remembered), ...(mayChange && state.row?.flags.length ? [markLink()] : []), ...(offered ? [offered] : []));
    const place = focusedIn(today);
    today.replaceChildren(...todayView(state.today, state.current, remembered));
    place?.();
  }

  const markLink = () => h('a', { class: 'mark', href: '#/log/' + part(athleteId) }, t('looks.mark'));

  function subtitle() {
    const plan = state.current || state.next;
    const parts = [plan && t('athlete.week', { week: plan.week }), state.row && t('athlete.last', { ago: ago(state.row.lastSessionAt) }), ...(state.row?.tags ?? [])];
    return parts.filter(Boolean).join(' · ');
  }

  /** Returns today's date in the athlete's time zone. */
  const here = () => dateIn(state.profile?.timeZone);

  /** Returns the dates of this week and next week in words. */
  function weeks() {
    const { current, next } = state;
    return [current && t('plan.thisFrom', { date: day(current.startsOn) }),
      next && t(next.status === 'PROVISIONAL' ? 'plan.nextMayChange' : 'plan.nextFrom', { date: day(next.startsOn) })].filter(Boolean).join(' · ');
  }

  /** @type {(before?: Map<string, number>) => AthletePage} */
  const page = (before) => ({ base, athleteId, here, state, open, closed, before, mayChange, mayAsk: mayChange || !ofGym, sent, remembered });

  /**
   * Returns the attributes of a details element that stays open when it is drawn again.
   *
   * @type {Page.Remembered}
   */
  function remembered(key) {
    return { open: open.has(key), ontoggle: (event) => (event.target.open ? open.add(key) : open.delete(key)) };
  }

  const loadsNow = () => new Map((state.next ? state.next.lifts : []).map((lift) => [lift.slotId, (lift.top || lift.straight).load]));

  const done = () => JSON.stringify(state.today && [state.today.lifts, state.today.finishedAt]);

  let asked = 0;
  let waiting = false; // whether a new plan has arrived and will be drawn after the user leaves the form

  /**
   * Reads the plans of this week and next week and draws them.
   *
   * @param {boolean} [force] whether a form in use is replaced too, because it has been sent
   */
  async function refresh(force) {
    const mine = ++asked;
    let fresh;
    try {
      fresh = await read();
    } catch (refused) {
      if (mine === asked) {
        notice.replaceChildren(h('p', { class: 'notice bad' }, titleOf(refused) + ' ' + t('athlete.old')));
        timer = setTimeout(refresh, AGAIN);
      }
      return;
    }
    if (mine !== asked) return; // a later request has replaced this one
    const before = loadsNow();
    const doneBefore = done();
    Object.assign(state, fresh);
    // The plan is not drawn again while the user fills in a form, but after the user has left the form.
    waiting = !force && isFilledIn();
    const plan = state.current || state.next;
    if (waiting && plan) drawAround(plan);
    else draw(before);
    if (doneBefore !== done()) say(t('today.changed'));
  }

  const sent = () => refresh(true);

  function isFilledIn() {
    return lifts.querySelector('form:focus-within, .whatif[open] input:focus') !== null
      || [...lifts.querySelectorAll('form input')].some((input) => input instanceof HTMLInputElement && input.closest('details')?.open && input.value !== input.defaultValue);
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

  /** @type {Page.Timer} */
  let timer;
  /** @type {Page.Timer} */
  let later;
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
  if (slotId && mayChange) open.add(action === 'swap' ? 'swap ' + slotId : `override ${state.next ? 'next' : 'this'} ${slotId}`);
  if (action === 'pause' && mayChange) open.add('pause');
  show(title, notice, reasons, today, lifts, history.section);
  draw();
  if (slotId) lead(lifts.querySelector(`[data-slot="${CSS.escape(slotId)}"]`));
  else if (action === 'pause') lead(lifts.querySelector('.pause'));
  history.update().catch((error) => {
    console.error(error);
    history.section.replaceChildren(h('p', { class: 'quiet' }, t('charts.failed', { why: titleOf(error) })));
  });
  const refreshing = setInterval(() => !document.hidden && changed(), REFRESH);
  return () => {
    document.title = 'Topset';
    closeDrafts();
    asked++; // answers to open requests are ignored from now on
    clearInterval(refreshing);
    clearTimeout(timer);
    live.stop();
    clearTimeout(later);
    history.stop();
  };
}

/**
 * Moves the focus to the form of a lift.
 *
 * @param {HTMLElement | null} wanted
 */
function lead(wanted) {
  wanted?.scrollIntoView({ block: 'center' });
  const first = wanted?.querySelector(':scope details[open] :is(input, select)');
  first?.focus({ preventScroll: true });
  if (first instanceof HTMLInputElement) first.select();
}

/**
 * Remembers the focus in a part of the page that is drawn again. Calling the result restores it.
 *
 * @param {HTMLElement} section
 */
function focusedIn(section) {
  const places = (/** @type {string | undefined} */ slot) => [...(slot ? section.querySelector(`[data-slot="${CSS.escape(slot)}"]`) : section)?.querySelectorAll('summary, a, button') ?? []];
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !section.contains(focused)) return null;
  const slot = focused.closest('[data-slot]')?.dataset.slot;
  const nth = places(slot).indexOf(focused);
  return () => places(slot)[nth]?.focus({ preventScroll: true });
}
