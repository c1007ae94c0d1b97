// Sign-out: asks first if something is unsent, and then removes everything from the device. Only the server can end the
// sign-in, so without a network nothing is removed: the address would open the account again.
import { html } from '/webjars/lit-html/lit-html.js';
import { get } from '/page/api.js';
import { confirmFinal, openDialog } from '/page/parts/dialog.js';
import { local, tab } from '/page/parts/storage.js';
import { CHOSEN } from '/page/parts/texts.js';
import { device } from './device.js';
import { t } from './more.js';
import { forget, hasUnsent, training, unsent } from './training.js';

/** @returns {Promise<boolean>} */
const isReachable = () => get('/v1/caller').then(() => true, ({ status }) => status !== 0);

export async function signOut() {
  if (!await isReachable()) {
    await openDialog(({ close }) => html`<h2 id="sign-out">${t('signOut.offline')}</h2><p>${t('signOut.offlineSays')}</p>
      <div class="actions"><button type="button" class="primary" autofocus @click=${() => close()}>${t('signOut.stay')}</button></div>`);
    return;
  }
  const count = unsent().length;
  const title = count ? t('signOut.title', { n: count }) : t('signOut.messages', { n: training.messages.length });
  const action = t('signOut.lose', { n: count + training.messages.length });
  if (hasUnsent() && !await confirmFinal({ title, says: t('signOut.says'), action, cancel: t('signOut.stay') })) return;
  await forget(true);
  const language = local.getItem(CHOSEN);
  local.clear();
  if (language) local.setItem(CHOSEN, language); // it is the device's
  tab.clear();
  if (device.isKept) {
    for (const name of await caches.keys()) await caches.delete(name);
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  }
  const form = Object.assign(document.createElement('form'), { method: 'post', action: '/sign-out' });
  document.body.append(form);
  form.submit();
}
