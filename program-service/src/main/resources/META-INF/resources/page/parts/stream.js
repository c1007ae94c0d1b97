// Receives live changes over one server-sent-events connection. After an interruption the browser continues with the id
// of the last event.
import { get } from '../api.js';

/** @typedef {{ reset: () => void, [event: string]: (data?: any) => void }} Listeners */

const PATIENCE = 1000; // milliseconds to wait for the start of a stream
const AGAIN = 3000; // milliseconds until a refused connection is tried again
const ASLEEP = 30_000; // milliseconds in the background until the connection is closed; a browser allows six connections to a service for all tabs together

/**
 * Opens a live stream and calls listeners.
 * dropped, reconnecting or closed), and with the reason if the service has ended the stream
 * read from then on misses no change. It is also fulfilled after a time-out; then reset() is called later
 *
 * @param {string} path
 * @param {Listeners} listeners functions by event name; reset() is called if the page must read everything again
 * @param {(state: string, why?: string) => void} changed called with the new state of the connection (connecting, on,
 * @returns begun, restart, stop: the promise begun is fulfilled when the stream has started, so that data that is
 */
export function openStream(path, listeners, changed = () => {}) {
  /** @type {EventSource | null} */
  let source = null;
  /** @type {Page.Timer} */
  let sleep;
  /** @type {Page.Timer} */
  let again;

  /**
   * Opens the connection.
   *
   * @param {() => void} begun called once, when the stream has started
   */
  function open(begun) {
    changed('connecting');
    source?.close();
    const mine = new EventSource(path);
    source = mine;
    let hasBegun = false;
    let dropped = ''; // the reason why the stream was ended; shown until the stream is connected again
    for (const [name, listener] of Object.entries(listeners)) {
      if (name !== 'reset') mine.addEventListener(name, (message) => listener(JSON.parse(message.data)));
    }
    mine.addEventListener('ready', () => {
      dropped = '';
      changed('on');
      if (!hasBegun) begun();
      hasBegun = true; // a second ready event reports a reconnection without a gap
    });
    mine.addEventListener('reset', () => {
      changed('on');
      hasBegun = true;
      listeners.reset();
    });
    mine.addEventListener('dropped', (message) => {
      dropped = JSON.parse(message.data).reason;
      changed('dropped', dropped);
    });
    mine.onerror = () => {
      if (mine !== source) return;
      changed('reconnecting', dropped);
      if (mine.readyState === EventSource.CLOSED) {
        // The server refused the connection, so the browser does not reconnect by itself. The page connects again
        // and reads everything. If the sign-in has expired, the next API call detects this and reloads the page.
        again = setTimeout(async () => {
          await get('/v1/caller').catch(() => {});
          if (mine === source) open(listeners.reset);
        }, AGAIN);
      }
    };
  }

  function seen() {
    clearTimeout(sleep);
    if (document.hidden) {
      sleep = setTimeout(() => {
        source?.close();
        source = null;
      }, ASLEEP);
    } else if (!source) {
      open(listeners.reset);
    }
  }

  document.addEventListener('visibilitychange', seen);
  const begun = /** @type {Promise<void>} */ (new Promise((fulfil) => {
    let late = false;
    setTimeout(() => {
      late = true;
      fulfil();
    }, PATIENCE);
    open(() => (late ? listeners.reset() : fulfil()));
  }));
  return {
    begun,
    /** Opens a new connection and lets the view read everything again. */
    restart: () => source && open(listeners.reset),
    stop() {
      document.removeEventListener('visibilitychange', seen);
      clearTimeout(sleep);
      clearTimeout(again);
      source?.close();
      source = null;
      changed('closed');
    },
  };
}
