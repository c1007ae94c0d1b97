// The fields of one lift in the builder: exercise, sets, method, and where the first load comes from.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { numberField, selectField, textField } from '../parts/fields.js';
import { textsOf } from '../parts/texts.js';
import { inPlainWords } from '../prose.js';
import { hasNumber, schemeFields, startField, withVariant } from './lifts.js';

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

const ORDER = ['IDEAL', 'GOOD', 'UNLISTED', 'NOT_RECOMMENDED'];
/** @type {(a: ProgramApi.Exercise, b: ProgramApi.Exercise) => number} */
const bySuitability = (a, b) => Number(b.own ?? false) - Number(a.own ?? false) || ORDER.indexOf(a.suitability) - ORDER.indexOf(b.suitability) || a.name.localeCompare(b.name);

/** @param {ProgramApi.Exercise} exercise */
const suitability = (exercise) => [exercise.own && t('own'), t('suitability.' + exercise.suitability), guideText(exercise.note)].filter(Boolean).join(' · ');

/**
 * Returns a text of the training guide in the browser's language; undefined if there is none.
 *
 * @param {string | undefined} text
 */
export const guideText = (text) => text && inPlainWords(text).text;

/**
 * Returns the exercise with a name, an alias or an id; undefined if there is none.
 *
 * @param {string} text
 * @param {ProgramApi.Exercise[]} exercises
 */
export function exerciseNamed(text, exercises) {
  const wanted = text.trim().toLowerCase();
  const names = (/** @type {ProgramApi.Exercise} */ each) => [each.name, each.id, ...(each.aliases ?? [])];
  return wanted ? exercises.find((each) => names(each).some((name) => name.toLowerCase() === wanted)) : undefined;
}

/**
 * Shows the fields of a lift.
 *
 * @param {import('../parts/sending.js').Form} form the state of the form
 * @param {Lift} lift
 * @param {string} place the lift's name in the request, for example lifts[2].
 * @param {object} options
 * @param {import('./catalogue.js').Catalogue} options.catalogue
 * @param {string} options.unit
 * @param {string[]} [options.starts] the possible starts; none for a program template
 * @param {(lift: Lift) => void} options.put called with the changed lift
 * @param {() => void} [options.remove]
 */
export function liftFields(form, lift, place, { catalogue, unit, starts = STARTS, put, remove }) {
  const change = (/** @type {keyof Lift} */ field) => (/** @type {string} */ value) => put({ ...lift, [field]: value });
  const exercise = catalogue.exercises.find((each) => each.id === lift.exercise);
  const variants = catalogue.methods.flatMap((each) => each.variants);
  const chosen = variants.find((each) => each.variant === lift.variant);
  const methods = catalogue.progressions.filter((each) => each.variants.includes(lift.variant));
  const more = `${place}scheme`;
  const hasWrong = Object.keys(form.wrong).some((name) => name.startsWith(more + '.') && name !== more + '.variant');
  return html`<fieldset class="lift-fields" data-lift=${whole(place)}>
    <legend>${lift.name || t('lift.new')}</legend>
    ${form.wrong[whole(place)] ? html`<p class="problem" role="alert">${form.wrong[whole(place)]}</p>` : nothing}
    <div class="fields">
      ${textField(form, `${place}exercise`, { label: t('lift.exercise'), value: lift.name, list: 'exercises', max: 100, hint: exercise ? suitability(exercise) : t('lift.choose'),
        put: (name) => put({ ...lift, name, exercise: exerciseNamed(name, catalogue.exercises)?.id ?? '' }) })}
      ${selectField(form, `${place}scheme.variant`, { label: t('lift.variant'), value: lift.variant, hint: [guideText(chosen?.bestFor), chosen?.trainingMonths && t('lift.months', { n: chosen.trainingMonths })].filter(Boolean).join('; '),
        options: variants.map((each) => [each.variant, t('variant.' + each.variant)]), put: (variant) => put(withVariant({ ...lift, scheme: {} }, /** @type {ProgramApi.Variant} */ (variant), catalogue.progressions)) })}
      ${selectField(form, `${place}progression.method`, { label: t('lift.method'), value: lift.method, hint: guideText(methods.find((each) => each.method === lift.method)?.says),
        options: methods.map((each) => [each.method, t('method.' + each.method)]), put: change('method') })}
      ${starts.length ? startFields(form, lift, place, { unit, starts, change }) : nothing}
    </div>
    <details ?open=${hasWrong || nothing}><summary>${t('lift.more')}</summary><div class="fields narrow">
      ${groups(lift.variant).map((group) => html`${form.wrong[`${more}.${group}`] ? html`<p class="problem">${t('scheme.' + group)}: ${form.wrong[`${more}.${group}`]}</p>` : nothing}`)}
      ${schemeFields(lift.variant).map((field) => numberField(form, `${more}.${field}`, { label: t('scheme.' + field), value: lift.scheme[field], placeholder: t('usual'),
        put: (value) => put({ ...lift, scheme: { ...lift.scheme, [field]: value } }) }))}
      ${numberField(form, `${place}progression.increment`, { label: t('scheme.increment', { unit }), value: lift.increment, placeholder: t('usual'), put: change('increment') })}
      ${lift.method === 'WAVE' ? textField(form, `${place}progression.waveReps`, { label: t('scheme.waveReps'), value: lift.waveReps, placeholder: '5 4 3', put: change('waveReps') }) : nothing}
    </div></details>
    ${lift.asks ? textField(form, `${place}force.reason`, { label: t('lift.reason'), value: lift.reason, max: 1000, hint: t('lift.reasonHint'), put: change('reason') }) : nothing}
    ${remove ? html`<button type="button" class="link" @click=${remove}>${t('lift.remove', { name: lift.name || t('lift.new') })}</button>` : nothing}
  </fieldset>`;
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
