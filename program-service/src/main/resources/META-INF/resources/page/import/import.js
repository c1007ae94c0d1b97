// Imports an athlete's training log of another app in steps: choose the file, say what unknown names mean, look at what
// would be added, look at the report. An import can be undone.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { all, athletePath, call, find, get, part } from '../api.js';
import { say } from '../dom.js';
import { lifted } from '../lifted/lifted.js';
import { athleteChoice, noAthletes } from '../parts/athletes.js';
import { draft } from '../parts/drafts.js';
import { onSubmit, submit } from '../parts/fields.js';
import { leaveScreen, screen } from '../parts/screen.js';
import { fresh, isWrong, send } from '../parts/sending.js';
import { skeleton } from '../parts/skeleton.js';
import { local } from '../parts/storage.js';
import { dayOf, textsOf } from '../parts/texts.js';
import { learnExercises, readExercises } from '../words.js';
import { contentsOf } from './logfile.js';
import { keepMeanings, meanings } from './meanings.js';
import { namesStep } from './names.js';
import { preview, startText } from './preview.js';
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
 * @property {SessionApi.LogImport | null} last the athlete's newest import of this browser, so that it can be undone later too
 * @property {HTMLElement | null} graphs of the athlete's lifts, after an import
 * @property {number | null} promised the sets that the button of the preview promised
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
  await screen('import', t('title'), () => html`<div class="title"><h1>${t('title')}</h1></div>${skeleton()}`);
  const [athletes, items] = await Promise.all([all('/v1/athletes'), readExercises()]);
  const choice = athleteChoice(athletes, athleteId, '#/import/');
  const athlete = athletes.find((each) => each.athleteId === athleteId);
  if (!athlete) {
    await screen('import', t('title'), () => (athletes.length ? html`<div class="title"><h1>${t('title')}</h1>${choice}</div>
      <p class="quiet">${t(athleteId ? 'stranger' : 'choose')}</p>` : html`<div class="title"><h1>${t('title')}</h1></div>${noAthletes()}`));
    return leaveScreen;
  }
  const path = /** @type {const} */ (`/session${athletePath(athleteId)}/imports`);
  /** @type {State} */
  const state = {
    exercises: items, form: fresh(), timer: undefined, name: '', text: '', contents: null, preview: null, found: null, last: null, promised: null, graphs: null,
    typed: { timeZone: athlete.timeZone, unit: athlete.unit, create: false, mapping: meanings(caller.gym, items) },
  };
  const kept = draft('import ' + athleteId, () => (state.text && !state.found && state.text.length < KEPT ? { name: state.name, text: state.text, typed: state.typed } : null));
  if (kept) Object.assign(state, kept, { contents: contentsOf(kept.text) });
  const graphsOf = (/** @type {SessionApi.LogImport} */ { state: now, sets }) => (now === 'DONE' && sets ? lifted(athleteId, { open: true }) : null);
  if (importId) {
    state.found = await get(`${path}/${part(importId)}`);
    state.graphs = graphsOf(state.found);
  }
  const newest = 'topset-import ' + athleteId;
  const readLast = async () => {
    const id = local.getItem(newest);
    state.last = id ? await find(`${path}/${part(id)}`) : null;
  };
  if (!importId) await readLast();

  const put = (/** @type {Partial<Typed>} */ change) => {
    Object.assign(state.typed, change);
    draw();
  };
  const names = namesStep(state, put);

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
      class="notice" role="status">${t('file.contains', { app: state.contents.app, n: state.contents.lines, lines: state.contents.lines, workouts: state.contents.workouts, file: state.name })}</p>` : nothing}
    ${state.last?.state === 'DONE' ? html`<p class="quiet">${t('last', { n: state.last.sets, sets: state.last.sets, date: dayOf(state.last.startedAt) })}
      <a href=${`#/import/${part(athleteId)}/${part(state.last.importId)}`}>${t('last.open')}</a></p>` : nothing}</section>`;

  /**
   * Sends the file to the import or its preview. Returns the answer; undefined if the request was refused.
   *
   * @template T
   * @param {(query: URLSearchParams, file: Blob) => Promise<T>} post
   */
  async function sendFile(post) {
    const { mapped, wrong } = names.mapping();
    if (isWrong(state.form, wrong, draw)) return undefined;
    const query = new URLSearchParams({
      timeZone: state.typed.timeZone.trim(), ...(state.contents?.namesUnit ? {} : { unit: state.typed.unit }), ...(state.typed.create ? { create: 'true' } : {}),
    });
    if (Object.keys(mapped).length) query.set('mapping', JSON.stringify(mapped));
    const file = new Blob([state.file ?? state.text], { type: 'text/csv' });
    return send(state.form, () => post(query, file), { draw, fields: ['timeZone', 'unit', ...names.unknown().map(({ name }) => `mapping[${name}]`)] });
  }

  async function look() {
    const found = await sendFile((query, file) => call('POST', `${path}/preview?${query}`, file));
    if (!found) return;
    state.preview = found;
    draw();
    document.getElementById('preview-title')?.focus();
  }

  async function start() {
    const found = await sendFile((query, file) => call('POST', `${path}?${query}`, file));
    if (found) {
      keepMeanings(caller.gym, names.mapping().mapped);
      state.promised = state.preview && state.preview.linesDone >= state.preview.lines ? state.preview.sets : null;
      return shown(found);
    }
    if (Object.keys(state.form.wrong).length) {
      state.preview = null; // the step before shows what is wrong
      draw();
    }
    return undefined;
  }

  const previewStep = (/** @type {SessionApi.LogImportPreview} */ found) => html`<form class="card" novalidate @submit=${onSubmit(start)}>${preview(found, html`
    ${submit(state.form, startText(found), html`<button type="button" @click=${back}>${t('preview.back')}</button>`, !found.sets && found.linesDone >= found.lines)}
    ${state.form.busy ? html`<progress aria-label=${t('state.RUNNING')}></progress>` : nothing}`)}</form>`;

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
    local.setItem(newest, found.importId);
    history.replaceState(null, '', `#/import/${part(athleteId)}/${part(found.importId)}`);
    state.graphs = graphsOf(found);
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
    Object.assign(state, { found: null, preview: null, promised: null, form: fresh() });
    history.replaceState(null, '', '#/import/' + part(athleteId));
    draw();
  }

  const anotherFile = () => {
    Object.assign(state, { text: '', contents: null, file: undefined, last: state.found });
    again();
  };

  const after = (/** @type {SessionApi.LogImport} */ found) => html`<div class="actions">
      ${state.text && found.unmatchedCount && found.state === 'DONE' ? html`<button type="button" @click=${again}>${t('report.map')}</button>` : nothing}
      <a class=${found.state === 'DONE' ? 'button primary' : 'button'} href=${'#/log/' + part(athleteId)}>${t('report.log')}</a>
      ${found.state === 'UNDONE' ? nothing : html`<button type="button" aria-busy=${state.form.busy ? 'true' : nothing}
        @click=${() => undo(found)}>${t('report.undo')}</button>`}
      <button type="button" @click=${anotherFile}>${t('report.another')}</button></div>
      <p class="problem" role="alert">${state.form.problem}</p><p class="notice" ?hidden=${!state.form.note}>${state.form.note}</p>`;

  const reportStep = (/** @type {SessionApi.LogImport} */ found) => html`<section class="card">${report(found, state.promised, isRunning(found) ? nothing : after(found))}</section>
    ${state.graphs ?? nothing}`;

  const current = () => (state.found ? 'report' : state.preview ? 'preview' : state.contents ? 'names' : 'file');
  const draw = await screen('import', t('title'), () => html`
    <div class="title"><h1>${t('title')}</h1>${choice}</div>
    <ol class="progress-steps" aria-label=${t('steps')}>${['file', 'names', 'preview', 'report'].map((step) => html`<li
      aria-current=${step === current() ? 'step' : nothing}>${t('step.' + step)}</li>`)}</ol>
    ${state.found ? reportStep(state.found) : state.preview ? previewStep(state.preview) : html`${fileStep()}${state.contents ? names.view(state.contents, look) : nothing}`}`);
  follow();
  return () => {
    clearTimeout(state.timer);
    leaveScreen();
  };
}
