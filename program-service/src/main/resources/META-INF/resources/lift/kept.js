// Reads the API and keeps each last answer on the device, so that it can be shown without a network.
import { all, find } from '/page/api.js';
import { find as findKept, put } from './device.js';

/** @param {(path: any) => Promise<any>} read */
const keeping = (read) => async (/** @type {string} */ path) => {
  try {
    const answer = await read(path);
    await put('kept', answer, path);
    return answer;
  } catch (failure) {
    const last = await findKept('kept', path);
    if (last === undefined) throw failure;
    return last;
  }
};

/** Reads as the functions of the API do, but answers with what the device keeps if the service cannot. */
export const kept = { all: /** @type {Api.All} */ (keeping(all)), find: /** @type {Api.Find} */ (keeping(find)) };

const NEWEST = 30; // sessions; about two months of training

/**
 * Reads the newest sessions of an athlete, of which the device keeps the last answer.
 *
 * @param {`/v1/athletes/${string}`} base
 */
export const newestSessions = (base) => kept.find(`/session${base}/sessions?limit=${NEWEST}`);
