// Replaces a lift's exercise from next week on. The coach chooses another exercise, and either enters its first load or
// lets the service compute it.
import { h, say } from './dom.js';
import { call, get, part } from './api.js';
import { field, form } from './form.js';
import { exercise } from './words.js';

/**
 * Shows the form to swap a lift's exercise, in a details element.
 *
 * @param program the program as it is stored, with its lifts and their changes
 * @param lift the lift in next week's plan
 */
export function swapForm(program, lift, { remembered, sent }) {
  const key = 'swap ' + lift.slotId;
  const details = h('details', { class: 'swap', ...remembered(key) }, h('summary', {}, 'Swap exercise'));
  details.addEventListener('toggle', () => details.open && fill());

  /** Creates the form only when it is opened, because the alternatives need a call. */
  async function fill() {
    if (details.childElementCount > 1) return;
    const place = h('div', {}, h('p', { class: 'quiet' }, 'Looking for alternatives …'));
    details.append(place);
    try {
      const { items } = await get(`/v1/exercises/${part(lift.exercise)}/alternatives`);
      place.replaceChildren(items.length ? choose(items) : h('p', { class: 'quiet' }, 'No exercise of the same pattern trains the same muscle.'));
    } catch (refused) {
      place.replaceChildren(h('p', { class: 'problem', role: 'alert' }, refused.message));
    }
  }

  function choose(items) {
    return form([
      h('div', { class: 'fields' },
        h('label', {}, 'Exercise', h('select', { name: 'exercise' }, items.map((each) => h('option', { value: each.id }, each.name)))),
        field('First load, ' + lift.unit, { name: 'load', type: 'number', step: 'any', placeholder: 'worked out' })),
      h('p', { class: 'quiet' }, 'Without a load it is worked out from what is known of either exercise.'),
    ], 'Swap from next week on', async (data) => {
      const chosen = items.find((each) => each.id === data.get('exercise'));
      await call('PUT', `/v1/programs/${part(program.programId)}/lifts/${part(lift.slotId)}`, request(planned(program, lift), chosen, data.get('load')));
      details.open = false;
      document.activeElement?.blur();
      say(`${exercise(chosen.id)} replaces ${exercise(lift.exercise)} from next week on`);
      await sent();
    });
  }
  if (details.open) fill();
  return details;
}

/** Returns the definition of the lift in next week. The newest change of the lift counts. */
function planned(program, lift) {
  const changes = program.changes.filter((each) => each.lift.slotId === lift.slotId).map((each) => each.lift);
  return changes.at(-1) || program.lifts.find((each) => each.slotId === lift.slotId);
}

/**
 * Returns the body of the request. Sets, reps and method stay as they are; increment and equipment are left out, so
 * that the new exercise gets its defaults.
 */
function request(lift, chosen, load) {
  const { method, waveReps } = lift.progression;
  return {
    exercise: chosen.id,
    scheme: lift.scheme,
    progression: { method, waveReps },
    start: load === '' ? { swap: true } : { load: Number(load) },
    equipment: lift.equipment.kind === chosen.equipment ? lift.equipment : undefined,
  };
}
