import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, page } from './browser.js';
import { row } from './samples.js';

const { choices, holdButton, proposalList } = await page('/page/proposals.js');
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

test('a deload is proposed for all lifts, and names those with the open flags that are shown beside it', () => {
  const deload = (slotId, exercise) => offer({ kind: 'DELOAD', slotId, exercise, says: 'several lifts make no progress: make week 4 a deload', call: { method: 'PUT', path: '/v1/programs/p/deloads/4', body: {} } });
  const flags = [flag({ slotIds: ['d1'] }), flag({ code: 'REDUCE_MORE', slotIds: ['d1', 'd2'] }), flag({ code: 'TARGET_MISSED', slotIds: ['d3'], seen: { by: 'kim' } }), flag({ code: 'PERSONAL_RECORD', slotIds: ['d2'] })];

  const [choice] = choices([deload('d1', 'squat'), deload('d2', 'bench-press'), deload('d3', 'leg-press')], [], () => {}, row({ flags }));

  assert.equal(choice.lifts, 'All lifts');
  assert.match(choice.says.text, /make week 4 a deload\.? .*squat \(Stalled, Backoffs not met\), bench press \(Backoffs not met\)\./i);
  assert.doesNotMatch(choice.says.text, /leg press|Record/i);
});

test('a deload that a flag suggests is in the list too, unless it is proposed anyway', () => {
  const suggested = row({ flags: [flag({ code: 'DELOAD_SUGGESTED', slotIds: [] })] });

  assert.ok(asksForDeload(suggested, [offer()]));
  assert.ok(!asksForDeload(suggested, [offer({ kind: 'DELOAD' })]));
  assert.ok(!asksForDeload(row({ flags: [flag()] }), []));
});

/** Presses the last button of what is drawn. */
async function press({ values }) {
  const inner = values.findLast((value) => value?.values);
  if (inner) return press(inner);
  const click = values.findLast((value) => typeof value === 'function');
  await click({ currentTarget: { setAttribute() {}, removeAttribute() {} } }).catch(() => {}); // the message needs a real page
}

test('declining proposals marks their open flags as seen', async () => {
  const calls = answering(() => [200, {}]);
  const flags = [flag({ cause: 'c1' }), flag({ code: 'TARGET_MISSED', cause: 'c2' })];

  await press(proposalList([offer({ says: 'no better estimate', exercise: 'squat', call: { method: 'PUT', path: '', body: { exercise: 'front-squat' } } })], [], true, () => {}, row({ flags })));

  assert.deepEqual(calls.map(({ method, path, body }) => [method, path, body]), [['PUT', '/v1/athletes/anna/flags/STALLED/seen', { cause: 'c1' }]]);
});

test('a load that rises can be kept for next week with one press', async () => {
  const calls = answering(() => [200, {}]);

  await press(holdButton({ programId: 'p', week: 12 }, { slotId: 'd1', exercise: 'squat', unit: 'kg', load: 120 }, () => {}));

  assert.deepEqual(calls.map(({ method, path, body }) => [method, path, body.load]), [['PUT', '/v1/programs/p/lifts/d1/overrides/12', 120]]);
});
