// What a service says about a request that failed, in the browser's language.
import { translator } from './phrases.js';
import { language, sentence } from './texts.js';

/** @typedef {{ field: string, message: string, rule?: string }} Violation */

/** @type {import('./phrases.js').Phrasebook & { rules: { [rule: string]: string }, statuses: { [status: string]: string } } | null} */
const book = language === 'en' ? null : await (await fetch(`/page/parts/refusals.${language}.json`)).json();
/** @type {(sentence: string) => string | null} */
const translated = book ? translator(book) : () => null;

/**
 * The sentences of the service without the point that ends them, as the phrases are.
 *
 * @param {string} text
 */
const withoutPoint = (text) => text.replace(/\.$/, '');

/**
 * Returns the last name of a field's path, for example load of lifts[2].start.load.
 *
 * @param {string} field
 */
const nameOf = (field) => field.replaceAll(/\[[^\]]*\]/g, '').split('.').at(-1) ?? '';

/**
 * Returns a sentence that says what is wrong with a field, and the language of this sentence. A message with figures is
 * translated with them; otherwise the text of the rule counts. A violation of a rule without a text stays English.
 *
 * @param {Violation} violation
 */
export function refusal({ field, message, rule }) {
  const text = translated(withoutPoint(message)) ?? book?.rules[`${rule} ${nameOf(field)}`] ?? book?.rules[rule ?? ''];
  return text ? { text: sentence(text), lang: language } : { text: sentence(message), lang: 'en' };
}

/**
 * Returns what a service says about itself, such as why it ended a live stream or could not send a message, and the
 * language of these words. A text with an unknown phrase stays English.
 *
 * @param {string} says
 */
export function serviceSays(says) {
  const text = translated(says);
  return text === null ? { text: says, lang: 'en' } : { text, lang: language };
}

/**
 * Returns a sentence that says why a request failed, without its violations. A sentence that has no translation is
 * replaced by the usual sentence of its status.
 *
 * @param {{ status?: number, message?: string, violations?: Violation[] }} refused
 */
export function problem({ status, message = '', violations = [] }) {
  const text = violations.length ? null : translated(withoutPoint(message));
  return sentence(text ?? book?.statuses[String(status)] ?? message);
}
