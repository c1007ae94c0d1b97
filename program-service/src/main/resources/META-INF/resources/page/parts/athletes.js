// The choice of an athlete of the gym.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { part } from '../api.js';
import { textsOf } from './texts.js';

const t = await textsOf('/page/parts');

/**
 * Shows a choice of athletes that opens another address.
 *
 * @param athletes the athletes as the service lists them
 * @param chosen the id of the shown athlete; null if there is none
 * @param address the start of the address, which the athlete's id completes
 */
export const athleteChoice = (athletes, chosen, address) => html`
  <div class="field athlete"><label for="athlete">${t('athlete')}</label>
    <select id="athlete" @change=${(event) => { if (event.target.value) location.hash = address + part(event.target.value); }}>
      ${chosen ? nothing : html`<option value="">${t('choose')}</option>`}
      ${[...athletes].sort((a, b) => name(a).localeCompare(name(b))).map((each) => html`<option value=${each.athleteId} ?selected=${each.athleteId === chosen}>${name(each)}</option>`)}</select></div>`;

const name = (athlete) => athlete.displayName ?? athlete.athleteId;
