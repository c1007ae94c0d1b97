// Fields beside a text, each with a button that uses what is typed; and the bodyweight that is asked for in one.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath, call, get } from '../api.js';
import { onValue } from '../parts/fields.js';
import { typed } from '../parts/texts.js';
import { t } from './lift-fields.js';

const [LIGHTEST, HEAVIEST] = [20, 700]; // bodyweights that the service stores, in both units

/**
 * Shows a field with its button. Enter uses what is typed, and does not send the form around it.
 *
 * @param {string} name
 * @param {{ label: string, placeholder: string, button: string, isNumber?: boolean, value: string, wrong: string, put: (value: string) => void, use: () => unknown }} options
 */
export const givenField = (name, { label, placeholder, button, isNumber = false, value, wrong, put, use }) => html`<span class="given"><input name=${name} inputmode=${isNumber ? 'decimal' : 'text'} autocomplete="off" maxlength=${isNumber ? 12 : 1000}
    aria-label=${label} placeholder=${placeholder} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? `wrong-${name}` : nothing} .value=${value}
    @input=${onValue(put)} @keydown=${(/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      use();
    }}><button type="button" class="small" @click=${use}>${button}</button>${wrong ? html`<small class="problem" id=${`wrong-${name}`}>${wrong}</small>` : nothing}</span>`;

/**
 * Returns the texts of the field of a bodyweight.
 *
 * @param {string} name of the athlete
 * @param {Page.Unit} unit
 */
export const bodyweightTexts = (name, unit) => ({ label: t('assign.bodyweight', { unit, name }), placeholder: t('assign.bodyweightUnit', { unit }), button: t('assign.bodyweightSave'), isNumber: true });

/**
 * Returns what is wrong with a typed bodyweight; an empty text if nothing is.
 *
 * @param {string} text
 */
export function wrongBodyweight(text) {
  const value = typed(text);
  return value !== null && value >= LIGHTEST && value <= HEAVIEST ? '' : t('assign.bodyweightWrong', { min: LIGHTEST, max: HEAVIEST });
}

/**
 * Stores a typed bodyweight in the profile of an athlete, which stays as it is otherwise.
 *
 * @param {string} athleteId
 * @param {string} text
 * @param {Page.Unit} unit
 * @param {string} measuredAt
 */
export async function saveBodyweight(athleteId, text, unit, measuredAt) {
  const path = athletePath(athleteId);
  return call('PUT', path, { ...await get(path), bodyweight: { value: Number(typed(text)), unit, measuredAt } });
}
