// Pauses of a program: a coach creates one for now or later, ends it, or cancels it.
import { blur, h } from './dom.js';
import { call, part } from './api.js';
import { field, form, textOf } from './form.js';
import { keptOpen } from './parts/drafts.js';
import { day } from './terms.js';
import { t } from './texts.js';
import { toast } from './toast.js';

/**
 * Returns the current and future pauses, the next one first.
 *
 * @param {ProgramApi.ProgramView | null} program
 * @param {string} today
 */
export function pausesAhead(program, today) {
  return ((program && program.pauses) || []).filter((pause) => !pause.to || pause.to >= today).sort((a, b) => a.from.localeCompare(b.from));
}

/**
 * Shows the forms for pauses.
 *
 * @param {string} programId
 * @param {ProgramApi.ProgramView | null} program
 * @param {string} today
 * @param {Page.Remembered} remembered
 * @param {() => Promise<void>} refresh
 */
export function pauseForms(programId, program, today, remembered, refresh) {
  const path = /** @type {const} */ (`/v1/programs/${part(programId)}`);
  const [next] = pausesAhead(program, today);
  return h('div', { class: 'pause' }, next && goOn(path, next, next.from <= today, refresh), rest(programId, path, today, next !== undefined, remembered, refresh));
}

/**
 * Shows the button that ends the current pause or cancels the next pause.
 *
 * @param {`/v1/programs/${string}`} path
 * @param {ProgramApi.Rest} pause
 * @param {boolean} runs
 * @param {() => Promise<void>} refresh
 */
function goOn(path, pause, runs, refresh) {
  return form([], runs ? t('pause.resume') : t('pause.cancel', { date: day(pause.from) }), async () => {
    await call('POST', `${path}/resume?from=${pause.from}`);
    await refresh();
    toast(t(runs ? 'pause.resumed' : 'pause.cancelled'));
  });
}

/**
 * @param {string} programId
 * @param {`/v1/programs/${string}`} path
 * @param {string} today
 * @param {boolean} another
 * @param {Page.Remembered} remembered
 * @param {() => Promise<void>} refresh
 */
function rest(programId, path, today, another, remembered, refresh) {
  const name = programId + ' pause';
  const details = h('details', keptOpen(name, remembered('pause')), h('summary', {}, t(another ? 'pause.another' : 'pause')),
    form([
      h('div', { class: 'fields' },
        field(t('pause.from'), { name: 'from', type: 'date', value: today, required: true }),
        field(t('pause.to'), { name: 'to', type: 'date' })),
      field(t('field.reason'), { name: 'reason', type: 'text', required: true, maxlength: 500, placeholder: t('pause.why') }),
    ], t('pause.send'), async (data) => {
      const from = textOf(data, 'from');
      await call('POST', `${path}/pause`, { from, to: textOf(data, 'to') || undefined, reason: textOf(data, 'reason') });
      details.open = false;
      blur();
      await refresh();
      toast(t('pause.done'), async () => {
        await call('POST', `${path}/resume?from=${from}`);
        await refresh();
      });
    }, name));
  return details;
}
