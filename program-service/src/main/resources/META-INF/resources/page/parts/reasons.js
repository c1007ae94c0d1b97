// The reasons of loads in the browser's language.
import { translator } from './phrases.js';
import { language } from './texts.js';

/** What a coach has written follows the first colon of these sentences. It is not translated. */
const OF_THE_COACH = /^the coach wants .*?: /;

const translated = language === 'en' ? () => null : translator(await (await fetch(`/page/parts/reasons.${language}.json`)).json());

/** Returns a reason in words, and the language of these words: a sentence with an unknown phrase stays English. */
export function inWords(says) {
  const ofTheRules = OF_THE_COACH.exec(says)?.[0] ?? says;
  const text = translated(ofTheRules);
  return text === null ? { text: says, lang: 'en' } : { text: text + says.slice(ofTheRules.length), lang: language };
}
