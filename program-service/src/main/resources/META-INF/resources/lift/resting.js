// The rest after a set. Its code is read with the first rest, or with the page if one is running.
import { local } from '/page/parts/storage.js';

/** The key under which the device keeps the end of the rest. */
export const RESTING = 'topset-rest';

const read = () => import('./rest.js');

/** @param {number} until the end of the rest, in milliseconds; 0 without one */
export function keepRest(until) {
  if (until) local.setItem(RESTING, String(until));
  else local.removeItem(RESTING);
}

/**
 * Begins a rest. Its end is kept at once, because the page may be reloaded before the code of the rest has arrived.
 *
 * @param {number} seconds 0 ends the rest
 */
export function beginRest(seconds) {
  const until = seconds ? Date.now() + seconds * 1000 : 0;
  keepRest(until);
  read().then(({ begin }) => begin(until)).catch(console.error);
}

if (local.getItem(RESTING)) read().catch(console.error);
