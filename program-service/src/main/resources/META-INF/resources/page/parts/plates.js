// The picture of a loaded bar, which the coach's page and the lifter's page show.
import { html, nothing, svg } from '/webjars/lit-html/lit-html.js';
import { number, textsOf } from './texts.js';

const t = await textsOf('/page/parts');

/** @type {{ [weight: number]: number }} */
const SIZES = { 25: 1, 20: 0.92, 15: 0.8, 10: 0.66, 5: 0.5, 2.5: 0.4, 1.25: 0.32, 45: 1, 35: 0.88 };
/** @type {{ [weight: number]: string }} */
const COLOURS = { 25: 'red', 20: 'blue', 15: 'yellow', 10: 'green', 5: 'white', 2.5: 'black', 1.25: 'grey', 45: 'blue', 35: 'yellow' };

/**
 * Draws one end of the bar with its plates, the heaviest inside, and names the plates in words.
 *
 * @param {number[] | undefined} list
 * @param {string} unit
 */
export function plates(list, unit) {
  if (!list) return nothing;
  const words = list.length ? t('plates.side', { loaded: counted(list), unit }) : t('plates.empty');
  const height = 40;
  let x = 26;
  const drawn = list.map((weight) => {
    const tall = height * (SIZES[weight] || 0.6);
    const wide = weight >= 10 ? 7 : 5;
    const plate = svg`<rect x=${x} y=${(height - tall) / 2} width=${wide} height=${tall} rx="1.6" class=${'plate ' + (COLOURS[weight] || 'grey')}></rect>`;
    x += wide + 1.2;
    return plate;
  });
  const width = Math.max(76, x + 14);
  return html`<span class="plates">
    <svg viewBox=${`0 0 ${width} ${height}`} width=${width * 0.9} height=${height * 0.9} role="img" aria-label=${words}>
      <rect x="0" y=${height / 2 - 1.6} width="22" height="3.2" class="shaft"></rect>
      <rect x="21" y=${height / 2 - 5} width="3.6" height="10" rx="1" class="shaft"></rect>
      <rect x="24" y=${height / 2 - 2.4} width=${width - 26} height="4.8" rx="1.5" class="shaft"></rect>
      ${drawn}</svg>
    <small class="quiet" aria-hidden="true">${words}</small></span>`;
}

/** @param {number[]} list */
function counted(list) {
  /** @type {{ weight: number, times: number }[]} */
  const parts = [];
  for (const weight of list) {
    const last = parts[parts.length - 1];
    if (last && last.weight === weight) last.times++;
    else parts.push({ weight, times: 1 });
  }
  return parts.map(({ weight, times }) => (times > 1 ? times + '×' : '') + number(weight)).join(' + ');
}
