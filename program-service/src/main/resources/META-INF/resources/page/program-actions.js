// What a coach does with a whole program: pause, deload, keep it for the gym, and end it.
import { h } from './dom.js';
import { call, find, part } from './api.js';
import { deloadForms } from './deload.js';
import { field, form, textOf } from './form.js';
import { keptOpen } from './parts/drafts.js';
import { suggestedId } from './parts/ids.js';
import { pauseForms } from './pause.js';
import { t } from './texts.js';
import { toast } from './toast.js';

/**
 * Shows the actions.
 *
 * @param {import('./athlete.js').AthletePage} page
 * @param {ProgramApi.WeekPlan} plan
 */
export function programActions({ state, athleteId, here, remembered, sent }, { programId }) {
  return [
    pauseForms(programId, state.program, here(), remembered, sent),
    deloadForms(state, remembered, sent),
    h('div', { class: 'program-more' },
      h('a', { href: '#/build/' + part(athleteId) }, t('program.new')),
      keep(athleteId, programId, remembered),
      end(programId, remembered, sent)),
  ];
}

/**
 * Saves the program as a program of the gym, so that other athletes can get it.
 *
 * @param {string} athleteId
 * @param {string} programId
 * @param {Page.Remembered} remembered
 */
function keep(athleteId, programId, remembered) {
  const draftName = programId + ' keep';
  const details = h('details', keptOpen(draftName, remembered('keep')), h('summary', {}, t('program.keep')),
    form(field(t('program.name'), { name: 'name', type: 'text', required: true, maxlength: 100 }), t('program.save'), async (data) => {
      const name = textOf(data, 'name');
      const path = /** @type {const} */ (`/v1/program-templates/${part(suggestedId(name) || 'program')}`);
      if (await find(path)) throw Object.assign(new Error(t('program.taken')), { violations: [{ field: 'name', message: t('program.taken') }] });
      await call('PUT', path, { name, fromProgram: { athleteId, programId } });
      details.open = false;
      toast(t('program.kept', { name }));
    }, draftName));
  return details;
}

/**
 * @param {string} programId
 * @param {Page.Remembered} remembered
 * @param {() => Promise<void>} sent
 */
function end(programId, remembered, sent) {
  return h('details', remembered('end'), h('summary', {}, t('program.end')),
    h('p', { class: 'quiet' }, t('program.endSays')),
    form([], t('program.endSend'), async () => {
      await call('POST', `/v1/programs/${part(programId)}/end`);
      await sent();
      toast(t('program.ended'));
    }));
}
