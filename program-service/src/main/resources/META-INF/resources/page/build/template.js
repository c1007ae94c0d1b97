// The builder of a program of the gym, which has no athlete and no first loads: a new one, or a new version.
import { html } from '/webjars/lit-html/lit-html.js';
import { call, find, part } from '../api.js';
import { draft } from '../parts/drafts.js';
import { numberField, onSubmit, selectField, submit, textField } from '../parts/fields.js';
import { suggestedId } from '../parts/ids.js';
import { leaveScreen, screen } from '../parts/screen.js';
import { fresh, send } from '../parts/sending.js';
import { typed } from '../parts/texts.js';
import { loadCatalogue } from './catalogue.js';
import { days, daysFields, emptyDays, request, shownFields } from './days.js';
import { exerciseList, t } from './lift-fields.js';
import { fromRequest } from './lifts.js';
import { askForReasons, markNumbers, noted } from './refusals.js';
import { daysOf } from './sources.js';
import { buildStyles } from './style.js';


/**
 * Shows the builder; with an id for the next version of a program of the gym.
 *
 * @param {string} [id]
 */
export async function view(id) {
  const [catalogue, before] = await Promise.all([loadCatalogue(), id ? find(`/v1/program-templates/${part(id)}`) : null, buildStyles()]);
  const ofLifts = (/** @type {import('./sources.js').DefinedLift[]} */ lifts) => lifts.map((lift) => fromRequest(lift, catalogue.nameOf, catalogue.progressions));
  /** @type {import('./days.js').Values & { name: string, weeks: string, unit: string }} */
  const first = before ? { name: before.name, weeks: before.weeks ? String(before.weeks) : '', unit: before.unit ?? '', ...daysOf(before, ofLifts) } : { name: '', weeks: '', unit: '', ...emptyDays() };
  /** @type {import('./days.js').BuildForm & { values: typeof first }} */
  const form = { ...fresh(), values: draft('template ' + (id ?? ''), () => form.values) ?? first };
  const title = before ? t('template.edit', { name: before.name }) : t('library.new');
  const set = (/** @type {'name' | 'weeks' | 'unit'} */ field) => (/** @type {string} */ value) => changed({ ...form.values, [field]: value });

  const draw = await screen('build', title, () => html`
    <a class="back" href=${id ? '#/library/' + part(id) : '#/library'}>← ${before ? before.name : t('library')}</a>
    <div class="title"><h1>${title}</h1></div>
    ${before ? html`<p class="quiet">${t('template.says')}</p>` : ''}
    <form novalidate @submit=${onSubmit(save)}>
      <div class="fields">
        ${textField(form, 'name', { label: t('template.name'), value: form.values.name, max: 100, required: true, put: set('name') })}
        ${numberField(form, 'weeks', { label: t('template.weeks'), value: form.values.weeks, put: set('weeks') })}
        ${selectField(form, 'unit', { label: t('template.unit'), value: form.values.unit, any: t('template.unitOfGym'), options: [['kg', 'kg'], ['lb', 'lb']], put: set('unit') })}
      </div>
      ${daysFields(form, { catalogue, unit: form.values.unit || 'kg', starts: [], changed })}
      ${submit(form, t(before ? 'template.save' : 'template.create'))}
      ${exerciseList(catalogue.exercises)}
    </form>`);

  /** @param {typeof first} values */
  function changed(values) {
    form.values = values;
    form.problem = '';
    draw();
  }

  async function save() {
    if (!form.values.name.trim()) {
      form.wrong.name = t('template.nameMissing');
      return draw();
    }
    if (!markNumbers(form, days(form.values), draw)) return undefined;
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
    if (saved) location.hash = '#/library/' + part(target);
    else {
      askForReasons(form);
      draw();
    }
    return undefined;
  }
  return leaveScreen;
}
