// Charts of a program's history: the estimated 1RM with its smoothed line, the top load, and the backoff reduction.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { all, find, part } from './api.js';
import { language } from './parts/texts.js';
import { asked, atRpe, ceilingOf } from './prescription.js';
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
 * @property {HTMLElement} says the values of the place that the pointer or a tap has chosen, at first of the newest one
 * @property {string} title
 * @property {uPlot.AlignedData} data
 * @property {uPlot.Series[]} series
 * @property {uPlot.Scale.Range} [range]
 * @property {boolean} [isShare] whether the values stand before their label, as in 22.5 % off
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
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/webjars/uplot/dist/uPlot.min.css' });
    const script = Object.assign(document.createElement('script'), { src: '/webjars/uplot/dist/uPlot.iife.min.js' });
    script.onload = () => resolve(window.uPlot);
    script.onerror = () => reject(new Error('uPlot is missing'));
    document.head.append(sheet, script);
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
  const section = Object.assign(document.createElement('section'), { className: 'history', ariaLabel: t('history') });
  /** @type {uPlot[]} */
  const drawn = [];
  let chosen = ''; // the slot whose lift is shown
  let asked = 0;

  async function update() {
    const mine = ++asked; // answers to earlier requests are ignored
    const offered = lifts();
    if (!offered.length) {
      clear();
      render(nothing, section);
      return;
    }
    const lift = offered.find((each) => each.slotId === chosen) || offered[0];
    chosen = lift.slotId;
    if (!section.childElementCount) draw(offered, nothing);
    const [plotted, weeks, volume] = await Promise.all([plotter(), read.all(historyOf(base, lift)), read.find(`${base}/volume`)]);
    if (mine !== asked) return;
    clear();
    const trend = state.row?.trends.find((each) => each.exercise === lift.exercise);
    const colours = theme();
    const own = weeks.filter((week) => week.exercise === lift.exercise); // loads of a swapped exercise make no line with these
    const charts = [
      estimates(trend, own, lift, colours),
      topLoads(own, lift, colours),
      reductions(own, colours),
    ].filter((chart) => chart !== null);
    draw(offered, html`${charts.map(({ title, holder, says }) => html`<figure><figcaption>${title}</figcaption>${holder}${says}</figure>`)}${volumeFigure(volume)}${weekTable(weeks, lift)}`);
    for (const chart of charts) drawn.push(plot(plotted, chart, colours));
  }

  /** @type {(offered: ProgramApi.PlanLift[], content: unknown) => void} */
  const draw = (offered, content) => {
    const choose = (/** @type {{ target: HTMLSelectElement }} */ { target }) => {
      chosen = target.value;
      update().catch(console.error);
    };
    render(html`<div class="weeks-head"><h2>${t('history')}</h2><select aria-label=${t('history.lift')} @change=${choose}>${offered.map((each) => html`
      <option value=${each.slotId} ?selected=${each.slotId === chosen}>${t('history.option', { lift: exercise(each.exercise), day: each.day })}</option>`)}</select></div>
      <div class="charts">${content}</div>`, section);
  };

  /** Returns the lifts of the plan, those with a top set first. */
  function lifts() {
    const plan = state.current || state.next;
    const all = plan ? plan.lifts : [];
    return [...all.filter((lift) => lift.top), ...all.filter((lift) => !lift.top)];
  }

  function clear() {
    drawn.splice(0).forEach((each) => each.destroy());
  }

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
 * Writes the date that a place of a chart stands for. uPlot divides its axis at the midnights of the device, so the date is
 * the device's, whichever zone the page writes points in time in.
 *
 * @param {number} place in seconds
 */
const dayAt = (place) => day(new Date(1000 * place).toLocaleDateString('sv-SE'));

/**
 * @param {string} title
 * @param {string} says
 */
function figure(title, says) {
  const holder = Object.assign(document.createElement('div'), { className: 'plot', role: 'img', ariaLabel: says });
  return { holder, title, says: Object.assign(document.createElement('p'), { className: 'quiet' }) };
}

/**
 * @param {ProgramApi.Trend | undefined} trend
 * @param {ProgramApi.SlotHistory[]} weeks
 * @param {ProgramApi.PlanLift} lift
 * @param {Colours} colours
 * @returns {Chart | null}
 */
function estimates(trend, weeks, lift, colours) {
  const ofTrend = trend?.points.length ? trend.points : null; // the history of one lift has only the sets that decided, and no smoothed line
  const points = ofTrend ?? weeks.filter((week) => week.e1rm).map((week) => ({ startsOn: week.startsOn, e1rm: null, best: week.e1rm }));
  if (!points.length) return null;
  const last = points[points.length - 1];
  const isSmoothed = points.some((point) => point.e1rm !== null);
  return {
    ...figure(t('chart.e1rm', lift), t('chart.e1rmSays', { n: points.length, now: last.e1rm === null ? '–' : number(Math.round(last.e1rm * 10) / 10), unit: lift.unit })),
    data: [points.map((point) => seconds(point.startsOn)), points.map((point) => point.best), ...(isSmoothed ? [points.map((point) => point.e1rm)] : [])],
    series: [
      { label: t(ofTrend ? 'chart.best' : 'chart.decided'), stroke: colours.second, paths: () => null, points: { show: true, size: 6, fill: colours.second } },
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
 * Returns the reduction of the backoff in each week that has one: 0 where rounding makes the backoff as heavy as the top set.
 *
 * @param {ProgramApi.SlotHistory[]} weeks
 */
export const reductionsOf = (weeks) => weeks.flatMap(({ startsOn, reductionPercent, prescribed: { top, backoff } }) => (reductionPercent === undefined || reductionPercent === null ? []
  : [{ startsOn, reductionPercent: top && backoff && backoff.load >= top.load ? 0 : reductionPercent }]));

/**
 * @param {ProgramApi.SlotHistory[]} weeks
 * @param {Colours} colours
 * @returns {Chart | null}
 */
function reductions(weeks, colours) {
  const known = reductionsOf(weeks);
  if (!known.length) return null;
  return {
    ...figure(t('chart.reduction'), t('chart.reductionSays', { now: number(known[known.length - 1].reductionPercent) })),
    data: [known.map((week) => seconds(week.startsOn)), known.map((week) => week.reductionPercent)],
    series: [{ label: t('chart.off'), stroke: colours.main, width: 2, points: { show: true, size: 5, fill: colours.main } }],
    isShare: true,
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
    scales: { x: second === undefined ? { range: [first - WEEK, first + WEEK] } : {}, y: { range: chart.range ?? rangeOf(Plot) } },
    hooks: { setCursor: [({ cursor }) => { chart.says.textContent = valuesOf(chart, cursor.idx); }] },
    axes: [{ ...axis, size: 28, space: 84, values: (self, ticks) => ticks.map((tick) => dayAt(tick)) }, { ...axis, size: 42 }],
    series: [{}, ...chart.series],
  };
  chart.says.textContent = valuesOf(chart, null);
  return new Plot(options, chart.data, chart.holder);
}

/**
 * The range of an axis. That of a single value does not begin at 0.
 *
 * @param {typeof uPlot} Plot
 * @returns {uPlot.Scale.Range}
 */
const rangeOf = (Plot) => (plot, low, high) => (low === high && low ? [low - Math.abs(low) / 10, low + Math.abs(low) / 10] : Plot.rangeNum(low ?? 0, high ?? 1, 0.1, true));

/**
 * Returns the values of one place of a chart in words.
 *
 * @param {Pick<Chart, 'data' | 'series' | 'isShare'>} chart
 * @param {number | null | undefined} place without a place those of the newest one
 */
export function valuesOf({ data: [times, ...lines], series, isShare }, place) {
  const at = place ?? times.length - 1;
  const written = (/** @type {number} */ value, /** @type {unknown} */ label) => (isShare ? `${number(value)} ${label}` : `${label} ${number(value)}`);
  const values = lines.flatMap((line, nth) => (typeof line[at] === 'number' ? written(Math.round(10 * line[at]) / 10, series[nth].label) : []));
  return t('chart.week', { date: dayAt(times[at]), values: values.join(', ') || '–' });
}

/** @param {string} text a set; lines are divided before its reps and before its effort only */
const together = (text) => text.replaceAll(/(?<!,) (?![×@])/g, '\u00a0');

/** @param {ProgramApi.SlotHistory} week */
const main = (week) => week.prescribed.top || week.prescribed.straight;

/**
 * Shows the data of a chart as a table, for users who cannot see the chart or want the exact numbers.
 *
 * @param {ProgramApi.SlotHistory[]} weeks
 * @param {ProgramApi.PlanLift} lift
 */
const weekTable = (weeks, lift) => html`<details class="figures"><summary>${t('weeks')}</summary>
  <div class="scroll" tabindex="0" role="region" aria-label=${t('weeks')}><table class="table nowrap">
    <thead><tr>${['week', 'prescribed', 'done', 'outcome', 'backoffReps', 'tonnage'].map((key) => html`<th scope="col" class=${['backoffReps', 'tonnage'].includes(key) ? 'num' : nothing}>${t('weeks.' + key)}</th>`)}</tr></thead>
    <tbody>${[...weeks].reverse().map((week) => html`<tr><th scope="row">${week.week}</th>
      <td>${together(asked(week.prescribed, lift.unit))}</td>
      <td>${week.done?.top ? together(`${number(week.done.top.load)} × ${week.done.top.reps}${atRpe(week.done.top.rpe)}`) : '–'}</td>
      <td>${outcome(week.outcome)}</td>
      <td class="num">${week.done ? week.done.backoffReps : '–'}</td>
      <td class="num">${week.done ? Math.round(week.done.tonnage).toLocaleString(language) : '–'}</td></tr>`)}</tbody></table></div>
  ${lift.top ? html`<p class="quiet"><small>${t('weeks.counts', { rpe: number(ceilingOf(lift)) })}</small></p>` : nothing}</details>`;
