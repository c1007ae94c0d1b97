// Small pictures: a trend, a loaded bar, and warm-up sets.
import { h, s } from './dom.js';
import { number } from './words.js';

/**
 * Draws a trend as one line.
 *
 * @param says writes the label from the first value, the last value and the number of weeks
 */
export function sparkline(trend, says) {
  const points = trend ? trend.points : [];
  if (points.length < 2) return h('span', { class: 'quiet' }, points.length ? number(Math.round(points[0].e1rm)) : '');
  const width = 84;
  const height = 18;
  const values = points.map((point) => point.e1rm);
  const low = Math.min(...values);
  const spread = Math.max(...values) - low || 1;
  const at = values.map((value, i) => [
    3 + (i * (width - 6)) / (values.length - 1),
    height - 3 - ((value - low) * (height - 6)) / spread,
  ]);
  const [x, y] = at[at.length - 1];
  return [s('svg', { class: 'spark', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': says({ from: Math.round(values[0]), to: Math.round(values.at(-1)), n: values.length }) },
    s('polyline', { points: at.map((point) => point.map((n) => n.toFixed(1)).join(',')).join(' '), fill: 'none' }),
    s('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: 2.2 })), h('span', { 'aria-hidden': 'true' }, number(Math.round(values[values.length - 1])))];
}

const SIZES = { 25: 1, 20: 0.92, 15: 0.8, 10: 0.66, 5: 0.5, 2.5: 0.4, 1.25: 0.32, 45: 1, 35: 0.88 };
const COLOURS = { 25: 'red', 20: 'blue', 15: 'yellow', 10: 'green', 5: 'white', 2.5: 'black', 1.25: 'grey', 45: 'blue', 35: 'yellow' };

/**
 * Draws one end of the bar with its plates, the heaviest inside, and names the plates in words.
 *
 * @param says the words: side(plates) for loaded plates, and empty for none
 */
export function plates(list, says = { side: (loaded) => loaded + ' a side', empty: 'empty bar', number }) {
  if (!list) return null;
  const words = list.length ? says.side(counted(list, says.number)) : says.empty;
  const height = 40;
  let x = 26;
  const drawn = list.map((weight) => {
    const tall = height * (SIZES[weight] || 0.6);
    const wide = weight >= 10 ? 7 : 5;
    const plate = s('rect', { x, y: (height - tall) / 2, width: wide, height: tall, rx: 1.6, class: 'plate ' + (COLOURS[weight] || 'grey') });
    x += wide + 1.2;
    return plate;
  });
  const width = Math.max(76, x + 14);
  return h('span', { class: 'plates' },
    s('svg', { viewBox: `0 0 ${width} ${height}`, width: width * 0.9, height: height * 0.9, role: 'img', 'aria-label': words },
      s('rect', { x: 0, y: height / 2 - 1.6, width: 22, height: 3.2, class: 'shaft' }),
      s('rect', { x: 21, y: height / 2 - 5, width: 3.6, height: 10, rx: 1, class: 'shaft' }),
      s('rect', { x: 24, y: height / 2 - 2.4, width: width - 26, height: 4.8, rx: 1.5, class: 'shaft' }),
      drawn),
    h('small', { class: 'quiet', 'aria-hidden': 'true' }, words));
}

function counted(list, number) {
  const parts = [];
  for (const weight of list) {
    const last = parts[parts.length - 1];
    if (last && last.weight === weight) last.times++;
    else parts.push({ weight, times: 1 });
  }
  return parts.map(({ weight, times }) => (times > 1 ? times + '×' : '') + number(weight)).join(' + ');
}

/** Draws warm-up sets as rising bars with load and reps. */
export function warmUp(steps, unit, topLoad, label = 'Warm-up', write = number) {
  if (!steps || !steps.length) return null;
  const heaviest = topLoad || Math.max(...steps.map((step) => step.load));
  return h('ol', { class: 'steps', 'aria-label': label },
    steps.map((step) => h('li', {},
      h('i', { class: 'step', style: `height:${Math.max(5, Math.round((step.load / heaviest) * 34))}px`, 'aria-hidden': 'true' }),
      h('span', {}, write(step.load) + ' × ' + step.reps))));
}
