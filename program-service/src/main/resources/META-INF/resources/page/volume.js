// The hard sets of the newest whole week and of the running one, one bar for each muscle beside the target range.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { muscle } from './parts/muscles.js';
import { number } from './terms.js';
import { t } from './texts.js';

const TARGET = { min: 10, max: 20 };
const MOST = 26; // sets at the right end of the bars

/**
 * Shows the volume as bars; nothing if no week is known. The running week is not judged yet.
 *
 * @param {ProgramApi.Volume | null} volume
 */
export function volumeFigure(volume) {
  const all = volume ? volume.items : [];
  return html`${all.slice(-2, -1).map((week) => figure(week, t('volume', { week: week.week, ...TARGET }), true))}
    ${all.slice(-1).map((week) => figure(week, t('volume.running', { week: week.week, ...TARGET }), false))}
    ${all.length ? html`<p class="quiet"><small>${t('volume.says')}</small></p>` : nothing}`;
}

/**
 * @param {ProgramApi.WeeklyVolume} week
 * @param {string} title
 * @param {boolean} isOver
 */
function figure({ hardSets }, title, isOver) {
  const muscles = Object.entries(hardSets).sort(([, a], [, b]) => b - a);
  return html`<figure class="volume"><figcaption>${title}</figcaption>
    <ul>${muscles.map(([id, sets]) => html`<li><span>${muscle(id)}</span>${bar(sets, isOver)}<b>${number(sets)}</b>
      <small class="quiet">${isOver ? t(sets < TARGET.min ? 'volume.low' : sets > TARGET.max ? 'volume.high' : 'volume.right', TARGET) : nothing}</small></li>`)}</ul></figure>`;
}

/**
 * @param {number} sets
 * @param {boolean} isOver whether the week is over, so that its sets are too few or too many
 */
function bar(sets, isOver) {
  const percent = (/** @type {number} */ value) => (100 * Math.min(value, MOST)) / MOST;
  const isOut = isOver && (sets < TARGET.min || sets > TARGET.max);
  return html`<span class="bar-of" aria-hidden="true"><i class="target" .style=${`left:${percent(TARGET.min)}%;width:${percent(TARGET.max - TARGET.min)}%`}></i>
    <i class=${isOut ? 'value out' : 'value'} .style=${`width:${percent(sets)}%`}></i></span>`;
}
