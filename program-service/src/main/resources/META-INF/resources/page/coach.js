// Overrides of a week's target: a coach sets one with a reason, and can remove it.
import { h, say } from './dom.js';
import { call, part } from './api.js';
import { field, form } from './form.js';
import { exercise, load as weight, number } from './words.js';

const USUAL = ['Pain', 'Slept badly', 'Ill', 'Competition near', 'Technique first', 'Goes too easily'];

const filled = (data, name) => {
  const text = String(data.get(name) ?? '').trim();
  return text === '' ? undefined : Number(text);
};

/**
 * Shows the form that overrides the target of a lift in a week, or the button that removes an existing override.
 * @param when this week or next week
 * @param open the details elements that the user has opened
 */
export function overrideForm(plan, lift, when, open, refresh) {
  const path = `/v1/programs/${part(plan.programId)}/lifts/${part(lift.slotId)}/overrides/${plan.week}`;
  if (lift.overridden) return undo(path, when, refresh);
  const key = `override ${when} ${lift.slotId}`;
  const details = h('details', {
    class: 'override', open: open.has(key),
    ontoggle: (event) => {
      if (event.target.open) {
        open.add(key);
        fill();
      } else {
        open.delete(key);
      }
    },
  }, h('summary', {}, 'Override ' + when));

  /** Creates the form only when it is opened, because each lift has two forms and an athlete has a dozen lifts. */
  function fill() {
    if (details.childElementCount > 1) return;
    details.append(form(fields(plan, lift), 'Set for week ' + plan.week, async (data) => {
      const load = await send(path, lift, data);
      open.delete(key);
      details.open = false;
      document.activeElement?.blur();
      say(load === undefined ? `${exercise(lift.exercise)} is changed` : `${exercise(lift.exercise)} is set to ${weight(load, lift.unit)}`);
      await refresh();
    }));
  }
  if (open.has(key)) fill();
  return details;
}

function fields(plan, lift) {
  const main = lift.top || lift.straight;
  const reasons = `reasons-${plan.week}-${lift.slotId}`;
  return [
    h('div', { class: 'fields' },
      field('Load, ' + lift.unit, { name: 'load', type: 'number', step: 'any', value: main.load }),
      lift.top && field('Reps', { name: 'reps', type: 'number', min: 1, max: 100, placeholder: main.reps }),
      lift.backoff && field('Backoff, % off', { name: 'backoffReduction', type: 'number', step: 'any', placeholder: number(lift.backoff.reductionPercent) }),
      lift.backoff && field('Backoff sets', { name: 'backoffSets', type: 'number', min: 1, max: 10, placeholder: lift.backoff.sets })),
    field('Reason', { name: 'reason', type: 'text', required: true, maxlength: 500, list: reasons, placeholder: 'Why, for the athlete and for later' }),
    h('datalist', { id: reasons }, USUAL.map((value) => h('option', { value }))),
  ];
}

/** Sends the filled fields. An unchanged load is sent only if no other field is filled. */
async function send(path, lift, data) {
  const others = {
    reps: filled(data, 'reps'), backoffReduction: filled(data, 'backoffReduction'), backoffSets: filled(data, 'backoffSets'),
  };
  const given = filled(data, 'load');
  // A coach who changes only the backoff does not want to override the load of the top set too.
  const isMeant = given !== (lift.top || lift.straight).load || Object.values(others).every((each) => each === undefined);
  const load = isMeant ? given : undefined;
  await call('PUT', path, { load, ...others, reason: data.get('reason').trim() });
  return load;
}

function undo(path, when, refresh) {
  const problem = h('p', { class: 'problem', role: 'alert' });
  return h('div', { class: 'override' },
    h('button', {
      type: 'button', class: 'secondary',
      onclick: async () => {
        try {
          await call('DELETE', path);
          say('Override removed');
          await refresh();
        } catch (refused) {
          problem.textContent = refused.message + ' ' + (refused.whatToDo || '');
        }
      },
    }, 'Remove override of ' + when), problem);
}
