// What changes, as it changes: one connection for the view that is shown. The browser resumes it by the last event's id.
import { get } from './api.js';

const PATIENCE = 1000; // ms
const AGAIN = 3000; // ms
const ASLEEP = 30_000; // ms out of sight: a browser has six connections to a service, for all of its tabs together

/**
 * Watches a stream.
 * @param listeners by the event's name; reset() when all has to be read again
 * @returns {begun, restart, stop}: begun is fulfilled when what is read from then on misses nothing (or after a while, to be read again then)
 */
export function watch(path, listeners) {
  let source = null;
  let sleep = null;
  let again = null;

  /** @param begun called once, when what is told from here on is complete */
  function open(begun) {
    state('off', 'connecting');
    source?.close();
    const mine = new EventSource(path);
    source = mine;
    let hasBegun = false;
    let dropped = ''; // why; said until it is live again
    for (const [name, listener] of Object.entries(listeners)) {
      if (name !== 'reset') mine.addEventListener(name, (message) => listener(JSON.parse(message.data)));
    }
    mine.addEventListener('ready', () => {
      dropped = '';
      state('on', 'live');
      if (!hasBegun) begun();
      hasBegun = true; // ready again is a reconnection that has missed nothing
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
        // Refused, not lost: begin anew and read again. Only a call is told that the sign-in has ended, and reloads the page then.
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
    /** Anew, and all is read again. */
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
