// Translates sentences of the services. Their English texts are built from fixed phrases and figures; a file of the page
// has each phrase in another language (ADR 0150).
import { exercise } from '../words.js';
import { codeName } from './codes.js';

const PLACE = /\{([a-z]+)(\d*)\}/g; // a figure in a phrase: its kind, and a number if the phrase has several of this kind

/**
 * The regular expression of each kind of figure, and the translations by the English phrases.
 *
 * @typedef {{ kinds: { [kind: string]: string }, phrases: { [english: string]: string } }} Phrasebook
 */

/** @param {string} text */
const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Returns the pattern of a phrase. Its groups are the figures.
 *
 * @param {string} phrase
 * @param {Phrasebook['kinds']} kinds
 */
function pattern(phrase, kinds) {
  const parts = phrase.split(/\{([a-z]+\d*)\}/);
  return new RegExp(parts.map((part, i) => (i % 2 ? `(?<${part}>${kinds[part.replace(/\d+$/, '')]})` : escaped(part))).join(''), 'y');
}

const AS_IT_IS = ['id', 'rest', 'tag', 'words']; // kinds that are no figures: the points in an address are no decimal points

/**
 * Writes a figure as German does, and exercises and codes by their names.
 *
 * @param {string} kind
 * @param {string} figure
 */
function written(kind, figure) {
  if (AS_IT_IS.includes(kind)) return figure;
  if (kind === 'exercise') return exercise(figure);
  if (kind === 'slot') return exercise(figure.replace(/^d\d+-/, ''));
  if (kind === 'code') return codeName(figure);
  return figure.replace(/(\d)\.(\d)/g, '$1,$2').replace(/ reps?$/, ' Wdh.');
}

/**
 * Returns a function that translates a sentence phrase by phrase. Of the phrases that fit, the longest counts. The
 * function returns null if a part of the sentence is no known phrase.
 *
 * @param {Phrasebook} book
 * @returns {(sentence: string) => string | null}
 */
export function translator({ kinds, phrases }) {
  const known = Object.entries(phrases).map(([english, text]) => ({ pattern: pattern(english, kinds), text }));
  return (sentence) => {
    let text = '';
    for (let at = 0; at < sentence.length;) {
      /** @type {{ found: RegExpExecArray, text: string } | null} */
      let best = null;
      for (const phrase of known) {
        phrase.pattern.lastIndex = at;
        const found = phrase.pattern.exec(sentence);
        if (found && !(best && best.found[0].length >= found[0].length)) best = { found, text: phrase.text };
      }
      if (!best) return null;
      const figures = best.found.groups ?? {};
      text += best.text.replaceAll(PLACE, (all, kind, nth) => written(kind, figures[kind + nth]));
      at += best.found[0].length;
    }
    return text;
  };
}
