// The row of an athlete in the roster.
import { h } from './dom.js';
import { part } from './api.js';
import { chip, sparkline } from './drawings.js';
import { ago, exercise, flag, load, number, weekday } from './words.js';

const SHOWN = 3; // this many of the most urgent flags are in a row; the athlete's page has all
const LIFTS = 4; // this many main lifts are in a row
const MARKED = 4000; // milliseconds for which a changed cell is marked
const SWEEP = 1000; // milliseconds between two removals of old marks

/**
 * The cells of a row beside the name. Each cell has a label, a function for its content, and a function for the data on
 * which the content depends.
 */
const CELLS = [
  ['Needs attention', looks, (row) => [row.paused, row.parked, row.flags.map((each) => [each.code, each.about])]],
  ['This week', (row) => counted(row.sessions.thisWeek), (row) => row.sessions.thisWeek],
  ['Last 4 weeks', (row) => counted(row.sessions.lastFourWeeks), (row) => row.sessions.lastFourWeeks],
  ['Next week’s top loads', loads, (row) => [row.lifts.map((lift) => [lift.slotId, lift.nextLoad, lift.change]), row.trends]],
  ['Last session', (row) => ago(row.lastSessionAt), (row) => row.lastSessionAt],
];

export function line(row, mayChange) {
  return h('tr', { role: 'row', 'data-athlete': row.athleteId }, name(row), CELLS.map((cell) => filled(cell, row, mayChange)));
}

function name(row) {
  return h('th', { role: 'rowheader', scope: 'row' }, h('a', { href: '#/athletes/' + part(row.athleteId) }, row.name),
    h('small', { class: 'quiet' }, row.week > 0 ? 'week ' + row.week : row.programId ? 'not begun' : 'no program'));
}

function filled([label, content], row, mayChange, changed) {
  return h('td', { role: 'cell', 'data-label': label, class: changed ? 'changed' : null }, content(row, mayChange));
}

/**
 * Updates the changed cells of a row in place, and marks them for a while. The mark is not animated, because animations are too slow
 * on a gym's old laptop.
 */
export function bringUpToDate(element, before, row, mayChange) {
  const focused = element.contains(document.activeElement) ? [...element.cells].findIndex((cell) => cell.contains(document.activeElement)) : -1;
  const differs = (shown) => JSON.stringify(shown(before)) !== JSON.stringify(shown(row));
  if (differs((r) => [r.name, r.week, r.programId])) element.cells[0].replaceWith(name(row));
  CELLS.forEach((cell, i) => {
    if (differs(cell[2])) element.cells[i + 1].replaceWith(filled(cell, row, mayChange, true));
  });
  if (focused >= 0) (element.cells[focused].querySelector('a') || element.querySelector('th a')).focus({ preventScroll: true });
  element.classList.add('live-row');
  if (!marked.size) setTimeout(sweep, MARKED);
  marked.delete(element); // the element moves to the end of the queue
  marked.set(element, performance.now());
}

/**
 * The marked elements, the oldest first. Old marks are removed together, because each change makes the browser draw a
 * frame.
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

/** Returns why an athlete needs attention: the most urgent flags, each with its lifts or muscles. */
function looks(row) {
  const more = row.flags.slice(SHOWN);
  return h('ul', { class: 'looks' },
    row.paused && h('li', {}, h('span', { class: 'chip note' }, 'Paused')),
    row.lifts.some((lift) => lift.planned) && h('li', {}, h('span', { class: 'chip note' }, 'Deload'), h('span', { class: 'about' }, 'this week')),
    row.lifts.some((lift) => lift.nextPlanned) && h('li', {}, h('span', { class: 'chip note' }, 'Deload'), h('span', { class: 'about' }, 'next week')),
    row.parked && h('li', {}, h('span', { class: 'chip bad' }, 'Waits'), h('span', { class: 'about' }, row.parkedReason)),
    row.flags.slice(0, SHOWN).map((each) => h('li', {}, chip(each.code), h('span', { class: 'about' }, about(each)))),
    more.length > 0 && h('li', { class: 'quiet more', title: more.map((each) => flag(each.code).word).join(', ') }, `and ${more.length} more`),
    !row.paused && !row.parked && row.flags.length === 0 && h('li', { class: 'quiet' }, 'all well'));
}

/** Names the lifts, muscles or dates of a flag, for example: Bench Press, Squat. */
export function about({ about: names }) {
  return names.length > 2 ? `${named(names[0])} and ${names.length - 1} more` : names.map(named).join(', ');
}

const named = (name) => (/^\d{4}-\d{2}-\d{2}$/.test(name) ? weekday(name) : exercise(name));

function counted(count) {
  if (!count.planned) return h('span', { class: 'quiet' }, count.done ? String(count.done) : '–');
  return h('span', { class: 'count-of' }, `${count.done} of ${count.planned}`,
    h('span', { class: 'meter', 'aria-hidden': 'true' }, h('i', { style: `width:${Math.min(100, (100 * count.done) / count.planned)}%` })));
}

function loads(row, mayChange) {
  if (!row.lifts.length) return h('span', { class: 'quiet' }, 'no program');
  const trends = new Map(row.trends.map((trend) => [trend.exercise, trend]));
  return h('ul', { class: 'loads' }, row.lifts.slice(0, LIFTS).map((lift) => {
    const trend = trends.get(lift.exercise);
    trends.delete(lift.exercise); // two slots of one exercise have one trend, which is shown once
    return h('li', {},
      h('span', {}, exercise(lift.exercise)),
      h('b', {}, mayChange
        ? h('a', { href: `#/athletes/${part(row.athleteId)}/${part(lift.slotId)}`, title: 'Override', 'aria-label': `${load(lift.nextLoad, lift.unit)}: override ${exercise(lift.exercise)} of ${row.name}` },
          load(lift.nextLoad, lift.unit))
        : load(lift.nextLoad, lift.unit)),
      change(lift.change),
      h('span', { class: 'trend' }, sparkline(trend)));
  }), row.lifts.length > LIFTS && h('li', { class: 'quiet' }, `and ${row.lifts.length - LIFTS} more`));
}

export function change(value) {
  if (value === null || value === undefined) return h('span', { class: 'delta' });
  if (value === 0) return h('span', { class: 'delta' }, '=');
  return h('span', { class: 'delta ' + (value > 0 ? 'up' : 'down') }, (value > 0 ? '+' : '−') + number(Math.abs(value)));
}
