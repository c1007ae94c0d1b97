// The live stream: one connection for the page, whatever it shows. The browser resumes it by the last event's id.

const listeners = new Set();
let source = null;

const NAMES = ['target-recomputed', 'backoff-today', 'flag-raised', 'program-changed'];

/** listener(name, event) of every change; name is 'reset' when all has to be read again. Returns how to stop. */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function connect() {
  state('off', 'connecting');
  source = new EventSource('/v1/stream');
  for (const name of NAMES) {
    source.addEventListener(name, (message) => tell(name, JSON.parse(message.data)));
  }
  let readyBefore = false;
  source.addEventListener('ready', () => {
    readyBefore = true;
    state('on', 'live');
  });
  source.addEventListener('reset', () => {
    state('on', 'live');
    tell('reset', {});
  });
  source.addEventListener('dropped', (message) => state('off', JSON.parse(message.data).reason));
  source.onerror = () => {
    state('off', 'reconnecting');
    if (source.readyState === EventSource.CLOSED) {
      // Refused, not lost: read anew, which also asks for the sign-in where it has ended.
      setTimeout(() => {
        connect();
        if (readyBefore) tell('reset', {});
      }, 3000);
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
