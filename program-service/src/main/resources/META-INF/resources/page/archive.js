// Archives an athlete, restores an archived one, and erases one for good.
import { html } from '/webjars/lit-html/lit-html.js';
import { titleOf } from './advice.js';
import { athletePath, call } from './api.js';
import { openDialog } from './parts/dialog.js';
import { t } from './texts.js';
import { toast } from './toast.js';

/** @typedef {{ athleteId: string, name: string }} Named */

/** @type {(athlete: Named) => `/v1/athletes/${string}/archive`} */
const archivePath = ({ athleteId }) => `${athletePath(athleteId)}/archive`;

/**
 * Asks, and archives an athlete. Returns whether the athlete is archived now.
 *
 * @param {Named} athlete
 */
export async function archive(athlete) {
  const { name } = athlete;
  return await openDialog(({ close }) => html`
    <h2>${t('archive.title', { name })}</h2>
    <p>${t('archive.says')}</p>
    <div class="actions">
      <button type="button" @click=${() => close(false)}>${t('cancel')}</button>
      <button type="button" class="primary" @click=${() => close(true)}>${t('archive')}</button>
    </div>`) === true && done(() => call('POST', archivePath(athlete)), t('archive.done', { name }), () => call('DELETE', archivePath(athlete)));
}

/**
 * Restores an archived athlete. Returns whether that worked.
 *
 * @param {Named} athlete
 */
export const restore = (athlete) => done(() => call('DELETE', archivePath(athlete)), t('archive.restored', { name: athlete.name }), () => call('POST', archivePath(athlete)));

/**
 * Asks for the athlete's name, and erases the athlete. Returns whether the athlete is erased.
 *
 * @param {Named} athlete
 */
export async function erase(athlete) {
  const { name } = athlete;
  let typed = '';
  const isName = () => typed.trim().toLowerCase() === name.trim().toLowerCase();
  return await openDialog(({ close, draw }) => html`
    <h2>${t('erase.title', { name })}</h2>
    <p>${t('erase.says')}</p>
    <form novalidate @submit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      if (isName()) close(true);
    }}>
      <div class="field"><label for="erased">${t('erase.type', { name })}</label>
        <input id="erased" autocomplete="off" autofocus @input=${(/** @type {{ target: HTMLInputElement }} */ { target }) => {
          typed = target.value;
          draw();
        }}></div>
      <div class="actions">
        <button type="button" @click=${() => close(false)}>${t('cancel')}</button>
        <button type="submit" class="primary danger" ?disabled=${!isName()}>${t('erase')}</button>
      </div>
    </form>`, { role: 'alertdialog' }) === true && done(() => call('DELETE', `/session${athletePath(athlete.athleteId)}`), t('erase.done', { name }));
}

/**
 * The button that restores an archived athlete.
 *
 * @param {Named} athlete
 * @param {() => unknown} [changed] called after the athlete is restored
 */
export const restoreButton = (athlete, changed = () => {}) => html`<button type="button" class="small" aria-label=${t('action.of', { action: t('archive.restore'), name: athlete.name })}
  @click=${async () => (await restore(athlete)) && changed()}>${t('archive.restore')}</button>`;

/**
 * The buttons of an archived athlete.
 *
 * @param {Named} athlete
 */
export const archivedActions = (athlete) => html`<span class="archived-actions">${restoreButton(athlete)}
  <button type="button" class="small danger" aria-label=${t('action.of', { action: t('erase'), name: athlete.name })} @click=${() => erase(athlete)}>${t('erase')}</button></span>`;

/**
 * The section of an athlete's profile that archives, restores or erases the athlete.
 *
 * @param {Named} athlete
 * @param {boolean} isArchived
 * @param {() => void} leave called after the athlete has left the roster or has come back
 */
export const archiveSection = (athlete, isArchived, leave) => {
  const then = (/** @type {Promise<boolean>} */ happening) => happening.then((happened) => happened && leave());
  return html`<section class="card archive"><h2>${t('archive.heading')}</h2>
    <p class="quiet">${isArchived ? t('archive.isArchived') : t('archive.says')} ${t('erase.hint')}</p>
    <div class="actions">${isArchived ? html`<button type="button" @click=${() => then(restore(athlete))}>${t('archive.restore')}</button>`
      : html`<button type="button" @click=${() => then(archive(athlete))}>${t('archive')}</button>`}
      <button type="button" class="quiet danger" @click=${() => then(erase(athlete))}>${t('erase')}</button></div></section>`;
};

/**
 * Does what was asked, and says so. A refusal is said, too.
 *
 * @param {() => Promise<unknown>} action
 * @param {string} says
 * @param {() => Promise<unknown>} [undo]
 */
async function done(action, says, undo) {
  try {
    await action();
  } catch (refused) {
    toast(titleOf(refused));
    return false;
  }
  toast(says, undo && { undo });
  return true;
}
