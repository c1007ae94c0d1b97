// Changes the sets or the method of one lift from the next week on.
import { html } from '/webjars/lit-html/lit-html.js';
import { athletePath, call, find, get, part } from '../api.js';
import { changeLift, plannedLift, restoring } from '../change-lift.js';
import { draft } from '../parts/drafts.js';
import { onSubmit, submit } from '../parts/fields.js';
import { leaveScreen, screen } from '../parts/screen.js';
import { fresh, send } from '../parts/sending.js';
import { toast } from '../toast.js';
import { loadCatalogue } from './catalogue.js';
import { exerciseList, fieldsOf, liftFields, t } from './lift-fields.js';
import { fromRequest, toRequest } from './lifts.js';
import { askForReasons, markNumbers, noted } from './refusals.js';

/**
 * Shows the form for a lift of the athlete's current program.
 *
 * @param {string} athleteId
 * @param {ProgramApi.SignedIn} caller
 * @param {string} slotId
 */
export async function view(athleteId, caller, slotId) {
  const base = athletePath(athleteId ?? '');
  const [catalogue, profile, week] = await Promise.all([loadCatalogue(), find(base), find(`${base}/weeks/next`)]);
  const program = week && await get(`/v1/programs/${part(week.programId)}`);
  const found = program && plannedLift(program, slotId);
  if (!found) {
    await screen('build', t('change.none'), () => html`<h1>${t('change.none')}</h1><p><a href=${'#/athletes/' + part(athleteId ?? '')}>${t('change.back')}</a></p>`);
    return leaveScreen;
  }
  const before = found;
  const path = /** @type {const} */ (`/v1/programs/${part(program.programId)}/lifts/${part(slotId)}`);
  const name = profile?.displayName || athleteId;
  const title = t('change', { lift: catalogue.nameOf(before.exercise), name });
  /** @type {import('./lifts.js').Lift} */
  const first = { ...fromRequest({ ...before, start: undefined }, catalogue.nameOf, catalogue.progressions), start: 'swap' };
  /** @type {import('../parts/sending.js').Form & { values: { days: { lifts: import('./lifts.js').Lift[] }[] } }} */
  const form = { ...fresh(), values: draft(`change ${athleteId} ${slotId}`, () => form.values) ?? { days: [{ lifts: [first] }] } };
  const lift = () => form.values.days[0].lifts[0];
  const isOther = () => lift().exercise !== before.exercise;

  const draw = await screen('build', title, () => html`
    <a class="back" href=${'#/athletes/' + part(athleteId)}>← ${name}</a>
    <div class="title"><h1>${title}</h1></div><p class="quiet">${t('change.says')}</p>
    <form novalidate @submit=${onSubmit(save)}>
      ${liftFields(form, lift(), '', { catalogue, unit: before.unit, starts: isOther() ? ['swap', 'load', 'oneRepMax', 'recentSet', 'fromHistory'] : [], put })}
      ${submit(form, t('change.send'))}${exerciseList(catalogue.exercises)}
    </form>`);

  /** @param {import('./lifts.js').Lift} next */
  function put(next) {
    form.values = { days: [{ lifts: [next] }] };
    form.problem = '';
    draw();
  }

  async function save() {
    if (!markNumbers(form, [{ lifts: [lift()], places: [''] }], draw)) return;
    const body = { ...toRequest(lift(), before.day, isOther()), slotId: undefined, day: undefined }; // the path names the lift
    const change = () => (isOther() ? call('PUT', path, body) : changeLift(path, before, { ...body, start: undefined }));
    const saved = await send(form, () => change().then(() => true).catch(noted(form)), { draw, fields: fieldsOf(lift(), '') });
    if (saved) {
      toast(t('change.done', { lift: catalogue.nameOf(before.exercise) }), restoring(path, before));
      location.hash = '#/athletes/' + part(athleteId);
    } else {
      askForReasons(form);
      draw();
    }
  }
  return leaveScreen;
}
