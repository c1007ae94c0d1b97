// The sheet of a program for an athlete. The service checks it while it is typed, and forecasts its first weeks.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath, call, find, get, part } from '../api.js';
import { doubts } from '../doubts.js';
import { dateIn } from '../words.js';
import { draft, forgetDraft } from '../parts/drafts.js';
import { dateField, onSubmit, submit } from '../parts/fields.js';
import { problem } from '../parts/refusals.js';
import { leaveScreen, screen } from '../parts/screen.js';
import { dayOf } from '../parts/texts.js';
import { toast } from '../toast.js';
import { fresh, send } from '../parts/sending.js';
import { emptyDays, request, shownFields } from './days.js';
import { lightestLoads } from './athlete-loads.js';
import { loadCatalogue } from './catalogue.js';
import { doubtsIn } from './doubts.js';
import { withFirstLoads } from './first-loads.js';
import { bodyweightTexts, givenField, saveBodyweight, wrongBodyweight } from './given.js';
import { t } from './lift-fields.js';
import { monday } from './monday.js';
import { liveForecast } from './preview.js';
import { programSheet } from './sheet.js';
import { applySource, besides, sources, startingFromHistory } from './sources.js';
import { askForReasons, noted } from './refusals.js';

/**
 * Shows the sheet of a new program for an athlete.
 *
 * @param {string} athleteId
 * @param {ProgramApi.SignedIn} caller
 * @param {string} slotId
 * @param {URLSearchParams} query
 */
export async function view(athleteId, caller, slotId, query) {
  const base = athletePath(athleteId ?? '');
  let profile = athleteId ? await find(base) : null;
  if (!profile) return unknown();
  const { unit } = profile;
  const [catalogue, programs, library] = await Promise.all([loadCatalogue(), get(`/v1/programs?athleteId=${part(athleteId)}`), get('/v1/program-templates')]);
  const { isAdded } = catalogue;
  const today = dateIn(profile.timeZone);
  const name = profile.displayName || athleteId;
  /** @type {import('./days.js').BuildForm & { values: import('./days.js').Values & { startsOn: string } }} */
  const form = { ...fresh(), values: { startsOn: monday(today), ...emptyDays() } };
  const first = form.values;
  const kept = draft('build ' + athleteId, () => form.values, first);
  form.values = kept ?? first;
  let isBack = kept !== null;
  const offered = sources(catalogue, library.items, programs.items, unit);
  const wanted = offered.flatMap(([, items]) => items).find((each) => [`library ${query.get('from')}`, `program ${query.get('from')}`].includes(each.key));
  let sent = { programId: '', body: '' };
  const doubt = doubts();

  const body = (values = form.values) => ({ athleteId, startsOn: values.startsOn, ...request(values) });
  const fields = () => ['athleteId', 'startsOn', ...shownFields(form.values)];
  const weight = { text: '', wrong: '', isBusy: false };
  const sheet = programSheet(form, { athleteId, catalogue, unit: () => unit, bodyweight, lightest: (places) => lightestLoads(body(), places, unit, catalogue), changed: () => forecast.ask(), draw: () => draw() });
  const forecast = liveForecast(form, { body, values: () => form.values, fields, wrong: sheet.wrong }, () => draw());
  sheet.forecast = forecast.state;

  const draw = await screen('build', t('title', { name }), () => html`
    <a class="back" href=${'#/athletes/' + part(athleteId)}>← ${name}</a>
    <div class="title"><h1>${t('title', { name })}</h1></div>
    ${isBack ? draftNotice(() => { isBack = false; sheet.replace(first); }) : nothing}
    <form novalidate @submit=${onSubmit(start, () => draw())}>
      <div class="fields">
        ${dateField(form, 'startsOn', { label: t('startsOn'), required: true, value: form.values.startsOn, hint: besides(programs.items, form.values.startsOn), put: (startsOn) => {
          form.values = { ...form.values, startsOn };
          forecast.ask();
          draw();
        } })}
        ${sourceField(offered, begin, kept ? undefined : wanted?.key)}
      </div>
      ${sheet.view()}
      ${form.wrong.athleteId ? html`<p class="problem" role="alert">${form.wrong.athleteId}</p>` : nothing}
      ${doubt.view(false, doubtsIn(form.values, unit))}
      ${submit(form, t('start'))}
    </form>`);

  /** Asks for the bodyweight where lifts need it, with their names; nothing if it is known. */
  function bodyweight() {
    const lifts = profile?.bodyweight ? [] : form.values.days.flatMap((day) => day.lifts).filter((lift) => isAdded(lift.exercise)).map((lift) => lift.name);
    return lifts.length ? html`<div class="notice warn"><span>${t('bodyweight.needed', { lifts: [...new Set(lifts)].join(', ') })}</span> ${givenField('bodyweight', {
      ...bodyweightTexts(name, unit), value: weight.text, wrong: weight.wrong, put: (value) => { weight.text = value; }, use: keepBodyweight })}</div>` : nothing;
  }

  async function keepBodyweight() {
    weight.wrong = wrongBodyweight(weight.text);
    if (!weight.wrong && !weight.isBusy) {
      weight.isBusy = true;
      profile = await saveBodyweight(athleteId, weight.text, unit, today).catch((refused) => { weight.wrong = problem(refused); }) ?? profile;
      weight.isBusy = false;
      forecast.ask();
    }
    draw();
  }

  /** @param {import('./sources.js').Source} source */
  async function begin(source) {
    const values = startingFromHistory(await applySource(source, form.values, catalogue, unit));
    sheet.replace(await withFirstLoads(values, { athleteId, unit }, body));
  }

  async function start() {
    if (!sheet.isReady()) return;
    if (doubt.asks(doubtsIn(form.values, unit))) {
      draw();
      return;
    }
    const asked = JSON.stringify(body());
    if (sent.body !== asked) sent = { programId: crypto.randomUUID(), body: asked }; // the same content keeps its id, so that it is started once
    const started = await send(form, () => call('POST', '/v1/programs', { programId: sent.programId, ...body() }).catch(noted(form)), { draw, fields: fields() });
    if (started) {
      forgetDraft('build ' + athleteId);
      location.hash = '#/athletes/' + part(athleteId);
      const isUndoable = form.values.startsOn >= today; // a day that is over would stay in the program
      toast(t('started', { name, date: dayOf(form.values.startsOn) }), isUndoable ? { undo: () => call('POST', `/v1/programs/${part(sent.programId)}/end`) } : {});
    } else {
      askForReasons(form);
      draw();
    }
  }

  if (wanted && !kept) await begin(wanted);
  forecast.ask();
  return () => {
    forecast.stop();
    leaveScreen();
  };
}

/**
 * Shows the choice of what a sheet begins with.
 *
 * @param {[group: string, items: import('./sources.js').Source[]][]} offered
 * @param {(source: import('./sources.js').Source) => unknown} begin
 * @param {string} [begun] the key of the one that was chosen by the address
 */
export const sourceField = (offered, begin, begun) => html`<div class="field"><label for="source">${t('source')}</label><select id="source" @change=${(/** @type {{ target: HTMLSelectElement }} */ { target }) => {
  const chosen = offered.flatMap(([, items]) => items).find((each) => each.key === target.value);
  if (chosen?.kind === 'guide') target.value = ''; // a day is added, and the same one can be added again
  if (chosen) begin(chosen);
}}>
  <option value="">${t('source.none')}</option>${offered.map(([group, items]) => html`<optgroup label=${t('source.' + group)}>${items.map((each) => html`<option value=${each.key} ?selected=${each.key === begun}>${each.name}</option>`)}</optgroup>`)}
</select></div>`;

/**
 * Says that what is shown was typed before, with a button that begins again. The sheet can undo that.
 *
 * @param {() => void} afresh
 */
export const draftNotice = (afresh) => html`<p class="notice" role="status">${t('draft.back')} <button type="button" class="quiet" @click=${afresh}>${t('draft.afresh')}</button></p>`;

async function unknown() {
  await screen('build', t('unknown'), () => html`<h1>${t('unknown')}</h1><p><a href="#/">${t('unknown.back')}</a></p>`);
  return leaveScreen;
}
