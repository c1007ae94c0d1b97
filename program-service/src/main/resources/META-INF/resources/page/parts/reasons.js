// The reasons of loads in the browser's language.
import { withExerciseNames } from '../words.js';
import { withCodeNames } from './codes.js';
import { translator } from './phrases.js';
import { language } from './texts.js';

const LONG = /\b[1-9]\d*\.\d{3,}\b/g; // an estimate such as 141.176, and no limit such as 0.001; loads have at most two decimals

/**
 * Rounds the long numbers in a sentence of the services to one decimal.
 *
 * @param {string} text
 */
export const withShortNumbers = (text) => text.replaceAll(LONG, (value) => String(Math.round(Number(value) * 10) / 10));

/**
 * What a coach has written follows the first colon of these sentences. It is not translated, unless it is the sentence of a
 * proposal that the coach has accepted.
 */
const OF_THE_COACH = /^the coach wants .*?: /;

const OF_A_PROPOSAL = /^the (backoff sets can be heavier|target was missed|week is far below|forecast doubts|deciding set was) ?/;

/** @type {(sentence: string) => string | null} */
const translated = language === 'en' ? () => null : translator(await (await fetch(`/page/parts/reasons.${language}.json`)).json());

/**
 * Returns a reason in words, and the language of these words: a sentence with an unknown phrase stays English.
 *
 * @param {string} reason
 */
export function inWords(reason) {
  const says = withShortNumbers(reason);
  const ofTheRules = OF_THE_COACH.exec(says)?.[0] ?? says;
  const text = translated(ofTheRules);
  const written = says.slice(ofTheRules.length);
  return text === null ? { text: withExerciseNames(withCodeNames(says)), lang: 'en' } : { text: text + (OF_A_PROPOSAL.test(written) ? translated(written) ?? written : written), lang: language };
}
