// Changes the exercise, the sets or the method of one lift from the next week on.
import { html } from '/webjars/lit-html/lit-html.js';
import { Refused, athletePath, call, find, get, part } from '../api.js';
import { changeLift, plannedLift, restoring } from '../change-lift.js';
import { draft, forgetDraft } from '../parts/drafts.js';
import { onSubmit, submit } from '../parts/fields.js';
import { leaveScreen, screen } from '../parts/screen.js';
import { fresh, isWrong, send } from '../parts/sending.js';
import { toast } from '../toast.js';
import { dateIn } from '../words.js';
import { loadCatalogue } from './catalogue.js';
import { wrongOf } from './check.js';
import { exerciseNamed } from './find-exercise.js';
import { isWithoutEstimate } from './first-loads.js';
import { exerciseList, fieldsOf, liftFields, t } from './lift-fields.js';
import { fromRequest, toRequest } from './lifts.js';
import { askForReasons, noted } from './refusals.js';

const STARTS = ['load', 'oneRepMax', 'recentSet', 'fromHistory'];

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
  const running = plannedLift(program, slotId, week.week - 1); // another lift than before, if a change begins next week
  const path = /** @type {const} */ (`/v1/programs/${part(program.programId)}/lifts/${part(slotId)}`);
  const name = profile?.displayName || athleteId;
  const title = t('change', { lift: catalogue.nameOf(before.exercise), name });
  /** @type {import('./lifts.js').Lift} */
  const first = { ...fromRequest({ ...before, start: undefined, equipment: undefined }, catalogue.nameOf, catalogue.progressions), start: 'swap' };
  const draftName = `change ${athleteId} ${slotId}`;
  /** @type {import('../parts/sending.js').Form & { values: { days: { lifts: import('./lifts.js').Lift[] }[] } }} */
  const form = { ...fresh(), values: draft(draftName, () => form.values) ?? { days: [{ lifts: [first] }] } };
  const lift = () => form.values.days[0].lifts[0];
  const isOther = () => lift().exercise !== before.exercise;
  const isBack = () => isOther() && lift().exercise === running?.exercise;
  const isNew = () => isOther() && !isBack();
  /**
   * Whether the first load of another exercise follows from what is known, by the exercise's id.
   *
   * @type {Map<string, boolean>}
   */
  const follows = new Map();
  const starts = () => (isNew() ? [...(follows.get(lift().exercise) === false ? [] : ['swap']), ...STARTS] : []);

  const draw = await screen('build', title, () => html`
    <a class="back" href=${'#/athletes/' + part(athleteId)}>← ${name}</a>
    <div class="title"><h1>${title}</h1></div><p class="quiet">${t('change.says')}</p>
    <form novalidate @submit=${onSubmit(save)}>
      ${liftFields(form, lift(), '', { catalogue, unit: before.unit, starts: starts(), put })}
      ${submit(form, t('change.send'))}${exerciseList(catalogue.exercises)}
    </form>`);

  /** @param {import('./lifts.js').Lift} next */
  function put(next) {
    const isTyped = next.exercise && next.exercise !== lift().exercise;
    form.values = { days: [{ lifts: [next] }] };
    form.problem = '';
    form.wrong = {};
    draw();
    if (isTyped && isNew()) learn(next.exercise).catch(() => follows.set(next.exercise, true)); // the service then says it
  }

  /**
   * Finds out whether a first load follows from what is known. If not, the coach has to enter one.
   *
   * @param {string} exercise
   */
  async function learn(exercise) {
    if (!follows.has(exercise)) {
      const [known, others] = await Promise.all([withEstimate([exercise, before.exercise]), get(`/v1/exercises/${part(before.exercise)}/alternatives`)]);
      const hasRatio = others.items.some((each) => each.id === exercise && Boolean(each.ratio));
      follows.set(exercise, known.has(exercise) || (known.has(before.exercise) && hasRatio));
    }
    if (lift().exercise !== exercise) return;
    const start = follows.get(exercise) ? lift().start : lift().start === 'swap' ? 'load' : lift().start;
    form.values = { days: [{ lifts: [{ ...lift(), start }] }] };
    draw();
  }

  /**
   * Returns those exercises of which a set gives an estimate.
   *
   * @param {string[]} exercises
   */
  async function withEstimate(exercises) {
    const asked = { athleteId, startsOn: dateIn(profile?.timeZone), lifts: exercises.map((each, n) => ({ day: n + 1, exercise: each, scheme: { variant: /** @type {const} */ ('STRAIGHT'), sets: 3, reps: { min: 8, max: 12 } }, start: { fromHistory: true } })) };
    try {
      await call('POST', '/v1/programs/preview', asked);
      return new Set(exercises);
    } catch (refused) {
      if (!(refused instanceof Refused) || !refused.violations.length) throw refused;
      return new Set(exercises.filter((each, n) => !refused.violations.some((violation) => isWithoutEstimate(violation) && violation.field.startsWith(`lifts[${n}]`))));
    }
  }

  async function save() {
    const meant = exerciseNamed(lift().name, catalogue.exercises);
    if (isWrong(form, wrongOf({ ...lift(), exercise: meant?.id ?? '' }, '', isNew()), draw)) return;
    const body = { ...toRequest(lift(), before.day, isNew()), ...(isBack() && running ? { start: running.start } : {}), slotId: undefined, day: undefined }; // the path names the lift
    const change = () => (isOther() ? call('PUT', path, body) : changeLift(path, before, { ...body, start: undefined }));
    const saved = await send(form, () => change().then(() => true).catch(noted(form)), { draw, fields: fieldsOf(lift(), '') });
    if (saved) {
      forgetDraft(draftName);
      location.hash = '#/athletes/' + part(athleteId);
      toast(t('change.done', { lift: catalogue.nameOf(before.exercise) }), { undo: restoring(path, before) });
    } else {
      askForReasons(form);
      draw();
    }
  }
  return leaveScreen;
}
