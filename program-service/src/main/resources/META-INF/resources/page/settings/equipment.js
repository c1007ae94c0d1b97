// The gym's equipment and defaults. A change reaches the running programs athlete by athlete; its progress is shown.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { Refused, call, get, part } from '../api.js';
import { say } from '../dom.js';
import { draft } from '../parts/drafts.js';
import { checkField, numberField, onSubmit, selectField, severalField, submit, textField } from '../parts/fields.js';
import { gymUnit } from '../parts/gym-unit.js';
import { inWords } from '../parts/reasons.js';
import { leaveScreen, loadingScreen, screen } from '../parts/screen.js';
import { fresh, isWrong, send } from '../parts/sending.js';
import { load, textsOf, timeOf } from '../parts/texts.js';
import { zones } from '../parts/zones.js';
import { readExercises } from '../words.js';
import { asked, fieldsOf, shown, usualPlates } from './gym.js';

const t = await textsOf('/page/settings');

/**
 * Writes a reason of the service in the browser's language.
 *
 * @param {string} says
 */
const reason = (says) => {
  const { text, lang } = inWords(says);
  return html`<span lang=${lang}>${text}</span>`;
};

const BARS = { kg: 20, lb: 45 }; // the standard bar
const WATCH = 1000; // milliseconds between two questions how far a change is

/** @typedef {ReturnType<typeof shown>} Typed */

/**
 * @param {ProgramApi.SignedIn} caller
 * @param {unknown} head
 */
export async function show(caller, head) {
  await loadingScreen('settings', t('tab.equipment'));
  const [gym, exercises] = await Promise.all([get('/v1/gym'), readExercises()]);
  const usual = await gymUnit(gym);
  const nameOf = new Map(exercises.map((each) => [each.id, each.name]));
  const idOf = new Map(exercises.flatMap((each) => [[each.name.toLowerCase(), each.id], [each.id, each.id]]));
  const mayDecide = caller.roles.includes('platform');
  /** @type {{ gym: ProgramApi.GymView, typed: Typed, form: import('../parts/sending.js').Form, isChanged: boolean, saved: string, watched: boolean, timer: Page.Timer }} */
  const state = { gym, typed: shown(gym), form: fresh(), isChanged: false, saved: '', watched: false, timer: undefined };
  if (!gym.revision) state.typed.unit = usual;
  const kept = draft('equipment', () => (state.isChanged ? { typed: state.typed, revision: state.gym.revision } : null));
  const isBack = kept !== null;
  if (kept) Object.assign(state, { isChanged: true, typed: kept.typed, gym: { ...gym, revision: kept.revision } });

  /** @type {<T, K extends keyof T>(object: T, name: K) => (value: T[K]) => void} */
  const put = (object, name) => (value) => {
    object[name] = value;
    state.isChanged = true;
    state.saved = '';
    state.form.wrong = {};
    draw();
  };
  const several = (/** @type {string} */ path, /** @type {{ exercises: string[] }} */ object) => severalField(state.form, path, {
    label: t('forExercises'), chosen: object.exercises, name: (id) => nameOf.get(id) ?? id, list: 'exercises',
    find: (text) => idOf.get(text.trim().toLowerCase()) ?? null, put: put(object, 'exercises'),
  });

  /**
   * Shows the entries of a list, each with a button that removes it, and the button that adds one.
   *
   * @type {<N extends 'bars' | 'plates' | 'machines'>(name: N, blank: Typed[N][number], fields: (entry: Typed[N][number], path: string) => unknown) => unknown}
   */
  const list = (name, blank, fields) => html`<section class="list" aria-labelledby=${'h-' + name}><h2 id=${'h-' + name}>${t(name)}</h2>
    <p class="quiet">${t(name + '.says', { bar: load(BARS[unit()], unit()) })}</p>
    ${entriesOf(name).map((entry, i) => html`<div class=${`entry of-${name}`}>${fields(entry, `${name}[${i}]`)}
      <button type="button" class="quiet remove" aria-label=${t('remove.' + name, { n: i + 1 })}
        @click=${() => putEntries(name, entriesOf(name).filter((other) => other !== entry))}>${t('remove')}</button></div>`)}
    ${state.form.wrong[name] ? html`<small class="problem">${state.form.wrong[name]}</small>` : nothing}
    <button type="button" class="small"
      @click=${() => putEntries(name, [...entriesOf(name), { ...blank }])}>${t('add.' + name)}</button>
    ${name === 'plates' && !entriesOf(name).length ? html`<button type="button" class="small"
      @click=${() => putEntries('plates', usualPlates(unit()))}>${t('add.usualPlates')}</button>` : nothing}</section>`;

  /** @type {<N extends 'bars' | 'plates' | 'machines'>(name: N) => Typed[N][number][]} */
  const entriesOf = (name) => state.typed[name];
  /** @type {<N extends 'bars' | 'plates' | 'machines'>(name: N, entries: Typed[N][number][]) => void} */
  const putEntries = (name, entries) => put(/** @type {{ [list: string]: unknown }} */ (state.typed), name)(entries);

  const unit = () => (/** @type {Page.Unit} */ (state.typed.unit || usual));
  const view = () => html`${head}
    ${progress(state.gym.change)}${isBack && state.isChanged ? html`<p class="notice warn" role="status">${t('draft.back')}</p>` : nothing}
    <form class="card" novalidate @submit=${onSubmit(save, () => draw())} @mousedown=${keepFocus}>
      <datalist id="exercises">${exercises.filter((each) => !each.retired).map((each) => html`<option value=${each.name}></option>`)}</datalist>
      <datalist id="zones">${zones.map((zone) => html`<option value=${zone}></option>`)}</datalist>
      <div class="fields">
        ${selectField(state.form, 'unit', { label: t('unit'), value: state.typed.unit, put: put(state.typed, 'unit'), any: t('unit.none'), hint: t('unit.says'), options: [['kg', 'kg'], ['lb', 'lb']] })}
        ${textField(state.form, 'timeZone', { label: t('timeZone'), value: state.typed.timeZone, put: put(state.typed, 'timeZone'), list: 'zones', placeholder: 'Europe/Berlin' })}
        ${numberField(state.form, 'deloadEvery', { label: t('deloadEvery'), value: state.typed.deloadEvery, put: put(state.typed, 'deloadEvery'), hint: t('deloadEvery.says') })}
      </div>
      ${list('bars', { name: '', weight: '', exercises: [] }, (bar, path) => html`
        ${numberField(state.form, path + '.weight', { label: t('weight', { unit: unit() }), value: bar.weight, put: put(bar, 'weight') })}
        ${textField(state.form, path + '.name', { label: t('name'), value: bar.name, put: put(bar, 'name'), max: 100 })}
        ${several(path + '.exercises', bar)}`)}
      ${list('plates', { weight: '', pairs: '' }, (plate, path) => html`
        ${numberField(state.form, path + '.weight', { label: t('weight', { unit: unit() }), value: plate.weight, put: put(plate, 'weight') })}
        ${numberField(state.form, path + '.pairs', { label: t('pairs'), value: plate.pairs, put: put(plate, 'pairs'), mode: 'numeric', placeholder: t('enough') })}`)}
      <section class="list"><h2>${t('dumbbells')}</h2>
        ${textField(state.form, 'dumbbells', { label: t('weights', { unit: unit() }), value: state.typed.dumbbells, put: put(state.typed, 'dumbbells'), hint: t('dumbbells.says') })}</section>
      ${list('machines', { name: '', step: '', loads: '', exercises: [] }, (machine, path) => html`
        ${textField(state.form, path + '.name', { label: t('name'), value: machine.name, put: put(machine, 'name'), max: 100 })}
        ${numberField(state.form, path + '.step', { label: t('step', { unit: unit() }), value: machine.step, put: put(machine, 'step') })}
        ${textField(state.form, path + '.loads', { label: t('orLoads', { unit: unit() }), value: machine.loads, put: put(machine, 'loads') })}
        ${several(path + '.exercises', machine)}`)}
      <section class="list"><h2>${t('coachesSee')}</h2>
        ${checkField('coachesSee', { label: t('coachesSee.theirs'), checked: state.typed.coachesSee === 'THEIRS', disabled: !mayDecide, put: (on) => put(state.typed, 'coachesSee')(on ? 'THEIRS' : 'EVERYONE') })}
        ${mayDecide ? nothing : html`<small class="hint">${t('coachesSee.platform')}</small>`}</section>
      ${submit(state.form, t('save'), state.isChanged ? html`<button type="button" @click=${discard}>${t('discard')}</button>` : nothing)}
      <p class="done" role="status">${state.saved}</p>
      ${state.gym.changedAt ? html`<p class="quiet">${t('changedAt', { time: timeOf(state.gym.changedAt) })}</p>` : nothing}
    </form>`;

  /**
   * Shows how many athletes have loads for the changed equipment.
   *
   * @param {ProgramApi.EquipmentProgress | undefined} change
   */
  const progress = (change) => (!change?.total || (!change.running && !state.watched) ? nothing : html`<section class="card progress">
    <h2>${t(change.running ? 'change.running' : 'change.done')}</h2>
    <progress max=${Math.max(1, change.total)} value=${change.running ? change.done : Math.max(1, change.total)} aria-label=${t('change.running')}></progress>
    <p role="status">${t('change.athletes', { n: change.total, done: change.done, total: change.total })}</p>
    ${change.failed ? html`<p class="problem">${t('change.failed', { n: change.failed })}</p>
      <ul>${(change.failures ?? []).map((each) => html`<li><a href=${'#/athletes/' + part(each.athleteId)}>${each.athleteId}</a> ${reason(each.says)}</li>`)}</ul>` : nothing}
  </section>`);

  /** A field that loses the focus may add a line above a button, which would then move away from under the mouse. */
  const keepFocus = (/** @type {MouseEvent} */ event) => {
    if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
  };

  async function save() {
    /** @type {{ [field: string]: string }} */
    const wrong = {};
    const body = asked(state.typed, wrong, mayDecide);
    if (isWrong(state.form, wrong, draw)) return;
    const changed = await send(state.form, () => replace(body), { draw, fields: fieldsOf(state.typed), conflict });
    if (!changed) return;
    Object.assign(state, { gym: changed, typed: shown(changed), isChanged: false, saved: t('saved'), watched: Boolean(changed.change) });
    say(t('saved'));
    draw();
    follow();
  }

  /**
   * Replaces the settings unless someone else has changed them. A request cannot name the revision 0 of a gym without settings.
   *
   * @param {ProgramApi.GymRequest} body
   */
  async function replace(body) {
    const { revision } = state.gym;
    if (!revision && (await get('/v1/gym')).revision) throw new Refused(412, {});
    return call('PUT', '/v1/gym', body, revision ? { 'If-Match': `"${revision}"` } : {});
  }

  /** Someone else has saved meanwhile: saving again replaces their settings. */
  async function conflict() {
    state.gym = await get('/v1/gym');
    return t('conflict', { time: timeOf(state.gym.changedAt ?? '') });
  }

  function discard() {
    Object.assign(state, { typed: shown(state.gym), isChanged: false, form: fresh() });
    draw();
  }

  /** Asks how far the change is until every athlete was visited. */
  function follow() {
    clearTimeout(state.timer);
    if (!state.gym.change?.running) return;
    state.watched = true;
    state.timer = setTimeout(async () => {
      const now = await get('/v1/gym').catch(() => null);
      if (now && now.revision === state.gym.revision) state.gym.change = now.change;
      draw();
      follow();
    }, WATCH);
  }

  const draw = await screen('settings', t('tab.equipment'), view);
  follow();
  return () => {
    clearTimeout(state.timer);
    leaveScreen();
  };
}
