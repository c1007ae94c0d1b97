// Loads a part of the page that is not needed from the start.
import { Refused, get } from '../api.js';
import { textsOf } from './texts.js';

const t = await textsOf('/page/parts');

/**
 * Returns the module of a part. A browser may keep in mind that a module could not be loaded, so only a new page helps then.
 *
 * @template T
 * @param {Promise<T>} importing
 * @returns {Promise<T>}
 */
export const loaded = (importing) => importing.catch((failure) => {
  console.error(failure);
  throw Object.assign(new Refused(0, { title: t('part') }), { again: reload });
});

/** Loads the page again, but only if the service answers: otherwise the browser would show its own error. */
async function reload() {
  await get('/v1/caller');
  location.reload();
}
