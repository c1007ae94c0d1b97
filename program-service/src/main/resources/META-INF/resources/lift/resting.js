// The rest after a set. Its code is read with the first rest, or with the page if one is running.
import { local } from '/page/parts/storage.js';

/** The key under which the device keeps the end of the rest. */
export const RESTING = 'topset-rest';

const read = () => import('./rest.js');

/** @param {number} seconds 0 ends the rest */
export const beginRest = (seconds) => read().then(({ begin }) => begin(seconds)).catch(console.error);

if (local.getItem(RESTING)) read().catch(console.error);
