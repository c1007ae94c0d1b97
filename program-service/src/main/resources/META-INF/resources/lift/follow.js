// Follows what happens elsewhere: another device of the lifter logs a set, or the coach changes the plan.
import { athletePath, find, part } from '/page/api.js';

const TOGETHER = 300; // milliseconds; events within this time are looked at together
const OF_SETS = ['backoff-today', 'flag-raised', 'row-changed', 'target-recomputed'];

/**
 * What is followed, from the start: the stream is there when its code is read, which the first view does not need.
 *
 * @typedef {{ stream?: ReturnType<typeof import('/page/parts/stream.js').openStream> }} Followed
 */

/** @type {Followed | null} */
let followed = null;
/** @type {Page.Timer} */
let timer;

/**
 * Follows the athlete's live stream. A set of this device causes events too, so the plan of today is read first.
 *
 * @param {string} athleteId
 * @param {() => number} seen returns the sequence number of the newest event that the page knows
 * @param {() => void} changed called if something is new
 */
export async function follow(athleteId, seen, changed) {
  if (followed) return;
  /** @type {Followed} */
  const mine = {};
  followed = mine;
  const look = async () => {
    const today = await find(`${athletePath(athleteId)}/today`).catch(() => null);
    if (today && today.asOf.sequence > seen()) changed();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, TOGETHER);
  };
  const { openStream } = await import('/page/parts/stream.js').catch((failure) => {
    if (mine === followed) followed = null; // so that the next attempt follows
    throw failure;
  });
  if (mine !== followed) return;
  mine.stream = openStream('/v1/stream?athleteId=' + part(athleteId), {
    ...Object.fromEntries(OF_SETS.map((name) => [name, soon])), 'program-changed': changed, reset: changed,
  });
  mine.stream.begun.then(soon);
}

/** Ends the live stream, for example while the services cannot be reached. */
export function unfollow() {
  clearTimeout(timer);
  followed?.stream?.stop();
  followed = null;
}
