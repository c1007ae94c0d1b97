// What a service says about a request that failed, in the browser's language.
import { withExerciseNames } from '../words.js';
import { withCodeNames } from './codes.js';
import { translator } from './phrases.js';
import { language, sentence, textsOf } from './texts.js';

/** @typedef {{ field: string, message: string, rule?: string }} Violation */

const t = await textsOf('/page/parts');

/** @type {Partial<import('./phrases.js').Phrasebook> & { rules: { [rule: string]: string }, statuses: { [status: string]: string } }} */
const book = await (await fetch(`/page/parts/refusals.${language}.json`)).json();
const { kinds, phrases } = book;
/** @type {(sentence: string) => string | null} */
const translated = kinds && phrases ? translator({ kinds, phrases }) : (text) => (isForProgrammers(text) ? null : withNames(text));

/** What only a programmer knows: calls, headers, ids, and the fields of a request. */
const OF_THE_API = /\b(?:GET|PUT|POST|DELETE) \/|^must be absent|\bIf-Match\b|\b[a-z]+[A-Z]\w*|\b(?:ids?|fields?|parameters?|headers?|request|JSON|slot|null|caller)\b|'\w+'/;

/** @param {string} text */
const isForProgrammers = (text) => OF_THE_API.test(text);

/** @param {string} text */
const withNames = (text) => withExerciseNames(withCodeNames(text));

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
 * shown with them; otherwise the text of the rule counts. A message that is neither known nor fit for a reader is replaced.
 *
 * @param {Violation} violation
 */
export function refusal({ field, message, rule }) {
  const text = translated(withoutPoint(message)) ?? book.rules[`${rule} ${nameOf(field)}`] ?? book.rules[rule ?? ''];
  if (text) return { text: sentence(text), lang: language };
  return isForProgrammers(message) ? { text: t('rejected'), lang: language } : { text: sentence(withNames(message)), lang: 'en' };
}

/**
 * Returns what a service says about itself, such as why it ended a live stream or could not send a message, and the
 * language of these words. A text with an unknown phrase stays English.
 *
 * @param {string} says
 */
export function serviceSays(says) {
  const text = phrases ? translated(says) : says;
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
  return sentence(text ?? book.statuses[String(status)] ?? message);
}
