// What is wrong with a refused request, and what the user can do, in the user's language.
import { problem, refusal } from './parts/refusals.js';
import { t } from './texts.js';

/** @typedef {{ status?: number, message?: string, violations?: import('./parts/refusals.js').Violation[], again?: () => Promise<void> }} Failed */

/**
 * The title of an error: what is wrong with the values that the service names, or why the request failed. An error without an answer of the service has the page's own title, because its text is for
 * programmers.
 *
 * @param {Failed} refused
 */
export function titleOf(refused) {
  if (refused.status === undefined) return t('advice.wrong');
  if (refused.status === 0) return isOffline() ? t('advice.offline') : refused.again ? refused.message ?? '' : t('advice.away');
  const wrong = (refused.violations ?? []).map((each) => refusal(each).text);
  return wrong.length ? [...new Set(wrong)].join(' ') : problem(refused);
}

/** Whether the browser knows that the device has no network. */
export const isOffline = () => navigator.onLine === false;

/** @param {{ status?: number }} refused */
export function adviceOf({ status }) {
  if (status === 0) return t(isOffline() ? 'advice.offlineSays' : 'advice.0');
  if (status === 403 || status === 404) return t('advice.' + status);
  if (status === 409 || status === 412) return t('advice.409');
  if (status === 400 || status === 422) return t('advice.422');
  return t(status ? 'advice.503' : 'advice.reload');
}
