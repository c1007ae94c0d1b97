// The choice of an athlete of the gym.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { part } from '../api.js';
import { onValue } from './fields.js';
import { textsOf } from './texts.js';

const t = await textsOf('/page/parts');

/**
 * Shows a choice of athletes that opens another address.
 *
 * @param {ProgramApi.AthleteProfile[]} athletes the athletes as the service lists them
 * @param {string | undefined} chosen the id of the shown athlete, if there is one
 * @param {string} address the start of the address, which the athlete's id completes
 */
export const athleteChoice = (athletes, chosen, address) => html`
  <div class="field athlete"><label for="athlete">${t('athlete')}</label>
    <select id="athlete" @change=${onValue((id) => { if (id) location.hash = address + part(id); })}>
      ${chosen ? nothing : html`<option value="">${t('choose')}</option>`}
      ${[...athletes].sort((a, b) => name(a).localeCompare(name(b))).map((each) => html`<option value=${each.athleteId} ?selected=${each.athleteId === chosen}>${name(each)}</option>`)}</select></div>`;

/** Says that the gym has no athletes yet, and leads to where the first one is added. */
export const noAthletes = () => html`<section class="empty"><h2>${t('nobody')}</h2>
  <a class="button primary" href="#/profile">${t('nobody.add')}</a></section>`;

/** @param {ProgramApi.AthleteProfile} athlete */
const name = (athlete) => athlete.displayName ?? athlete.athleteId;
