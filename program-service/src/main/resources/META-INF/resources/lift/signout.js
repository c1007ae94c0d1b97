// Sign-out: asks first if something is unsent, and then removes everything from the device. Only the server can end the
// sign-in, so without a network nothing is removed: the address would open the account again.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { get } from '/page/api.js';
import { confirmFinal, openDialog } from '/page/parts/dialog.js';
import { local, tab } from '/page/parts/storage.js';
import { CHOSEN } from '/page/parts/texts.js';
import { device } from './device.js';
import { lift as liftName, written } from './lifts.js';
import { t } from './more.js';
import { forget, hasUnsent, training, unsent } from './training.js';

const NAMED = 6; // of what is not sent

/** Names the sets that are not saved yet, and the messages. */
function lost() {
  const sets = unsent().map(({ content }) => `${liftName(content)}: ${written(content)}`);
  const messages = training.messages.filter(({ isTakenBack }) => !isTakenBack).map(({ text }) => `“${text}”`);
  const all = [...sets, ...messages];
  return html`${all.slice(0, NAMED).map((each) => html`<br>${each}`)}${all.length > NAMED ? html`<br>${t('signOut.notSaid', { n: all.length - NAMED })}` : nothing}`;
}

/** @returns {Promise<boolean>} */
const isReachable = () => get('/v1/caller').then(() => true, ({ status }) => status !== 0);

export async function signOut() {
  if (!await isReachable()) {
    await openDialog(({ close }) => html`<h2 id="sign-out">${t('signOut.offline')}</h2><p>${t('signOut.offlineSays')}</p>
      ${hasUnsent() ? html`<p>${t('signOut.kept')}${lost()}</p>` : nothing}
      <div class="actions"><button type="button" class="primary" autofocus @click=${() => close()}>${t('signOut.stay')}</button></div>`);
    return;
  }
  const count = unsent().length;
  const title = count ? t('signOut.title', { n: count }) : t('signOut.messages', { n: training.messages.length });
  const action = t('signOut.lose', { n: count + training.messages.length });
  if (hasUnsent() && !await confirmFinal({ title, says: html`${t('signOut.says')}${lost()}`, action, cancel: t('signOut.stay') })) return;
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
