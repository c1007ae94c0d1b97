// The rows of the roster: all athletes of the gym with live changes, those in lists of their own too.
import { all, get, part } from './api.js';
import { watch } from './live.js';

const AGAIN = 3000; // milliseconds until a failed read is repeated
const REFRESH = 300_000; // milliseconds; no event reports that midnight has passed or that sets wait
const FEW = 50; // the largest number of athletes that one request names by id, because an address has a limited length

/** @typedef {{ items: Page.Row[], gone: string[] }} Changes a live change: updated rows, and the ids of athletes who have left the roster */

/**
 * Reads the rows and follows their changes.
 *
 * @param {object} listeners
 * @param {() => void} listeners.loaded called after all rows were read
 * @param {(row: Page.Row, before: Page.Row | undefined) => void} listeners.changed called with the new and the old row of an athlete
 * @param {(athleteId: string) => void} listeners.gone called after an athlete has left all lists
 */
export function rosterRows({ loaded, changed, gone }) {
  /** @type {Map<string, Page.Row>} */
  const rows = new Map(); // the rows of all athletes, including paused and archived ones, by id
  /** @type {Map<string, object>} */
  const leaving = new Map(); // athletes who have just left the roster, each with the request that asks in which list the athlete is
  /** @type {Changes[] | null} */
  let waiting = []; // live changes that arrive while all rows are read; null at other times
  let loading = 0;
  let left = false;
  /** @type {ReturnType<typeof watch>} */
  let live;
  /** @type {Page.Timer} */
  let refreshing;

  /**
   * Applies a live change.
   *
   * @param {Changes} changes
   */
  function change(changes) {
    if (waiting) {
      waiting.push(changes);
      return;
    }
    changes.items.forEach(put);
    if (changes.gone.length) whereTheyAre(changes.gone).catch(restart); // after the restart all rows are read
  }

  /** @param {Page.Row} row */
  function put(row) {
    leaving.delete(row.athleteId);
    const before = rows.get(row.athleteId);
    rows.set(row.athleteId, row);
    if (JSON.stringify(before) !== JSON.stringify(row)) changed(row, before);
  }

  /** @param {string} athleteId */
  function forget(athleteId) {
    leaving.delete(athleteId);
    if (rows.delete(athleteId)) gone(athleteId);
  }

  /**
   * Reads which of the athletes that have left the roster are paused or archived; the others were erased. The live stream
   * does not distinguish them.
   *
   * @param {string[]} ids
   */
  async function whereTheyAre(ids) {
    if (ids.length > FEW) return load();
    const question = {};
    ids.forEach((id) => leaving.set(id, question));
    const few = `limit=${FEW}&athleteId=${ids.map(part).join(',')}`;
    const [paused, archived] = await Promise.all([get(`/v1/roster?paused=true&${few}`), get(`/v1/roster?archived=true&${few}`)]);
    if (left || waiting) return; // all rows are being read
    const found = new Map([...paused.items.map(asPaused), ...archived.items].map((row) => [row.athleteId, row]));
    for (const id of ids.filter((each) => leaving.get(each) === question)) {
      const row = found.get(id);
      if (row) put(row);
      else forget(id);
    }
  }

  /** @type {(row: Page.Row) => Page.Row} */
  const asPaused = (row) => ({ ...row, paused: true });

  async function load() {
    const mine = ++loading;
    waiting ??= [];
    const [active, paused, archived] = await Promise.all([all('/v1/roster'), all('/v1/roster?paused=true'), all('/v1/roster?archived=true')]);
    if (left || mine !== loading) return; // a later read contains all changes
    const changes = waiting;
    waiting = null;
    rows.clear();
    leaving.clear();
    [...archived, ...paused.map(asPaused), ...active].forEach((row) => rows.set(row.athleteId, row));
    loaded();
    changes.forEach(change);
  }

  const restart = () => setTimeout(live.restart, AGAIN);
  const refresh = () => load().catch(restart);

  async function start() {
    live = watch('/v1/roster/stream', { rows: change, reset: refresh });
    try {
      await live.begun;
      await load();
    } catch (refused) {
      live.stop();
      throw refused;
    }
    refreshing = setInterval(() => !document.hidden && refresh(), REFRESH);
  }

  function stop() {
    left = true;
    clearInterval(refreshing);
    live.stop();
  }
  return { rows, start, stop };
}
