import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';
import { row } from './samples.js';

const { asksForDeload, count, inOrder, openOf } = await page('/page/decisions/offers.js');

const flag = (changes = {}) => ({ code: 'STALLED', slotIds: ['d1'], about: [], ...changes });
const offer = (changes = {}) => ({ kind: 'SWAP', flag: 'STALLED', slotId: 'd1', call: { method: 'PUT', path: '/v1/programs/p/lifts/d1', body: {} }, ...changes });

test('a proposal is open as long as nobody has seen its flag', () => {
  assert.equal(openOf(row({ flags: [flag()] }), [offer()]).length, 1);
  assert.equal(openOf(row({ flags: [flag({ seen: { by: 'kim' } })] }), [offer()]).length, 0);
  assert.equal(openOf(row({ flags: [flag({ slotIds: ['d2'] })] }), [offer()]).length, 0);
});

test('who needs a look stands first in the list of proposals, then the names', () => {
  assert.deepEqual(inOrder([row({ name: 'Zoe' }), row({ name: 'Ben', needsLook: true }), row({ name: 'Ada' })]).map(({ name }) => name), ['Ben', 'Ada', 'Zoe']);
});

test('a deload that several lifts suggest is one proposal', () => {
  const deload = (slotId) => offer({ kind: 'DELOAD', slotId, call: { method: 'PUT', path: '/v1/programs/p/deloads/4', body: { reason: slotId } } });

  assert.equal(count([[deload('d1'), deload('d2'), offer()], [offer()]]), 3);
});

test('a deload that a flag suggests is in the list too, unless it is proposed anyway', () => {
  const suggested = row({ flags: [flag({ code: 'DELOAD_SUGGESTED', slotIds: [] })] });

  assert.ok(asksForDeload(suggested, [offer()]));
  assert.ok(!asksForDeload(suggested, [offer({ kind: 'DELOAD' })]));
  assert.ok(!asksForDeload(row({ flags: [flag()] }), []));
});
