// Simulates the next top set, or the next straight or mini-sets, with the service's own rules. Nothing is stored.
import { h } from './dom.js';
import { adviceOf, titleOf } from './advice.js';
import { call } from './api.js';
import { effort } from './effort.js';
import { reasonList } from './prose.js';
import { t } from './texts.js';
import { load, number, range, straightSets } from './terms.js';

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
  const answer = h('div', { class: 'answer', 'aria-live': 'polite' });
  /** @type {Page.Timer} */
  let timer;
  let asked = 0;

  const sliders = asks.sliders.map(slider);

  /** @param {import('./effort.js').Slider} slider */
  function slider({ label, min, max, step, value }) {
    const shown = h('output', {}, number(value));
    const input = h('input', {
      type: 'range', min, max, step, value, 'aria-label': t('whatif.of', { label, of: asks.of }),
      oninput: (event) => {
        shown.textContent = number(Number(event.target.value));
        clearTimeout(timer);
        timer = setTimeout(ask, PAUSE);
      },
    });
    return { input, element: h('label', {}, h('span', {}, label, ' ', shown), input) };
  }

  async function ask() {
    const mine = ++asked;
    const sets = asks.sets(sliders.map((each) => Number(each.input.value)));
    try {
      const result = await call('POST', `${base}/simulations`, { slotId: lift.slotId, weeks: isDone ? [{ sets: [] }, { sets }] : [{ sets }] });
      if (mine === asked) answer.replaceChildren(...drawn(result));
    } catch (refused) {
      if (mine === asked) answer.replaceChildren(h('p', { class: 'problem' }, titleOf(refused) + ' ' + adviceOf(refused)));
    }
  }

  /** @param {ProgramApi.Simulation} result */
  function drawn(result) {
    const after = result.weeks.at(-1);
    const next = after && after.lift;
    if (!next) return [h('p', { class: 'quiet' }, t('whatif.nothing'))];
    return [
      h('p', { class: 'load' }, h('small', { class: 'quiet' }, t('whatif.after') + ' '), h('b', {}, load((next.top || next.straight).load, lift.unit)),
        h('span', {}, next.top ? ` × ${next.top.reps} @ ${number(next.top.rpe)}` : straightSets(next.straight))),
      ...(next.backoff ? [h('p', { class: 'backoff' }, h('b', {}, load(next.backoff.load, lift.unit)), ' ' + t('plan.backoff', { sets: next.backoff.sets, range: range(next.backoff.repRange) }))] : []),
      reasonList(next.why),
    ];
  }

  ask();
  return h('div', {}, h('p', { class: 'quiet' }, asks.says), h('div', { class: 'sliders' }, sliders.map((each) => each.element)), answer);
}
