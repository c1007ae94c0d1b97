// The row of an athlete in the roster.
import { h, nodesOf } from './dom.js';
import { part } from './api.js';
import { sparkline } from './drawings.js';
import { about, chip } from './flags.js';
import { hasFlaggedLift, moreButton, proposalsButton } from './more.js';
import { inPlainWords } from './prose.js';
import { ago, load, number } from './terms.js';
import { t } from './texts.js';
import { exercise } from './words.js';

const SHOWN = 3; // this many of the most urgent reasons are in a row; a button shows the others
const LIFTS = 4; // this many main lifts are in a row
const MARKED = 4000; // milliseconds for which a changed cell is marked
const SWEEP = 1000; // milliseconds between two removals of old marks

/**
 * The cells of a row beside the name. Each cell has a label, a function for its content, and a function for the data on
 * which the content depends.
 *
 * @typedef {[label: string, content: (row: Page.Row, mayChange: boolean) => Page.Child, data: (row: Page.Row) => unknown]} Cell
 * @type {Cell[]}
 */
const CELLS = [
  ['urgency', looks, (row) => [row.paused, row.parked, row.flags.map((each) => [each.code, each.about, each.seen])]],
  ['week', (row) => counted(row.sessions.thisWeek), (row) => row.sessions.thisWeek],
  ['four', (row) => counted(row.sessions.lastFourWeeks), (row) => row.sessions.lastFourWeeks],
  ['loads', loads, (row) => [row.lifts.map((lift) => [lift.slotId, lift.nextLoad, lift.change]), row.trends]],
  ['last', (row) => ago(row.lastSessionAt), (row) => row.lastSessionAt],
];

/**
 * @param {Page.Row} row
 * @param {boolean} mayChange
 */
export function line(row, mayChange) {
  return h('tr', { role: 'row', 'data-athlete': row.athleteId }, name(row, mayChange), CELLS.map((cell) => filled(cell, row, mayChange, false)));
}

/**
 * The cell of the name. On a phone, where a row shows no actions, it has a button for the proposals.
 *
 * @param {Page.Row} row
 * @param {boolean} mayChange
 */
function name(row, mayChange) {
  return h('th', { role: 'rowheader', scope: 'row' }, h('a', { href: '#/athletes/' + part(row.athleteId) }, row.name),
    h('small', { class: 'quiet', 'data-updated': t('row.updated') }, row.week > 0 ? t('row.week', { week: row.week }) : t(row.programId ? 'row.notBegun' : 'row.noProgram')),
    mayChange && hasFlaggedLift(row) && proposalsButton(row));
}

/**
 * @param {Cell} cell
 * @param {Page.Row} row
 * @param {boolean} mayChange
 * @param {boolean} changed
 */
function filled([label, content], row, mayChange, changed) {
  return h('td', { role: 'cell', 'data-label': t('column.' + label), class: changed ? 'changed' : null }, content(row, mayChange));
}

/**
 * Updates the changed cells of a row in place, and marks them for a while. The mark is not animated, because animations are too slow
 * on a gym's old laptop.
 *
 * @param {HTMLTableRowElement} element
 * @param {Page.Row | undefined} before
 * @param {Page.Row} row
 * @param {boolean} mayChange
 */
export function bringUpToDate(element, before, row, mayChange) {
  const focused = element.contains(document.activeElement) ? [...element.cells].findIndex((cell) => cell.contains(document.activeElement)) : -1;
  const differs = (/** @type {(row: Page.Row) => unknown} */ shown) => !before || JSON.stringify(shown(before)) !== JSON.stringify(shown(row));
  if (differs((r) => [r.name, r.week, r.programId, r.flags])) element.cells[0].replaceWith(name(row, mayChange));
  CELLS.forEach((cell, i) => {
    if (differs(cell[2])) element.cells[i + 1].replaceWith(filled(cell, row, mayChange, true));
  });
  if (focused >= 0) (element.cells[focused].querySelector('a') || element.querySelector('th a'))?.focus({ preventScroll: true });
  element.classList.add('live-row');
  if (!marked.size) setTimeout(sweep, MARKED);
  marked.delete(element); // the element moves to the end of the queue
  marked.set(element, performance.now());
}

/**
 * The marked elements, the oldest first. Old marks are removed together, because each change makes the browser draw a
 * frame.
 *
 * @type {Map<HTMLElement, number>}
 */
const marked = new Map();

function sweep() {
  const until = performance.now() - MARKED + SWEEP;
  for (const [element, since] of marked) {
    if (since > until) break;
    element.classList.remove('live-row');
    for (const cell of element.querySelectorAll('.changed')) cell.classList.remove('changed');
    marked.delete(element);
  }
  if (marked.size) setTimeout(sweep, SWEEP);
}

/**
 * Returns why an athlete needs attention: the most urgent reasons, each with its lifts or muscles.
 *
 * @param {Page.Row} row
 * @param {boolean} mayChange
 */
function looks(row, mayChange) {
  /** @type {(tone: string, key: string, says?: string, lang?: string) => HTMLElement} */
  const own = (tone, key, says, lang) => h('li', {}, h('span', { class: 'chip ' + tone }, t(key)), says && h('span', { class: 'about', lang }, says));
  const waits = inPlainWords(row.parkedReason ?? '');
  const reasons = [
    row.parked && own('bad', 'row.waits', waits.text, waits.lang),
    row.paused && own('note', 'flag.PAUSED'),
    row.lifts.some((lift) => lift.planned) && own('note', 'row.deload', t('row.thisWeek')),
    row.lifts.some((lift) => lift.nextPlanned) && own('note', 'row.deload', t('row.nextWeek')),
  ].filter((each) => each instanceof Node);
  const flags = [...row.flags].sort((a, b) => Number(Boolean(a.seen)) - Number(Boolean(b.seen))); // what nobody has seen comes first
  const fitting = flags.slice(0, Math.max(0, SHOWN - reasons.length));
  const hidden = flags.length - fitting.length;
  const items = [
    ...reasons.slice(0, SHOWN),
    ...fitting.map((each) => h('li', { class: each.seen ? 'seen' : null }, nodesOf(chip(each.code)), h('span', { class: 'about' }, about(each)))),
  ];
  if (hidden > 0) items.at(-1)?.append(moreButton(row, hidden, mayChange));
  return h('ul', { class: 'looks' }, items.length ? items : h('li', { class: 'quiet' }, t('row.well')));
}

/** @param {{ done: number, planned: number }} count */
function counted(count) {
  if (!count.planned) return h('span', { class: 'quiet' }, count.done ? String(count.done) : '–');
  return h('span', { class: 'count-of' }, t('row.of', count),
    h('span', { class: 'meter', 'aria-hidden': 'true' }, h('i', { style: `width:${Math.min(100, (100 * count.done) / count.planned)}%` })));
}

/**
 * @param {Page.Row} row
 * @param {boolean} mayChange
 */
function loads(row, mayChange) {
  if (!row.lifts.length) return h('span', { class: 'quiet' }, t('row.noProgram'));
  const trends = new Map(row.trends.map((trend) => [trend.exercise, trend]));
  return h('ul', { class: 'loads' }, row.lifts.slice(0, LIFTS).map((lift) => {
    const trend = trends.get(lift.exercise);
    trends.delete(lift.exercise); // two slots of one exercise have one trend, which is shown once
    return h('li', {},
      h('span', {}, exercise(lift.exercise)),
      h('b', {}, mayChange
        ? h('a', { href: `#/athletes/${part(row.athleteId)}/${part(lift.slotId)}`, title: t('action.override'), 'aria-label': t('row.override', { load: load(lift.nextLoad, lift.unit), lift: exercise(lift.exercise), name: row.name }) },
          load(lift.nextLoad, lift.unit))
        : load(lift.nextLoad, lift.unit)),
      change(lift.change),
      h('span', { class: 'trend' }, nodesOf(sparkline(trend, (values) => t('trend.says', { ...values, unit: trend?.unit })))));
  }), row.lifts.length > LIFTS && h('li', { class: 'quiet' }, t('row.moreLifts', { n: row.lifts.length - LIFTS })));
}

/** @param {number | null | undefined} value */
export function change(value) {
  if (value === null || value === undefined) return h('span', { class: 'delta' });
  if (value === 0) return h('span', { class: 'delta' }, '=');
  return h('span', { class: 'delta ' + (value > 0 ? 'up' : 'down') }, (value > 0 ? '+' : '−') + number(Math.abs(value)));
}
