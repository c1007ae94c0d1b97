import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';

const { changed, weighed } = await page('/lift/profile.js');
const { dateIn } = await page('/page/words.js');

test('a bodyweight is a number from 20 to 700 with at most three decimals', () => {
  assert.deepEqual(['71.5', '71,5', '20', '700'].map(weighed), [71.5, 71.5, 20, 700]);
  assert.deepEqual(['', 'x', '19.9', '7000', '70.0001'].map(weighed), [null, null, null, null, null]);
});

test('a lifter changes unit, time zone and bodyweight, and asks for nothing that only a coach may change', () => {
  const bodyweight = { value: 80, unit: 'kg', measuredAt: '2026-01-01' };
  const profile = { unit: 'kg', timeZone: 'Europe/Berlin', displayName: 'Lena', injured: true, bodyweight };
  const wanted = { weight: '80', unit: 'lb', timeZone: 'Europe/London' };

  assert.deepEqual(changed(profile, wanted), { unit: 'lb', timeZone: 'Europe/London', bodyweight });
  assert.deepEqual(changed(profile, { ...wanted, weight: '81' }).bodyweight, { value: 81, unit: 'kg', measuredAt: dateIn('Europe/London') });
  assert.deepEqual(changed({ ...profile, bodyweight: undefined }, { ...wanted, weight: '' }), { unit: 'lb', timeZone: 'Europe/London' });
  assert.equal(changed(profile, { ...wanted, weight: '7000' }), null);
});
