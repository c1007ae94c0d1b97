// Sign-out: asks first if something is unsent, and then removes everything from the device.
import { html } from '/webjars/lit-html/lit-html.js';
import { ask } from './dialog.js';
import { t } from './more.js';
import { forget, unsent } from './training.js';

export async function signOut() {
  const count = unsent().length;
  if (count && !await confirmed(count)) return;
  await forget(true);
  localStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  const form = Object.assign(document.createElement('form'), { method: 'post', action: '/sign-out' });
  document.body.append(form);
  form.submit();
}

/**
 * Asks whether the unsent sets may be lost.
 *
 * @param {number} count
 */
const confirmed = (count) => ask('sign-out', t('signOut.title', { n: count }), (/** @type {(isSure: boolean) => void} */ close) => html`
  <p>${t('signOut.says')}</p>
  <div class="actions"><button type="button" @click=${() => close(false)}>${t('signOut.stay')}</button>
    <button type="button" class="primary danger" @click=${() => close(true)}>${t('signOut.lose')}</button></div>`);
