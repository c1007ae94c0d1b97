// Charts of a program's history: the estimated 1RM with its smoothed line, the top load, and the backoff reduction.
import { h } from './dom.js';
import { all, find, part } from './api.js';
import { day, number, outcome } from './terms.js';
import { t } from './texts.js';
import { volumeFigure } from './volume.js';
import { exercise } from './words.js';

/** @import { State } from './athlete.js' */

/**
 * A chart before it is drawn.
 *
 * @typedef {object} Chart
 * @property {HTMLElement} holder
 * @property {HTMLElement} figure
 * @property {uPlot.AlignedData} data
 * @property {uPlot.Series[]} series
 * @property {uPlot.Scale.Range} [range]
 */

/** @typedef {ReturnType<typeof theme>} Colours */

const HEIGHT = 160;
const WEEK = 7 * 86_400; // seconds
/** @type {Promise<typeof uPlot> | undefined} */
let loading;

/**
 * Returns the address of a lift's history.
 *
 * @param {`/v1/athletes/${string}`} base
 * @param {{ slotId: string }} lift
 * @returns {`/v1/athletes/${string}/lifts/${string}/history`}
 */
export const historyOf = (base, { slotId }) => `${base}/lifts/${part(slotId)}/history`;

/** Loads the chart library uPlot when the first chart is drawn, and returns it. */
function plotter() {
  loading ??= new Promise((resolve, reject) => {
    document.head.append(
      h('link', { rel: 'stylesheet', href: '/webjars/uplot/dist/uPlot.min.css' }),
      h('script', { src: '/webjars/uplot/dist/uPlot.iife.min.js', onload: () => resolve(window.uPlot), onerror: () => reject(new Error('uPlot is missing')) }));
  });
  return loading;
}

/**
 * Shows the history of the current program.
 *
 * @param {`/v1/athletes/${string}`} base
 * @param {Pick<State, 'current' | 'next' | 'row'>} state the plans of this week and next week
 * @param {{ all: Api.All, find: Api.Find }} read how lists and single answers of the API are read
 * @returns section, update, stop: update draws the current data and removes old charts
 */
export function charts(base, state, read = { all, find }) {
  const section = h('section', { class: 'history', 'aria-label': t('history') });
  const select = h('select', { 'aria-label': t('history.lift'), onchange: () => update().catch(console.error) });
  const grid = h('div', { class: 'charts' });
  /** @type {uPlot[]} */
  const drawn = [];
  let offered = '';
  let asked = 0;

  async function update() {
    const mine = ++asked; // answers to earlier requests are ignored
    const shown = lifts();
    if (!shown.length) {
      clear();
      section.replaceChildren();
      return;
    }
    offer(shown);
    const lift = shown.find((each) => each.slotId === select.value) || shown[0];
    const [plotted, weeks, volume] = await Promise.all([plotter(), read.all(historyOf(base, lift)), read.find(`${base}/volume`)]);
    if (mine !== asked) return;
    clear();
    const trend = state.row?.trends.find((each) => each.exercise === lift.exercise);
    const colours = theme();
    const charts = [
      estimates(trend, weeks, lift, colours),
      topLoads(weeks, lift, colours),
      reductions(weeks, colours),
    ].filter((chart) => chart !== null);
    grid.replaceChildren(...charts.map((chart) => chart.figure), ...[volumeFigure(volume)].filter((each) => each !== null), weekTable(weeks, lift, isOpen));
    for (const chart of charts) drawn.push(plot(plotted, chart, colours));
  }

  /** Returns the lifts with a top set; all lifts if no lift has one. */
  function lifts() {
    const plan = state.current || state.next;
    const all = plan ? plan.lifts : [];
    const tops = all.filter((lift) => lift.top);
    return tops.length ? tops : all;
  }

  /**
   * Updates the selection of lifts, because the lifts can change with the program.
   *
   * @param {ProgramApi.PlanLift[]} shown
   */
  function offer(shown) {
    const options = shown.map((lift) => [lift.slotId, t('history.option', { lift: exercise(lift.exercise), day: lift.day })]);
    if (offered !== JSON.stringify(options)) {
      offered = JSON.stringify(options);
      const before = select.value;
      select.replaceChildren(...options.map(([id, text]) => h('option', { value: id }, text)));
      select.value = options.some(([id]) => id === before) ? before : options[0][0];
    }
    if (!grid.isConnected) section.replaceChildren(h('div', { class: 'weeks-head' }, h('h2', {}, t('history')), select), grid);
  }

  function clear() {
    drawn.splice(0).forEach((each) => each.destroy());
    isOpen = Boolean(grid.querySelector('.figures[open]')); // the table stays open when it is drawn again
    grid.replaceChildren();
  }

  let isOpen = false;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const redraw = () => update().catch(console.error);
  /** @type {Page.Timer} */
  let timer;
  const resized = () => {
    clearTimeout(timer);
    timer = setTimeout(() => drawn.forEach((each) => each.setSize({ width: each.root.parentElement?.clientWidth ?? 0, height: HEIGHT })), 100);
  };
  dark.addEventListener('change', redraw);
  addEventListener('resize', resized);
  return {
    section,
    update,
    stop: () => {
      asked++;
      dark.removeEventListener('change', redraw);
      removeEventListener('resize', resized);
      clear();
    },
  };
}

function theme() {
  const style = getComputedStyle(document.documentElement);
  const of = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return {
    text: of('--quiet'), grid: of('--line'), main: of('--accent'), second: of('--soft'),
  };
}

/** @param {string} date */
const seconds = (date) => Date.parse(date + 'T00:00:00') / 1000;

/**
 * @param {string} title
 * @param {string} says
 */
function figure(title, says) {
  const holder = h('div', { class: 'plot', role: 'img', 'aria-label': says });
  return { holder, figure: h('figure', {}, h('figcaption', {}, title), holder) };
}

/**
 * @param {ProgramApi.Trend | undefined} trend
 * @param {ProgramApi.SlotHistory[]} weeks
 * @param {ProgramApi.PlanLift} lift
 * @param {Colours} colours
 * @returns {Chart | null}
 */
function estimates(trend, weeks, lift, colours) {
  const points = trend && trend.points.length
    ? trend.points
    : weeks.filter((week) => week.e1rm).map((week) => ({ startsOn: week.startsOn, e1rm: null, best: week.e1rm }));
  if (!points.length) return null;
  const last = points[points.length - 1];
  const isSmoothed = points.some((point) => point.e1rm !== null); // the history of one lift has no smoothed line
  return {
    ...figure(t('chart.e1rm', lift), t('chart.e1rmSays', { n: points.length, now: last.e1rm === null ? '–' : number(Math.round(last.e1rm * 10) / 10), unit: lift.unit })),
    data: [points.map((point) => seconds(point.startsOn)), points.map((point) => point.best), ...(isSmoothed ? [points.map((point) => point.e1rm)] : [])],
    series: [
      { label: t('chart.best'), stroke: colours.second, paths: () => null, points: { show: true, size: 6, fill: colours.second } },
      ...(isSmoothed ? [{ label: t('chart.smoothed'), stroke: colours.main, width: 2, points: { show: false } }] : []),
    ],
  };
}

/**
 * @param {ProgramApi.SlotHistory[]} weeks
 * @param {ProgramApi.PlanLift} lift
 * @param {Colours} colours
 * @returns {Chart | null}
 */
function topLoads(weeks, lift, colours) {
  if (!weeks.length) return null;
  return {
    ...figure(t('chart.load', lift), t('chart.loadSays', { n: weeks.length, now: number(main(weeks[weeks.length - 1]).load), unit: lift.unit })),
    data: [
      weeks.map((week) => seconds(week.startsOn)),
      weeks.map((week) => main(week).load),
      weeks.map((week) => (week.done && week.done.top ? week.done.top.load : null)),
    ],
    series: [
      { label: t('chart.prescribed'), stroke: colours.main, width: 2, points: { show: false } },
      { label: t('chart.done'), stroke: colours.second, paths: () => null, points: { show: true, size: 6, fill: colours.second } },
    ],
  };
}

/**
 * @param {ProgramApi.SlotHistory[]} weeks
 * @param {Colours} colours
 * @returns {Chart | null}
 */
function reductions(weeks, colours) {
  const known = weeks.flatMap(({ startsOn, reductionPercent }) => (reductionPercent === undefined || reductionPercent === null ? [] : [{ startsOn, reductionPercent }]));
  if (!known.length) return null;
  return {
    ...figure(t('chart.reduction'), t('chart.reductionSays', { now: number(known[known.length - 1].reductionPercent) })),
    data: [known.map((week) => seconds(week.startsOn)), known.map((week) => week.reductionPercent)],
    series: [{ label: t('chart.off'), stroke: colours.main, width: 2, points: { show: true, size: 5, fill: colours.main } }],
    range: (plot, low, high) => [Math.min(low, 10) - 1, Math.max(high, 25) + 1],
  };
}

/**
 * @param {typeof uPlot} Plot
 * @param {Chart} chart
 * @param {Colours} colours
 */
function plot(Plot, chart, colours) {
  const axis = { stroke: colours.text, grid: { stroke: colours.grid, width: 1 }, ticks: { show: false }, font: '11px system-ui, sans-serif' };
  const [first, second] = chart.data[0];
  /** @type {uPlot.Options} */
  const options = {
    width: chart.holder.clientWidth || 320,
    height: HEIGHT,
    cursor: { drag: { x: false, y: false } },
    legend: { show: true, live: false },
    scales: { x: second === undefined ? { range: [first - WEEK, first + WEEK] } : {}, y: { range: chart.range } },
    axes: [{ ...axis, size: 28, space: 60, values: (self, ticks) => ticks.map((tick) => day(tick * 1000)) }, { ...axis, size: 42 }],
    series: [{}, ...chart.series],
  };
  return new Plot(options, chart.data, chart.holder);
}

/** @param {ProgramApi.SlotHistory} week */
const main = (week) => week.prescribed.top || week.prescribed.straight;

/**
 * Shows the data of a chart as a table, for users who cannot see the chart or want the exact numbers.
 *
 * @param {ProgramApi.SlotHistory[]} weeks
 * @param {ProgramApi.PlanLift} lift
 * @param {boolean} isOpen
 */
function weekTable(weeks, lift, isOpen) {
  return h('details', { class: 'figures', open: isOpen }, h('summary', {}, t('weeks')),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('weeks') }, h('table', {},
      h('thead', {}, h('tr', {}, ['week', 'prescribed', 'done', 'outcome', 'backoffReps', 'tonnage'].map((key) => h('th', { scope: 'col' }, t('weeks.' + key))))),
      h('tbody', {}, [...weeks].reverse().map((week) => h('tr', {},
        h('th', { scope: 'row' }, String(week.week)),
        h('td', {}, number(main(week).load) + ' ' + lift.unit),
        h('td', {}, week.done && week.done.top ? `${number(week.done.top.load)} × ${week.done.top.reps}` : '–'),
        h('td', {}, outcome(week.outcome)),
        h('td', {}, week.done ? String(week.done.backoffReps) : '–'),
        h('td', {}, week.done ? number(week.done.tonnage) : '–')))))));
}
