// Sign-out: asks first if something is unsent, and then removes everything from the device.
import { confirmFinal } from '/page/parts/dialog.js';
import { CHOSEN } from '/page/parts/texts.js';
import { t } from './more.js';
import { forget, unsent } from './training.js';

export async function signOut() {
  const count = unsent().length;
  if (count && !await confirmFinal({ title: t('signOut.title', { n: count }), says: t('signOut.says'), action: t('signOut.lose'), cancel: t('signOut.stay') })) return;
  await forget(true);
  for (const key of Object.keys(localStorage)) if (key !== CHOSEN) localStorage.removeItem(key); // the language is the device's
  sessionStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  const form = Object.assign(document.createElement('form'), { method: 'post', action: '/sign-out' });
  document.body.append(form);
  form.submit();
}
