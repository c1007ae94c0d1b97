// Live changes: one connection for the current view. The browser resumes it with the last event's id.
import { get } from './api.js';

const PATIENCE = 1000; // ms
const AGAIN = 3000; // ms
const ASLEEP = 30_000; // ms in the background: a browser allows six connections to a service for all tabs together

/**
 * Watches a stream.
 * @param listeners by the event's name; reset() is called if everything must be read again
 * @returns {begun, restart, stop}: begun is fulfilled when later reads miss no change (or after a time-out; then reset() follows)
 */
export function watch(path, listeners) {
  let source = null;
  let sleep = null;
  let again = null;

  /** @param begun called once, when the stream is complete from here on */
  function open(begun) {
    state('off', 'connecting');
    source?.close();
    const mine = new EventSource(path);
    source = mine;
    let hasBegun = false;
    let dropped = ''; // the reason; shown until the stream is live again
    for (const [name, listener] of Object.entries(listeners)) {
      if (name !== 'reset') mine.addEventListener(name, (message) => listener(JSON.parse(message.data)));
    }
    mine.addEventListener('ready', () => {
      dropped = '';
      state('on', 'live');
      if (!hasBegun) begun();
      hasBegun = true; // a second ready is a reconnection without a gap
    });
    mine.addEventListener('reset', () => {
      state('on', 'live');
      hasBegun = true;
      listeners.reset();
    });
    mine.addEventListener('dropped', (message) => {
      dropped = JSON.parse(message.data).reason;
      state('off', dropped);
    });
    mine.onerror = () => {
      if (mine !== source) return;
      state('off', dropped ? 'reconnecting: ' + dropped : 'reconnecting');
      if (mine.readyState === EventSource.CLOSED) {
        // Refused, not lost: connect again and read everything. A call detects an expired sign-in and reloads the page.
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
  const begun = new Promise((fulfil) => {
    let late = false;
    setTimeout(() => {
      late = true;
      fulfil();
    }, PATIENCE);
    open(() => (late ? listeners.reset() : fulfil()));
  });
  return {
    begun,
    /** Connects again and reads everything. */
    restart: () => source && open(listeners.reset),
    stop() {
      document.removeEventListener('visibilitychange', seen);
      clearTimeout(sleep);
      clearTimeout(again);
      source?.close();
      source = null;
      state('off', '');
    },
  };
}

function state(value, text) {
  const shown = document.getElementById('live');
  shown.dataset.state = value;
  shown.textContent = text;
}
