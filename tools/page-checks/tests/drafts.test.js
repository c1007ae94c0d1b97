import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';

const kept = new Map();
globalThis.sessionStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
const { closeDrafts, draft, forgetDraft, forgetKept, hasDraft } = await page('/page/parts/drafts.js');

/** Opens a form with its first values, and returns it when the page has made it. */
async function open(name, values) {
  const form = { values };
  form.values = draft(name, () => form.values, values) ?? values;
  await Promise.resolve();
  return form;
}

test('what is typed is there again when the reader comes back to the screen', async () => {
  const form = await open('program', { name: '' });
  form.values = { name: 'Three days' };

  assert.equal(closeDrafts(), true);
  assert.deepEqual((await open('program', { name: '' })).values, { name: 'Three days' });
  assert.equal(closeDrafts(), true);
});

test('a form in which nothing was typed, or that was sent, is not kept', async () => {
  await open('untouched', { name: 'as it was' });
  const sent = await open('sent', { name: '' });
  sent.values = { name: 'Three days' };
  forgetDraft('sent');

  assert.equal(closeDrafts(), false);
  assert.deepEqual([hasDraft('untouched'), hasDraft('sent')], [false, false]);
});

test('a form that waited for the network, and was sent after its screen was left, does not come back', async () => {
  const waiting = await open('waiting', { name: '' });
  waiting.values = { name: 'Three days' };
  closeDrafts();
  forgetKept('waiting');

  assert.equal(hasDraft('waiting'), false);
});

test('a form that was begun afresh is not kept, but what is typed in it then is', async () => {
  const empty = { name: '' };
  const first = await open('afresh', empty);
  first.values = { name: 'Three days' };
  closeDrafts();

  const again = await open('afresh', empty);
  again.values = empty;
  assert.deepEqual([closeDrafts(), hasDraft('afresh')], [false, false]);

  const third = await open('afresh', empty);
  third.values = { name: 'Two days' };
  assert.equal(closeDrafts(), true);
});
