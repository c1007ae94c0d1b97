import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, page } from './browser.js';

const { Refused, all, athletePath, call, find, get, part, whenSignedOut } = await page('/page/api.js');
const { adviceOf, titleOf } = await page('/page/advice.js');
const { changeLift, plannedLift, restoring } = await page('/page/change-lift.js');

test('a body is sent as JSON, with the headers by which the service knows a page', async () => {
  const calls = answering(() => [200, {}]);
  await call('PUT', '/v1/gym', { unit: 'kg' }, { 'If-Match': '"3"' });

  const [{ method, body, headers }] = calls;
  assert.deepEqual([method, body], ['PUT', { unit: 'kg' }]);
  assert.equal(headers['Content-Type'], 'application/json');
  assert.equal(headers['If-Match'], '"3"');
  assert.ok(headers['X-Topset-Page']);
});

test('a file is sent as it is', async () => {
  const calls = answering(() => [202, {}]);
  const file = new Blob(['a,b'], { type: 'text/csv' });
  await call('POST', '/session/v1/athletes/anna/imports', file);

  assert.equal(calls[0].body, file);
  assert.equal(calls[0].headers['Content-Type'], 'text/csv');
});

test('a call without a body has no content type', async () => {
  const calls = answering(() => [200, {}]);
  await get('/v1/gym');

  assert.ok(!('Content-Type' in calls[0].headers));
});

test('a refusal has the sentence, the status and the violations of the service', async () => {
  answering(() => [422, { detail: 'a value is wrong', violations: [{ field: 'reps', message: 'is odd', rule: 'reps' }] }]);

  await assert.rejects(get('/v1/gym'), (refused) => refused instanceof Refused && refused.status === 422 && refused.message === 'a value is wrong.' && refused.violations[0].field === 'reps');
});

test('without an answer the status is 0', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('no network'));

  await assert.rejects(get('/v1/gym'), { status: 0, message: 'The service does not answer.' });
});

test('an answer that is no JSON is a refusal only if its status is one', async () => {
  globalThis.fetch = async () => new Response('<html>', { status: 502 });

  await assert.rejects(get('/v1/gym'), { status: 502, message: 'The answer is unreadable.' });
});

test('find answers null for 404 alone', async () => {
  answering(() => [404, {}]);
  assert.equal(await find('/v1/gym'), null);
  answering(() => [403, {}]);
  await assert.rejects(find('/v1/gym'), { status: 403 });
});

test('a list is read page by page, also if its path has a query', async () => {
  const calls = answering((method, path) => [200, path.includes('cursor') ? { items: [3] } : { items: [1, 2], nextCursor: 'b' }]);

  assert.deepEqual(await all('/v1/roster?paused=true'), [1, 2, 3]);
  assert.deepEqual(calls.map(({ path }) => path), ['/v1/roster?paused=true&limit=500', '/v1/roster?paused=true&limit=500&cursor=b']);
});

test('an expired sign-in starts a new one', async () => {
  answering(() => [401, {}]);
  whenSignedOut(async () => 'signing in');

  assert.equal(await get('/v1/gym'), 'signing in');
});

test('ids in paths are escaped', () => {
  assert.equal(athletePath('a/b c'), '/v1/athletes/a%2Fb%20c');
  assert.equal(part('d1:squat'), 'd1%3Asquat');
});

test('advice follows from the status', () => {
  assert.equal(adviceOf({ status: 412 }), adviceOf({ status: 409 }));
  assert.equal(adviceOf({ status: 400 }), adviceOf({ status: 422 }));
  assert.equal(adviceOf({ status: 500 }), adviceOf({ status: 503 }));
  assert.equal(new Set([0, 403, 404, 409, 422, 503, undefined].map((status) => adviceOf({ status }))).size, 7);
});

test('an error without an answer has a title of the page', () => {
  assert.equal(titleOf({ status: 0, message: 'x' }), 'The service does not answer.');
  assert.equal(titleOf({}), 'Something went wrong');
});

test('a device without a network is said to be offline, not that the service does not answer, and is not shown as live', async () => {
  const { watch } = await page('/page/live.js');
  const shown = { textContent: '', dataset: {} };
  const [byId, online] = [globalThis.document.getElementById, Object.getOwnPropertyDescriptor(navigator, 'onLine')];
  globalThis.document.getElementById = () => shown;
  globalThis.EventSource = class { addEventListener() {} close() {} };
  try {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    assert.equal(titleOf({ status: 0 }), 'This device is offline');
    assert.equal(titleOf({ status: 0, again: async () => {}, message: 'A part of the page could not be loaded.' }), 'This device is offline');
    assert.match(adviceOf({ status: 0 }), /need a network/);
    watch('/v1/roster/stream', { reset() {} });
    assert.equal(shown.textContent, 'offline');
    assert.equal(shown.dataset.state, 'off');
  } finally {
    globalThis.document.getElementById = byId;
    Object.defineProperty(navigator, 'onLine', online ?? { value: true, configurable: true });
  }
});

const equipment = { kind: 'BARBELL', bar: 20 };
const program = {
  lifts: [{ slotId: 'd1-squat', exercise: 'squat', equipment }, { slotId: 'd1-row', exercise: 'row', equipment }],
  changes: [{ fromWeek: 2, lift: { slotId: 'd1-squat', exercise: 'front-squat', equipment } }, { fromWeek: 3, lift: { slotId: 'd1-squat', exercise: 'box-squat', equipment } }],
  ownEquipment: ['d1-row'],
};

test('of the changes of a lift the newest counts', () => {
  assert.equal(plannedLift(program, 'd1-squat').exercise, 'box-squat');
  assert.equal(plannedLift(program, 'd1-row').hasOwnEquipment, true);
  assert.equal(plannedLift(program, 'd9-none'), undefined);
});

test('a lift with the gym’s equipment is changed without naming it, one with its own with it', async () => {
  const calls = answering(() => [200, program]);
  await changeLift('/v1/programs/p/lifts/d1-squat', plannedLift(program, 'd1-squat'), { exercise: 'squat' });
  await changeLift('/v1/programs/p/lifts/d1-row', plannedLift(program, 'd1-row'), { exercise: 'row' });

  assert.deepEqual(calls.map(({ body }) => body), [{ exercise: 'squat' }, { exercise: 'row', equipment }]);
});

test('a change is taken back with the definition before it', async () => {
  const calls = answering(() => [200, program]);
  await restoring('/v1/programs/p/lifts/d1-row', { ...plannedLift(program, 'd1-row'), scheme: { variant: 'STRAIGHT' } })();

  assert.deepEqual(calls[0].body, { exercise: 'row', scheme: { variant: 'STRAIGHT' }, equipment });
});
