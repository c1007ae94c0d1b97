// Pauses of a program: a coach begins or plans one, ends the current one, or cancels the next one.
import { html } from '/webjars/lit-html/lit-html.js';
import { titleOf } from './advice.js';
import { call, part } from './api.js';
import { lastDay } from './done.js';
import { dateField, textField } from './parts/fields.js';
import { patiently } from './parts/retry.js';
import { day } from './terms.js';
import { t } from './texts.js';
import { toast } from './toast.js';

/** @typedef {import('./athlete.js').AthletePage} AthletePage */

/** The key of the form. */
export const PAUSE = 'pause';

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
 * Whether a pause runs whose end nobody knows, so that nobody knows when the next week is either.
 *
 * @param {ProgramApi.ProgramView | null} program
 * @param {string} today
 */
export const isOpenEnded = (program, today) => pausesAhead(program, today).some((pause) => pause.from <= today && !pause.to);

/**
 * Returns the pause that a week is in; undefined if there is none.
 *
 * @param {ProgramApi.Pause[] | undefined} pauses
 * @param {string} startsOn the first day of the week
 */
export const pauseIn = (pauses, startsOn) => pauses?.find(({ from, to }) => from <= lastDay(startsOn) && (!to || to >= startsOn));

/**
 * Returns the actions that pause a program and that end the current pause or cancel the next one. The latter comes first.
 *
 * @param {string} programId
 * @param {AthletePage} page
 * @returns {import('./menu.js').Action[]}
 */
export function pauseActions(programId, page) {
  const [next] = pausesAhead(page.state.program, page.here());
  const begin = { text: t(next ? 'pause.another' : 'pause'), act: () => page.panels.open(PAUSE) };
  return next ? [goOn(programId, next, page), begin] : [begin];
}

/** @type {(programId: string, pause: ProgramApi.Pause, page: AthletePage) => import('./menu.js').Action} */
function goOn(programId, pause, page) {
  const runs = pause.from <= page.here();
  return {
    text: runs ? t('pause.resume') : t('pause.cancel', { date: day(pause.from) }),
    act: async () => {
      try {
        await patiently(() => resume(programId, pause.from, page), () => toast(t('form.again')));
        toast(t(runs ? 'pause.resumed' : 'pause.cancelled'));
      } catch (refused) {
        toast(titleOf(refused));
      }
    },
  };
}

/** @type {(programId: string, from: string, page: AthletePage) => Promise<void>} */
async function resume(programId, from, page) {
  await call('POST', `/v1/programs/${part(programId)}/resume?from=${from}`);
  await page.sent();
}

/** @typedef {(name: string) => { value: any, put: (value: any) => void }} FieldOf returns the value of a field, and what is called with a new one */

/**
 * The fields of a pause.
 *
 * @param {FieldOf} field
 * @param {import('./parts/sending.js').Form} form
 */
export const pauseFields = (field, form) => html`<div class="fields">
    ${dateField(form, 'from', { label: t('pause.from'), required: true, ...field('from') })}
    ${dateField(form, 'to', { label: t('pause.to'), ...field('to') })}</div>
    ${textField(form, 'reason', { label: t('field.reason'), required: true, placeholder: t('pause.why'), max: 500, ...field('reason') })}`;

/**
 * Shows the form, if it is open.
 *
 * @param {string} programId
 * @param {AthletePage} page
 */
export const pauseForm = (programId, page) => page.panels.view({
  key: PAUSE,
  title: t('pause'),
  button: t('pause.send'),
  values: { from: page.here() },
  names: ['from', 'to', 'reason'],
  fields: pauseFields,
  send: async ({ from, to, reason }) => {
    await call('POST', `/v1/programs/${part(programId)}/pause`, { from, to: to || undefined, reason: reason.trim() });
    await page.sent();
    toast(from > page.here() ? t('pause.begins', { date: day(from) }) : t('pause.done'), { undo: () => resume(programId, from, page) });
  },
});
