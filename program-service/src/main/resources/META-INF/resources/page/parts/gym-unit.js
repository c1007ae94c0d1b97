// The unit in which a gym counts: the one place that says what a form proposes.
import { all, get } from '../api.js';

/**
 * Returns the unit of the gym's settings. A gym that has not set one counts in the unit of most of its athletes, and in
 * kilograms if they are equally many.
 *
 * @param {{ unit?: Page.Unit }} [gym] the settings, if they were read already
 * @returns {Promise<Page.Unit>}
 */
export async function gymUnit(gym) {
  const { unit } = gym ?? await get('/v1/gym');
  return unit ?? usualUnit(await all('/v1/athletes'));
}

/**
 * @param {{ unit: Page.Unit }[]} athletes
 * @returns {Page.Unit}
 */
export const usualUnit = (athletes) => (athletes.filter(({ unit }) => unit === 'lb').length * 2 > athletes.length ? 'lb' : 'kg');
