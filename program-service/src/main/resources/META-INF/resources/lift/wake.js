// Keeps the screen on during a session. The browser lets go of it whenever the page is hidden.

/** @type {WakeLockSentinel | null} */
let lock = null;
let isWanted = false;
let isAsked = false;

/** @param {boolean} wanted */
export function stayAwake(wanted) {
  isWanted = wanted;
  if (wanted) request();
  else release();
}

async function request() {
  if (lock || isAsked || document.hidden || !navigator.wakeLock) return;
  isAsked = true;
  try {
    lock = await navigator.wakeLock.request('screen');
    lock.addEventListener('release', () => { lock = null; });
    if (!isWanted) release();
  } catch {
    // The device saves its battery.
  } finally {
    isAsked = false;
  }
}

const release = () => lock?.release();

document.addEventListener('visibilitychange', () => isWanted && request());
