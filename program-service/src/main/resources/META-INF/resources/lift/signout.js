// Sign-out: asks first if something is unsent, and then removes everything from the device.
import { confirmFinal } from '/page/parts/dialog.js';
import { local, tab } from '/page/parts/storage.js';
import { CHOSEN } from '/page/parts/texts.js';
import { device } from './device.js';
import { t } from './more.js';
import { forget, hasUnsent, training, unsent } from './training.js';

export async function signOut() {
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
