// The invitation of an athlete: a message with the address of the lifter's page, and one to the person who makes the athlete's account.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { openDialog } from './parts/dialog.js';
import { t } from './texts.js';

/** @typedef {{ athleteId: string, name: string, gym: string }} Invited */

/**
 * Writes the message. The page knows the athlete from the sign-in, so the address is the same for all.
 *
 * @param {Pick<Invited, 'name'>} athlete
 */
export const invitation = ({ name }) => t('invite.message', { name, link: link() });

const link = () => location.origin + '/lift/';

/**
 * Shows the message and copies it.
 *
 * @param {Invited} athlete
 */
export function invite(athlete) {
  const { name } = athlete;
  /** @type {{ [id: string]: string }} */
  const says = {}; // whether a message was copied
  return openDialog(({ close, draw }) => {
    const message = (/** @type {'account' | 'invitation' | 'link'} */ id, /** @type {string} */ text, /** @type {number} */ rows) => html`
      <div class="field"><label for=${id}>${t('invite.label.' + id)}</label><textarea id=${id} rows=${rows} readonly .value=${text}></textarea></div>
      <div class="actions"><span role="status">${says[id] || nothing}</span><button type="button" class=${id === 'invitation' ? 'primary' : nothing} ?autofocus=${id === 'invitation'} @click=${() => copied(id, text).then((isCopied) => {
        says[id] = t(isCopied ? 'invite.copied' : 'invite.byHand');
        draw();
      })}>${t('invite.copy.' + id)}</button></div>`;
    return html`<h2>${t('invite.title', { name })}</h2>
      <p>${t('invite.says', { name })}</p>${message('invitation', invitation(athlete), 5)}
      ${message('link', link(), 1)}
      <details><summary>${t('invite.noAccount', { name })}</summary>
        <p>${t('invite.account', { name })}</p>${message('account', accountFor(athlete), 4)}</details>
      <div class="actions"><button type="button" @click=${() => close()}>${t('close')}</button></div>`;
  });
}

/**
 * Writes what the person needs to know who manages the gym's sign-ins.
 *
 * @param {Invited} athlete
 */
export const accountFor = ({ athleteId, name, gym }) => t('invite.account.message', { name, gym, id: athleteId });

/**
 * Copies a text. Where the browser does not allow that, the text is selected, so that the reader can copy it.
 *
 * @param {string} id
 * @param {string} text
 */
async function copied(id, text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    /** @type {HTMLTextAreaElement | null} */ (document.getElementById(id))?.select();
    return false;
  }
}

/**
 * The button that opens the invitation.
 *
 * @param {Invited} athlete
 */
export const inviteButton = (athlete) => html`<button type="button" class="invite" @click=${() => invite(athlete)}>${t('invite')}</button>`;
