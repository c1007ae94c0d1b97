// The sheet of a program of the gym, which has no athlete and no first loads: a new one, or a new version. Its forecast is that
// of an athlete whom the coach chooses.
import { html } from '/webjars/lit-html/lit-html.js';
import { all, call, find, get, part } from '../api.js';
import { draft, forgetDraft } from '../parts/drafts.js';
import { numberField, onSubmit, selectField, submit, textField } from '../parts/fields.js';
import { suggestedId } from '../parts/ids.js';
import { leaveScreen, screen } from '../parts/screen.js';
import { fresh, send } from '../parts/sending.js';
import { typed } from '../parts/texts.js';
import { dateIn } from '../words.js';
import { draftNotice, sourceField } from './build.js';
import { loadCatalogue } from './catalogue.js';
import { emptyDays, request, shownFields } from './days.js';
import { isWithoutEstimate } from './first-loads.js';
import { t } from './lift-fields.js';
import { fromRequest } from './lifts.js';
import { monday } from './monday.js';
import { liveForecast } from './preview.js';
import { programSheet } from './sheet.js';
import { applySource, daysOf, sources, startingFromHistory } from './sources.js';
import { askForReasons, noted } from './refusals.js';
import { keepTried, typedLoads } from './tried.js';

/**
 * Shows the sheet; with an id for the next version of a program of the gym.
 *
 * @param {string} [id]
 */
export async function view(id) {
  const [catalogue, before, library, athletes] = await Promise.all([loadCatalogue(), id ? find(`/v1/program-templates/${part(id)}`) : null, get('/v1/program-templates'), all('/v1/athletes')]);
  const ofLifts = (/** @type {import('./sources.js').DefinedLift[]} */ lifts) => lifts.map((lift) => fromRequest(lift, catalogue.nameOf, catalogue.progressions));
  /** @type {import('./days.js').Values & { name: string, weeks: string, unit: string }} */
  const first = before ? { name: before.name, weeks: before.weeks ? String(before.weeks) : '', unit: before.unit ?? '', ...daysOf(before, ofLifts) } : { name: '', weeks: '', unit: '', ...emptyDays() };
  /** @type {import('./days.js').BuildForm & { values: typeof first }} */
  const form = { ...fresh(), values: first };
  const kept = draft('template ' + (id ?? ''), () => form.values, first);
  form.values = kept ?? first;
  let isBack = kept !== null;
  const title = before ? t('template.edit', { name: before.name }) : t('library.new');
  const unit = () => form.values.unit || model()?.unit || 'kg';
  let modelId = '';
  const model = () => athletes.find((each) => each.athleteId === modelId) ?? usualModel(athletes, form.values.unit);
  const set = (/** @type {'name' | 'weeks' | 'unit'} */ field) => (/** @type {string} */ value) => {
    form.values = { ...form.values, [field]: value };
    form.problem = '';
    forecast.ask();
    draw();
  };

  const sheet = programSheet(form, { catalogue, unit, starts: [], changed: () => forecast.ask(), draw: () => draw() });
  const tried = () => startingFromHistory(form.values);
  const forecast = liveForecast(form, {
    body() {
      const athlete = model();
      return athlete ? { athleteId: athlete.athleteId, startsOn: monday(dateIn(athlete.timeZone)), ...request(tried()) } : null;
    },
    values: tried, fields: () => shownFields(form.values), wrong: sheet.wrong, isQuiet: isWithoutEstimate,
  }, () => draw());
  sheet.forecast = forecast.state;

  const draw = await screen('build', title, () => html`
    <a class="back" href=${id ? '#/library/' + part(id) : '#/library'}>← ${before ? before.name : t('library')}</a>
    <div class="title"><h1>${title}</h1></div>
    ${before ? html`<p class="quiet">${t('template.says')}</p>` : ''}
    ${isBack ? draftNotice(() => { isBack = false; sheet.replace(first); }) : ''}
    <form novalidate @submit=${onSubmit(save, () => draw())}>
      <div class="fields">
        ${textField(form, 'name', { label: t('template.name'), value: form.values.name, max: 100, required: t('template.nameMissing'), put: set('name') })}
        ${numberField(form, 'weeks', { label: t('template.weeks'), value: form.values.weeks, hint: t('template.weeksHint'), whole: true, min: 1, max: 52, put: set('weeks') })}
        ${selectField(form, 'unit', { label: t('template.unit'), value: form.values.unit, any: t('template.unitOfGym'), options: [['kg', 'kg'], ['lb', 'lb']], put: set('unit') })}
        ${sourceField(sources(catalogue, library.items.filter((each) => each.id !== id), [], ''), begin)}
        ${athletes.length ? selectField(form, 'model', { label: t('template.model'), value: model()?.athleteId ?? '', hint: t('template.modelHint'), options: athletes.map((each) => [each.athleteId, each.displayName || each.athleteId]), put: (value) => {
          modelId = value;
          forecast.ask();
          draw();
        } }) : ''}
      </div>
      ${sheet.view()}
      ${submit(form, t(before ? 'template.save' : 'template.create'))}
    </form>`);

  /** @param {import('./sources.js').Source} source */
  async function begin(source) {
    sheet.replace(await applySource(source, form.values, catalogue));
  }

  async function save() {
    if (!sheet.isReady()) return undefined;
    const target = id ?? (suggestedId(form.values.name) || 'program');
    const body = { name: form.values.name.trim(), weeks: typed(form.values.weeks) ?? undefined, unit: /** @type {Page.Unit} */ (form.values.unit) || undefined, ...request(form.values, false) };
    // Without an id nothing may be replaced: a program of the same name would become a version of another one.
    const isTaken = !id && await find(`/v1/program-templates/${part(target)}`);
    if (isTaken) {
      form.wrong.name = t('template.taken');
      return draw();
    }
    const saved = await send(form, () => call('PUT', `/v1/program-templates/${part(target)}`, body, before ? { 'If-Match': `"${before.version}"` } : {}).catch(noted(form)), {
      draw, fields: ['name', 'weeks', 'unit', ...shownFields(form.values)], conflict: () => t('template.conflict'),
    });
    if (saved) {
      keepTried(target, model()?.athleteId ?? '', typedLoads(form.values, saved.lifts));
      forgetDraft('template ' + (id ?? ''));
      location.hash = '#/library/' + part(target);
    } else {
      askForReasons(form);
      draw();
    }
    return undefined;
  }
  forecast.ask();
  return () => {
    forecast.stop();
    leaveScreen();
  };
}

/**
 * Returns the athlete for whom a program of the gym is forecast at first: one who is not injured, if there is one, because the
 * program is for others too.
 *
 * @param {Pick<ProgramApi.AthleteProfile, 'athleteId' | 'unit' | 'injured' | 'timeZone' | 'displayName'>[]} athletes
 * @param {string} unit that of the program's steps; empty: any
 */
export function usualModel(athletes, unit) {
  const fitting = athletes.filter((each) => !unit || each.unit === unit);
  return fitting.find((each) => !each.injured) ?? fitting[0];
}
