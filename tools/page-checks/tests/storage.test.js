import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';

for (const store of ['localStorage', 'sessionStorage', 'indexedDB']) {
  Object.defineProperty(globalThis, store, { get() { throw new DOMException('forbidden', 'SecurityError'); } });
}
const { local, tab } = await page('/page/parts/storage.js');
const { language } = await page('/page/parts/texts.js');
const { device, find, put } = await page('/lift/device.js');

test('pages remember until they are closed what the browser forbids them to keep', () => {
  local.setItem('one', '1');
  tab.setItem('one', '2');

  assert.deepEqual([local.getItem('one'), tab.getItem('one'), local.getItem('none'), language], ['1', '2', null, 'en']);
  local.removeItem('one');
  tab.clear();
  assert.deepEqual([local.getItem('one'), tab.getItem('one')], [null, null]);
});

test('the lifter’s page goes on without a database, and knows that nothing is kept', async () => {
  await put('kept', { week: 1 }, 'known');

  assert.deepEqual(await find('kept', 'known'), { week: 1 });
  assert.equal(device.isKept, false);
});
