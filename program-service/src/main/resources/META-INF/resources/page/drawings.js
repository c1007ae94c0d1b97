// Small pictures: a trend, and warm-up sets.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { number } from './parts/texts.js';

/**
 * @param {ProgramApi.Trend | undefined} trend
 * @param {(values: { from: number, to: number, n: number }) => string} says writes the label from the first value, the last value and the number of weeks
 */
export function sparkline(trend, says) {
  const points = trend ? trend.points : [];
  if (points.length < 2) return html`<span class="quiet">${points.length ? number(Math.round(points[0].e1rm)) : ''}</span>`;
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
  return html`<svg class="spark" viewBox=${`0 0 ${width} ${height}`} width=${width} height=${height} role="img"
      aria-label=${says({ from: Math.round(values[0]), to: Math.round(values[values.length - 1]), n: values.length })}>
    <polyline points=${at.map((point) => point.map((n) => n.toFixed(1)).join(',')).join(' ')} fill="none"></polyline>
    <circle cx=${x.toFixed(1)} cy=${y.toFixed(1)} r="2.2"></circle></svg><span
    aria-hidden="true">${number(Math.round(values[values.length - 1]))}</span>`;
}

/**
 * @param {Pick<ProgramApi.Step, 'load' | 'reps'>[] | undefined} steps
 * @param {string} unit
 * @param {number | undefined} topLoad
 * @param {string} label
 */
export function warmUp(steps, unit, topLoad, label) {
  if (!steps?.length) return nothing;
  const heaviest = topLoad || Math.max(...steps.map((step) => step.load));
  return html`<ol class="steps" aria-label=${label}>${steps.map((step) => html`<li>
    <i class="step" .style=${`height:${Math.max(5, Math.round((step.load / heaviest) * 34))}px`} aria-hidden="true"></i>
    <span>${number(step.load)} × ${step.reps}</span></li>`)}</ol>`;
}
