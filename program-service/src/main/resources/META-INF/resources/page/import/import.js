// Imports an athlete's training log of another app in steps: choose the file, say what unknown names mean, look at what
// would be added, look at the report. An import can be undone.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { all, athletePath, call, get, part } from '../api.js';
import { say } from '../dom.js';
import { athleteChoice } from '../parts/athletes.js';
import { draft } from '../parts/drafts.js';
import { checkField, onSubmit, selectField, submit, textField } from '../parts/fields.js';
import { leaveScreen, screen } from '../parts/screen.js';
import { fresh, isWrong, send } from '../parts/sending.js';
import { textsOf } from '../parts/texts.js';
import { learnExercises, readExercises } from '../words.js';
import { contentsOf, finder } from './logfile.js';
import { isEmpty, preview } from './preview.js';
import { proposer } from './proposal.js';
import { isRunning, report } from './report.js';

const t = await textsOf('/page/import');
/**
 * The file, what is typed for it, and what the service has answered.
 *
 * @typedef {NonNullable<ReturnType<typeof contentsOf>>} Contents
 * @typedef {{ timeZone: string, unit: string, create: boolean, mapping: { [name: string]: string } }} Typed
 * @typedef {object} State
 * @property {ProgramApi.Exercise[]} exercises
 * @property {import('../parts/sending.js').Form} form
 * @property {Page.Timer} timer
 * @property {string} name
 * @property {string} text
 * @property {File} [file]
 * @property {Contents | null} contents
 * @property {SessionApi.LogImportPreview | null} preview
 * @property {SessionApi.LogImport | null} found
 * @property {Typed} typed
 */

const LARGEST = 20_000_000; // bytes that the service accepts
const KEPT = 2_000_000; // characters of a file that outlive a new sign-in
const WATCH = 1000; // milliseconds between two questions how far an import is

/**
 * Shows the import of an athlete.
 *
 * @param {string} athleteId
 * @param {ProgramApi.SignedIn} caller
 * @param {string} [importId] the import whose report is shown; undefined: a new import
 */
export async function view(athleteId, caller, importId) {
  const [athletes, items] = await Promise.all([all('/v1/athletes'), readExercises()]);
  const choice = athleteChoice(athletes, athleteId, '#/import/');
  const athlete = athletes.find((each) => each.athleteId === athleteId);
  if (!athlete) {
    await screen('import', t('title'), () => html`<div class="title"><h1>${t('title')}</h1>${choice}</div>
      <p class="quiet">${t(athleteId ? 'stranger' : athletes.length ? 'choose' : 'nobody')}</p>`);
    return leaveScreen;
  }
  const path = /** @type {const} */ (`/session${athletePath(athleteId)}/imports`);
  /** @type {State} */
  const state = {
    exercises: items, form: fresh(), timer: undefined, name: '', text: '', contents: null, preview: null, found: null,
    typed: { timeZone: athlete.timeZone, unit: athlete.unit, create: false, mapping: {} },
  };
  const kept = draft('import ' + athleteId, () => (state.text && state.text.length < KEPT ? { name: state.name, text: state.text, typed: state.typed } : null));
  if (kept) Object.assign(state, kept, { contents: contentsOf(kept.text) });
  if (importId) state.found = await get(`${path}/${part(importId)}`);

  const put = (/** @type {Partial<Typed>} */ change) => {
    Object.assign(state.typed, change);
    draw();
  };
  const known = () => finder(state.exercises);
  const unknown = () => (state.contents?.names ?? []).filter(({ name }) => !known()(name)).sort((a, b) => b.lines - a.lines);

  /** @param {File | undefined} file */
  async function choose(file) {
    Object.assign(state, { form: fresh(), contents: null, preview: null, text: '', file, name: file?.name ?? '' });
    if (!file) return draw();
    if (file.size > LARGEST) {
      state.form.wrong.file = t('file.large');
      return draw();
    }
    state.text = await file.text();
    state.contents = contentsOf(state.text);
    if (!state.contents) state.form.wrong.file = t('file.unknown');
    return draw();
  }

  const fileStep = () => html`<section class="card"><h2>${t('file.title')}</h2>
    <div class="field"><label for="file">${t('file.label')}</label>
      <input type="file" id="file" accept=".csv,text/csv" aria-invalid=${state.form.wrong.file ? 'true' : nothing} aria-describedby="file-below"
        @change=${(/** @type {{ target: HTMLInputElement }} */ { target }) => choose(target.files?.[0])}>
      <small id="file-below" class=${state.form.wrong.file ? 'problem' : 'hint'}>${state.form.wrong.file ?? t('file.says')}</small></div>
    ${state.contents ? html`<p
      class="notice" role="status">${t('file.contains', { app: state.contents.app, n: state.contents.lines, lines: state.contents.lines, workouts: state.contents.workouts, file: state.name })}</p>` : nothing}</section>`;

  const namesStep = (/** @type {Contents} */ contents) => {
    const names = unknown();
    return html`<form class="card" novalidate @submit=${onSubmit(look)}>
      <datalist id="import-exercises">${state.exercises.filter((each) => !each.retired).map((each) => html`<option value=${each.name}></option>`)}</datalist>
      <datalist id="zones">${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}</datalist>
      <h2>${t('names.title')}</h2>
      <p>${t('names.known', { n: contents.names.length - names.length })} ${names.length ? t('names.unknown', { n: names.length }) : ''}</p>
      ${names.map(({ name, lines }) => nameField(name, lines))}
      ${names.length ? checkField('create', { label: t('names.create'), checked: state.typed.create, put: (create) => put({ create }) }) : nothing}
      <h2>${t('names.times')}</h2>
      <div class="fields">${textField(state.form, 'timeZone', { label: t('names.timeZone'), value: state.typed.timeZone, put: (timeZone) => put({ timeZone }), list: 'zones' })}
        ${contents.namesUnit ? nothing : selectField(state.form, 'unit', { label: t('names.unit'), value: state.typed.unit, put: (unit) => put({ unit }), options: [['kg', 'kg'], ['lb', 'lb']] })}</div>
      ${submit(state.form, t('names.preview'))}</form>`;
  };

  /**
   * @param {string} name
   * @param {number} lines
   */
  function nameField(name, lines) {
    const near = proposer(state.exercises)(name);
    const field = `mapping[${name}]`;
    const value = state.typed.mapping[name] ?? '';
    const map = (/** @type {string} */ text) => put({ mapping: { ...state.typed.mapping, [name]: text } });
    return html`<div class="mapping"><span class="what"><b>${name || t('names.noName')}</b> <small
      class="quiet">${t('names.lines', { n: lines })}</small></span>
      ${textField(state.form, field, { label: t('names.means', { name }), value, put: map, list: 'import-exercises', placeholder: t('names.leave') })}
      ${near && !value ? html`<button type="button" class="link"
        @click=${() => map(near.name)}>${t('names.near', { exercise: near.name })}</button>` : nothing}</div>`;
  }

  /** Returns the request's mapping; null if a name maps to no exercise, which the form then says. */
  function mapping() {
    /** @type {{ [name: string]: string }} */
    const mapped = {};
    /** @type {{ [field: string]: string }} */
    const wrong = {};
    for (const { name } of unknown()) {
      const text = (state.typed.mapping[name] ?? '').trim();
      if (!text) continue;
      const meant = known()(text);
      if (meant) mapped[name] = meant.id;
      else wrong[`mapping[${name}]`] = t('names.noExercise', { text });
    }
    return isWrong(state.form, wrong, draw) ? null : mapped;
  }

  /**
   * Sends the file to the import or its preview. Returns the answer; undefined if the request was refused.
   *
   * @template T
   * @param {(query: URLSearchParams, file: Blob) => Promise<T>} post
   * @param {{ [name: string]: string }} options
   */
  async function sendFile(post, options = {}) {
    const mapped = mapping();
    if (!mapped) return undefined;
    const query = new URLSearchParams({ timeZone: state.typed.timeZone.trim(), ...(state.contents?.namesUnit ? {} : { unit: state.typed.unit }), ...options });
    if (Object.keys(mapped).length) query.set('mapping', JSON.stringify(mapped));
    const file = new Blob([state.file ?? state.text], { type: 'text/csv' });
    return send(state.form, () => post(query, file), { draw, fields: ['timeZone', 'unit', ...unknown().map(({ name }) => `mapping[${name}]`)] });
  }

  async function look() {
    const found = await sendFile((query, file) => call('POST', `${path}/preview?${query}`, file));
    if (!found) return;
    state.preview = found;
    draw();
    document.getElementById('preview-title')?.focus();
  }

  async function start() {
    const found = await sendFile((query, file) => call('POST', `${path}?${query}`, file), state.typed.create ? { create: 'true' } : {});
    if (found) return shown(found);
    if (Object.keys(state.form.wrong).length) {
      state.preview = null; // the step before shows what is wrong
      draw();
    }
    return undefined;
  }

  const previewStep = (/** @type {SessionApi.LogImportPreview} */ found) => html`<form class="card" novalidate @submit=${onSubmit(start)}>${preview(found, state.typed.create)}
    ${submit(state.form, t('preview.start', { n: found.sets + (state.typed.create ? found.unmatchedCount : 0) }), html`<button type="button" class="secondary" @click=${back}>${t('preview.back')}</button>`, isEmpty(found, state.typed.create))}</form>`;

  function back() {
    Object.assign(state, { preview: null, form: fresh() });
    draw();
  }

  /**
   * Shows an import and follows it until it has ended. Its address outlives a reload.
   *
   * @param {SessionApi.LogImport} found
   */
  async function shown(found) {
    state.found = found;
    history.replaceState(null, '', `#/import/${part(athleteId)}/${part(found.importId)}`);
    if (!isRunning(found)) {
      say(t('state.' + found.state));
      state.exercises = await readExercises();
      learnExercises(state.exercises);
    }
    draw();
    document.getElementById('report-title')?.focus();
    follow();
  }

  function follow() {
    clearTimeout(state.timer);
    const before = state.found;
    if (!before || !isRunning(before)) return;
    state.timer = setTimeout(async () => {
      const found = await get(`${path}/${part(before.importId)}`).catch(() => before);
      if (isRunning(found)) {
        state.found = found;
        draw();
        follow();
      } else {
        await shown(found);
      }
    }, WATCH);
  }

  /** @param {SessionApi.LogImport} done */
  async function undo(done) {
    const found = await send(state.form, () => call('DELETE', `${path}/${part(done.importId)}`), { draw });
    if (found) await shown(found);
  }

  function again() {
    Object.assign(state, { found: null, preview: null, form: fresh() });
    history.replaceState(null, '', '#/import/' + part(athleteId));
    draw();
  }

  const reportStep = (/** @type {SessionApi.LogImport} */ found) => html`<section class="card">${report(found)}
    ${isRunning(found) ? nothing : html`<div class="actions">
      ${state.text && found.unmatchedCount && found.state === 'DONE' ? html`<button type="button"
        @click=${again}>${t('report.map')}</button>` : nothing}
      <a role="button" class="secondary" href=${'#/log/' + part(athleteId)}>${t('report.log')}</a>
      ${found.state === 'UNDONE' ? nothing : html`<button type="button" class="outline danger" aria-busy=${state.form.busy ? 'true' : nothing}
        @click=${() => undo(found)}>${t('report.undo')}</button>`}
      <button type="button" class="secondary"
        @click=${() => { Object.assign(state, { text: '', contents: null }); again(); }}>${t('report.another')}</button></div>
      <p class="problem" role="alert">${state.form.problem}</p><p class="notice" ?hidden=${!state.form.note}>${state.form.note}</p>`}</section>`;

  const current = () => (state.found ? 'report' : state.preview ? 'preview' : state.contents ? 'names' : 'file');
  const draw = await screen('import', t('title'), () => html`
    <div class="title"><h1>${t('title')}</h1>${choice}</div>
    <ol class="progress-steps" aria-label=${t('steps')}>${['file', 'names', 'preview', 'report'].map((step) => html`<li
      aria-current=${step === current() ? 'step' : nothing}>${t('step.' + step)}</li>`)}</ol>
    ${state.found ? reportStep(state.found) : state.preview ? previewStep(state.preview) : html`${fileStep()}${state.contents ? namesStep(state.contents) : nothing}`}`);
  follow();
  return () => {
    clearTimeout(state.timer);
    leaveScreen();
  };
}
