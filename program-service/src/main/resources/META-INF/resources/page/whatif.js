// What-if simulation of the next top set with the service's own rules. Nothing is stored.
import { h } from './dom.js';
import { call } from './api.js';
import { load, number, range } from './words.js';

const PAUSE = 120; // ms: while the slider moves, only its last position is requested

/** The next top set is this week's until it is done, then next week's. */
export function whatIf(base, now, next, open) {
  const isDone = now && next && !next.why.some((reason) => reason.rule === 'not-yet-trained');
  const lift = !now || isDone ? next : now;
  if (!lift.top) return null;
  const key = 'what-if ' + lift.slotId;
  const answer = h('div', { class: 'answer', 'aria-live': 'polite' });
  let timer = null;
  let asked = 0;

  const reps = slider('Reps', 0, Math.max(8, lift.top.repRange.max + 3), 1, lift.top.reps);
  const rpe = slider('RPE', 6, 10, 0.5, lift.top.rpe);

  function slider(label, min, max, step, value) {
    const shown = h('output', {}, number(value));
    const input = h('input', {
      type: 'range', min, max, step, value, 'aria-label': `${label} of the next top set`,
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
    const set = {
      role: 'TOP', load: { value: lift.top.load, unit: lift.unit }, reps: Number(reps.input.value), rpe: Number(rpe.input.value),
    };
    try {
      const result = await call('POST', base + '/simulations', { slotId: lift.slotId, weeks: isDone ? [{ sets: [] }, { sets: [set] }] : [{ sets: [set] }] });
      if (mine === asked) answer.replaceChildren(...drawn(result));
    } catch (refused) {
      if (mine === asked) answer.replaceChildren(h('p', { class: 'problem' }, refused.message + ' ' + (refused.whatToDo || '')));
    }
  }

  function drawn(result) {
    const after = result.weeks.at(-1);
    const next = after && after.lift;
    if (!next || !next.top) return [h('p', { class: 'quiet' }, 'Nothing would change.')];
    return [
      h('p', { class: 'load' }, h('small', { class: 'quiet' }, 'the week after '), h('b', {}, load(next.top.load, lift.unit)),
        h('span', {}, ` × ${next.top.reps} @ ${number(next.top.rpe)}`)),
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
  h('p', { class: 'quiet' }, `The next top set of ${load(lift.top.load, lift.unit)} goes like this:`),
  h('div', { class: 'sliders' }, reps.element, rpe.element), answer);
}
