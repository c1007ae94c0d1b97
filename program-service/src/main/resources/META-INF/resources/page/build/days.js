// The training days of a program in the builder: each has a weekday and lifts.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { selectField } from '../parts/fields.js';
import { fieldsOf, guideText, liftFields, t } from './lift-fields.js';
import { blank, toRequest } from './lifts.js';

const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const USUAL = ['MONDAY', 'WEDNESDAY', 'FRIDAY', 'SATURDAY', 'TUESDAY', 'THURSDAY', 'SUNDAY'];
const MOST_DAYS = 7;

/**
 * What is typed in the builder. A day has its number if it came with one.
 *
 * @typedef {import('./lifts.js').Lift} Lift
 * @typedef {{ number?: number, weekday: string, lifts: Lift[] }} Day
 * @typedef {{ structure: string, deloadEvery: string, days: Day[] }} Values
 * @typedef {Day & { number: number, weekdayPlace: string | null, places: string[] }} PlacedDay
 */

/**
 * The form of the builder.
 *
 * @typedef {import('../parts/sending.js').Form & { values: Values, violations?: ProgramApi.Violation[] }} BuildForm
 */

/** @returns {Values} */
export const emptyDays = () => ({ structure: '', deloadEvery: '', days: [{ weekday: USUAL[0], lifts: [blank()] }] });

/**
 * Returns the days with the place of each lift in the request, for example lifts[2]., to which a field's name is added.
 *
 * @param {Pick<Values, 'days'>} values
 * @returns {PlacedDay[]}
 */
export function days({ days: all }) {
  let n = 0;
  let planned = 0;
  return all.map((day, i) => ({
    ...day, number: day.number ?? i + 1, weekdayPlace: day.weekday ? `weekdays[${planned++}]` : null,
    places: day.lifts.map(() => `lifts[${n++}].`),
  }));
}

/**
 * Returns the part of the request that the days make.
 *
 * @param {Values} values
 */
export function request(values, withStart = true) {
  const all = days(values);
  const weekdays = all.filter((day) => day.weekday).map((day) => ({ day: day.number, weekday: /** @type {ProgramApi.DayOfWeek} */ (day.weekday) }));
  return {
    structure: /** @type {ProgramApi.Structure} */ (values.structure) || undefined,
    deloadEvery: values.deloadEvery === '' ? undefined : Number(values.deloadEvery),
    lifts: all.flatMap((day) => day.lifts.map((lift) => toRequest(lift, day.number, withStart))),
    weekdays: weekdays.length ? weekdays : undefined,
  };
}

/**
 * Returns the names of the fields that can show a message.
 *
 * @param {Values} values
 */
export const shownFields = (values) => ['structure', 'deloadEvery', 'lifts', ...days(values).flatMap((day) => [
  ...(day.weekdayPlace ? [day.weekdayPlace] : []), ...day.lifts.flatMap((lift, i) => fieldsOf(lift, day.places[i]))])];

/**
 * Shows the days.
 *
 * @template {Values} V
 * @param {BuildForm & { values: V }} form
 * @param {{ catalogue: import('./catalogue.js').Catalogue, unit: string, starts?: string[], changed: (values: V) => void }} options
 * starts: absent: all; changed: called with the new values
 */
export function daysFields(form, options) {
  const { values } = form;
  const { catalogue, changed } = options;
  const putDay = (/** @type {number} */ i, /** @type {Day} */ day) => changed({ ...values, days: values.days.map((each, at) => (at === i ? day : each)) });
  const addDay = () => changed({ ...values, days: [...values.days, { weekday: free(values.days), lifts: [blank()] }] });
  const removeDay = (/** @type {number} */ i) => changed({ ...values, days: values.days.filter((each, at) => at !== i) });
  const set = (/** @type {'structure' | 'deloadEvery'} */ field) => (/** @type {string} */ value) => changed({ ...values, [field]: value });
  const structure = catalogue.structures.find((each) => each.structure === values.structure);
  return html`
    ${days(values).map((day, i) => html`<section class="card build-day" aria-label=${t('day', { n: day.number })}>
      <header><h2>${t('day', { n: day.number })}</h2>
        ${selectField({ wrong: { [`day-${day.number}`]: form.wrong[day.weekdayPlace ?? ''] } }, `day-${day.number}`, { label: t('weekday'), value: day.weekday, any: t('weekday.none'),
          options: WEEKDAYS.map((each) => [each, t('weekday.' + each)]), put: (weekday) => putDay(i, { ...values.days[i], weekday }) })}
        ${values.days.length > 1 ? html`<button type="button" class="link" @click=${() => removeDay(i)}>${t('day.remove', { n: day.number })}</button>` : nothing}</header>
      ${day.lifts.map((lift, nth) => liftFields(form, lift, day.places[nth], {
        ...options,
        put: (next) => putDay(i, { ...values.days[i], lifts: values.days[i].lifts.map((each, at) => (at === nth ? next : each)) }),
        remove: day.lifts.length > 1 ? () => putDay(i, { ...values.days[i], lifts: values.days[i].lifts.filter((each, at) => at !== nth) }) : undefined,
      }))}
      <button type="button" class="secondary" @click=${() => putDay(i, { ...values.days[i], lifts: [...values.days[i].lifts, blank()] })}>${t('lift.add')}</button>
    </section>`)}
    <div class="actions">${values.days.length < MOST_DAYS ? html`<button type="button" class="secondary" @click=${addDay}>${t('day.add')}</button>` : nothing}</div>
    <div class="fields">
      ${selectField(form, 'structure', { label: t('structure'), value: values.structure, any: t('structure.none'), hint: structure ? `${guideText(structure.says)}; ${guideText(structure.bestFor)}` : undefined,
        options: catalogue.structures.map((each) => [each.structure, t('structure.' + each.structure)]), put: set('structure') })}
      ${selectField(form, 'deloadEvery', { label: t('deloadEvery'), value: values.deloadEvery, any: t('deload.gym'),
        options: [['0', t('deload.none')], ...[4, 5, 6, 8, 10, 12].map((n) => [String(n), t('deload.every', { n })])], put: set('deloadEvery') })}
    </div>
    ${form.wrong.lifts ? html`<p class="problem" role="alert">${form.wrong.lifts}</p>` : nothing}`;
}

/** @param {Day[]} all */
const free = (all) => USUAL.find((each) => !all.some((day) => day.weekday === each)) ?? '';
