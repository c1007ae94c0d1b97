// The dialog in which a lifter chooses what happens at the end of a rest.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { openDialog } from '/page/parts/dialog.js';
import { t } from './more.js';
import { muted, notified } from './rest.js';

/** Without a worker of the page the browser cannot show a notification. */
const canNotify = () => 'Notification' in window && 'serviceWorker' in navigator;

export const signals = () => openDialog(({ close, draw }) => html`<h2 id="signals">${t('signals.title')}</h2>
  <label class="check"><input type="checkbox" name="sound" .checked=${!muted.get()} @change=${(/** @type {{ target: HTMLInputElement }} */ { target }) => muted.set(!target.checked)}> ${t('signals.sound')}</label>
  ${canNotify() ? html`<label class="check"><input type="checkbox" name="notification" .checked=${isNotified()} ?disabled=${Notification.permission === 'denied'}
    @change=${(/** @type {{ target: HTMLInputElement }} */ { target }) => wish(target.checked).then(draw)}> ${t('signals.notification')}</label>
    ${Notification.permission === 'denied' ? html`<p class="quiet">${t('signals.denied')}</p>` : nothing}` : nothing}
  <p class="quiet">${t('signals.screen')}</p>
  <div class="actions"><button type="button" class="primary" @click=${() => close()}>${t('signals.close')}</button></div>`);

const isNotified = () => notified.get() && Notification.permission === 'granted';

/**
 * Asks the browser for its permission only when the lifter wants a notification.
 *
 * @param {boolean} isOn
 */
async function wish(isOn) {
  notified.set(isOn && await Notification.requestPermission() === 'granted');
}
