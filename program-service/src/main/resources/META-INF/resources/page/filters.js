// The filters of the roster, the order on a phone, and the density of the rows.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { local } from './parts/storage.js';
import { exercise } from './words.js';
import { flagCodes, flagName } from './flags.js';
import { t } from './texts.js';
import { ARCHIVED, ME, PAUSED, chosen } from './order.js';

const SORTS = ['urgency', 'name', 'week', 'four', 'last'];
const DENSITY = 'topset.density';
const MANY = 15; // from this number of athletes on, the rows are compact unless the coach has chosen otherwise

/** @typedef {(key: import('./order.js').Key, value: string) => void} Choose called with the name and the new value of a filter */

/**
 * Shows the filters with the choices that the rows offer. A chosen value is always offered, even if no row has it now.
 *
 * @param {ProgramApi.SignedIn} caller the signed-in user
 * @param {Map<string, Page.Row>} rows
 * @param {Choose} choose
 */
export function filters(caller, rows, choose) {
  /** @type {(each: (row: Page.Row) => string[], value: string) => string[]} */
  const ofRows = (each, value) => [...new Set([...rows.values()].flatMap(each).concat(value || []))].sort();
  const coaches = ofRows((row) => row.coaches ?? [], chosen.coach).filter((each) => each !== ME);
  const tags = ofRows((row) => row.tags ?? [], chosen.tag);
  const me = caller.roles.includes('coach') ? [[ME, t('filter.me')]] : [];
  return html`
    <input type="search" placeholder=${t('filter.name')} aria-label=${t('filter.byName')} .value=${chosen.name}
      @input=${(/** @type {{ target: HTMLInputElement }} */ { target }) => choose('name', target.value)}>
    ${choice('flag', t('filter.byFlag'), choose, [['', t('filter.anyFlag')], ...[...flagCodes, PAUSED, ARCHIVED].map((code) => [code, nameOf(code)])])}
    ${choice('lift', t('filter.byLift'), choose, [['', t('filter.anyLift')], ...ofRows((row) => row.lifts.map((lift) => lift.exercise), chosen.lift).map((id) => [id, exercise(id)])])}
    ${coaches.length || chosen.coach === ME ? choice('coach', t('filter.byCoach'), choose, [['', t('filter.anyCoach')], ...me, ...coaches.map((each) => [each, each])]) : nothing}
    ${tags.length ? choice('tag', t('filter.byTag'), choose, [['', t('filter.anyTag')], ...tags.map((each) => [each, each])]) : nothing}
    ${choice('sort', t('sort.by'), choose, SORTS.map((each) => [each, t('sort.by') + ': ' + t('column.' + each)]), 'narrow')}`;
}

/** @param {string} code */
const nameOf = (code) => ([PAUSED, ARCHIVED].includes(code) ? t('flag.' + code) : flagName(code));

/** @type {(key: import('./order.js').Key, label: string, choose: Choose, options: string[][], kind?: string) => unknown} */
const choice = (key, label, choose, options, kind) => html`<select aria-label=${label} class=${kind ?? nothing}
  @change=${(/** @type {{ target: HTMLSelectElement }} */ { target }) => choose(key, target.value)}>${options.map(([value, text]) => html`<option
  value=${value} .selected=${value === chosen[key]}>${text}</option>`)}</select>`;

/**
 * Whether the rows are compact.
 *
 * @param {number} count the number of athletes
 */
export function isCompact(count) {
  const kept = local.getItem(DENSITY);
  return kept ? kept === 'compact' : count > MANY;
}

/**
 * Shows the button that switches between compact and roomy rows.
 *
 * @param {number} count
 * @param {() => void} draw
 */
export const densityButton = (count, draw) => html`<button type="button" class="density" aria-pressed=${String(isCompact(count))} @click=${() => {
  local.setItem(DENSITY, isCompact(count) ? 'roomy' : 'compact');
  draw();
}}>${t('density.compact')}</button>`;
