// What a session needs of the device: the screen stays on, which the browser lets go of whenever the page is hidden, and the
// data of the page is not removed when the device is short of space, because it holds unsent sets.

/** @type {WakeLockSentinel | null} */
let lock = null;
let isWanted = false;
let isAsked = false;

navigator.storage?.persist?.().catch(console.error);

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
