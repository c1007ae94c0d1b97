// The texts of the lifter's page.
import { textsOf } from '/page/parts/texts.js';

export const t = await textsOf('/lift');

/**
 * Writes how hard a set was, in words.
 *
 * @param {number} rpe
 */
export const effort = (rpe) => t('rpe.' + Math.max(6, rpe));
