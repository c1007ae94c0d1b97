// The live stream: one connection for the page, whatever it shows. The browser resumes it by the last event's id.

const listeners = new Set();
let source = null;

const PATIENCE = 1000; // ms
const AGAIN = 3000; // ms
const ASLEEP = 30_000; // ms out of sight: a browser has six connections to a service, for all of its tabs together

const NAMES = ['target-recomputed', 'backoff-today', 'flag-raised', 'program-changed'];

/** listener(name, event) of every change; name is 'reset' when all has to be read again. Returns how to stop. */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Fulfilled when the stream has begun, so that what is read from then on misses nothing; or after a while, to be read again then. */
export function connect() {
  let timer = null;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (document.hidden) {
      timer = setTimeout(() => {
        source?.close();
        source = null;
      }, ASLEEP);
    } else if (!source) {
      open(() => tell('reset', {}));
    }
  });
  return new Promise((fulfil) => {
    let late = false;
    setTimeout(() => {
      late = true;
      fulfil();
    }, PATIENCE);
    open(() => (late ? tell('reset', {}) : fulfil()));
  });
}

/** @param begun called once, when what is told from here on is complete */
function open(begun) {
  state('off', 'connecting');
  source?.close();
  const mine = new EventSource('/v1/stream');
  source = mine;
  for (const name of NAMES) {
    mine.addEventListener(name, (message) => tell(name, JSON.parse(message.data)));
  }
  let hasBegun = false;
  mine.addEventListener('ready', () => {
    state('on', 'live');
    if (!hasBegun) begun();
    hasBegun = true; // ready again is a reconnection that has missed nothing
  });
  mine.addEventListener('reset', () => {
    state('on', 'live');
    hasBegun = true;
    tell('reset', {});
  });
  mine.addEventListener('dropped', (message) => state('off', JSON.parse(message.data).reason));
  mine.onerror = () => {
    if (mine !== source) return;
    state('off', 'reconnecting');
    if (mine.readyState === EventSource.CLOSED) {
      // Refused, not lost: begin anew and read again, which also asks for the sign-in where it has ended.
      setTimeout(() => open(() => tell('reset', {})), AGAIN);
    }
  };
}

function tell(name, event) {
  for (const listener of [...listeners]) listener(name, event);
}

function state(value, text) {
  const shown = document.getElementById('live');
  shown.dataset.state = value;
  shown.textContent = text;
}
