// Replaces a lift's exercise from next week on. The coach chooses another exercise, and either enters its first load or
// lets the service compute it.
import { titleOf } from './advice.js';
import { blur, h } from './dom.js';
import { call, get, part } from './api.js';
import { plannedLift, restoring } from './change-lift.js';
import { field, form, textOf } from './form.js';
import { t } from './texts.js';
import { toast } from './toast.js';
import { exercise } from './words.js';

/**
 * Returns the form that swaps a lift's exercise.
 *
 * @param {ProgramApi.ProgramView} program the program as it is stored, with its lifts and their changes
 * @param {ProgramApi.PlanLift} lift the lift in next week's plan
 * @param {() => Promise<void>} sent
 * @param {() => void} close closes the form
 * @param {string} name the name by which what is typed outlives a new sign-in
 */
export function swapForm(program, lift, sent, close, name) {
  const isAsked = document.activeElement === document.body || document.activeElement?.id === 'view'; // opened by a key of the roster
  const place = h('div', {}, h('p', { class: 'quiet' }, t('swap.looking')));
  read();

  async function read() {
    try {
      const { items } = await get(`/v1/exercises/${part(lift.exercise)}/alternatives`);
      place.replaceChildren(items.length ? choose(items) : h('p', { class: 'quiet' }, t('swap.none')));
      if (isAsked) place.querySelector('select')?.focus({ preventScroll: true });
    } catch (refused) {
      place.replaceChildren(h('p', { class: 'problem', role: 'alert' }, titleOf(refused)));
    }
  }

  /** @param {ProgramApi.Alternative[]} items */
  function choose(items) {
    return form([
      h('div', { class: 'fields' },
        h('label', {}, t('swap.exercise'), h('select', { name: 'exercise' }, items.map((each) => h('option', { value: each.id }, exercise(each.id) + ' · ' + t('suitability.' + each.suitability))))),
        field(t('swap.load', lift), { name: 'load', type: 'number', step: 'any', placeholder: t('swap.workedOut') })),
      h('p', { class: 'quiet' }, t('swap.says')),
    ], t('swap.send'), async (data) => {
      const chosen = items.find((each) => each.id === data.get('exercise'));
      const path = /** @type {const} */ (`/v1/programs/${part(program.programId)}/lifts/${part(lift.slotId)}`);
      const before = plannedLift(program, lift.slotId);
      if (!chosen || !before) return;
      await call('PUT', path, request(before, chosen, textOf(data, 'load')));
      close();
      blur();
      await sent();
      toast(t('swap.done', { now: exercise(chosen.id), before: exercise(lift.exercise) }), async () => {
        await restoring(path, before)();
        await sent();
      });
    }, name);
  }
  return place;
}

/**
 * Returns the body of the request. Sets, reps and method stay as they are; increment and equipment are left out, so
 * that the new exercise gets its defaults.
 *
 * @param {import('./change-lift.js').Definition} lift
 * @param {ProgramApi.Alternative} chosen
 * @param {string} load
 */
function request(lift, chosen, load) {
  const { method, waveReps } = lift.progression;
  return {
    exercise: chosen.id,
    scheme: lift.scheme,
    progression: { method, waveReps },
    start: load === '' ? { swap: true } : { load: Number(load) },
  };
}
