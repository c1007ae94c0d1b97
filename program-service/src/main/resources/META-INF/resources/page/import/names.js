// The step that says what the names of a log mean, in which time zone its times are, and in which unit its weights.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { checkField, onSubmit, selectField, submit, textField } from '../parts/fields.js';
import { textsOf } from '../parts/texts.js';
import { finder } from './logfile.js';
import { proposer } from './proposal.js';

/** @import { State, Typed } from './import.js' */

const t = await textsOf('/page/import');
const DAY = '2026-01-01'; // any

/**
 * Returns the step: unknown() are the names that mean no exercise yet, mapping() is what is typed for them, and view()
 * shows the form.
 *
 * @param {State} state
 * @param {(change: Partial<Typed>) => void} put changes what is typed
 */
export function namesStep(state, put) {
  /** @type {{ exercises?: ProgramApi.Exercise[], find: ReturnType<typeof finder>, propose: (name: string) => ProgramApi.Exercise | null }} */
  let known = { find: () => null, propose: () => null };

  /** The functions that know the exercises. They are made once, because a log has many names. */
  function names() {
    if (known.exercises === state.exercises) return known;
    const propose = proposer(state.exercises);
    /** @type {Map<string, ProgramApi.Exercise | null>} */
    const proposed = new Map();
    known = {
      exercises: state.exercises,
      find: finder(state.exercises),
      propose: (name) => {
        if (!proposed.has(name)) proposed.set(name, propose(name));
        return proposed.get(name) ?? null;
      },
    };
    return known;
  }
  const unknown = () => (state.contents?.names ?? []).filter(({ name }) => !names().find(name)).sort((a, b) => b.lines - a.lines);
  const typed = (/** @type {string} */ name) => state.typed.mapping[name] ?? '';
  const map = (/** @type {string} */ name, /** @type {string} */ text) => put({ mapping: { ...state.typed.mapping, [name]: text } });

  /** Returns the names that nobody has mapped yet and for which an exercise is proposed. */
  const open = () => unknown().flatMap(({ name }) => {
    const exercise = typed(name) ? null : names().propose(name);
    return exercise ? [{ name, exercise }] : [];
  });
  const takeAll = () => put({ mapping: { ...state.typed.mapping, ...Object.fromEntries(open().map(({ name, exercise }) => [name, exercise.name])) } });

  /** Returns the request's mapping, and what is wrong with which field. */
  function mapping() {
    /** @type {{ [name: string]: string }} */
    const mapped = {};
    /** @type {{ [field: string]: string }} */
    const wrong = {};
    for (const { name } of unknown()) {
      const text = typed(name).trim();
      if (!text) continue;
      const meant = names().find(text);
      if (meant) mapped[name] = meant.id;
      else wrong[`mapping[${name}]`] = t('names.noExercise', { text });
    }
    if (!isTimeZone(state.typed.timeZone.trim())) wrong.timeZone = t('names.noTimeZone');
    return { mapped, wrong };
  }

  /**
   * @param {string} name
   * @param {number} lines
   */
  function nameField(name, lines) {
    const near = typed(name) ? null : names().propose(name);
    return html`<div class="mapping"><span class="what"><b>${name || t('names.noName')}</b> <small
      class="quiet">${t('names.lines', { n: lines })}</small></span>
      ${textField(state.form, `mapping[${name}]`, {
        label: t('names.means', { name }), value: typed(name), put: (text) => map(name, text), list: 'import-exercises',
        placeholder: t(state.typed.create ? 'names.own' : 'names.leave') })}
      ${near ? html`<button type="button" class="quiet" aria-label=${t('names.nearOf', { name, exercise: near.name })}
        @click=${() => map(name, near.name)}>${t('names.near', { exercise: near.name })}</button>` : nothing}</div>`;
  }

  /**
   * @param {import('./import.js').Contents} contents
   * @param {() => unknown} look shows the preview
   */
  const view = (contents, look) => {
    const left = unknown();
    const proposed = open().length;
    return html`<form class="card" novalidate @submit=${onSubmit(look)}>
      <datalist id="import-exercises">${state.exercises.filter((each) => !each.retired).map((each) => html`<option value=${each.name}></option>`)}</datalist>
      <datalist id="zones">${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}</datalist>
      <h2>${t('names.title')}</h2>
      <p>${t('names.known', { n: contents.names.length - left.length })} ${left.length ? t('names.unknown', { n: left.length }) : ''}</p>
      ${proposed > 1 ? html`<p><button type="button" @click=${takeAll}>${t('names.takeAll', { n: proposed })}</button></p>` : nothing}
      ${left.map(({ name, lines }) => nameField(name, lines))}
      ${left.length ? checkField('create', { label: t('names.create'), checked: state.typed.create, put: (create) => put({ create }) }) : nothing}
      <h2>${t('names.times')}</h2>
      <div class="fields">${textField(state.form, 'timeZone', { label: t('names.timeZone'), value: state.typed.timeZone, put: (timeZone) => put({ timeZone }), list: 'zones' })}
        ${contents.namesUnit ? nothing : selectField(state.form, 'unit', { label: t('names.unit'), value: state.typed.unit, put: (unit) => put({ unit }), options: [['kg', 'kg'], ['lb', 'lb']] })}</div>
      ${submit(state.form, t('names.preview'))}
      ${state.form.busy ? html`<progress aria-label=${t('names.looks')}></progress>` : nothing}</form>`;
  };
  return { unknown, mapping, view };
}

/** @param {string} zone */
export function isTimeZone(zone) {
  try {
    return Boolean(zone && new Date(DAY).toLocaleDateString('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
