// What the browser remembers for the pages. A reader can forbid that; then the pages remember it until they are closed.

class Memory extends Map {
  getItem = (/** @type {string} */ key) => this.get(key) ?? null;
  setItem = (/** @type {string} */ key, /** @type {string} */ value) => void this.set(key, value);
  removeItem = (/** @type {string} */ key) => void this.delete(key);
}

/** @param {() => Storage} storage */
function allowed(storage) {
  try {
    return storage() ?? new Memory();
  } catch {
    return new Memory();
  }
}

/** For as long as the device keeps it. */
export const local = allowed(() => globalThis.localStorage);
/** Until the tab is closed. */
export const tab = allowed(() => globalThis.sessionStorage);
