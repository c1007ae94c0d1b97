// The fields of one lift in the builder: exercise, sets, method, and where the first load comes from.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { numberField, selectField, textField } from '../parts/fields.js';
import { number, textsOf } from '../parts/texts.js';
import { inPlainWords } from '../prose.js';
import { bySuitability, exerciseNamed } from './find-exercise.js';
import { chosen, hasNumber, schemeFields, startField } from './lifts.js';
import { usualOf } from './schemes.js';
import { usualSets, writeSets } from './shorthand.js';

export const t = await textsOf('/page/build');

/** @typedef {import('./lifts.js').Lift} Lift */

const STARTS = ['load', 'oneRepMax', 'recentSet', 'fromHistory'];

/** The rules that a coach may break with a written reason. */
export const FORCIBLE = ['unsuited-exercise', 'not-recommended'];

/**
 * Returns the name by which a message is about the whole lift.
 *
 * @param {string} place
 */
export const whole = (place) => place.slice(0, -1) || 'body';

/**
 * The names of the fields of a lift that can show a message; the lift itself shows what belongs to no field.
 *
 * @param {Lift} lift
 * @param {string} place
 */
export const fieldsOf = (lift, place) => [whole(place), `${place}exercise`, `${place}day`, `${place}scheme.variant`, `${place}progression.method`, `${place}progression.increment`,
  `${place}progression.waveReps`, startField(lift, place), `${place}start.recentSet.reps`, `${place}start.recentSet.rpe`, `${place}start`, `${place}force.reason`,
  `${place}scheme.topReps`, `${place}scheme.backoffReps`, `${place}scheme.reps`, ...schemeFields(lift.variant).map((field) => `${place}scheme.${field}`)];

/**
 * The proposals of the exercise field: each name with its suitability. Retired exercises are not proposed.
 *
 * @param {ProgramApi.Exercise[]} exercises
 */
export const exerciseList = (exercises) => html`<datalist id="exercises">${[...exercises].filter((each) => !each.retired).sort(bySuitability)
  .map((each) => html`<option value=${each.name}>${suitability(each)}</option>`)}</datalist>`;

/** @param {ProgramApi.Exercise} exercise */
export const suitability = (exercise) => [exercise.own && t('own'), t('suitability.' + exercise.suitability), guideText(exercise.note)].filter(Boolean).join(' · ');

/**
 * Returns a text of the training guide in the browser's language; undefined if there is none.
 *
 * @param {string | undefined} text
 */
export const guideText = (text) => text && inPlainWords(text).text;

/**
 * @typedef {object} FieldOptions
 * @property {import('./catalogue.js').Catalogue} catalogue
 * @property {string} unit
 * @property {string[]} [starts] the possible starts; none for a program template
 * @property {(lift: Lift) => void} put called with the changed lift
 */

/**
 * Shows the fields of a lift that stands alone, with its exercise.
 *
 * @param {import('../parts/sending.js').Form} form the state of the form
 * @param {Lift} lift
 * @param {string} place the lift's name in the request; empty for a request of one lift
 * @param {FieldOptions} options
 */
export function liftFields(form, lift, place, options) {
  const { catalogue, put } = options;
  const exercise = catalogue.exercises.find((each) => each.id === lift.exercise);
  return html`<fieldset class="lift-fields" data-lift=${whole(place)}>
    <legend>${lift.name || t('lift.new')}</legend>
    ${form.wrong[whole(place)] ? html`<p class="problem" role="alert">${form.wrong[whole(place)]}</p>` : nothing}
    <div class="fields">${textField(form, `${place}exercise`, { label: t('lift.exercise'), value: lift.name, list: 'exercises', max: 100, hint: exercise ? suitability(exercise) : t('lift.choose'),
      put: (name) => put({ ...lift, name, exercise: exerciseNamed(name, catalogue.exercises)?.id ?? '' }) })}</div>
    ${detailFields(form, lift, place, options)}
  </fieldset>`;
}

/**
 * Shows all fields of a lift but its exercise.
 *
 * @param {import('../parts/sending.js').Form} form
 * @param {Lift} lift
 * @param {string} place the lift's name in the request, for example lifts[2].
 * @param {FieldOptions} options
 */
export function detailFields(form, lift, place, { catalogue, unit, starts = STARTS, put }) {
  const change = (/** @type {keyof Lift} */ field) => (/** @type {string} */ value) => put({ ...lift, [field]: value });
  const variants = catalogue.methods.flatMap((each) => each.variants);
  const known = variants.find((each) => each.variant === lift.variant);
  const isTiring = catalogue.exercises.find((each) => each.id === lift.exercise)?.fatiguing === true;
  const methods = catalogue.progressions.filter((each) => each.variants.includes(lift.variant));
  const more = `${place}scheme`;
  return html`
    <div class="fields">
      ${selectField(form, `${place}scheme.variant`, { label: t('lift.variant'), value: lift.variant, hint: [moved(lift, isTiring), guideText(known?.bestFor), known?.trainingMonths && t('lift.months', { n: known.trainingMonths })].filter(Boolean).join('; '),
        options: variants.map((each) => [each.variant, t('variant.' + each.variant)]), put: (variant) => put(chosen(lift, /** @type {ProgramApi.Variant} */ (variant), catalogue.progressions)) })}
      ${selectField(form, `${place}progression.method`, { label: t('lift.method'), value: lift.method, hint: guideText(methods.find((each) => each.method === lift.method)?.says)?.replace(/2[.,]5–5 kg/, unit === 'lb' ? '5–10 lb' : '$&'),
        options: methods.map((each) => [each.method, t('method.' + each.method)]), put: change('method') })}
      ${starts.length ? startFields(form, lift, place, { unit, starts, change }) : nothing}
    </div>
    <p class="part">${t('lift.more')}</p>
    ${groups(lift.variant).map((group) => html`${form.wrong[`${more}.${group}`] ? html`<p class="problem">${t('scheme.' + group)}: ${form.wrong[`${more}.${group}`]}</p>` : nothing}`)}
    <div class="fields narrow">
      ${schemeFields(lift.variant).map((field) => numberField(form, `${more}.${field}`, { label: t('scheme.' + field), value: lift.scheme[field], placeholder: usual(lift.variant, field, isTiring),
        put: (value) => put({ ...lift, scheme: { ...lift.scheme, [field]: value } }) }))}
      ${numberField(form, `${place}progression.increment`, { label: t('scheme.increment', { unit }), value: lift.increment, placeholder: t('usual'), put: change('increment') })}
      ${lift.method === 'WAVE' ? textField(form, `${place}progression.waveReps`, { label: t('scheme.waveReps'), value: lift.waveReps, placeholder: '5 4 3', put: change('waveReps') }) : nothing}
    </div>
    ${lift.asks ? textField(form, `${place}force.reason`, { label: t('lift.reason'), value: lift.reason, max: 1000, hint: t('lift.reasonHint'), put: change('reason') }) : nothing}`;
}

/** @type {(variant: ProgramApi.Variant, field: string, isTiring: boolean) => string} */
function usual(variant, field, isTiring) {
  const value = usualOf(variant, field, isTiring);
  return value === undefined ? t('usual') : t('usual.is', { value: number(value) });
}

/**
 * Says what of the typed sets another variant has changed; an empty text if nothing.
 *
 * @param {Lift} lift
 * @param {boolean} isTiring
 */
function moved({ said, variant, scheme }, isTiring) {
  const [before, after] = [said ? writeSets(said, isTiring) : '', writeSets({ variant, scheme }, isTiring) || usualSets(variant, isTiring)];
  return before && before !== after ? t('variant.moved', { before, after }) : '';
}

/** @param {ProgramApi.Variant} variant */
const groups = (variant) => [...new Set(schemeFields(variant).filter((field) => field.includes('.')).map((field) => field.split('.')[0]))];

/**
 * @param {import('../parts/sending.js').Form} form
 * @param {Lift} lift
 * @param {string} place
 * @param {{ unit: string, starts: string[], change: (field: keyof Lift) => (value: string) => void }} options
 */
function startFields(form, lift, place, { unit, starts, change }) {
  return html`
    ${selectField(form, `${place}start`, { label: t('lift.start'), value: lift.start, options: starts.map((each) => [each, t('start.' + each)]), put: change('start') })}
    ${hasNumber(lift) ? numberField(form, startField(lift, place), { label: t('start.field.' + lift.start, { unit }), value: lift.load, put: change('load') }) : nothing}
    ${lift.start === 'recentSet' ? html`
      ${numberField(form, `${place}start.recentSet.reps`, { label: t('start.reps'), value: lift.reps, put: change('reps') })}
      ${numberField(form, `${place}start.recentSet.rpe`, { label: t('start.rpe'), value: lift.rpe, put: change('rpe') })}` : nothing}`;
}
