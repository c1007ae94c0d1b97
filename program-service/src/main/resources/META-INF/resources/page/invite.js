// The invitation of an athlete: a message with the address of the lifter's page, and what the athlete's account needs.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { openDialog } from './parts/dialog.js';
import { t } from './texts.js';

/** @typedef {{ athleteId: string, name: string, gym: string }} Invited */

/**
 * Writes the message. The page knows the athlete from the sign-in, so the address is the same for all.
 *
 * @param {Pick<Invited, 'name'>} athlete
 */
export const invitation = ({ name }) => t('invite.message', { name, link: location.origin + '/lift/' });

/**
 * Shows the message and copies it.
 *
 * @param {Invited} athlete
 */
export function invite(athlete) {
  const { athleteId, name, gym } = athlete;
  const message = invitation(athlete);
  let says = '';
  return openDialog(({ close, draw }) => html`
    <h2>${t('invite.title', { name })}</h2>
    <p>${t('invite.says', { name })}</p>
    <div class="field"><label for="invitation">${t('invite.label')}</label><textarea id="invitation" rows="6" readonly .value=${message}></textarea></div>
    <p>${t('invite.account', { name })}</p>
    <ul class="account"><li>${t('invite.gym')}: <b>${gym}</b></li><li>${t('invite.role')}: <b>athlete</b></li><li>${t('invite.id')}: <b>${athleteId}</b></li></ul>
    <p role="status">${says || nothing}</p>
    <div class="actions">
      <button type="button" class="primary" autofocus @click=${() => copied(message).then((isCopied) => {
        says = t(isCopied ? 'invite.copied' : 'invite.byHand');
        draw();
      })}>${t('invite.copy')}</button>
      <button type="button" @click=${() => close()}>${t('close')}</button>
    </div>`);
}

/**
 * Copies a text. Where the browser does not allow that, the text is selected, so that the reader can copy it.
 *
 * @param {string} text
 */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    /** @type {HTMLTextAreaElement | null} */ (document.querySelector('#invitation'))?.select();
    return false;
  }
}

/**
 * The button that opens the invitation.
 *
 * @param {Invited} athlete
 */
export const inviteButton = (athlete) => html`<button type="button" class="invite" @click=${() => invite(athlete)}>${t('invite')}</button>`;
