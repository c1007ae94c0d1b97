// The dialog in which a lifter enters the bodyweight. Lifts whose load is added to the body are computed with it.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath, call } from '/page/api.js';
import { openDialog } from '/page/parts/dialog.js';
import { load, number, shortDayOf, typed } from '/page/parts/texts.js';
import { dateIn } from '/page/words.js';
import { t } from './more.js';
import { sync, training } from './training.js';

const [LEAST, MOST] = [20, 700]; // in either unit, as the service checks it

/**
 * Returns the bodyweight that is typed; null if it cannot be one.
 *
 * @param {string} text
 */
export function weighed(text) {
  const value = typed(text);
  return value !== null && value >= LEAST && value <= MOST && Number(value.toFixed(3)) === value ? value : null;
}

export async function bodyweight() {
  const { profile } = training.known;
  if (!profile) return;
  const { unit, timeZone, bodyweight: before } = profile;
  let text = before ? number(before.value) : '';
  let wrong = '';
  let isSaving = false;
  const measured = before?.unit ?? unit;
  const saved = await openDialog(({ close, draw }) => {
    const save = async (/** @type {Event} */ event) => {
      event.preventDefault();
      if (isSaving) return;
      const value = weighed(text);
      wrong = value === null ? t('body.wrong', { least: LEAST, most: MOST, unit: measured }) : '';
      isSaving = value !== null;
      draw();
      if (value === null) return;
      const measuredAt = dateIn(timeZone);
      try {
        await call('PUT', athletePath(training.caller?.subject ?? ''), { unit, timeZone, bodyweight: { value, unit: measured, measuredAt } });
        close(value);
      } catch (failure) {
        console.error(failure);
        wrong = t('body.notSaved');
        isSaving = false;
        draw();
      }
    };
    return html`<h2 id="body">${t('body.title')}</h2><form novalidate @submit=${save}>
      <label>${t('body.label', { unit: measured })}<input name="bodyweight" inputmode="decimal" autocomplete="off" .value=${text} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? 'body-wrong' : nothing}
        @input=${(/** @type {{ target: HTMLInputElement }} */ { target }) => { text = target.value; }}></label>
      ${wrong ? html`<p class="problem" id="body-wrong" role="alert">${wrong}</p>` : nothing}
      <p class="quiet">${before ? t('body.last', { load: load(before.value, before.unit), date: shortDayOf(before.measuredAt) }) + ' ' : nothing}${t('body.says')}</p>
      <div class="actions"><button type="button" @click=${() => close()}>${t('edit.cancel')}</button>
        <button type="submit" class="primary" aria-busy=${isSaving ? 'true' : nothing}>${t('edit.save')}</button></div></form>`;
  });
  if (saved === undefined) return;
  const { toast } = await import('/page/toast.js');
  toast(t('body.saved', { load: load(saved, measured) }));
  await sync();
}
