// The gym's week: who trains on which day, who has trained, and who has missed a day.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { all, athletePath, find, get, part } from '../api.js';
import { queue } from '../build/athlete-loads.js';
import { noAthletes } from '../parts/athletes.js';
import { chip } from '../flags.js';
import { watch } from '../live.js';
import { onValue } from '../parts/fields.js';
import { leaveScreen, loadingScreen, screen } from '../parts/screen.js';
import { pauseIn } from '../pause.js';
import { dayOf, textsOf, weekdayOf } from '../parts/texts.js';
import { dateIn } from '../words.js';
import { countsOf, datesFrom, entriesByDate, isDeload, mondayOf, painful, painOf, restByReason, restOf, toWatch, watchedOn, withBreaks } from './week.js';

const t = await textsOf('/page/calendar');
const BACK = -52; // weeks that the service can show, from this one
const JUDGED = -1; // in earlier weeks only what was trained is known
const AHEAD = 4;
const NEWEST = 20; // sessions in which pain is looked for: those of the shown week are among them
const MOST = 50; // athletes of whom pauses and deloads are read
const TYPING = 250; // milliseconds; browsers limit how often a page changes its address
const NARROW = matchMedia('(max-width: 900px)'); // the days are below each other, as in calendar.css
const TOGETHER = 2000; // milliseconds; changes within this time are read together

/**
 * Shows a week.
 *
 * @param {string} later how many weeks after this week, as the address says
 * @param {ProgramApi.SignedIn} caller
 * @param {string} unused
 * @param {URLSearchParams} query the parameters of the address: name, which the names of the shown athletes contain
 */
export async function view(later, caller, unused, query) {
  const weeks = Math.min(AHEAD, Math.max(BACK, Math.trunc(Number(later)) || 0));
  const today = dateIn();
  const from = mondayOf(today, weeks);
  /** @type {{ athletes: ProgramApi.CalendarAthlete[], rows: Map<string, Page.Row>, breaks: Map<string, import('./week.js').Breaks>, painful: Set<string>, name: string }} */
  const state = { athletes: [], rows: new Map(), breaks: new Map(), painful: new Set(), name: query.get('name') ?? '' };
  const address = (/** @type {number} */ week) => '#/calendar' + (week ? '/' + week : '') + (state.name.trim() ? '?' + new URLSearchParams({ name: state.name.trim() }) : '');
  const read = async () => {
    const [athletes, active, paused] = await Promise.all([all(`/v1/calendar?from=${from}`), all('/v1/roster'), all('/v1/roster?paused=true')]);
    const rows = [...active, ...paused.map((row) => ({ ...row, paused: true }))];
    Object.assign(state, { athletes, rows: new Map(rows.map((row) => [row.athleteId, row])) });
    for (const row of weeks < 0 ? [] : withBreaks(athletes, state.rows).slice(0, MOST)) {
      const key = JSON.stringify([row.programId, row.paused, row.lifts.map(({ planned, nextPlanned }) => [planned, nextPlanned])]);
      if (asked.get(row.athleteId) !== key) readBreaks(row);
      asked.set(row.athleteId, key);
    }
    for (const { athleteId, sessions } of weeks < JUDGED ? [] : athletes) {
      const pain = painOf(state.rows.get(athleteId));
      const key = JSON.stringify([sessions, pain]);
      if (pain.length && sessions.length && asked.get(`pain ${athleteId}`) !== key) readPain(athleteId);
      asked.set(`pain ${athleteId}`, key);
    }
  };
  /** Marks the sessions in which something hurt. */
  const readPain = queue(async (/** @type {string} */ athleteId) => {
    const { items } = await get(`/session${athletePath(athleteId)}/sessions?limit=${NEWEST}`);
    for (const id of painful(items)) state.painful.add(id);
    draw();
  });
  /** @type {Map<string, string>} */
  const asked = new Map(); // by athlete: for which deload and pause the breaks were read, and for which pain the sessions, because each change of a row reads the week again
  const readBreaks = queue(async (/** @type {Page.Row} */ { athleteId, programId = '' }) => {
    const base = athletePath(athleteId);
    const [program, ...plans] = await Promise.all([find(`/v1/programs/${part(programId)}`), find(`${base}/weeks/current`), find(`${base}/weeks/next`)]);
    state.breaks.set(athleteId, { pauses: program?.pauses ?? [], deloads: plans.flatMap((plan) => (plan?.deload ? plan.startsOn : [])) });
    draw();
  });
  const isPaused = (/** @type {string} */ id) => state.rows.get(id)?.paused === true || pauseIn(state.breaks.get(id)?.pauses, from) !== undefined;

  const title = t('title', { date: dayOf(from) });
  const mayChange = caller.roles.includes('coach') || caller.roles.includes('platform');
  const view = () => {
    if (mayChange && !state.athletes.length) return html`<div class="title"><h1>${title}</h1></div>${noAthletes()}`;
    const wanted = state.athletes.filter((each) => each.name.toLowerCase().includes(state.name.trim().toLowerCase()));
    const entries = entriesByDate(wanted);
    const counts = countsOf(entries, today);
    const rest = restOf(wanted);
    return html`
      <div class="title"><div><h1>${title}</h1>
          <p class="quiet" role="status">${weeks ? nothing : t('counts.today', counts) + ' '}${t(weeks < JUDGED ? 'counts.past' : 'counts', counts)}</p><p class="quiet"><small>${t('days')}</small></p></div>
        <nav class="weeks"
          aria-label=${t('weeks')}>${link(weeks - 1, t('earlier'), weeks === BACK)}${weeks ? link(0, t('now'), false) : nothing}${link(weeks + 1, t('later'), weeks === AHEAD)}</nav></div>
      <div class="field"><label for="who-trains">${t('name')}</label>
        <input type="search" id="who-trains" autocomplete="off" .value=${state.name} @input=${onValue(search)}></div>
      <div class="dates">${datesFrom(from).map((date) => day(date, entries.get(date) ?? []))}</div>
      ${rest.length ? html`<section class="card"><h2>${t('rest', { n: rest.length })}</h2>${weeks < JUDGED ? html`<p class="quiet">${t('rest.past')}</p>${names(rest)}`
        : restByReason(rest, state.rows, isPaused).map(([why, some]) => html`<p class="quiet">${t('rest.' + why)}</p>${names(some)}`)}</section>` : nothing}`;
  };

  /** @param {ProgramApi.CalendarAthlete[]} athletes */
  const names = (athletes) => html`<ul class="names">${athletes.map((athlete) => html`<li><a href=${'#/athletes/' + part(athlete.athleteId)}>${athlete.name}</a></li>`)}</ul>`;

  /** @type {(to: number, text: string, isEnd: boolean) => unknown} */
  const link = (to, text, isEnd) => (isEnd ? nothing : html`<a class="button" href=${address(to)}>${text}</a>`);

  /** @type {(date: string, entries: import('./week.js').Entry[]) => unknown} */
  const day = (date, entries) => html`<section class="date" aria-label=${dayOf(date)} aria-current=${date === today ? 'date' : nothing}>
    <h2>${weekdayOf(date)}${date === today ? html` <span class="chip note">${t('today')}</span>` : nothing}</h2>
    ${entries.length ? html`<ul>${entries.map(entry)}</ul>` : html`<p class="quiet">${t('nobody')}</p>`}</section>`;

  const entry = (/** @type {import('./week.js').Entry} */ { athlete, date, day: number, sessionId = '', state: now }) => html`<li class=${now.toLowerCase()}>
    <a href=${now === 'TRAINED' ? `#/log/${part(athlete.athleteId)}?to=${date}` : '#/athletes/' + part(athlete.athleteId)}>${athlete.name}
      <small>${number ? t('day', { day: number }) + ' · ' : ''}${t('state.' + now)}${isDeload(state.breaks.get(athlete.athleteId), date) ? ' · ' + t('deload') : ''}</small>${state.painful.has(sessionId) ? html`<span class="watch">${chip('PAIN_REPORTED', true)}</span>` : nothing}${weeks || date !== watchedOn(athlete, today) ? nothing : toWatch(state.rows.get(athlete.athleteId), now === 'TRAINED' && athlete.sessions.some((each) => state.painful.has(each.sessionId))).map(({ flags, name }) => html`<span class="watch">${flags.map(({ code }) => html`${chip(code, true)} `)}${name}</span>`)}</a></li>`;

  /** @type {Page.Timer} */
  let typing;
  /** @param {string} name */
  function search(name) {
    state.name = name;
    draw();
    clearTimeout(typing);
    typing = setTimeout(() => history.replaceState(history.state, '', address(weeks)), TYPING);
  }

  /** @type {Page.Timer} */
  let timer;
  const changed = () => {
    timer ??= setTimeout(async () => {
      timer = undefined;
      await read().then(draw, console.error);
    }, TOGETHER);
  };
  const live = watch('/v1/roster/stream', { rows: changed, reset: changed });
  const leave = () => {
    clearTimeout(timer);
    clearTimeout(typing);
    live.stop();
    leaveScreen();
  };
  let draw = () => {};
  await loadingScreen('calendar', title);
  try {
    await live.begun;
    await read();
  } catch (refused) {
    leave();
    throw refused;
  }
  draw = await screen('calendar', title, view);
  const at = weeks || !NARROW.matches ? null : document.querySelector('.date[aria-current]');
  if (at) document.getElementById('view').focus({ preventScroll: true });
  at?.scrollIntoView();
  return Object.assign(leave, { hasPlace: at !== null });
}
