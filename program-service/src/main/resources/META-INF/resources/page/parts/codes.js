// The words for the codes of the rules: variants (how the sets of a lift are arranged) and progression methods.
import { textsOf } from './texts.js';

const t = await textsOf('/page/parts');

/** The codes that have words. The method RPE has none, because athletes know the abbreviation. */
const CODES = [
  'CLUSTER', 'DOUBLE_PROGRESSION', 'DOUBLE_TOP', 'HEAVY_SINGLE', 'LINEAR', 'MODERATE_TOP', 'PYRAMID', 'RAMPING', 'REST_PAUSE', 'SINGLE_TOP',
  'STRAIGHT', 'WAVE',
];
const CODE = new RegExp(`\\b(?:${CODES.join('|')})\\b`, 'g');

/**
 * Returns the words for a code, for example "one top set".
 *
 * @param {string} code
 */
export const codeName = (code) => (CODES.includes(code) ? t('code.' + code) : code);

/**
 * Replaces the codes in a sentence of the services by words.
 *
 * @param {string} text
 */
export const withCodeNames = (text) => text.replaceAll(CODE, codeName);
