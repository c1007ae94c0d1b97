// Simulates the next top set, or the next straight or mini-sets, with the service's own rules. Nothing is stored.
import { h } from './dom.js';
import { call } from './api.js';
import { effort } from './effort.js';
import { load, number, range, straightSets } from './words.js';

const PAUSE = 120; // milliseconds without movement before the position of the slider is requested

/** Shows the simulation. It simulates this week's sets until they are completed, then next week's sets. */
export function whatIf(base, now, next, open) {
  const isDone = now && next && !next.why.some((reason) => reason.rule === 'not-yet-trained');
  const lift = !now || isDone ? next : now;
  const asks = effort(lift);
  const key = 'what-if ' + lift.slotId;
  const answer = h('div', { class: 'answer', 'aria-live': 'polite' });
  let timer = null;
  let asked = 0;

  const sliders = asks.sliders.map(slider);

  function slider({ label, min, max, step, value }) {
    const shown = h('output', {}, number(value));
    const input = h('input', {
      type: 'range', min, max, step, value, 'aria-label': `${label} of ${asks.of}`,
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
      const result = await call('POST', base + '/simulations', { slotId: lift.slotId, weeks: isDone ? [{ sets: [] }, { sets }] : [{ sets }] });
      if (mine === asked) answer.replaceChildren(...drawn(result));
    } catch (refused) {
      if (mine === asked) answer.replaceChildren(h('p', { class: 'problem' }, refused.message + ' ' + (refused.whatToDo || '')));
    }
  }

  function drawn(result) {
    const after = result.weeks.at(-1);
    const next = after && after.lift;
    if (!next) return [h('p', { class: 'quiet' }, 'Nothing would change.')];
    return [
      h('p', { class: 'load' }, h('small', { class: 'quiet' }, 'the week after '), h('b', {}, load((next.top || next.straight).load, lift.unit)),
        h('span', {}, next.top ? ` × ${next.top.reps} @ ${number(next.top.rpe)}` : straightSets(next.straight))),
      next.backoff && h('p', { class: 'backoff' }, h('b', {}, load(next.backoff.load, lift.unit)), ` backoff, ${next.backoff.sets} × ${range(next.backoff.repRange)}`),
      h('ul', { class: 'why' }, next.why.map((reason) => h('li', {}, reason.says, h('code', {}, reason.rule)))),
    ].filter(Boolean);
  }

  return h('details', {
    class: 'whatif', open: open.has(key),
    ontoggle: (event) => {
      if (event.target.open) {
        open.add(key);
        ask();
      } else {
        open.delete(key);
      }
    },
  }, h('summary', {}, 'What if …'),
  h('p', { class: 'quiet' }, asks.says),
  h('div', { class: 'sliders' }, sliders.map((each) => each.element)), answer);
}
