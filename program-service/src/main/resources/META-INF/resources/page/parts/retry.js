// Repeats what has failed for a reason that passes.

const FIRST = 2000; // milliseconds until a view is loaded again; each pause is about twice the one before
const LONGEST = 30_000;
const AGAIN = 3000; // milliseconds until a form is sent again
const TRIES = 5; // attempts to send a form

const PASSING = [0, 429, 502, 503, 504];

/**
 * Whether a failed request can succeed later: no answer, too many requests, or a service that cannot answer now.
 *
 * @param {{ status: number }} refused
 */
export const isPassing = ({ status }) => PASSING.includes(status);

let offline = 0; // the actions that wait for the network

/** Whether an action waits for the network. It goes on then, also when its screen is left. */
export const awaitsNetwork = () => offline > 0;

/**
 * Does an action that must be harmless to repeat. If it fails for a reason that passes, it is repeated after some seconds; on a
 * device without a network, when that is back.
 *
 * @template T
 * @param {() => Promise<T>} action
 * @param {(refused: import('../api.js').Refused) => void} waiting called with the failure before each wait
 */
export async function patiently(action, waiting) {
  let tries = 0;
  for (;;) {
    try {
      return await action();
    } catch (refused) {
      const isOffline = navigator.onLine === false;
      if (!isPassing(refused) || (!isOffline && ++tries === TRIES)) throw refused;
      waiting(refused);
      if (isOffline) offline++;
      await new Promise((resolve) => {
        if (isOffline) addEventListener('online', resolve, { once: true });
        else setTimeout(resolve, AGAIN);
      });
      if (isOffline) offline--;
    }
  }
}

/**
 * Creates the repetition of an action that can fail. It is repeated with growing pauses while the page is visible.
 *
 * @returns after(action): does the action after the next pause; online(action): does it when the network is back; stop(): forgets the action that waits; and
 * succeeded(): the next pause is the first one again
 */
export function repetition() {
  let pause = FIRST;
  /** @type {Page.Timer} */
  let timer;
  /** @type {(() => void) | null} */
  let waiting = null; // the action that is done after the pause; null if none is

  /** Does the waiting action. Nobody needs it while the page is hidden; then it is done when the page is visible again. */
  function now() {
    if (!waiting || document.hidden) return;
    const action = waiting;
    stop();
    action();
  }

  function stop() {
    clearTimeout(timer);
    waiting = null;
  }
  document.addEventListener('visibilitychange', now);
  addEventListener('online', now);

  return {
    /** @param {() => void} action */
    after(action) {
      stop();
      waiting = action;
      // The pages of all coaches must not ask at the same moment after a restart of the service.
      timer = setTimeout(now, pause * (0.5 + Math.random() / 2));
      pause = Math.min(LONGEST, 2 * pause);
    },
    /** @param {() => void} action */
    online(action) {
      stop();
      waiting = action;
    },
    stop,
    succeeded() {
      pause = FIRST;
    },
  };
}
