// The row of an athlete in the roster. Each row is drawn by itself, so that a change draws nothing else.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { part } from './api.js';
import { sparkline } from './drawings.js';
import { chip, dayAmong, isAnswered, linesOf, nameAmong, weeksOf } from './flags.js';
import { actButton, moreButton, riseOf, seenButton, whyButton } from './more.js';
import { nextSteps } from './next-step.js';
import { standsInRow } from './order.js';
import { inPlainWords } from './prose.js';
import { ago, datesOf, day, load, number } from './terms.js';
import { t } from './texts.js';
import { breakable } from './words.js';

const SHOWN = 2; // this many of the most urgent reasons are in a row, but at least one flag; a button shows the others
const NEVER_HIDDEN = ['PAIN_PERSISTS', 'PAIN_REPORTED', 'INJURED', 'SUDDEN_DROP'];
const LIFTS = 4; // this many main lifts are in a row, those with an open flag first
const MARKED = 4000; // milliseconds for which a changed cell is marked
const SWEEP = 1000; // milliseconds between two removals of old marks

/**
 * What the rows need of the roster beside their athletes.
 *
 * @typedef {object} Surroundings
 * @property {boolean} mayChange
 * @property {(row: Page.Row) => unknown} [inArchive] returns the buttons of an archived athlete
 * @property {Pick<import('./several/several.js').Several, 'has' | 'toggle'>} [picking] which athletes are chosen, while a coach chooses several
 */

/**
 * The cells of a row beside the name. Each cell has a label, a function for its content, and a function for the data on
 * which the content depends.
 *
 * @typedef {[label: string, content: (row: Page.Row, around: Surroundings) => unknown, data: (row: Page.Row) => unknown]} Cell
 * @type {Cell[]}
 */
const CELLS = [
  ['urgency', looks, (row) => [row.paused, row.pauseFrom, row.archivedAt, row.parked, row.messageAt, row.programId, row.flags.map((each) => [each.code, each.about, each.weeks, each.seen])]],
  ['week', (row) => counted(row.sessions.thisWeek), (row) => row.sessions.thisWeek],
  ['four', (row) => counted(row.sessions.lastFourWeeks), (row) => row.sessions.lastFourWeeks],
  ['loads', loads, (row) => [row.archivedAt, row.lifts.map((lift) => [lift.slotId, lift.nextLoad, lift.change]), row.trends]],
  ['last', (row) => ago(row.lastSessionAt, datesOf(row)), (row) => row.lastSessionAt],
];

/**
 * The rows whose changed cells are marked, the oldest change first. The mark is not animated, because animations are too
 * slow on a gym's old laptop.
 *
 * @type {Map<HTMLTableRowElement, { labels: string[], since: number, again: () => void }>}
 */
const marked = new Map();

/**
 * Creates the element of a row, which is empty until it is drawn.
 *
 * @param {string} athleteId
 */
export function newRow(athleteId) {
  const element = document.createElement('tr');
  element.setAttribute('role', 'row'); // the table is displayed as boxes, and screen readers would not see a row
  element.dataset.athlete = athleteId;
  return element;
}

/**
 * Draws a row in its element.
 *
 * @param {HTMLTableRowElement} element
 * @param {Page.Row} row
 * @param {Surroundings} around
 */
export function drawRow(element, row, around) {
  const labels = marked.get(element)?.labels ?? [];
  element.classList.toggle('live-row', marked.has(element));
  element.classList.toggle('bare', !row.lifts.length);
  render(html`${name(row, around)}${CELLS.map(([label, content]) => html`<td role="cell" data-label=${t('column.' + label)}
    class=${labels.includes(label) ? 'changed' : nothing}>${content(row, around)}</td>`)}`, element);
}

/**
 * Draws a changed row again, and marks its changed cells for a while.
 *
 * @param {HTMLTableRowElement} element
 * @param {Page.Row | undefined} before
 * @param {Page.Row} row
 * @param {Surroundings} around
 */
export function changeRow(element, before, row, around) {
  const labels = CELLS.filter(([, , data]) => !before || JSON.stringify(data(before)) !== JSON.stringify(data(row))).map(([label]) => label);
  if (!marked.size) setTimeout(sweep, MARKED);
  marked.delete(element); // the element moves to the end of the queue
  marked.set(element, { labels, since: performance.now(), again: () => drawRow(element, row, around) });
  drawRow(element, row, around);
}

/** Removes old marks together, because each change makes the browser draw a frame. */
function sweep() {
  const until = performance.now() - MARKED + SWEEP;
  for (const [element, { since, again }] of marked) {
    if (since > until) break;
    marked.delete(element);
    again();
  }
  if (marked.size) setTimeout(sweep, SWEEP);
}

/**
 * The cell of the name, with the button of the row's actions, or the box that chooses the athlete.
 *
 * @param {Page.Row} row
 * @param {Surroundings} around
 */
const name = (row, { mayChange, picking }) => html`<th role="rowheader" scope="row">${picking ? html`<label class="pick"><input type="checkbox" .checked=${picking.has(row.athleteId)}
  aria-label=${t('row.choose', { name: row.name })} @change=${() => picking.toggle(row.athleteId)}></label>` : nothing}<a href=${'#/athletes/' + part(row.athleteId)}>${row.name}</a>
  <small data-updated=${t('row.updated')}>${row.week > 0 ? t('row.week', { week: row.week }) : t(row.programId ? 'row.notBegun' : 'row.noProgram')}</small>
  ${mayChange && !row.archivedAt ? actButton(row) : nothing}</th>`;

/**
 * Returns why an athlete needs attention: the most urgent open flags, in one line for each lift or muscle and its weeks, with the next step
 * after the first one. Flags that a coach has seen are behind a button, and so are those that only inform.
 *
 * @param {Page.Row} row
 * @param {Surroundings} around
 */
export function looks(row, { mayChange }) {
  const open = row.flags.filter((each) => !each.seen && !isAnswered(row, each));
  const seen = row.flags.filter((each) => each.seen).length;
  const reasons = standing(row);
  const standingIn = open.filter((each) => standsInRow(row, each));
  const fitting = standingIn.filter((each, nth) => NEVER_HIDDEN.includes(each.code) || nth < Math.max(1, SHOWN - reasons.length));
  const lines = linesOf(fitting).flatMap(({ name, flags }) => [...Map.groupBy(flags, (each) => weeksOf(each, row.week))].map(([weeks, same]) => ({ name, weeks, flags: same })));
  const isAgain = (/** @type {string} */ code, /** @type {number} */ nth) => lines.slice(0, nth).some(({ flags }) => flags.some((each) => each.code === code));
  const items = [...reasons, ...lines.map(({ name, weeks, flags }, nth) => html`${flags.map((each) => chip(each.code, each.needsLook, isAgain(each.code, nth)))}${name ? html`<span class="about">${name}</span>` : nothing}${weeks ? html`<small class="quiet">${weeks}</small>` : nothing}`)];
  const hidden = open.length - fitting.length;
  if (!items.length) items.push(html`<span class="quiet">${t(!row.programId ? 'row.needsProgram' : hidden ? 'row.calm' : seen ? 'row.nothingNew' : row.lastSessionAt ? 'row.well' : 'row.untrained')}</span>`);
  const more = hidden > 0 ? moreButton(row, hidden, mayChange) : seen > 0 ? seenButton(row, seen, mayChange) : nothing;
  return html`<ul class="looks">${items.map((each, i) => html`<li>${each}${i === items.length - 1 ? more : nothing}</li>`)}${mayChange && fitting.length ? stepAfter(row, fitting[0]) : nothing}</ul>`;
}

/** @type {(row: Page.Row, flag: ProgramApi.RosterFlag) => unknown} */
const stepAfter = (row, flag) => (flag.needsLook ? nextSteps(row, flag).slice(0, 1).map(({ text, href }) => html`<li class="next-step"><a href=${href}>${text}<span class="unseen">: ${row.name}</span></a></li>`) : nothing);

/**
 * Returns what there is to say about an athlete beside the flags.
 *
 * @param {Page.Row} row
 */
function standing(row) {
  /** @type {(tone: string, key: string, says?: string, lang?: string) => unknown} */
  const own = (tone, key, says, lang) => html`<span class=${'chip ' + tone}>${t(key)}</span>${says ? html`<span class="about" lang=${lang ?? nothing}>${says}</span>` : nothing}`;
  const waits = inPlainWords(row.parkedReason ?? '');
  const shown = [];
  if (row.archivedAt) shown.push(own('note', 'flag.ARCHIVED', t('row.archivedAt', { date: day(row.archivedAt) })));
  if (row.archivedAt && row.lastSessionAt && Date.parse(row.lastSessionAt) > Date.parse(row.archivedAt)) shown.push(own('warn', 'row.trainsAgain', t('row.trainsAgain.says')));
  if (row.parked) shown.push(own('bad', 'row.waits', waits.text, waits.lang));
  if (row.messageAt) shown.push(own('bad', 'row.message', t('row.message.says', { ago: ago(row.messageAt, datesOf(row)) })));
  if (row.paused) shown.push(own('note', 'flag.PAUSED'));
  else if (row.pauseFrom && row.pauseFrom > datesOf(row)()) shown.push(own('note', 'row.pause', t('row.pauseFrom', { date: day(row.pauseFrom) })));
  if (row.lifts.some((lift) => lift.planned)) shown.push(own('note', 'row.deload', t('row.thisWeek')));
  if (row.lifts.some((lift) => lift.nextPlanned)) shown.push(own('note', 'row.deload', t('row.nextWeek')));
  return shown;
}

/** @param {{ done: number, planned: number }} count */
function counted(count) {
  if (!count.planned) return html`<span class="quiet">${count.done ? String(count.done) : '–'}</span>`;
  return html`<span class="count-of">${t('row.of', count)}<span class="meter" aria-hidden="true"><i
    .style=${`width: ${Math.min(100, (100 * count.done) / count.planned)}%`}></i></span></span>`;
}

/**
 * Shows the next loads of the main lifts.
 *
 * @param {Page.Row} row
 * @param {Surroundings} around
 */
export function loads(row, { mayChange, inArchive }) {
  if (row.archivedAt && inArchive) return inArchive(row);
  if (!row.lifts.length) {
    return mayChange && !row.programId ? html`<a class="button small" href=${'#/build/' + part(row.athleteId)}>${t('athlete.build')}<span class="unseen">: ${row.name}</span></a>`
      : html`<span class="quiet">${t('row.noProgram')}</span>`;
  }
  const trends = new Map(row.trends.map((trend) => [trend.exercise, trend]));
  const flagged = new Set(row.flags.flatMap(({ seen, slotIds }) => (seen ? [] : slotIds)));
  const shown = [...row.lifts].sort((a, b) => Number(flagged.has(b.slotId)) - Number(flagged.has(a.slotId))).slice(0, LIFTS);
  return html`<ul class="loads">${row.lifts.filter((lift) => shown.includes(lift)).map((lift) => {
    const trend = trends.get(lift.exercise);
    trends.delete(lift.exercise); // two slots of one exercise have one trend, which is shown once
    return html`<li><span class="lift-name">${breakable(lift.exercise)}${dayOf(row, lift)}</span><b>${mayChange ? overriding(row, lift) : load(lift.nextLoad, lift.unit)}</b>${rise(row, lift)}<span
      class="trend">${sparkline(trend, (values) => t('trend.says', { ...values, unit: trend?.unit }))}</span></li>`;
  })}${row.lifts.length > LIFTS ? html`<li class="quiet">${t('row.moreLifts', { n: row.lifts.length - LIFTS })}</li>` : nothing}</ul>`;
}

/**
 * Shows the day of a lift whose exercise stands in the row twice.
 *
 * @type {(row: Page.Row, lift: Page.Row['lifts'][number]) => unknown}
 */
function dayOf(row, lift) {
  const day = dayAmong(row.lifts, lift);
  return day ? html` <small class="quiet">${t('row.day', { day })}</small>` : nothing;
}

/** @type {(row: Page.Row, lift: Page.Row['lifts'][number]) => unknown} */
function rise(row, lift) {
  const key = riseOf(row, lift);
  return key ? whyButton(row, nameAmong(row.lifts, lift), change(lift.change), key) : change(lift.change);
}

/** @type {(row: Page.Row, lift: Page.Row['lifts'][number]) => unknown} */
const overriding = (row, lift) => html`<a href=${`#/athletes/${part(row.athleteId)}/${part(lift.slotId)}`} title=${t('action.override')}
  aria-label=${t('row.override', { load: load(lift.nextLoad, lift.unit), lift: nameAmong(row.lifts, lift), name: row.name })}>${load(lift.nextLoad, lift.unit)}</a>`;

/**
 * Writes the difference of a load.
 *
 * @param {number | null | undefined} value
 */
export function change(value) {
  if (value === null || value === undefined) return html`<span class="delta"></span>`;
  if (value === 0) return html`<span class="delta">=</span>`;
  return html`<span class=${'delta ' + (value > 0 ? 'up' : 'down')}>${(value > 0 ? '+' : '−') + number(Math.abs(value))}</span>`;
}
