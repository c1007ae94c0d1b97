// Pauses of a program: a coach creates one for now or later, ends it, or cancels it.
import { h, say } from './dom.js';
import { call, part } from './api.js';
import { field, form } from './form.js';
import { day } from './words.js';

/** Returns the current and future pauses, the next one first. */
export function pausesAhead(program, today) {
  return ((program && program.pauses) || []).filter((pause) => !pause.to || pause.to >= today).sort((a, b) => a.from.localeCompare(b.from));
}

/**
 * Shows the forms for pauses.
 *
 * @param remembered returns the attributes of a details element that stays open when it is drawn again, by a key
 */
export function pauseForms(programId, program, today, remembered, refresh) {
  const path = `/v1/programs/${part(programId)}`;
  const [next] = pausesAhead(program, today);
  return h('div', { class: 'pause' }, next && goOn(path, next, next.from <= today, refresh), rest(path, today, next !== undefined, remembered, refresh));
}

/** Shows the button that ends the current pause or cancels the next pause. */
function goOn(path, pause, runs, refresh) {
  return form([], runs ? 'Resume' : 'Cancel the pause from ' + day(pause.from), async () => {
    await call('POST', `${path}/resume?from=${pause.from}`);
    say(runs ? 'Resumed' : 'The pause is cancelled');
    await refresh();
  });
}

function rest(path, today, another, remembered, refresh) {
  const details = h('details', remembered('pause'), h('summary', {}, another ? 'Another pause' : 'Pause'),
    form([
      h('div', { class: 'fields' },
        field('From', { name: 'from', type: 'date', value: today, required: true }),
        field('Last day, if known', { name: 'to', type: 'date' })),
      field('Reason', { name: 'reason', type: 'text', required: true, maxlength: 500, placeholder: 'Holiday, illness, …' }),
    ], 'Pause the program', async (data) => {
      await call('POST', path + '/pause', {
        from: data.get('from'), to: data.get('to') || undefined, reason: data.get('reason').trim(),
      });
      details.open = false;
      document.activeElement?.blur();
      say('Paused');
      await refresh();
    }));
  return details;
}
