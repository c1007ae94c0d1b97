// Sign-out: asks first if something is unsent, and then removes everything from the device.
import { h } from '/page/dom.js';
import { t } from './texts.js';
import { forget, unsent } from './training.js';

export async function signOut() {
  const count = unsent().length;
  if (count && !await confirmed(count)) return;
  await forget(true);
  localStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  const form = h('form', { method: 'post', action: '/sign-out' });
  document.body.append(form);
  form.submit();
}

/**
 * Asks whether the unsent sets may be lost.
 *
 * @param {number} count
 * @returns {Promise<boolean>}
 */
function confirmed(count) {
  return new Promise((resolve) => {
    const answer = (/** @type {boolean} */ sure) => () => {
      dialog.close();
      dialog.remove();
      resolve(sure);
    };
    /** @type {HTMLDialogElement} */
    const dialog = h('dialog', { id: 'sign-out', 'aria-labelledby': 'sign-out-title', oncancel: answer(false) }, h('article', {},
      h('h2', { id: 'sign-out-title' }, t('signOut.title', { n: count })),
      h('p', {}, t('signOut.says')),
      h('div', { class: 'actions' },
        h('button', { type: 'button', onclick: answer(false) }, t('signOut.stay')),
        h('button', { type: 'button', class: 'outline danger', onclick: answer(true) }, t('signOut.lose')))));
    document.body.append(dialog);
    dialog.showModal();
  });
}
