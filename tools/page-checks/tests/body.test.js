import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';

const { weighed } = await page('/lift/body.js');

test('a bodyweight is a number from 20 to 700 with at most three decimals', () => {
  assert.deepEqual(['71.5', '71,5', '20', '700'].map(weighed), [71.5, 71.5, 20, 700]);
  assert.deepEqual(['', 'x', '19.9', '7000', '70.0001'].map(weighed), [null, null, null, null, null]);
});
