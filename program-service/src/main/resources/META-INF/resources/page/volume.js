// The hard sets of the newest whole week, one bar for each muscle beside the target range.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { muscle } from './parts/muscles.js';
import { number } from './terms.js';
import { t } from './texts.js';

const TARGET = { min: 10, max: 20 };
const MOST = 26; // sets at the right end of the bars

/**
 * Shows the volume as bars; nothing if no week is known.
 *
 * @param {ProgramApi.Volume | null} volume
 */
export function volumeFigure(volume) {
  const all = volume ? volume.items : [];
  const week = all.length > 1 ? all.at(-2) : all[0]; // the current week is not over
  if (!week) return nothing;
  const muscles = Object.entries(week.hardSets).sort(([, a], [, b]) => b - a);
  return html`<figure class="volume"><figcaption>${t('volume', TARGET)}</figcaption>
    <ul>${muscles.map(([id, sets]) => html`<li><span>${muscle(id)}</span>${bar(sets)}<b>${number(sets)}</b>
      <small class="quiet">${t(sets < TARGET.min ? 'volume.low' : sets > TARGET.max ? 'volume.high' : 'volume.right')}</small></li>`)}</ul></figure>`;
}

/** @param {number} sets */
function bar(sets) {
  const percent = (/** @type {number} */ value) => (100 * Math.min(value, MOST)) / MOST;
  const isOut = sets < TARGET.min || sets > TARGET.max;
  return html`<span class="bar-of" aria-hidden="true"><i class="target" .style=${`left:${percent(TARGET.min)}%;width:${percent(TARGET.max - TARGET.min)}%`}></i>
    <i class=${isOut ? 'value out' : 'value'} .style=${`width:${percent(sets)}%`}></i></span>`;
}
