// What a coach does with a whole program: pause, deload, keep it for the gym, begin another one, and end it.
import { html } from '/webjars/lit-html/lit-html.js';
import { titleOf } from './advice.js';
import { call, find, part, Refused } from './api.js';
import { isAhead } from './athlete-state.js';
import { deloadActions, deloadForms } from './deload.js';
import { menu } from './menu.js';
import { confirmFinal } from './parts/dialog.js';
import { textField } from './parts/fields.js';
import { suggestedId } from './parts/ids.js';
import { loaded } from './parts/part.js';
import { pauseActions, pauseForm } from './pause.js';
import { t } from './texts.js';
import { toast } from './toast.js';

/** @typedef {import('./athlete.js').AthletePage} AthletePage */

const KEEP = 'keep';

/**
 * Shows the actions: the first one as a button, the others in a menu. The final one is the last.
 *
 * @param {AthletePage} page
 * @param {ProgramApi.WeekPlan} plan
 */
export function programActions(page, { programId }) {
  const [first, ...others] = [
    ...pauseActions(programId, page),
    ...deloadActions(page),
    ...printActions(page),
    { text: t('program.change'), href: `#/build/${part(page.athleteId)}?from=${part(programId)}` },
    { text: t('program.new'), href: '#/build/' + part(page.athleteId) },
    { text: t('program.keep'), act: () => page.panels.open(KEEP) },
    { text: t('program.end'), isFinal: true, act: () => end(programId, page) },
  ];
  return html`<span class="program-actions"><button type="button" @click=${first.act}>${first.text}</button>${menu(t('program.menu'), t('program.menu'), others)}</span>`;
}

/**
 * Returns the actions that print a week for the athlete.
 *
 * @param {AthletePage} page
 * @returns {import('./menu.js').Action[]}
 */
const printActions = ({ state, athleteId, here }) => /** @type {const} */ ([['this', state.current], ['next', state.next]]).flatMap(([when, plan]) => (plan ? [{
  text: t('program.print.' + (isAhead(state, here()) ? 'first' : when)),
  act: async () => (await loaded(import('./sheet/sheet.js'))).printPlan(state.row?.name ?? state.profile?.displayName ?? athleteId, plan, state.notes.filter(({ author }) => author !== athleteId)),
}] : []));

/**
 * Shows the form that is open.
 *
 * @param {AthletePage} page
 * @param {ProgramApi.WeekPlan} plan
 */
export const programForms = (page, { programId }) => html`${pauseForm(programId, page)}${deloadForms(page)}${keepForm(programId, page)}`;

/**
 * Saves the program as a program of the gym, so that other athletes can get it.
 *
 * @param {string} programId
 * @param {AthletePage} page
 */
const keepForm = (programId, { athleteId, panels }) => panels.view({
  key: KEEP,
  title: t('program.keep'),
  button: t('program.save'),
  names: ['name'],
  fields: (field, form) => textField(form, 'name', { label: t('program.name'), required: true, max: 100, ...field('name') }),
  send: async (values) => {
    const name = values.name.trim();
    const path = /** @type {const} */ (`/v1/program-templates/${part(suggestedId(name) || 'program')}`);
    if (await find(path)) throw new Refused(409, { detail: t('program.taken') });
    await call('PUT', path, { name, fromProgram: { athleteId, programId } });
    toast(t('program.kept', { name }));
  },
});

/**
 * Ends the program after the coach has confirmed it, because that is final.
 *
 * @param {string} programId
 * @param {AthletePage} page
 */
async function end(programId, { sent, state, here }) {
  const hasDays = (state.program?.startsOn ?? '') < here();
  if (!await confirmFinal({ title: t('program.endTitle'), says: t(hasDays ? 'program.endSays' : 'program.endFirst'), action: t('program.endSend') })) return;
  try {
    await call('POST', `/v1/programs/${part(programId)}/end`);
    await sent();
    toast(t('program.ended'));
  } catch (refused) {
    toast(titleOf(refused));
  }
}
