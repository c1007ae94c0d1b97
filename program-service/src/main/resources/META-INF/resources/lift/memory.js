// The data of the lifter's page where the browser lets it keep nothing on the device: the same stores, until it is closed.
import { STORES } from './device.js';

/** @type {{ [store: string]: Map<StoreKey, any> }} */
let stores = {};
let order = 0;

/**
 * Does the work of a transaction at once, so that no other comes between.
 *
 * @param {keyof Records} store
 * @param {import('./device.js').Work} work
 */
export function transaction(store, work) {
  const records = stores[store] ??= new Map();
  const { keyPath, autoIncrement } = STORES[store];
  /** @type {any[]} */
  const requests = [];
  const answer = (/** @type {any} */ result) => {
    const request = { result: structuredClone(result), onsuccess: () => {} };
    requests.push(request);
    return /** @type {any} */ (request);
  };
  const put = (/** @type {any} */ value, /** @type {StoreKey} */ key) => {
    const record = structuredClone(autoIncrement ? { order: ++order, ...value } : value);
    records.set(keyPath ? record[/** @type {string} */ (keyPath)] : key, record);
    return answer(undefined);
  };
  /** @type {any} */
  let last;
  work(/** @type {any} */ ({
    put, get: (/** @type {StoreKey} */ key) => answer(records.get(key)), getAll: () => answer([...records.values()]), delete: (/** @type {StoreKey} */ key) => records.delete(key),
  }), (request) => { last = request; });
  requests.forEach((request) => request.onsuccess());
  return last?.result;
}

export function forgetAll() {
  stores = {};
}
