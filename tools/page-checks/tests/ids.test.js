import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';

const { suggestedId } = await page('/page/parts/ids.js');

test('an id is suggested without accents, capitals and spaces', () => {
  assert.equal(suggestedId('Lena Größe'), 'lena-grosse');
  assert.equal(suggestedId('  Zoë  O’Neill '), 'zoe-o-neill');
});

test('an id is at most 64 characters long and does not end with a hyphen', () => {
  assert.equal(suggestedId('a'.repeat(63) + ' bc'), 'a'.repeat(63));
});

test('a name without letters suggests nothing', () => {
  assert.equal(suggestedId('– ! –'), '');
});
