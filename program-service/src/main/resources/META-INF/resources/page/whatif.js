// Simulates the next top set, or the next straight or mini-sets, with the service's own rules. Nothing is stored.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { adviceOf, titleOf } from './advice.js';
import { call } from './api.js';
import { effort } from './effort.js';
import { setsOf } from './prescription.js';
import { reasonList } from './prose.js';
import { t } from './texts.js';
import { load, number, range } from './terms.js';

const PAUSE = 120; // milliseconds without movement before the position of the slider is requested

/**
 * Returns the simulation. It simulates this week's sets until they are completed, then next week's sets. At least one of
 * the two weeks has the lift.
 *
 * @param {`/v1/athletes/${string}`} base
 * @param {ProgramApi.PlanLift | undefined} now
 * @param {ProgramApi.PlanLift | undefined} next
 */
export function whatIf(base, now, next) {
  const isDone = now && next && !next.why.some((reason) => reason.rule === 'not-yet-trained');
  const lift = /** @type {ProgramApi.PlanLift} */ (!now || isDone ? next : now);
  const asks = effort(lift);
  const place = document.createElement('div');
  const values = asks.sliders.map(({ value }) => value);
  /** @type {unknown} */
  let answer = nothing;
  /** @type {Page.Timer} */
  let timer;
  let asked = 0;

  /** @type {(slider: import('./effort.js').Slider, nth: number) => unknown} */
  const slider = ({ label, min, max, step }, nth) => html`<label><span>${label} <output>${number(values[nth])}</output></span>
    <input type="range" min=${min} max=${max} step=${step} .value=${String(values[nth])} aria-label=${t('whatif.of', { label, of: asks.of })}
      @input=${(/** @type {{ target: HTMLInputElement }} */ { target }) => {
        values[nth] = Number(target.value);
        draw();
        clearTimeout(timer);
        timer = setTimeout(ask, PAUSE);
      }}></label>`;

  const draw = () => render(html`<p class="quiet">${asks.says}</p><div class="sliders">${asks.sliders.map(slider)}</div>
    <div class="answer" aria-live="polite">${answer}</div>`, place);

  async function ask() {
    const mine = ++asked;
    const sets = asks.sets(values);
    let says;
    try {
      const result = await call('POST', `${base}/simulations`, { slotId: lift.slotId, weeks: isDone ? [{ sets: [] }, { sets }] : [{ sets }] });
      says = drawn(result);
    } catch (refused) {
      says = html`<p class="problem">${titleOf(refused)} ${adviceOf(refused)}</p>`;
    }
    if (mine !== asked) return;
    answer = says;
    draw();
  }

  /** @param {ProgramApi.Simulation} result */
  function drawn(result) {
    const after = result.weeks.at(-1);
    const next = after && after.lift;
    if (!next) return html`<p class="quiet">${t('whatif.nothing')}</p>`;
    const main = next.top || next.straight;
    return html`<p class="load"><small class="quiet">${t('whatif.after')} </small><b>${load(main.load, lift.unit)}</b><span>${setsOf(next)}</span></p>
      ${next.backoff ? html`<p class="backoff"><b>${load(next.backoff.load, lift.unit)}</b> ${t('plan.backoff', { sets: next.backoff.sets, range: range(next.backoff.repRange) })}</p>` : nothing}
      ${reasonList(next.why)}`;
  }

  draw();
  ask();
  return place;
}
