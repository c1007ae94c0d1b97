// What a coach changes by hand: a week's load, a pause. Each with a reason, each can be taken back.
import { h, say } from './dom.js';
import { call, part } from './api.js';
import { exercise, load as weight, number } from './words.js';

/** A form that sends once, says what was refused, and names the field. */
function form(fields, button, send) {
  const problem = h('p', { class: 'problem', role: 'alert' });
  const submit = h('button', { type: 'submit' }, button);
  return h('form', {
    onsubmit: async (event) => {
      event.preventDefault();
      problem.textContent = '';
      submit.setAttribute('aria-busy', 'true');
      submit.disabled = true;
      const sent = event.target;
      try {
        await send(new FormData(sent));
      } catch (refused) {
        problem.textContent = [refused.message, ...(refused.violations || []).slice(1).map((each) => each.field + ': ' + each.message), refused.whatToDo]
          .filter(Boolean).join(' ');
      } finally {
        submit.removeAttribute('aria-busy');
        submit.disabled = false;
      }
    },
  }, fields, problem, submit);
}

const USUAL = ['Pain', 'Slept badly', 'Ill', 'Competition near', 'Technique first', 'Goes too easily'];

const filled = (data, name) => {
  const text = String(data.get(name) ?? '').trim();
  return text === '' ? undefined : Number(text);
};

export function overrideForm(state, slotId, open, refresh) {
  const plan = state.next || state.current;
  const lift = plan.lifts.find((each) => each.slotId === slotId);
  if (!lift) return null;
  const path = `/v1/programs/${part(plan.programId)}/lifts/${part(slotId)}/overrides/${plan.week}`;
  const main = lift.top || lift.straight;
  const key = 'override ' + slotId;

  if (lift.overridden) {
    const problem = h('p', { class: 'problem', role: 'alert' });
    return h('div', { class: 'override' },
      h('button', {
        type: 'button', class: 'secondary',
        onclick: async () => {
          try {
            await call('DELETE', path);
            say('Override taken back');
            await refresh();
          } catch (refused) {
            problem.textContent = refused.message + ' ' + (refused.whatToDo || '');
          }
        },
      }, 'Undo override'), problem);
  }

  const details = h('details', { class: 'override', open: open.has(key), ontoggle: (event) => (event.target.open ? open.add(key) : open.delete(key)) },
    h('summary', {}, state.next ? 'Override next week' : 'Override this week'),
    form([
      h('div', { class: 'fields' },
        field('Load, ' + lift.unit, { name: 'load', type: 'number', step: 'any', value: main.load }),
        lift.top && field('Reps', { name: 'reps', type: 'number', min: 1, max: 100, placeholder: main.reps }),
        lift.backoff && field('Backoff, % off', { name: 'backoffReduction', type: 'number', step: 'any', placeholder: number(lift.backoff.reductionPercent) }),
        lift.backoff && field('Backoff sets', { name: 'backoffSets', type: 'number', min: 1, max: 10, placeholder: lift.backoff.sets })),
      field('Reason', { name: 'reason', type: 'text', required: true, maxlength: 500, list: 'reasons', placeholder: 'Why, for the athlete and for later' }),
      h('datalist', { id: 'reasons' }, USUAL.map((value) => h('option', { value }))),
    ], 'Set for week ' + plan.week, async (data) => {
      const others = {
        reps: filled(data, 'reps'), backoffReduction: filled(data, 'backoffReduction'), backoffSets: filled(data, 'backoffSets'),
      };
      const given = filled(data, 'load');
      // A load that was left as it stood is only meant where nothing else is: who wants another backoff has not fixed the top set.
      const load = given === main.load && Object.values(others).some((each) => each !== undefined) ? undefined : given;
      await call('PUT', path, { load, ...others, reason: data.get('reason').trim() });
      open.delete(key);
      details.open = false;
      document.activeElement?.blur();
      say(load === undefined ? `${exercise(lift.exercise)} is changed` : `${exercise(lift.exercise)} is set to ${weight(load, lift.unit)}`);
      await refresh();
    }));
  return details;
}

export function pauseForm(programId, program, refresh) {
  const today = new Date().toLocaleDateString('sv-SE');
  const running = program && program.pauses && program.pauses.find((pause) => !pause.to || pause.to >= today);
  if (running) {
    return h('div', { class: 'pause' }, form([], 'Resume', async () => {
      await call('POST', `/v1/programs/${part(programId)}/resume`);
      say('Resumed');
      await refresh();
    }));
  }
  const details = h('details', { class: 'pause' }, h('summary', {}, 'Pause'),
    form([
      h('div', { class: 'fields' },
        field('From', { name: 'from', type: 'date', value: today, required: true }),
        field('Last day, if known', { name: 'to', type: 'date' })),
      field('Reason', { name: 'reason', type: 'text', required: true, maxlength: 500, placeholder: 'Holiday, illness, …' }),
    ], 'Pause the program', async (data) => {
      await call('POST', `/v1/programs/${part(programId)}/pause`, {
        from: data.get('from'), to: data.get('to') || undefined, reason: data.get('reason').trim(),
      });
      details.open = false;
      document.activeElement?.blur();
      say('Paused');
      await refresh();
    }));
  return details;
}

function field(label, attributes) {
  return h('label', {}, label, h('input', attributes));
}
