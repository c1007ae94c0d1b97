// The dialog in which a lifter sees the own profile, and changes what is the lifter's to change: bodyweight, unit, time zone.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath, call } from '/page/api.js';
import { openDialog } from '/page/parts/dialog.js';
import { isFarBody } from '/page/parts/far.js';
import { load, number, shortDayOf, typed } from '/page/parts/texts.js';
import { dateIn } from '/page/words.js';
import { t } from './more.js';
import { sync, training } from './training.js';

const [LEAST, MOST] = [20, 700]; // in either unit, as the service checks it
/** @type {Page.Unit[]} */
const UNITS = ['kg', 'lb'];

/**
 * Returns the bodyweight that is typed; null if it cannot be one.
 *
 * @param {string} text
 */
export function weighed(text) {
  const value = typed(text);
  return value !== null && value >= LEAST && value <= MOST && Number(value.toFixed(3)) === value ? value : null;
}

/**
 * Returns the profile with what the lifter has changed; null if the bodyweight cannot be one. A bodyweight that nobody has
 * changed keeps the day of its measurement.
 *
 * @param {ProgramApi.Profile} profile
 * @param {{ weight: string, unit: Page.Unit, timeZone: string }} wanted
 * @returns {ProgramApi.Profile | null}
 */
export function changed({ bodyweight: before, unit: unitBefore }, { weight, unit, timeZone }) {
  const isSame = weight.trim() === (before ? number(before.value) : '');
  const value = isSame ? null : weighed(weight);
  if (!isSame && value === null) return null;
  const bodyweight = value === null ? before : { value, unit: before?.unit ?? unitBefore, measuredAt: dateIn(timeZone) };
  return { unit, timeZone, ...(bodyweight ? { bodyweight } : {}) };
}

/**
 * Asks whether a bodyweight is meant that is far from the one before. Returns whether it is.
 *
 * @param {ProgramApi.Profile['bodyweight']} weight
 * @param {ProgramApi.Profile['bodyweight']} before
 */
async function isMeant(weight, before) {
  if (!weight || weight === before || !isFarBody(weight, before)) return true;
  const typedNow = load(weight.value, weight.unit);
  return await openDialog(({ close }) => html`<h2 id="far">${t('far.title', { load: typedNow })}</h2>
    <p>${before ? t('body.last', { load: load(before.value, before.unit), date: shortDayOf(before.measuredAt) }) : t('body.far')}</p>
    <div class="actions"><button type="button" @click=${() => close(true)}>${t('far.keep', { load: typedNow })}</button>
      <button type="button" class="primary" autofocus @click=${() => close(false)}>${t('far.correct')}</button></div>`) === true;
}

export async function profile() {
  const { profile: known } = training.known;
  if (!known) return;
  const { displayName, injured, bodyweight: before } = known;
  const wanted = { weight: before ? number(before.value) : '', unit: /** @type {Page.Unit} */ (known.unit), timeZone: known.timeZone ?? '' };
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const measured = before?.unit ?? known.unit;
  let wrong = '';
  let isSaving = false;
  const isSaved = await openDialog(({ close, draw }) => {
    const save = async (/** @type {Event} */ event) => {
      event.preventDefault();
      if (isSaving) return;
      const next = changed(known, wanted);
      wrong = next ? '' : t('body.wrong', { least: LEAST, most: MOST, unit: measured });
      isSaving = Boolean(next);
      draw();
      if (!next) return;
      if (!await isMeant(next.bodyweight, before)) {
        isSaving = false;
        draw();
        document.querySelector('dialog input[name=bodyweight]')?.focus();
        return;
      }
      try {
        await call('PUT', athletePath(training.caller?.subject ?? ''), next);
        training.known = { ...training.known, profile: { ...known, ...next } }; // the answer to the next read may take a while
        close(true);
      } catch (failure) {
        console.error(failure);
        wrong = t('body.notSaved');
        isSaving = false;
        draw();
      }
    };
    return html`<h2 id="profile">${t('profile.title', { name: displayName ?? training.caller?.subject })}</h2><form novalidate @submit=${save}>
      <label>${t('body.label', { unit: measured })}<input name="bodyweight" inputmode="decimal" autocomplete="off" .value=${wanted.weight} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? 'body-wrong' : nothing}
        @input=${(/** @type {{ target: HTMLInputElement }} */ { target }) => { wanted.weight = target.value; }}></label>
      ${wrong ? html`<p class="problem" id="body-wrong" role="alert">${wrong}</p>` : nothing}
      <p class="hint">${before ? t('body.last', { load: load(before.value, before.unit), date: shortDayOf(before.measuredAt) }) + ' ' : nothing}${t('body.says')}</p>
      <label>${t('profile.unit')}<select name="unit" @change=${(/** @type {{ target: HTMLSelectElement }} */ { target }) => { wanted.unit = /** @type {Page.Unit} */ (target.value); }}>
        ${UNITS.map((unit) => html`<option value=${unit} .selected=${unit === wanted.unit}>${unit}</option>`)}</select></label>
      <p class="hint">${t('profile.unitSays')}</p>
      <label>${t('profile.zone')}<select name="zone" @change=${(/** @type {{ target: HTMLSelectElement }} */ { target }) => { wanted.timeZone = target.value; }}>
        ${[...new Set([wanted.timeZone, known.timeZone ?? here, here])].map((zone) => html`<option value=${zone} .selected=${zone === wanted.timeZone}>${zone}</option>`)}</select></label>
      <p class="hint">${t('profile.zoneSays')}</p>
      <p class="hint">${injured ? t('profile.injured') + ' ' : nothing}${t('profile.ofCoach')}</p>
      <div class="actions"><button type="button" @click=${() => close()}>${t('edit.cancel')}</button>
        <button type="submit" class="primary" aria-busy=${isSaving ? 'true' : nothing}>${t('edit.save')}</button></div></form>`;
  });
  if (!isSaved) return;
  const { toast } = await import('/page/toast.js');
  toast(t('profile.saved'));
  await sync();
}
