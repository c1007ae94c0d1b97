// The builder of a program for an athlete. The service checks it while it is built, and shows its first weeks.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath, call, find, get, part } from '../api.js';
import { dateIn } from '../words.js';
import { draft } from '../parts/drafts.js';
import { onSubmit, submit, textField } from '../parts/fields.js';
import { leaveScreen, screen } from '../parts/screen.js';
import { fresh, send } from '../parts/sending.js';
import { days, daysFields, emptyDays, request, shownFields } from './days.js';
import { loadCatalogue } from './catalogue.js';
import { withFirstLoads } from './first-loads.js';
import { exerciseList, t } from './lift-fields.js';
import { isComplete } from './lifts.js';
import { monday } from './monday.js';
import { livePreview } from './preview.js';
import { applySource, sources } from './sources.js';
import { buildStyles } from './style.js';
import { askForReasons, markNumbers, noted } from './refusals.js';

/**
 * Shows the builder of a new program for an athlete.
 *
 * @param {string} athleteId
 * @param {ProgramApi.SignedIn} caller
 * @param {string} slotId
 * @param {URLSearchParams} query
 */
export async function view(athleteId, caller, slotId, query) {
  const base = athletePath(athleteId ?? '');
  const profile = athleteId ? await find(base) : null;
  if (!profile) return unknown();
  const { unit } = profile;
  const [catalogue, programs, library] = await Promise.all([loadCatalogue(), get(`/v1/programs?athleteId=${part(athleteId)}`), get('/v1/program-templates'), buildStyles()]);
  const today = dateIn(profile.timeZone);
  const name = profile.displayName || athleteId;
  /** @type {import('./days.js').BuildForm & { values: { startsOn: string } }} */
  const form = { ...fresh(), values: draft('build ' + athleteId, () => form.values) ?? { startsOn: monday(today), ...emptyDays() } };
  const offered = sources(catalogue, library.items, programs.items, unit);
  const options = { catalogue, unit, changed };
  let sent = { programId: '', body: '' };

  const body = (values = form.values) => ({ athleteId, startsOn: values.startsOn, ...request(values) });
  const preview = livePreview(form, () => ({ body: body(), isComplete: days(form.values).every((day) => day.lifts.every(isComplete)), fields: fields() }), () => draw());
  const fields = () => ['athleteId', 'startsOn', ...shownFields(form.values)];

  const draw = await screen('build', t('title', { name }), () => html`
    <a class="back" href=${'#/athletes/' + part(athleteId)}>← ${name}</a>
    <div class="title"><h1>${t('title', { name })}</h1></div>
    <div class="building">
      <form novalidate @submit=${onSubmit(start)}>
        <div class="fields">
          ${textField(form, 'startsOn', { label: t('startsOn'), type: 'date', value: form.values.startsOn, put: (value) => changed({ ...form.values, startsOn: value }) })}
          <div class="field"><label for="source">${t('source')}</label><select id="source" @change=${useSource}>
            <option value="">${t('source.none')}</option>${offered.map(([group, items]) => html`<optgroup label=${t('source.' + group)}>${items.map((each) => html`<option value=${each.key}>${each.name}</option>`)}</optgroup>`)}
          </select></div>
        </div>
        ${daysFields(form, options)}
        ${form.wrong.athleteId ? html`<p class="problem" role="alert">${form.wrong.athleteId}</p>` : nothing}
        ${submit(form, t('start'))}
        ${exerciseList(catalogue.exercises)}
      </form>
      ${preview.panel(unit)}
    </div>`);

  /** @param {typeof form.values} values */
  function changed(values) {
    form.values = values;
    form.problem = '';
    preview.ask();
    draw();
  }

  /** @param {{ target: HTMLSelectElement }} event */
  async function useSource({ target }) {
    const chosen = offered.flatMap(([, items]) => items).find((each) => each.key === target.value);
    target.value = '';
    if (chosen) await begin(chosen);
  }

  /** @param {import('./sources.js').Source} source */
  async function begin(source) {
    const values = await applySource(source, form.values, catalogue);
    changed(source.kind === 'program' ? await withFirstLoads(values, { athleteId, unit }, body) : values);
  }

  async function start() {
    if (!markNumbers(form, days(form.values), draw)) return;
    const asked = JSON.stringify(body());
    if (sent.body !== asked) sent = { programId: crypto.randomUUID(), body: asked }; // the same content keeps its id, so that it is started once
    const started = await send(form, () => call('POST', '/v1/programs', { programId: sent.programId, ...body() }).catch(noted(form)), { draw, fields: fields() });
    if (started) location.hash = '#/athletes/' + part(athleteId);
    else {
      askForReasons(form);
      draw();
    }
  }

  const wanted = query.get('from') && offered.flatMap(([, items]) => items).find((each) => each.key === 'library ' + query.get('from'));
  if (wanted) await begin(wanted);
  preview.ask();
  return () => {
    preview.stop();
    leaveScreen();
  };
}

async function unknown() {
  await screen('build', t('unknown'), () => html`<h1>${t('unknown')}</h1><p><a href="#/">${t('unknown.back')}</a></p>`);
  return leaveScreen;
}
