// The history: the sessions, a page at a time, each of which opens; the lifts in charts; and the lifter's data as files.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath, get, part } from '/page/api.js';
import { skeleton } from '/page/parts/skeleton.js';
import { load, longDayOf, shortDayOf } from '/page/parts/texts.js';
import { exercise as nameOf } from '/page/words.js';
import { bests, countOf } from './after.js';
import { timeOf } from './dated.js';
import { effect, effectOfRemoval } from './effect.js';
import { newestSessions } from './kept.js';
import { late, written } from './lifts.js';
import { estimate } from './phone.js';
import { t } from './more.js';
import { liftsIn, missedButton, sessionActions, sessionSets } from './session.js';
import { dateOf, sessions, setsOf } from './sessions.js';
import { learnOlder } from './tidy.js';
import { training } from './training.js';

const OF_PAGE = 10; // sessions that are shown at once
const READ = 30; // sessions that are read at once

/** What was read of the sessions: how to read on, and whether that fails. */
const list = {
  isRead: false,
  isReading: false,
  /** @type {string | null | undefined} */
  cursor: null,
  isFailed: false,
  /** The start of the oldest session that was read in this order; older ones that are known have others between them. */
  oldest: '',
  /** How many are shown. */
  shown: OF_PAGE,
};

const base = () => athletePath(training.caller?.subject ?? '');

/**
 * @param {ProgramApi.WeekPlan | null | undefined} plan
 * @param {string[]} place the parts of the address after its view
 * @param {() => void} draw
 */
export function historyView(plan, [page, id], draw) {
  if (page === 'session') return sessionView(id, draw);
  return html`<div class="title"><h1>${t('history.title')}</h1></div>
    <nav class="tabs" aria-label=${t('history.parts')}>
      <a href="#/history" aria-current=${page ? nothing : 'page'}>${t('history.sessions')}</a>
      <a href="#/history/lifts" aria-current=${page === 'lifts' ? 'page' : nothing}>${t('history.lifts')}</a></nav>
    ${page === 'lifts' ? [liftsView(plan, draw), everyLift(plan, draw), bestsView(draw)] : [sessionList(plan, draw), ownData()]}`;
}

/**
 * @param {ProgramApi.WeekPlan | null | undefined} plan
 * @param {() => void} draw
 */
function sessionList(plan, draw) {
  if (!list.isRead && !list.isReading && !list.isFailed) readPage(draw);
  if (!list.isRead && !list.isFailed) return skeleton();
  const all = sessions().filter((session) => setsOf(session).length && !(list.cursor && Date.parse(session.startedAt) < Date.parse(list.oldest))).reverse();
  const isMore = all.length > list.shown || list.cursor;
  return html`
    ${training.trouble ? html`<p class="notice" data-kept>${t('history.kept')}</p>` : nothing}
    ${list.isFailed ? html`<p class="notice warn" role="alert">${t('history.notRead')} <button type="button" class="quiet" @click=${() => readPage(draw)}>${t('history.again')}</button></p>` : nothing}
    ${effectOfRemoval()}${training.known.plan ? nothing : late.notes(null)}
    ${plan ? missedButton(plan, 'quiet') : nothing}
    ${all.length ? html`<ul class="rows sessions">${all.slice(0, list.shown).map(row)}</ul>` : html`<p class="quiet">${t('history.none')}</p>`}
    ${isMore ? html`<button type="button" class="wide" aria-busy=${list.isReading ? 'true' : nothing} @click=${() => more(all.length, draw)}>${t('history.more')}</button>` : nothing}`;
}

/** @param {ShownSession} session */
function row(session) {
  const sets = setsOf(session);
  const refused = sets.filter((set) => set.state === 'refused').length;
  return html`<li><a class="what" href=${'#/history/session/' + part(session.sessionId)}>
    <b>${longDayOf(session.startedAt)}${timeOf(session)}</b>
    <small>${session.day ? t('history.day', { day: session.day }) + ' · ' : ''}${countOf(sets)} · ${liftsIn(sets)}</small></a>
    <span class="chips">${sets.some((set) => set.pain) ? html`<span class="chip bad">${t('history.pain')}</span>` : nothing}
      ${refused ? html`<span class="chip bad">${t('history.refused', { n: refused })}</span>` : nothing}</span></li>`;
}

/**
 * @param {number} known how many sessions are known
 * @param {() => void} draw
 */
async function more(known, draw) {
  list.shown += OF_PAGE;
  if (known < list.shown && list.cursor) await readPage(draw);
  else draw();
}

/**
 * Reads the next page. The first page is kept for the time without a network.
 *
 * @param {() => void} draw
 */
async function readPage(draw) {
  list.isReading = true;
  list.isFailed = false;
  queueMicrotask(draw);
  try {
    const answer = list.cursor ? await get(`/session${base()}/sessions?limit=${READ}&cursor=${part(list.cursor)}`) : await newestSessions(base());
    const items = answer?.items ?? [];
    await learnOlder(items);
    Object.assign(list, { isRead: true, cursor: answer?.nextCursor, oldest: items.at(-1)?.startedAt ?? list.oldest });
  } catch (failure) {
    console.error(failure);
    list.isFailed = true;
  } finally {
    list.isReading = false;
    draw();
  }
}

/** Reads the sessions again when the history is opened again: another device or the coach may have changed them. */
export function opened() {
  Object.assign(list, { isRead: false, isFailed: false, cursor: null, shown: OF_PAGE });
  graph = null;
}

/**
 * Whether a session that the address names was looked for, by its id: there is none, or it could not be read.
 *
 * @type {{ [id: string]: 'reading' | 'noSession' | 'notHere' }}
 */
const lookedFor = {};

/**
 * @param {string} id
 * @param {() => void} draw
 */
function sessionView(id, draw) {
  const session = sessions().find(({ sessionId }) => sessionId === id);
  const back = html`<a class="back" href="#/history">← ${t('history.back')}</a>`;
  if (!session) {
    lookFor(id, draw);
    return html`${back}${lookedFor[id] === 'reading' ? skeleton() : html`<p class="notice warn">${t('history.' + lookedFor[id])}</p>`}`;
  }
  return html`${back}
    <div class="title"><h1>${longDayOf(session.startedAt)}${timeOf(session)}</h1>${session.day ? html`<p class="quiet">${t('history.day', { day: session.day })}</p>` : nothing}</div>
    ${effect(id)}
    <section class="card" data-session=${id}>${sessionSets(session, (name) => html`<h2>${name}</h2>`)}</section>
    ${sessionActions(session)}`;
}

/**
 * @param {string} id
 * @param {() => void} draw
 */
function lookFor(id, draw) {
  if (lookedFor[id]) return;
  lookedFor[id] = 'reading';
  get(`/session/v1/sessions/${part(id)}`).then((session) => learnOlder([session])).catch((failure) => {
    if (!failure.status) console.error(failure);
    lookedFor[id] = failure.status === 403 || failure.status === 404 ? 'noSession' : 'notHere';
  }).then(draw);
}

/** @type {typeof import('./charts.js').chartsView | null} */
let chartsView = null;

/**
 * The charts are read when they are opened, because their code is large.
 *
 * @param {ProgramApi.WeekPlan | null | undefined} plan
 * @param {() => void} draw
 */
function liftsView(plan, draw) {
  if (!plan) return html`<p class="quiet">${t('history.noPlan')}</p>`;
  if (chartsView) return chartsView(plan, draw);
  import('./charts.js').then((module) => {
    ({ chartsView } = module);
    draw();
  }, (failure) => {
    console.error(failure);
    chartsView = () => {
      chartsView = null;
      return html`<p class="notice warn" role="alert">${t('history.notRead')}</p>`;
    };
    draw();
  });
  return skeleton();
}

/**
 * The graph of every lift over all sessions, whether a program asks for it or not. Its code is read with the first view.
 *
 * @type {HTMLElement | null}
 */
let graph = null;

/**
 * @param {ProgramApi.WeekPlan | null | undefined} plan
 * @param {() => void} draw
 */
function everyLift(plan, draw) {
  if (!graph) import('/page/lifted/lifted.js').then(({ lifted }) => {
    graph ??= lifted(training.caller?.subject ?? '', { open: !plan });
    draw();
  }).catch(console.error);
  return graph ?? nothing;
}

/**
 * The heaviest set of each exercise in the sessions that were read, and that with the highest estimated 1RM.
 *
 * @param {() => void} draw
 */
function bestsView(draw) {
  if (!list.isRead && !list.isReading && !list.isFailed) readPage(draw);
  const read = sessions().filter((session) => setsOf(session).length);
  const all = bests(read.flatMap((session) => setsOf(session).map((set) => ({ ...set, startedAt: session.startedAt }))), estimate, training.known.added);
  return all.length ? html`<section class="card" id="bests"><h2>${t('bests.title')}</h2><p class="quiet">${t('bests.says', { date: shortDayOf(dateOf(read[0].startedAt)) })}</p>
    <ul class="rows">${all.map(({ heaviest, strongest }) => html`<li><span class="what">${nameOf(heaviest.exercise)}<small class="quiet">${shortDayOf(dateOf(heaviest.startedAt))}${oneRepMax(heaviest)}${
      strongest === heaviest ? nothing : html`<br>${t('bests.strongest', { set: written(strongest), date: shortDayOf(dateOf(strongest.startedAt)) })}${oneRepMax(strongest)}`}</small></span><b class="nowrap">${written({ ...heaviest, rpe: null })}</b></li>`)}</ul></section>` : nothing;
}

/**
 * Writes the 1RM that is estimated from a set; nothing if its load is added to the bodyweight.
 *
 * @param {ShownSet} set
 */
function oneRepMax(set) {
  const oneRep = training.known.added?.includes(set.exercise) ? 0 : estimate(set);
  return oneRep ? html` · ${t('bests.most', { load: load(Math.round(10 * oneRep) / 10, set.load.unit) })}` : nothing;
}

const ownData = () => html`<section class="own"><h2>${t('history.own')}</h2><p class="quiet">${t('history.ownSays')}</p>
  <p class="actions"><a class="button" href=${'/session' + base() + '/export'} download="topset-sessions.ndjson">${t('history.ownSets')}</a>
  <a class="button" href=${base() + '/export'} download="topset-plans.ndjson">${t('history.ownPlans')}</a></p></section>`;

