import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, page } from './browser.js';
import { straightLift } from './samples.js';

// The page tries again and again; a test does not wait for that.
const wait = globalThis.setTimeout;
globalThis.setTimeout = (work, after) => wait(work, after).unref();
const every = globalThis.setInterval;
globalThis.setInterval = (work, after) => every(work, after).unref();

const { all, change, device, put } = await page('/lift/device.js');
const { begin: beginTraining, training, sync } = await page('/lift/training.js');
const { takeBack, writeMessage } = await page('/lift/message.js');
const { own, written } = await page('/lift/notes.js');
const { reasonsOf, skipNotes } = await page('/lift/skipped.js');
const { send } = await page('/lift/send.js');
const { otherwise } = await page('/lift/sessions.js');
const { late } = await page('/lift/lifts.js');
const { afresh, asPlanned } = await page('/lift/otherwise.js');
const { dateIn } = await page('/page/words.js');

const sentBy = async () => {
  await send(async () => {});
  training.messages = await all('messages');
};

/** Begins with what a lifter has, and without a network. */
async function begin() {
  answering(() => [503, {}]);
  await sync();
  training.caller = { subject: 'lena', gym: 'gym', roles: ['athlete'] };
  training.known = { plan: { lifts: [straightLift()] } };
  own.notes = [];
}

test('where the browser keeps nothing, the page has its data until it is closed, and knows so', async () => {
  await put('kept', { plan: null }, 'known');
  await put('sets', { setId: 'a' });
  await put('sets', { setId: 'b' });

  assert.equal(device.isKept, false);
  assert.deepEqual((await all('sets')).map(({ order, setId }) => [order, setId]), [[1, 'a'], [2, 'b']]);
});

test('a message waits on the device until the service has it, and is then no longer unsent', async () => {
  await begin();
  for (const { order } of await all('sets')) await change('sets', order, () => null);
  const noteId = await writeMessage({ text: 'Away next week.' });
  await assert.rejects(sentBy());
  assert.deepEqual((await all('messages')).map(({ text }) => text), ['Away next week.']);

  const calls = answering((method) => [method === 'POST' ? 201 : 503, {}]);
  await sentBy();

  const { method, path, body } = calls.find((each) => each.method === 'POST');
  assert.deepEqual([method, path, body], ['POST', '/v1/athletes/lena/notes', { noteId, text: 'Away next week.' }]);
  assert.deepEqual(await all('messages'), []);
  assert.deepEqual(written().map(({ text }) => text), ['Away next week.']);
});

test('a message that the service refuses is kept with the reason and not sent again', async () => {
  await begin();
  await writeMessage({ text: 'One more.' });
  answering((method) => (method === 'POST' ? [422, { title: 'refused', violations: [{ field: '', message: 'at most 200', rule: 'notes-of-athlete' }] }] : [503, {}]));
  await sentBy();

  assert.equal((await all('messages'))[0].refused.says, 'at most 200');
  const calls = answering(() => [503, {}]);
  await sentBy();
  assert.deepEqual(calls.filter(({ method }) => method === 'POST'), []);
  await takeBack((await all('messages')).map(({ noteId }) => noteId));
  answering(() => [404, {}]);
  await sentBy();
  assert.deepEqual(await all('messages'), []);
});

test('only a message that says so skips a lift, in whichever language it was written', async () => {
  await begin();
  const { exercise, slotId } = straightLift();
  const about = (noteId, text) => ({ noteId, text, exercise, writtenAt: '2026-11-30T10:00:00Z' });
  own.notes = [about('a', 'My left knee clicks in this one.')];

  assert.deepEqual(skipNotes({ date: '2026-11-30' }), []);
  own.notes.push(about('b', 'Remaining sets skipped: Pain'), about('c', 'Ausgelassen: Schmerz'));
  assert.deepEqual(skipNotes({ date: '2026-11-30' }).map((note) => [note.slotId, note.noteId]), [[slotId, 'b'], [slotId, 'c']]);
});

test('a reason that the page offers is in the language of the reader, in whichever it was chosen', async () => {
  await begin();
  const { exercise, slotId } = straightLift();
  own.notes = [{ noteId: 'a', text: 'Restliche Sätze ausgelassen: Schmerz', exercise, writtenAt: '2026-11-30T10:00:00Z' }];

  assert.deepEqual(reasonsOf({ date: '2026-11-30', skipped: {} }), { [slotId]: 'Pain' });
  assert.deepEqual(reasonsOf({ date: '2026-11-30', skipped: { [slotId]: 'Keine Zeit', other: 'My knee clicks' } }), { [slotId]: 'No time', other: 'My knee clicks' });
});

test('a skip without a reason is known to other devices too, in the language of the reader', async () => {
  await begin();
  const { exercise, slotId } = straightLift();
  own.notes = [{ noteId: 'a', text: 'Ausgelassen: ohne Grund', exercise, writtenAt: '2026-11-30T10:00:00Z' }];

  assert.deepEqual(reasonsOf({ date: '2026-11-30', skipped: {} }), { [slotId]: 'no reason given' });
});

test('a lift that another device has skipped is skipped here too, with its reason, until that is taken back', async () => {
  await begin();
  const { exercise, slotId } = straightLift();
  late.skipped = (of) => Object.fromEntries(skipNotes(of).map((note) => [note.slotId, note.text]));
  own.notes = [{ noteId: 'x', text: 'Skipped: Pain', exercise, writtenAt: new Date().toISOString() }, { noteId: 'y', text: 'Skipped: No time', exercise, writtenAt: '2026-01-01T10:00:00Z' }];

  assert.deepEqual(otherwise().skipped, { [slotId]: 'Skipped: Pain' });
  assert.deepEqual(skipNotes({ date: '2026-01-01' }).map(({ text }) => text), ['Skipped: No time']);
  await asPlanned('skipped', slotId);
  assert.deepEqual(otherwise().skipped, {});
  assert.deepEqual((await all('messages')).map(({ noteId, isTakenBack }) => [noteId, isTakenBack]), [['x', true]]);
  const calls = answering((method) => [method === 'DELETE' ? 200 : 503, {}]);
  await sentBy();
  assert.ok(calls.some(({ method, path }) => method === 'DELETE' && path === '/v1/athletes/lena/notes/x'));
});

test('another session of the day begins as it is planned: what was skipped before is not skipped in it', async () => {
  await begin();
  const { exercise, slotId } = straightLift();
  training.known.otherwise = { date: dateIn(), skipped: { [slotId]: 'Pain' }, instead: { [slotId]: straightLift({ exercise: 'squat' }) } };
  late.skipped = (of) => Object.fromEntries(skipNotes(of).map((note) => [note.slotId, note.text]));
  own.notes = [{ noteId: 'x', text: 'Skipped: Pain', exercise, writtenAt: new Date(Date.now() - 1).toISOString() }];
  assert.deepEqual(Object.keys(otherwise().skipped), [slotId]);

  await afresh();

  assert.deepEqual([otherwise().skipped, otherwise().instead], [{}, {}]);
  own.notes.unshift({ noteId: 'y', text: 'Skipped: No time', exercise, writtenAt: new Date(Date.now() + 1).toISOString() });
  assert.deepEqual(otherwise().skipped, { [slotId]: 'Skipped: No time' });
});

test('what is read for the lifter waits until the services have said who that is, also if they cannot answer at first', async () => {
  globalThis.EventSource = class { addEventListener() {} close() {} };
  Object.assign(training, { caller: null, trouble: null });
  let isKnown = false;
  answering(() => [503, {}]);
  const begun = beginTraining(() => {}).then(() => { isKnown = true; });
  while (!training.trouble) await new Promise((resolve) => { wait(resolve); });
  await sync();
  await new Promise((resolve) => { wait(resolve); });
  assert.equal(isKnown, false);

  answering(() => [200, { subject: 'lena', gym: 'gym', roles: ['athlete'], items: [], lifts: [], asOf: {} }]);
  await Promise.all([begun, sync()]);
});
