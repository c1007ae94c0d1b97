import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';

globalThis.document.getElementById = () => null; // the rest is drawn only in the browser’s tests
const { local } = await page('/page/parts/storage.js');
const { beginRest, RESTING } = await page('/lift/resting.js');

test('a rest is kept before its code is read, so that a reload does not lose it', (context) => {
  context.mock.method(console, 'error', () => {});
  context.mock.timers.enable({ apis: ['Date'], now: 1_000 });

  beginRest(90);
  assert.equal(local.getItem(RESTING), '91000');

  beginRest(0);
  assert.equal(local.getItem(RESTING), null);
});
