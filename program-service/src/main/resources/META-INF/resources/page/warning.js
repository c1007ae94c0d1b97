// What the rules say about a program beside its loads.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { part } from './api.js';
import { sentence } from './parts/texts.js';
import { inPlainWords } from './prose.js';
import { t } from './texts.js';

/** The rule that a load which is added to the body needs a bodyweight. */
export const BODYWEIGHT = 'bodyweight';
const UNKNOWN_AGE = /^it is not known since when the athlete trains/; // a sentence of the rules

/**
 * Shows a warning about a program. What is missing in the profile has the link to it.
 *
 * @param {ProgramApi.LiftWarning} warning
 * @param {string} [athleteId] absent for a program of the gym
 * @param {boolean} [isBuilding] whether the profile leads back to the new program
 */
export function warned({ says }, athleteId, isBuilding = false) {
  if (UNKNOWN_AGE.test(says)) return html`<p class="notice">${t('notice.trainingSince')} ${athleteId ? html`<a href=${`#/profile/${part(athleteId)}${isBuilding ? '?to=build' : ''}`}>${t('notice.toProfile')}</a>` : nothing}</p>`;
  const { text, lang } = inPlainWords(says);
  return html`<p class="notice" lang=${lang}>${sentence(text)}</p>`;
}
