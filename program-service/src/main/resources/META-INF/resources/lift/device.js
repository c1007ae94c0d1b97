// The data of the lifter's page on this device, in IndexedDB: what the services said last (kept), and the sessions and sets
// that were logged here until the services have them. A browser that keeps nothing for the page loses them when it is closed.

const NAME = 'topset-lift';
/** @type {{ [store in keyof Records]: IDBObjectStoreParameters }} */
export const STORES = { kept: {}, sessions: { keyPath: 'sessionId' }, sets: { keyPath: 'order', autoIncrement: true }, messages: { keyPath: 'noteId' } };

/** @typedef {(it: IDBObjectStore, result: (request: IDBRequest) => void) => void} Work */

/** Whether the browser keeps what the page stores. */
export const device = { isKept: true };

/** @type {Promise<IDBDatabase | null> | null} */
let opened = null;
let isClosed = false;

function open() {
  if (isClosed) throw new Error('signed out');
  opened ??= /** @type {Promise<IDBDatabase>} */ (new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const [store, options] of Object.entries(STORES)) request.result.createObjectStore(store, options);
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close(); // another tab signs out
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  })).catch((forbidden) => {
    console.warn(forbidden);
    device.isKept = false;
    return null;
  });
  return opened;
}

const memory = () => import('./memory.js');

/**
 * Runs a transaction of one store. Resolves with the result of the last request after the transaction is durable.
 *
 * @param {keyof Records} store
 * @param {IDBTransactionMode} mode
 * @param {Work} work
 * @returns {Promise<any>}
 */
async function transaction(store, mode, work) {
  const database = await open();
  if (!database) return (await memory()).transaction(store, work);
  return new Promise((resolve, reject) => {
    const begun = database.transaction(store, mode, { durability: 'strict' });
    /** @type {IDBRequest | undefined} */
    let last;
    begun.oncomplete = () => resolve(last?.result);
    begun.onerror = () => reject(begun.error);
    begun.onabort = () => reject(begun.error);
    work(begun.objectStore(store), (request) => { last = request; });
  });
}

/** @type {<S extends keyof Records>(store: S) => Promise<Records[S][]>} */
export const all = (store) => transaction(store, 'readonly', (it, result) => result(it.getAll()));

/** @type {<S extends keyof Records>(store: S, key: StoreKey) => Promise<Records[S] | undefined>} */
export const find = (store, key) => transaction(store, 'readonly', (it, result) => result(it.get(key)));

/** @type {<S extends keyof Records>(store: S, value: S extends 'sets' ? Omit<StoredSet, 'order'> : Records[S], key?: StoreKey) => Promise<unknown>} */
export const put = (store, value, key) => transaction(store, 'readwrite', (it, result) => result(it.put(value, key)));

/**
 * Changes a stored record in one transaction, so that no change of another tab is lost. The change returns the new
 * record, or null to remove it. A record that no longer exists is replaced by another one, if there is one.
 *
 * @type {<S extends keyof Records>(store: S, key: StoreKey, changed: (record: Records[S]) => Records[S] | null, otherwise?: Omit<Records[S], 'order'> | null) => Promise<unknown>}
 */
export const change = (store, key, changed, otherwise = null) => transaction(store, 'readwrite', (it) => {
  const read = it.get(key);
  read.onsuccess = () => {
    const next = read.result ? changed(read.result) : otherwise;
    if (next) it.put(next);
    else if (read.result) it.delete(key);
  };
});

/** @param {boolean} forGood whether nothing is stored any more, not even the answer to a call that is still running */
export async function wipe(forGood) {
  isClosed = forGood;
  const database = await opened;
  if (opened && !database) return (await memory()).forgetAll();
  database?.close();
  opened = null;
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  });
}
