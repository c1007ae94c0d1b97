// The page of an athlete: this week beside next week, every load with its reasons, today's session, and the coach's
// actions; or an earlier week.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { titleOf } from './advice.js';
import { restoreButton } from './archive.js';
import { TO_READ, noteKey, notesCard } from './athlete-notes.js';
import { isAhead, readAthlete } from './athlete-state.js';
import { swapKey } from './change-lift.js';
import { deloadKey } from './deload.js';
import { say, titled } from './dom.js';
import { fold } from './fold.js';
import { athletePath, part } from './api.js';
import { charts } from './charts.js';
import { planDays } from './days.js';
import { lifted } from './lifted/lifted.js';
import { watch } from './live.js';
import { openBox } from './more.js';
import { asks, flagsOf, looks, notices, openFlag, rising, whyRising } from './notices.js';
import { overrideKey } from './override.js';
import { lead, panels } from './panels.js';
import { hasDraft } from './parts/drafts.js';
import { loaded } from './parts/part.js';
import { leaveScreen, screen } from './parts/screen.js';
import { skeleton } from './parts/skeleton.js';
import { PAUSE, isOpenEnded, pauseIn } from './pause.js';
import { address } from './order.js';
import { programActions, programForms } from './program-actions.js';
import { holdButton, namedBy, proposals } from './proposals.js';
import { ago, day } from './terms.js';
import { t } from './texts.js';
import { todayView } from './today.js';
import { step, weekLinks } from './week-links.js';
import { dateIn } from './words.js';

const TOGETHER = 60; // milliseconds; changes within this time are drawn together
const QUIET = 1500; // milliseconds without a change before the charts are updated
const AGAIN = 3000; // milliseconds until a failed read is repeated
const REFRESH = 300_000; // milliseconds between two full reads, because no event reports that midnight has passed or that sets wait

/** @typedef {import('./athlete-state.js').State} State */

/**
 * What the parts of the page need of it.
 *
 * @typedef {object} AthletePage
 * @property {`/v1/athletes/${string}`} base
 * @property {string} athleteId
 * @property {() => string} here today's date in the athlete's time zone
 * @property {State} state
 * @property {Set<string>} open what the user has opened
 * @property {(key: string) => void} toggle opens or closes something
 * @property {import('./panels.js').Panels} panels
 * @property {Map<string, number>} before loads of next week before the newest change
 * @property {boolean} mayChange
 * @property {boolean} mayAsk
 * @property {() => Promise<void>} sent reads the plan again
 * @property {() => void} draw
 * @property {import('./next-step.js').Opener} opener
 * @property {<T>(key: string, make: () => T) => T} keep makes something once, and keeps it while the page is shown
 */

/**
 * Shows the page of an athlete.
 *
 * @param {string} athleteId
 * @param {ProgramApi.SignedIn} caller
 * @param {string} [slotId] the lift whose form is open at first
 * @param {URLSearchParams} [query] do: the form that is open at first (override, swap, pause, deload or note); week: an earlier week
 */
export async function athleteView(athleteId, caller, slotId, query = new URLSearchParams()) {
  const base = athletePath(athleteId);
  const mayChange = caller.roles.includes('coach') || caller.roles.includes('platform');
  const ofGym = caller.roles.some((role) => role !== 'athlete');
  /** @type {State} */
  const state = { current: null, next: null, today: null, row: null, profile: null, program: null, proposals: [], notes: [], sets: [], hurt: [] };
  let isRead = false;
  let trouble = ''; // why the page may be out of date
  const history = charts(base, state);
  let draw = () => {};
  /** @type {Map<string, any>} */
  const kept = new Map();
  /** @type {AthletePage} */
  const page = {
    base, athleteId, state, mayChange, draw: () => draw(), sent: () => refresh(), before: new Map(), open: new Set(),
    mayAsk: mayChange || !ofGym,
    here: () => dateIn(state.profile?.timeZone),
    panels: panels(athleteId, () => draw()),
    toggle: (key) => {
      if (!page.open.delete(key)) page.open.add(key);
      draw();
    },
    opener,
    keep: (key, make) => {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key);
    },
  };
  /** @type {{ week: number | null, past: import('./past.js').PastWeek | null, view: typeof import('./past.js').pastView | null }} */
  const shown = { week: Number(query.get('week')) || null, past: null, view: null };

  /**
   * Returns what opens the form of a step after a flag.
   *
   * @type {import('./next-step.js').Opener}
   */
  function opener({ step, slotId = '' }) {
    const lift = state.next?.lifts.find((each) => each.slotId === slotId);
    if (slotId && (!lift || !state.program)) return null;
    const key = { message: noteKey(), swap: swapKey({ slotId }), load: lift && overrideKey(lift, 'next'), deload: deloadKey('next'), pause: PAUSE }[/** @type {string} */ (step)];
    return key ? () => {
      if (shown.week !== null) go(null);
      page.panels.open(key, step === 'message' ? TO_READ : {});
    } : undefined;
  }

  const read = () => readAthlete(athleteId, { ofGym, withNotes: page.mayAsk });

  /** @param {State} fresh */
  function learn(fresh) {
    isRead = true;
    trouble = '';
    Object.assign(state, fresh);
  }

  const planOf = () => state.current || state.next;
  const nameOf = () => (state.row ? state.row.name : state.profile?.displayName || athleteId);

  function view() {
    if (!isRead) return skeleton(8);
    titled(nameOf());
    const plan = planOf();
    if (!plan && !state.profile) return unknown();
    return html`${title()}
      <div class="notices">${trouble ? html`<p class="notice bad">${trouble}</p>` : nothing}${notices(state, plan ?? state.row ?? {}, page.here())}${mayChange && hasDraft('build ' + athleteId)
        ? html`<p class="notice">${t('athlete.draft')} <a href=${'#/build/' + part(athleteId)}>${t('athlete.draft.open')}</a></p>` : nothing}</div>
      ${state.row?.messageAt ? notesCard(page) : nothing}
      ${plan && mayChange ? firstSession() : nothing}
      ${plan ? attention() : nothing}
      ${plan ? todayView(state.today, state.current, page, state.sets) : nothing}
      ${state.row?.messageAt ? nothing : notesCard(page)}
      ${plan ? planView(plan) : withoutPlan()}
      ${isAhead(state, page.here()) ? nothing : history.section}${page.keep('lifts over time', () => lifted(athleteId, { open: !planOf() }))}`;
  }

  function title() {
    const { current, row } = state;
    const says = [current && isAhead(state, page.here()) ? t('athlete.begins', { date: day(current.startsOn) }) : planOf() && t('athlete.week', { week: planOf()?.week }),
      row && (row.lastSessionAt ? t('athlete.last', { ago: ago(row.lastSessionAt, (at) => dateIn(state.profile?.timeZone, at)) }) : t('athlete.noSession')), ...(state.row?.tags ?? [])];
    return html`<div class="title"><div>${ofGym ? html`<a href=${address()} class="back">${t('back')}</a>` : html`<a href="/lift/" class="back">${t('athlete.backToLift')}</a>`}<h1>${nameOf()}${state.row?.archivedAt ? html` <span class="chip note">${t('flag.ARCHIVED')}</span>` : nothing}${state.profile?.injured ? html` <span class="chip bad">${t('flag.INJURED')}</span>` : nothing}</h1>
      <p class="quiet">${says.filter(Boolean).join(' · ')}${ofGym ? nothing : html`<br>${t('athlete.ownSays')}`}</p></div>
      ${mayChange ? html`<span class="title-actions">${state.row?.archivedAt ? restoreButton(state.row, () => refresh()) : nothing}<button type="button" @click=${() => page.panels.open(noteKey())}>${t('note.new')}</button>
        <a class="button" href=${'#/profile/' + part(athleteId)}>${t('athlete.edit')}</a></span>` : nothing}</div>`;
  }

  const inviteButton = () => html`<button type="button" class="invite" @click=${() => loaded(import('./invite.js')).then(({ invite }) => invite({ athleteId, name: nameOf(), gym: caller.gym }))}>${t('invite')}</button>`;

  /** Says that an athlete with a plan has never trained, with the invitation. */
  const firstSession = () => (state.row && !state.row.lastSessionAt && !state.row.archivedAt
    ? html`<p class="first-session">${t('invite.next', { name: nameOf() })} ${inviteButton()}</p>` : nothing);

  /** What asks the coach to act: the flags, and the proposals for those that nobody has seen. */
  function attention() {
    const offered = state.row?.archivedAt ? [] : state.proposals.filter(({ flag, slotId: slot }) => openFlag(state, flag, slot));
    const unseen = state.row?.flags.some((each) => !each.seen);
    const lifts = (state.next ?? state.current)?.lifts ?? [];
    if (!offered.length && !flagsOf(state).length) return nothing;
    /** @param {ProgramApi.PlanLift} lift of next week */
    const hold = (lift) => {
      const now = state.current?.lifts.find(({ slotId: id, exercise }) => id === lift.slotId && exercise === lift.exercise);
      return now && state.next && !lift.overridden && !offered.some(({ kind, slotId: id }) => kind === 'HOLD' && id === lift.slotId)
        ? holdButton(state.next, { ...lift, load: (now.top ?? now.straight).load }, () => refresh(), nameOf()) : nothing;
    };
    const box = (/** @type {{ currentTarget: HTMLElement }} */ { currentTarget }) => state.row && openBox(currentTarget, state.row, { mayChange: true });
    const of = (/** @type {boolean} */ isAsked) => proposals(offered.filter((each) => asks(state, openFlag(state, each.flag, each.slotId)) === isAsked), lifts, mayChange, () => refresh(), state.row, opener);
    return html`<section class="card reasons" aria-label=${t('column.urgency')}>${looks(page, { decisions: html`${mayChange ? whyRising(rising(state), state.next?.lifts, undefined, hold) : nothing}${of(true)}`, further: of(false), named: namedBy(offered) })}
      ${mayChange && state.row?.flags.length ? html`<button type="button" class="quiet small mark" aria-haspopup="dialog" @click=${box}>${t(unseen ? 'looks.mark' : 'looks.reopen')}</button>` : nothing}</section>`;
  }

  /** @param {ProgramApi.WeekPlan} plan */
  function planView(plan) {
    const current = state.current?.week ?? 1;
    const links = weekLinks({ week: shown.week, current, address: '#/athletes/' + part(athleteId), go });
    if (shown.week !== null) {
      const from = shown.past?.plan?.startsOn;
      return html`<section class="lifts"><div class="weeks-head"><h2>${t('past.of', { week: shown.week })}</h2>
        <span class="quiet">${from ? day(from) : nothing}</span>${links}</div>${shown.past && shown.view ? shown.view(shown.past, state.profile) : skeleton(6)}</section>`;
    }
    return html`<section class="lifts" aria-label=${t('plan.both')}>
      <div class="weeks-head"><h2>${t('plan')}</h2><span class="quiet">${weeks()}</span>${links}${mayChange && !state.row?.archivedAt ? programActions(page, plan) : nothing}${ofGym ? nothing : wordsButton()}</div>
      ${mayChange ? programForms(page, plan) : nothing}
      ${planDays(page, slotId)}${page.mayAsk ? ahead() : nothing}</section>`;
  }

  /** The weeks to come, which are read when they are opened, and again when the plan has changed. */
  function ahead() {
    const { current, next, program } = state;
    if (!current || isOpenEnded(program, page.here())) return nothing;
    const key = 'outlook ' + JSON.stringify([current.week, program?.pauses, [current, next].map((plan) => plan?.lifts.map((lift) => [(lift.top ?? lift.straight).exactLoad, lift.why]))]);
    return fold(page, 'outlook', t('outlook'), page.open.has('outlook') ? page.keep(key, () => {
      const place = document.createElement('div');
      loaded(import('./outlook.js')).then(({ outlook }) => place.replaceChildren(outlook(page, current)));
      return place;
    }) : nothing, 'fold card');
  }

  const wordsButton = () => html`<button type="button" class="quiet" @click=${() => loaded(import('./parts/help.js')).then(({ help }) => help())}>${t('words')}</button>`;

  const withoutPlan = () => html`<section class="empty"><h2>${t(state.ended ? 'athlete.noProgram' : 'athlete.noProgramYet')}</h2>
    ${mayChange && !state.ended && !state.row?.lastSessionAt ? html`<p>${t('athlete.firstProgram')}</p>` : nothing}
    ${mayChange && state.ended ? html`<p>${t('athlete.ended')} <a href=${'#/log/' + part(athleteId)}>${t('athlete.toLog')}</a></p>` : nothing}
    ${mayChange ? html`<div class="actions"><a class=${page.panels.isOpen(noteKey()) ? 'button' : 'button primary'} href=${'#/build/' + part(athleteId)}>${t('athlete.build')}</a>${state.ended
      ? html` <a class="button" href=${`#/build/${part(athleteId)}?from=${part(state.ended)}`}>${t('program.again')}</a>` : nothing}
      <a class="button" href=${'#/library?athletes=' + part(athleteId)}>${t('athlete.assign')}</a><a class="button" href=${'#/import/' + part(athleteId)}>${t('athlete.import')}</a>${state.ended ? nothing : inviteButton()}</div>` : nothing}</section>`;

  const unknown = () => (ofGym ? nobody() : html`<section class="empty">${athleteId === caller.subject ? html`<h1>${t('athlete.ownNone')}</h1><p>${t('athlete.ownNoneSays')}</p>` : html`<h1>${t('athlete.others')}</h1>`}
    <p><a class="button" href="/lift/">${t('athlete.toLift')}</a></p></section>`);

  const nobody = () => html`<div class="title"><h1>${t('athlete.unknown')}</h1></div><p>${t('athlete.unknownSays', { id: athleteId })}</p>
    <p><a href=${address()}>${t('athlete.toRoster')}</a></p>`;

  /** Returns the dates of this week and next week in words. */
  function weeks() {
    const { current, next } = state;
    if (isOpenEnded(state.program, page.here())) return t('plan.waits');
    return [current && t(isAhead(state, page.here()) ? 'plan.firstFrom' : 'plan.thisFrom', { date: day(current.startsOn) }),
      next && t(pauseIn(state.program?.pauses, next.startsOn) ? 'plan.nextPaused' : next.status === 'PROVISIONAL' ? 'plan.nextMayChange' : 'plan.nextFrom', { date: day(next.startsOn) })].filter(Boolean).join(' · ');
  }

  /**
   * Shows another week, and writes it into the address.
   *
   * @param {number | null} week
   */
  function go(week) {
    window.history.pushState(null, '', '#/athletes/' + part(athleteId) + (week === null ? '' : '?week=' + week));
    Object.assign(shown, { week, past: null });
    draw();
    readPast();
  }

  /** Reads the week that is shown. */
  async function readPast() {
    const { week } = shown;
    if (week === null) return;
    try {
      const { pastView: view, readWeek } = await loaded(import('./past.js'));
      const past = await readWeek(base, week);
      if (shown.week === week) Object.assign(shown, { past, view });
    } catch (refused) {
      trouble = titleOf(refused);
    }
    draw();
  }

  /** @param {KeyboardEvent} event */
  function onKey({ key, target, ctrlKey, metaKey, altKey, shiftKey }) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
    const current = state.current?.week ?? 1;
    if (!by || ctrlKey || metaKey || altKey || shiftKey || !(target instanceof Element) || target.closest('input, select, textarea, dialog, [tabindex="0"]')) return;
    if (by === 1 ? shown.week !== null : (shown.week ?? current) > 1) go(step(shown.week, by, current));
  }

  const loadsNow = () => new Map((state.next ? state.next.lifts : []).map((lift) => [lift.slotId, (lift.top || lift.straight).load]));

  const done = () => JSON.stringify(state.today && [state.today.lifts, state.today.finishedAt]);

  let asked = 0;

  /** Reads the plans of this week and next week and draws them. What is typed in a form stays. */
  async function refresh() {
    const mine = ++asked;
    let fresh;
    try {
      fresh = await read();
    } catch (refused) {
      if (mine !== asked) return;
      trouble = titleOf(refused) + ' ' + t('athlete.old');
      draw();
      timer = setTimeout(refresh, AGAIN);
      return;
    }
    if (mine !== asked) return; // a later request has replaced this one
    page.before = loadsNow();
    const doneBefore = done();
    learn(fresh);
    draw();
    if (!planOf()) redraw(); // removes an erased athlete's charts from the screen
    if (doneBefore !== done()) say(t('today.changed'));
  }

  /** @type {Page.Timer} */
  let timer;
  /** @type {Page.Timer} */
  let later;
  const redraw = () => history.update().catch((failure) => {
    console.error(failure);
    trouble = t('charts.failed', { why: titleOf(failure) });
    draw();
  });

  function changed() {
    clearTimeout(timer);
    timer = setTimeout(refresh, TOGETHER);
    clearTimeout(later);
    later = setTimeout(redraw, QUIET);
  }

  const live = watch('/v1/stream?athleteId=' + part(athleteId), {
    'target-recomputed': changed, 'backoff-today': changed, 'flag-raised': changed, 'program-changed': changed, 'row-changed': changed, reset: changed,
  });
  const isHere = () => location.hash.startsWith('#/athletes/' + part(athleteId));
  try {
    if (isHere()) draw = await screen('athlete', t('athlete.loading'), view);
    await live.begun;
    learn(await read());
  } catch (refused) {
    live.stop();
    throw refused;
  }
  page.panels.reopen(keys());
  draw = await screen('athlete', nameOf(), view);
  begin();
  readPast();
  redraw();
  document.addEventListener('keydown', onKey);
  const refreshing = setInterval(() => !document.hidden && changed(), REFRESH);

  /** Returns the keys of the forms that may have been filled in before a new sign-in. */
  function keys() {
    const lifts = [...(state.current?.lifts ?? []), ...(state.next?.lifts ?? [])];
    return [noteKey(), PAUSE, deloadKey('this'), deloadKey('next'), 'keep',
      ...lifts.flatMap((lift) => [overrideKey(lift, 'this'), overrideKey(lift, 'next'), swapKey(lift), noteKey(lift.slotId)])];
  }

  /** Opens the form that the address names, and moves the focus to it. */
  function begin() {
    if (!mayChange) return;
    const lift = { slotId: slotId ?? '' };
    const action = query.get('do');
    if (slotId) page.panels.open(action === 'swap' ? swapKey(lift) : overrideKey(/** @type {ProgramApi.PlanLift} */ (lift), state.next ? 'next' : 'this'));
    else if (action === 'note') page.panels.open(noteKey(), TO_READ);
    else if (action === 'pause') page.panels.open(PAUSE);
    else if (action === 'deload') page.panels.open(deloadKey('next'));
    else lead();
  }

  return () => {
    leaveScreen();
    document.removeEventListener('keydown', onKey);
    asked++; // answers to open requests are ignored from now on
    clearInterval(refreshing);
    clearTimeout(timer);
    live.stop();
    clearTimeout(later);
    history.stop();
  };
}
