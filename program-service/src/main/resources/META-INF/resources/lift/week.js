// A week: every day with its lifts, their loads, plates and reasons, and what was done. Earlier weeks are read when they are opened.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { plates } from '/page/parts/plates.js';
import { skeleton } from '/page/parts/skeleton.js';
import { isPreparing } from '/page/parts/roles.js';
import { dayOf, longDayOf, number, range } from '/page/parts/texts.js';
import { asked, asOnTheDay, dateOfDay, isMissed, isReached, later } from './after.js';
import { readWeek as readEarlier } from './asked.js';
import { corrected, datesOf, isOfOneSession, timeOf, together, withLift } from './dated.js';
import { find as findKept } from './device.js';
import { plannedSets } from './instead.js';
import { late, lift as liftName, needed, reasons, straightSets, weight, written } from './lifts.js';
import { askedKey, dateOf, sessionsSince, setsOf } from './sessions.js';
import { daysOf, isOf, liftsOf } from './steps.js';
import { t } from './more.js';
import { t as today } from './texts.js';
import { training } from './training.js';

const LAST = 6; // days from the first day of a week to its last

/**
 * The plans of the earlier weeks that were read, by their numbers, or why there is none.
 *
 * @type {{ [week: number]: ProgramApi.WeekPlan | 'reading' | 'failed' }}
 */
let earlier = {};

/**
 * What was asked when a session began that was begun on this device, by the session's id.
 *
 * @type {Map<string, ProgramApi.PlanLift[] | undefined>}
 */
const askedIn = new Map();

/**
 * @param {Past[]} past
 * @param {() => void} draw
 */
async function readAsked(past, draw) {
  const unread = past.map(({ sessionId }) => sessionId).filter((id) => !askedIn.has(id));
  for (const id of unread) askedIn.set(id, undefined);
  for (const id of unread) askedIn.set(id, await findKept('kept', askedKey(id)));
  if (unread.length) draw();
}

/**
 * @param {ProgramApi.WeekPlan} plan the plan of this week
 * @param {string[]} place the parts of the address after its view
 * @param {() => void} draw
 */
export function weekView(plan, [asked], draw) {
  const { next } = training.known;
  const last = next?.week ?? plan.week;
  const week = Math.min(last, Math.max(1, Number(asked) || plan.week));
  if (week === plan.week) return html`${title(plan, plan, last)}${thisWeek(plan, draw)}`;
  if (next && week === last) return html`${title(next, plan, last)}${next.status === 'PROVISIONAL' ? html`<p class="quiet">${t('week.provisional')}</p>` : nothing}${days(next, null, plan)}`;
  const read = earlier[week];
  if (!read) readWeek(plan, week, draw);
  if (!read || read === 'reading') return html`${title({ week }, plan, last)}${skeleton()}`;
  if (read === 'failed') {
    return html`${title({ week }, plan, last)}<p class="notice warn" role="alert">${t('week.notRead')}
      <button type="button" class="quiet" @click=${() => readWeek(plan, week, draw)}>${today('again')}</button></p>`;
  }
  return html`${title(read, plan, last)}${days(read, sessionsOf(read, draw))}`;
}

let isOpening = true;

/** Reads earlier weeks again when they are opened again, and shows this week from what is next. */
export function opened() {
  earlier = {};
  isOpening = true;
}

/** Moves the day that is next to the top, where the days before it are over. */
function showNext() {
  if (!isOpening) return;
  isOpening = false;
  requestAnimationFrame(() => {
    const next = document.querySelector('.day.over ~ .day:not(.over)');
    if (next && next.getBoundingClientRect().top > innerHeight / 2) next.scrollIntoView();
  });
}

/**
 * @param {ProgramApi.WeekPlan} now
 * @param {number} week
 * @param {() => void} draw
 */
async function readWeek(now, week, draw) {
  earlier[week] = 'reading';
  try {
    earlier[week] = await readEarlier(now, week);
  } catch (failure) {
    console.error(failure);
    earlier[week] = 'failed';
  }
  draw();
}

/**
 * Returns the date of the last day of a week.
 *
 * @param {{ startsOn: string }} week
 */
const lastOf = ({ startsOn }) => later(startsOn, LAST);

/**
 * Returns the sessions of a week with their sets, also those that this device has not sent yet.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {() => void} draw
 */
function sessionsOf(plan, draw) {
  const past = sessionsSince(plan).filter(({ startedAt }) => dateOf(startedAt) <= lastOf(plan)).map((session) => ({ ...session, sets: setsOf(session) }));
  readAsked(past, draw).catch(console.error);
  return past;
}

/**
 * @param {{ week: number, startsOn?: string }} shown
 * @param {{ week: number }} now this week
 * @param {number} last the number of the last week that is planned
 */
const title = ({ week, startsOn }, now, last) => html`<div class="title"><h1>${t('week.title', { week })}</h1>${startsOn ? html`<p class="quiet">${t('week.from', { date: longDayOf(startsOn) })}</p>` : nothing}
  <nav class="weeks" aria-label=${t('week.others')}>
    ${week > 1 ? html`<a class="button" href=${addressOf(week - 1, now)}>← ${t('week.title', { week: week - 1 })}</a>` : nothing}
    ${week < last ? html`<a class="button" href=${addressOf(week + 1, now)}>${week === now.week ? t('week.next') : t('week.title', { week: week + 1 })} →</a>` : nothing}</nav></div>`;

/** @type {(week: number, now: { week: number }) => string} */
const addressOf = (week, now) => (week === now.week ? '#/week' : '#/week/' + week);

/**
 * @param {ProgramApi.WeekPlan} plan
 * @param {() => void} draw
 */
function thisWeek(plan, draw) {
  showNext();
  return html`${late.notes(null)}${days(plan, sessionsOf(plan, draw))}`;
}

/**
 * A session of a week with its sets.
 *
 * @typedef {ShownSession & { sets: ShownSet[] }} Past
 */

/**
 * @param {ProgramApi.WeekPlan} plan
 * @param {Past[] | null} past the sessions of the week; null of a week to come
 * @param {ProgramApi.WeekPlan} [before] the week before, if it is known
 */
const days = (plan, past, before) => html`${past?.some(({ sets }) => sets.length) ? html`<p class="quiet rule"><small>${t('week.rule')}</small></p>` : nothing}${daysOf(plan).map((day) => html`<section class="day ${past?.some((session) => session.day === day && isOver(session)) ? 'over' : ''}"><h2>${today('today.day', { day })} ${past ? trained(plan, day, past) : nothing}</h2>
  ${together(liftsOf(plan, day).map((lift) => ({ lift, own: withLift(lift, past ?? []) })))}${liftsOf(plan, day).map((lift) => card(lift, past ?? [], before?.lifts.find(({ slotId }) => slotId === lift.slotId)))}${(past ?? []).filter((session) => session.day === day).map((session) => besides(plan, session))}</section>`)}`;

/**
 * The exercises of a session that the plan did not ask for.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {Past} session
 */
export function besides(plan, { day, sets }) {
  const replaced = Object.values(late.instead(liftsOf(plan, day ?? 0), sets)).map(({ exercise }) => exercise);
  const others = sets.filter((set) => !isPreparing(set.role) && !plan.lifts.some((lift) => isOf(lift)(set)) && !replaced.includes(set.exercise));
  return [...Map.groupBy(others, ({ exercise }) => exercise)].map(([exercise, own]) => html`<article class="lift">
    <header><h3>${liftName({ exercise })}</h3><span class="quiet">${t('week.added')}</span></header><p class="done">${listed(own)}</p></article>`);
}

/**
 * Says on which dates a day was trained, and whether each session is over. One that was not logged can be added.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {number} day
 * @param {Past[]} past
 */
function trained(plan, day, past) {
  const own = past.filter((each) => each.day === day);
  if (!own.length) return untrained(plan, day, past);
  return own.map((session) => html`<a href=${'#/history/session/' + session.sessionId}>${isOver(session) ? '✓ ' : ''}${longDayOf(session.startedAt)}${timeOf(session, own)}${isOver(session) ? '' : ', ' + t('week.running')}</a>`);
}

/** @param {Past} session */
const isOver = ({ finishedAt, startedAt }) => Boolean(finishedAt) || longDayOf(startedAt) !== longDayOf(Date.now());

/**
 * Offers to add a session that was not logged while it ran, unless the day is today or still to come.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {number} day
 * @param {Past[]} past
 */
function untrained(plan, day, past) {
  const date = dateOfDay(plan, day);
  return html`${date ? html`<small class="quiet">${dayOf(date)}</small>` : nothing}
    ${!isMissed(plan, day, past, dateOf(new Date().toISOString())) ? nothing : html`<button type="button" class="quiet" @click=${() => addMissed(plan, day)}>${t('missed.add')}</button>`}`;
}

/** @type {(plan: ProgramApi.WeekPlan, day: number) => Promise<void>} */
const addMissed = (plan, day) => needed(import('./missed.js')).then((module) => module.addMissed(plan, day));

/** @param {ProgramApi.PlanLift} lift */
const loadOf = ({ top, straight }) => (top ?? straight).load;

/** @type {(now: ProgramApi.PlanLift, past: Past[], before?: ProgramApi.PlanLift) => unknown} */
function card(now, past, before) {
  const { shown: lift, since } = asOnTheDay(now, past.find((session) => session.sets.some(isOf(now))), (id) => askedIn.get(id));
  const isElsewhere = past.some((session) => session.day !== lift.day && session.sets.some(isOf(lift)));
  return html`<article class="lift">
  <header><h3>${liftName(lift)}</h3></header>${late.notes(lift.exercise)}
  <div class="asked"><div>
    ${lift.top ? html`<p class="load"><b>${weight(lift.exercise, lift.top.load, lift.unit)}</b> × ${lift.top.reps} @ ${number(lift.top.rpe)}</p>` : nothing}
    ${lift.backoff ? html`<p class="quiet">${t('week.backoff', { sets: lift.backoff.sets, range: range(lift.backoff.repRange), load: weight(lift.exercise, lift.backoff.load, lift.unit) })}</p>` : nothing}
    ${lift.straight ? html`<p class="load"><b>${weight(lift.exercise, lift.straight.load, lift.unit)}</b> ${straightSets(lift.straight)}</p>` : nothing}
    ${done(lift, past)}${insteadOf(lift, past.filter(({ day }) => day === lift.day), isElsewhere)}
    ${since ? html`<p class="quiet since">${t('week.since', { first: asked(lift), what: since })}${ofCorrection(now.why)}</p>` : nothing}
  </div>${plates(lift.plates?.top ?? lift.plates?.straight, lift.unit)}</div>
  ${reasons(lift.why, today('lift.why'), undefined, '', before?.unit === lift.unit ? loadOf(lift) - loadOf(before) : undefined)}</article>`;
}

/**
 * Says which of the sets that decide about a load were corrected, if the page knows them.
 *
 * @param {ProgramApi.Why[]} why
 */
function ofCorrection(why) {
  const dates = corrected(why);
  return dates ? ' ' + t('week.corrected', { dates }) : nothing;
}

/**
 * The sets of a lift that were done and count, those of several sessions apart.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {Past[]} past
 */
function done(lift, past) {
  const own = withLift(lift, past).map(({ sessionId, startedAt, sets }) => ({ sessionId, startedAt, sets: sets.filter((set) => isOf(lift)(set) && !isPreparing(set.role)) }));
  const sets = own.flatMap((session) => session.sets);
  const planned = plannedSets(lift, sets);
  const isHit = isOfOneSession(lift) ? own.some((session) => isReached(lift, session.sets)) : isReached(lift, sets);
  const says = sets.length < planned ? t('week.some', { done: sets.length, n: planned }) : isHit ? '✓' : t('week.below');
  return sets.length ? html`<p class=${isHit ? 'done' : 'done below'}>${says}${own.length > 1 ? own.map((session, i) => html`${i || says !== '✓' ? html`<br>` : ' '}${datesOf([session], own)}:${listed(session.sets)}`) : listed(sets)}</p>` : nothing;
}

/** @param {ShownSet[]} sets */
const listed = (sets) => sets.map((set, i) => html`${i ? ', ' : ' '}<span class="nowrap">${written({ ...set, load: { value: set.load.value } })}</span>${set.pain ? html` <span class="chip bad">${today('set.pain')}</span>` : nothing}`);

/**
 * What the sessions of a lift's day have had in the place of the lift: sets of another exercise, or nothing.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {Past[]} past
 * @param {boolean} [isElsewhere] whether the lift was done in a session of another day
 */
export function insteadOf(lift, past, isElsewhere = false) {
  const sets = past.flatMap((session) => session.sets);
  const { [lift.slotId]: other } = late.instead([lift], sets);
  if (!other) return !isElsewhere && past.length && past.every(isOver) && !sets.some((set) => isOf(lift)(set) && !isPreparing(set.role)) ? html`<p class="quiet">${t('week.none')}</p>` : nothing;
  return html`<p class="done">${t('week.instead', { lift: liftName(other) })}${listed(sets.filter((set) => !set.slotId && set.exercise === other.exercise && !isPreparing(set.role)))}</p>`;
}
