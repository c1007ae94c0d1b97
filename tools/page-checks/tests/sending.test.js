import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { page } from './browser.js';

const { Refused } = await page('/page/api.js');
const { explain, fresh, isWrong, mustBeNumber, send } = await page('/page/parts/sending.js');
const { awaitsNetwork, isPassing, patiently, repetition } = await page('/page/parts/retry.js');

beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
afterEach(() => mock.timers.reset());

const draw = () => {};
const refused = (status, violations = []) => new Refused(status, { detail: 'No.', violations });
/** Lets everything happen that waits for no timer. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('what can pass are no answer, too many requests, and a service that cannot answer now', () => {
  assert.deepEqual([0, 429, 502, 503, 504].map((status) => isPassing({ status })), [true, true, true, true, true]);
  assert.deepEqual([400, 404, 412, 500].map((status) => isPassing({ status })), [false, false, false, false]);
});

test('an action that fails for a passing reason is repeated five times at most', async () => {
  let tries = 0;
  const done = patiently(() => {
    tries++;
    return Promise.reject(refused(503));
  }, () => {});
  done.catch(() => {});
  for (let i = 0; i < 9; i++) {
    await settled();
    mock.timers.tick(3000);
  }

  await assert.rejects(done, { status: 503 });
  assert.equal(tries, 5);
});

test('on a device without a network a form is sent when the network is back', async (context) => {
  const listeners = {};
  context.mock.method(globalThis, 'addEventListener', (type, listener) => { listeners[type] = listener; });
  navigator.onLine = false;
  const answers = [...Array.from({ length: 6 }, () => 0), 200];
  const form = fresh();
  const sent = send(form, async () => { if (answers.shift() === 0) throw refused(0); return 'saved'; }, { draw });
  for (let i = 0; i < 6; i++) {
    await settled();
    mock.timers.tick(60_000);
    assert.match(form.note, /offline.*when the network is back/);
    assert.ok(awaitsNetwork(), 'so that a reader who leaves reads the same');
    listeners.online();
  }
  delete navigator.onLine;

  assert.equal(await sent, 'saved');
});

test('an action that is refused for good is not repeated', async () => {
  let tries = 0;

  await assert.rejects(patiently(async () => {
    tries++;
    throw refused(422);
  }, () => assert.fail('waited')), { status: 422 });
  assert.equal(tries, 1);
});

test('a repetition waits longer each time, until one has succeeded', () => {
  const random = mock.method(Math, 'random', () => 1);
  const retry = repetition();
  const pauses = [];
  const next = () => {
    let passed = 0;
    let isDone = false;
    retry.after(() => {
      isDone = true;
    });
    while (!isDone) {
      mock.timers.tick(1000);
      passed++;
    }
    pauses.push(passed);
  };
  for (let i = 0; i < 6; i++) next();
  retry.succeeded();
  next();
  random.mock.restore();

  assert.deepEqual(pauses, [2, 4, 8, 16, 30, 30, 2]);
});

test('what needs the network waits for it', (context) => {
  const listeners = {};
  context.mock.method(globalThis, 'addEventListener', (type, listener) => { listeners[type] = listener; });
  const retry = repetition();
  let done = 0;
  retry.online(() => done++);

  assert.equal(done, 0);
  listeners.online();
  listeners.online();
  assert.equal(done, 1);
});

test('a stopped repetition does nothing', () => {
  const retry = repetition();
  retry.after(() => assert.fail('done'));
  retry.stop();
  mock.timers.tick(60_000);
});

test('a form that is being sent is not sent again', async () => {
  const form = fresh();
  let answer;
  const first = send(form, () => new Promise((resolve) => {
    answer = resolve;
  }), { draw });
  await settled();

  assert.equal(await send(form, () => assert.fail('sent twice'), { draw }), undefined);
  answer('stored');
  assert.equal(await first, 'stored');
  assert.equal(form.busy, false);
});

test('a busy service is asked again, which the form says', async () => {
  const form = fresh();
  const answers = [() => Promise.reject(refused(503)), () => Promise.resolve('stored')];
  const sent = send(form, () => answers.shift()(), { draw });
  await settled();
  assert.notEqual(form.note, '');
  mock.timers.tick(3000);

  assert.equal(await sent, 'stored');
});

test('if someone else has changed the same thing, the form says what the screen knows about it', async () => {
  const form = fresh();
  await send(form, () => Promise.reject(refused(412)), { draw, conflict: async () => 'Kim was faster.' });

  assert.equal(form.problem, 'Kim was faster.');
});

test('an error that is no refusal is not hidden', async () => {
  await assert.rejects(send(fresh(), () => Promise.reject(new TypeError('a bug')), { draw }), TypeError);
});

test('a violation is shown beside its field, or beside the list that it belongs to, or below the form', () => {
  const form = fresh();
  explain(form, refused(422, [
    { field: 'bars[1].weight', message: 'is odd', rule: 'x' }, { field: 'plates[0].pairs', message: 'is odd', rule: 'x' }, { field: 'zone', message: 'is odd', rule: 'x' },
  ]), ['bars[1].weight', 'plates']);

  assert.deepEqual(form.wrong, { 'bars[1].weight': 'Is odd.', plates: 'Is odd.' });
  assert.match(form.problem, /^Is odd\./);
});

test('of two violations of a field the first is shown', () => {
  const form = fresh();
  explain(form, refused(422, [{ field: 'reps', message: 'is odd', rule: 'x' }, { field: 'reps', message: 'is even', rule: 'x' }]), ['reps']);

  assert.equal(form.wrong.reps, 'Is odd.');
});

test('a refusal without violations is shown below the form', () => {
  const form = fresh();
  explain(form, refused(403), []);

  assert.match(form.problem, /^No\. ./);
});

test('what is wrong before sending is shown, and nothing if all is right', () => {
  const form = fresh();
  const wrong = {};
  mustBeNumber(wrong, 'load', null);
  mustBeNumber(wrong, 'reps', 5);

  assert.deepEqual(Object.keys(wrong), ['load']);
  assert.ok(isWrong(form, wrong, draw));
  assert.equal(form.wrong, wrong);
  assert.ok(!isWrong(form, {}, draw));
});
