// Follows what happens elsewhere: another device of the lifter logs a set, or the coach changes the plan.
import { athletePath, find, part } from '/page/api.js';
import { openStream } from '/page/parts/stream.js';

const TOGETHER = 300; // milliseconds; events within this time are looked at together
const OF_SETS = ['backoff-today', 'flag-raised', 'row-changed', 'target-recomputed'];

/** @type {ReturnType<typeof openStream> | null} */
let stream = null;
/** @type {Page.Timer} */
let timer;

/**
 * Follows the athlete's live stream. A set of this device causes events too, so the plan of today is read first.
 *
 * @param {string} athleteId
 * @param {() => number} seen returns the sequence number of the newest event that the page knows
 * @param {() => void} changed called if something is new
 */
export function follow(athleteId, seen, changed) {
  if (stream) return;
  const look = async () => {
    const today = await find(`${athletePath(athleteId)}/today`).catch(() => null);
    if (today && today.asOf.sequence > seen()) changed();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, TOGETHER);
  };
  stream = openStream('/v1/stream?athleteId=' + part(athleteId), {
    ...Object.fromEntries(OF_SETS.map((name) => [name, soon])), 'program-changed': changed, reset: changed,
  });
  stream.begun.then(soon);
}

/** Ends the live stream, for example while the services cannot be reached. */
export function unfollow() {
  clearTimeout(timer);
  stream?.stop();
  stream = null;
}
