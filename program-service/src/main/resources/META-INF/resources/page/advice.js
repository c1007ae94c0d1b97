// What is wrong with a refused request, and what the user can do, in the user's language.
import { problem } from './parts/refusals.js';
import { t } from './texts.js';

/**
 * The title of an error. Errors without an answer of the service have the page's own title.
 *
 * @param {{ status?: number, message?: string }} refused
 */
export const titleOf = (refused) => (refused.status === 0 ? t('advice.away') : refused.message ? problem(refused) : t('advice.wrong'));

/** @param {{ status?: number }} refused */
export function adviceOf({ status }) {
  if (status === 0) return t('advice.0');
  if (status === 403 || status === 404) return t('advice.' + status);
  if (status === 409 || status === 412) return t('advice.409');
  if (status === 400 || status === 422) return t('advice.422');
  return t(status ? 'advice.503' : 'advice.reload');
}
