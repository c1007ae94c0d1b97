// The gym's own exercises: a list with search, and the form that defines or changes one.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { call, part } from '../api.js';
import { say } from '../dom.js';
import { draft } from '../parts/drafts.js';
import { onSubmit, submit, textField } from '../parts/fields.js';
import { gymUnit } from '../parts/gym-unit.js';
import { suggestedId } from '../parts/ids.js';
import { muscle } from '../parts/muscles.js';
import { leaveScreen, loadingScreen, screen } from '../parts/screen.js';
import { fresh, isWrong, send } from '../parts/sending.js';
import { textsOf } from '../parts/texts.js';
import { toast } from '../toast.js';
import { learnExercises, readExercises } from '../words.js';
import { asked, blank, exerciseFields, filled } from './exercise.js';

const t = await textsOf('/page/settings');
/** @typedef {import('./exercise.js').Editing} Editing */

const FOUND = 8; // exercises of the catalogue that the search shows

/**
 * @param {ProgramApi.SignedIn} caller
 * @param {unknown} head
 * @param {URLSearchParams} query
 */
export async function show(caller, head, query) {
  await loadingScreen('settings', t('tab.exercises'));
  const unit = await gymUnit();
  /** @type {{ items: ProgramApi.Exercise[], search: string, editing: Editing | null, form: import('../parts/sending.js').Form, done: string }} */
  const state = { items: await readExercises(), search: '', editing: null, form: fresh(), done: '' };
  let draw = () => {};
  const name = query.get('new');
  state.editing = draft('exercise', () => state.editing) ?? (name ? { ...blank(unit), name, id: suggestedId(name) } : null);

  const own = () => state.items.filter((each) => each.own && matches(each)).sort((a, b) => Number(a.retired ?? false) - Number(b.retired ?? false) || a.name.localeCompare(b.name));
  const others = () => state.items.filter((each) => !each.own && matches(each));
  const matches = (/** @type {ProgramApi.Exercise} */ each) => [each.name, each.id, ...(each.aliases ?? [])].some((text) => text.toLowerCase().includes(state.search.trim().toLowerCase()));

  const view = () => html`${head}
    <section class="card">
      <div class="search">${textField(state.form, 'search', { label: t('exercises.search'), value: state.search, type: 'search', put: (value) => { state.search = value; draw(); } })}
        <button type="button" class=${state.editing ? '' : 'primary'} @click=${() => edit(blank(unit))}>${t('exercises.new')}</button></div>
      <p class="done" role="status">${state.done}</p>
      ${state.editing ? editor(state.editing) : nothing}
      <h2>${t('exercises.own', { n: own().length })}</h2>
      ${own().length ? html`<ul class="rows">${own().map(row)}</ul>` : html`<p class="quiet">${t('exercises.none')}</p>`}
      ${catalogue()}
    </section>`;

  /** What the search finds in the catalogue; without a search the whole catalogue, which is closed at first. */
  function catalogue() {
    const found = others();
    if (!found.length) return nothing;
    if (state.search.trim()) return html`<h2>${t('exercises.catalogue')}</h2><ul class="rows">${found.slice(0, FOUND).map(row)}</ul>`;
    return html`<details><summary>${t('exercises.all', { n: found.length })}</summary><ul class="rows">${found.map(row)}</ul></details>`;
  }

  const row = (/** @type {ProgramApi.Exercise} */ each) => html`<li><span class="what"><b>${each.name}</b>${each.retired ? html` <span
    class="chip note">${t('exercises.retired')}</span>` : nothing}
      <small class="quiet">${t('kind.' + each.kind)}, ${each.muscles.primary.map(muscle).join(', ')}</small></span>
    ${each.own ? html`<span class="acts"><button type="button" class="small" aria-label=${t('exercises.changeNamed', { name: each.name })}
      @click=${() => edit(filled(each, unit))}>${t('exercises.change')}</button>
      ${each.retired ? html`<button type="button" class="small" aria-label=${t('exercises.useNamed', { name: each.name })}
        @click=${() => useAgain(each)}>${t('exercises.use')}</button>` : html`<button type="button" class="quiet small" aria-label=${t('exercises.retireNamed', { name: each.name })}
        @click=${() => retire(each)}>${t('exercises.retire')}</button>`}</span>`
      : html`<button type="button" class="small" aria-label=${t('exercises.copyNamed', { name: each.name })}
        @click=${() => edit({ ...filled(each, unit), id: '', isNew: true, name: '', aliases: '', kept: {} })}>${t('exercises.copy')}</button>`}</li>`;

  const editor = (/** @type {Editing} */ editing) => html`<form class="editing" novalidate aria-labelledby="editing" @submit=${onSubmit(() => save(editing))}>
    <h2 id="editing" tabindex="-1">${editing.isNew ? t('exercises.new') : t('exercises.changeNamed', { name: editing.name })}</h2>
    ${exerciseFields(editing, state.form, draw)}
    ${submit(state.form, t('save'), html`<button type="button" @click=${() => edit(null)}>${t('cancel')}</button>`)}</form>`;

  /** @param {Editing | null} exercise */
  function edit(exercise) {
    Object.assign(state, { editing: exercise, form: fresh(), done: '' });
    draw();
    document.getElementById('editing')?.focus();
  }

  /** @param {Editing} editing */
  async function save(editing) {
    /** @type {{ [field: string]: string }} */
    const wrong = {};
    const body = asked(editing, wrong);
    const taken = editing.isNew ? state.items.find((each) => each.id === editing.id) : null;
    if (taken && !wrong.name) wrong.name = t('exercises.exists', { name: taken.name });
    if (isWrong(state.form, wrong, draw)) return;
    const stored = await send(state.form, () => call('PUT', `/v1/exercises/${part(editing.id)}`, body, editing.isNew ? { 'If-None-Match': '*' } : {}), {
      draw, fields: Object.keys(blank(unit)).concat('muscles.primary', 'muscles.secondary'),
      conflict: async () => t('exercises.exists', { name: editing.name }),
    });
    if (stored) await changed(stored, t('exercises.saved', { name: stored.name }));
  }

  /** @param {ProgramApi.Exercise} exercise */
  async function retire(exercise) {
    const stored = await send(state.form, () => call('DELETE', `/v1/exercises/${part(exercise.id)}`), { draw });
    if (stored) {
      await changed(stored, '');
      toast(t('exercises.isRetired', { name: stored.name }), { undo: () => define(exercise) });
    } else state.done = state.form.problem;
    draw();
  }

  /**
   * Defines an exercise as it was, so that it is no longer retired.
   *
   * @param {ProgramApi.Exercise} exercise
   */
  async function define(exercise) {
    await changed(await call('PUT', `/v1/exercises/${part(exercise.id)}`, asked(filled(exercise, unit), {})), '');
  }

  /** @param {ProgramApi.Exercise} exercise */
  async function useAgain(exercise) {
    const isDefined = await send(state.form, () => define(exercise).then(() => true), { draw });
    if (isDefined) toast(t('exercises.isUsed', { name: exercise.name }));
    else state.done = state.form.problem;
    draw();
  }

  /**
   * @param {ProgramApi.Exercise} stored
   * @param {string} done
   */
  async function changed(stored, done) {
    state.items = [...state.items.filter((each) => each.id !== stored.id), stored];
    learnExercises(state.items);
    Object.assign(state, { editing: null, done });
    if (done) say(done);
    draw();
  }

  draw = await screen('settings', t('tab.exercises'), view);
  return leaveScreen;
}
