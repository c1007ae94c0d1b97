import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const SOURCE = new URL('../../../program-service/src/main/resources/META-INF/resources/lift/worker.js', import.meta.url);

/** Runs the worker of the lifter's page. Its copies are maps, and it reads files as the test answers them. */
async function worker() {
  const copies = new Map();
  const listeners = {};
  const asked = [];
  let time = 1000;
  runInNewContext(await readFile(SOURCE, 'utf8'), {
    self: { addEventListener: (name, listener) => { listeners[name] = listener; } },
    caches: {
      open: async (name) => {
        copies.set(name, copies.get(name) ?? new Map());
        const files = copies.get(name);
        return { put: async (file, answer) => files.set(file, answer) };
      },
      keys: async () => [...copies.keys()],
      delete: async (name) => copies.delete(name),
      match: async () => ({}),
    },
    fetch: () => new Promise((resolve) => { asked.push(() => resolve({ ok: true })); }),
    Date: { now: () => time++ },
    location: { origin: 'http://localhost' },
    URL,
  });
  return {
    copies,
    asked,
    /** Opens the page. The returned promise waits for the new copy. */
    open: () => {
      let waited;
      listeners.fetch({
        request: { method: 'GET', mode: 'navigate', url: 'http://localhost/lift/' },
        respondWith: () => {},
        waitUntil: (work) => { waited = work; },
      });
      return waited;
    },
  };
}

test('a page that is opened twice in a row keeps a complete copy', async () => {
  const { copies, asked, open } = await worker();
  const [first, second] = [open(), open()];
  await new Promise(setImmediate);
  const files = asked.length / 2;

  asked.slice(0, files).forEach((answer) => answer());
  await first;
  asked.slice(files).forEach((answer) => answer());
  await second;

  assert.deepEqual([...copies.values()].map((copy) => copy.size), [files]);
});
