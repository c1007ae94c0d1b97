// The hard sets of the newest whole week, one bar for each muscle beside the target range.
import { h } from './dom.js';
import { muscle } from './parts/muscles.js';
import { number } from './terms.js';
import { t } from './texts.js';

const TARGET = { min: 10, max: 20 };
const MOST = 26; // sets at the right end of the bars

/**
 * Shows the volume as bars; null if no week is known.
 *
 * @param {ProgramApi.Volume | null} volume
 */
export function volumeFigure(volume) {
  const all = volume ? volume.items : [];
  const week = all.length > 1 ? all.at(-2) : all[0]; // the current week is not over
  if (!week) return null;
  const muscles = Object.entries(week.hardSets).sort(([, a], [, b]) => b - a);
  return h('figure', { class: 'volume' }, h('figcaption', {}, t('volume', TARGET)),
    h('ul', {}, muscles.map(([id, sets]) => h('li', {}, h('span', {}, muscle(id)), bar(sets), h('b', {}, number(sets)),
      h('small', { class: 'quiet' }, t(sets < TARGET.min ? 'volume.low' : sets > TARGET.max ? 'volume.high' : 'volume.right'))))));
}

/** @param {number} sets */
function bar(sets) {
  const percent = (/** @type {number} */ value) => (100 * Math.min(value, MOST)) / MOST;
  return h('span', { class: 'bar-of', 'aria-hidden': 'true' },
    h('i', { class: 'target', style: `left:${percent(TARGET.min)}%;width:${percent(TARGET.max - TARGET.min)}%` }),
    h('i', { class: sets < TARGET.min || sets > TARGET.max ? 'value out' : 'value', style: `width:${percent(sets)}%` }));
}
