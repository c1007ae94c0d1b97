// The sentences of the service, without the marks of machines: exercises, codes and dates by their names, and short numbers.
import { html } from '/webjars/lit-html/lit-html.js';
import { named } from './flags.js';
import { withCodeNames } from './parts/codes.js';
import { inWords, withShortNumbers } from './parts/reasons.js';
import { withExerciseNames } from './words.js';

const DATE = /\b\d{4}-\d{2}-\d{2}\b/g;

/** @param {string} text */
export function prose(text) {
  return withShortNumbers(withExerciseNames(withCodeNames(String(text)))).replaceAll(DATE, (date) => named(date));
}

/**
 * Returns a sentence of the rules in the browser's language, and this language: an unknown sentence stays English.
 *
 * @param {string} says
 */
export function inPlainWords(says) {
  const { text, lang } = inWords(says);
  return { text: lang === 'en' ? prose(text) : text, lang };
}

/**
 * Returns the reason that has decided a load, in plain words: a coach's own, otherwise the first one.
 *
 * @param {ProgramApi.Why[]} why at least one
 */
export const decidingReason = (why) => inPlainWords((why.find(({ rule }) => rule === 'override') ?? why[0]).says);

/**
 * Shows the reasons of a load as a list.
 *
 * @param {ProgramApi.Why[]} why
 */
export const reasonList = (why) => html`<ul class="why">${why.map(({ rule, says }) => {
  const { text, lang } = inPlainWords(says);
  return html`<li data-rule=${rule} lang=${lang}>${text}</li>`;
})}</ul>`;
