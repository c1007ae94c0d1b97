// The sentences of the service, without the marks of machines: exercises and dates by their names, and short numbers.
import { h } from './dom.js';
import { named } from './flags.js';
import { number } from './terms.js';
import { inWords } from './parts/reasons.js';
import { exerciseIds } from './words.js';

const DATE = /\b\d{4}-\d{2}-\d{2}\b/g;
const LONG = /\b\d+\.\d{3,}\b/g; // an estimate such as 141.176; loads have at most two decimals

export function prose(text) {
  return String(text)
    .replaceAll(DATE, (date) => named(date))
    .replaceAll(LONG, (value) => number(Math.round(value * 10) / 10))
    .replaceAll(/\b[a-z]+(?:-[a-z]+)+\b/gi, (word) => (exerciseIds.has(word.toLowerCase()) ? named(word.toLowerCase()) : word));
}

/** Shows the reasons of a load as a list. */
export const reasonList = (why) => h('ul', { class: 'why' }, why.map(({ rule, says }) => {
  const { text, lang } = inWords(says);
  return h('li', { 'data-rule': rule, lang }, lang === 'en' ? prose(text) : text);
}));
