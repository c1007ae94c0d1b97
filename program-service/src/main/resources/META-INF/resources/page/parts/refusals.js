// The violations of a refused request in the browser's language.
import { translator } from './phrases.js';
import { language } from './texts.js';

const book = language === 'en' ? null : await (await fetch(`/page/parts/refusals.${language}.json`)).json();
const translated = book ? translator(book) : () => null;

const sentence = (text) => text[0].toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');

/** Returns the last name of a field's path, for example load of lifts[2].start.load. */
const nameOf = (field) => field.replaceAll(/\[[^\]]*\]/g, '').split('.').at(-1);

/**
 * Returns a sentence that says what is wrong with a field, and the language of this sentence. A message with figures is
 * translated with them; otherwise the text of the rule counts. A violation of a rule without a text stays English.
 */
export function refusal({ field, message, rule }) {
  const text = translated(message) ?? book?.rules[`${rule} ${nameOf(field)}`] ?? book?.rules[rule];
  return text ? { text: sentence(text), lang: language } : { text: sentence(message), lang: 'en' };
}
