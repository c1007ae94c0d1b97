// The filters of the roster, the order on a phone, and the density of the rows.
import { fillSelect, h } from './dom.js';
import { exercise } from './words.js';
import { flagCodes, flagName } from './flags.js';
import { t } from './texts.js';
import { ME, PAUSED, chosen } from './order.js';

const SORTS = ['urgency', 'name', 'week', 'four', 'last'];
const DENSITY = 'topset.density';
const MANY = 15; // from this number of athletes on, the rows are compact unless the coach has chosen otherwise

/** @param {(string | string[])[]} lists */
const distinct = (lists) => [...new Set(lists.flat())].sort();

/**
 * Creates the filters.
 *
 * @param {ProgramApi.SignedIn} caller the signed-in user
 * @param {(key: import('./order.js').Key, value: string) => void} choose called with the name and the new value of a filter
 */
export function filters(caller, choose) {
  /** @type {(key: import('./order.js').Key, label: string) => HTMLSelectElement} */
  const select = (key, label) => h('select', { 'aria-label': label, onchange: (event) => choose(key, event.target.value) });
  const name = h('input', {
    type: 'search', placeholder: t('filter.name'), 'aria-label': t('filter.byName'), oninput: (event) => choose('name', event.target.value),
  });
  const flags = select('flag', t('filter.byFlag'));
  const lifts = select('lift', t('filter.byLift'));
  const coaches = select('coach', t('filter.byCoach'));
  const tags = select('tag', t('filter.byTag'));
  const sorts = h('select', { class: 'narrow', 'aria-label': t('sort.by'), onchange: (event) => choose('sort', event.target.value) });
  const isCoach = caller.roles.includes('coach');

  /**
   * Shows the choices that the rows offer. A chosen value is always offered, even if no row has it now.
   *
   * @param {Map<string, Page.Row>} rows
   */
  function offer(rows) {
    /** @type {(each: (row: Page.Row) => string[], value: string) => string[]} */
    const ofRows = (each, value) => distinct([...[...rows.values()].map(each), value ? [value] : []]);
    const others = ofRows((row) => row.coaches ?? [], chosen.coach).filter((each) => each !== ME);
    const known = ofRows((row) => row.tags ?? [], chosen.tag);
    name.value = chosen.name;
    fillSelect(flags, [...flagCodes, PAUSED].map((code) => [code, code === PAUSED ? t('flag.PAUSED') : flagName(code)]), chosen.flag, t('filter.anyFlag'));
    fillSelect(lifts, ofRows((row) => row.lifts.map((lift) => lift.exercise), chosen.lift).map((id) => [id, exercise(id)]), chosen.lift, t('filter.anyLift'));
    fillSelect(coaches, [...(isCoach ? [ME] : []), ...others].map((each) => [each, each === ME ? t('filter.me') : each]), chosen.coach, t('filter.anyCoach'));
    fillSelect(tags, known.map((each) => [each, each]), chosen.tag, t('filter.anyTag'));
    coaches.hidden = others.length === 0 && chosen.coach !== ME;
    tags.hidden = known.length === 0;
    sorts.replaceChildren(...SORTS.map((each) => h('option', { value: each, selected: each === chosen.sort }, t('sort.by') + ': ' + t('column.' + each))));
  }

  return { name, offer, elements: [name, flags, lifts, coaches, tags, sorts] };
}

/**
 * Creates the button that switches between compact and roomy rows.
 *
 * @param {HTMLTableElement} table
 */
export function density(table) {
  const button = h('button', {
    type: 'button', class: 'secondary density',
    onclick: () => {
      localStorage.setItem(DENSITY, table.classList.contains('compact') ? 'roomy' : 'compact');
      apply();
    },
  });
  let many = false;

  function apply() {
    const kept = localStorage.getItem(DENSITY);
    const isCompact = kept ? kept === 'compact' : many;
    table.classList.toggle('compact', isCompact);
    button.setAttribute('aria-pressed', String(isCompact));
  }
  button.textContent = t('density.compact');
  return {
    button,
    /** @param {number} count */
    fit(count) {
      many = count > MANY;
      apply();
    },
  };
}
