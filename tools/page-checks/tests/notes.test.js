import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';

const { placed, readable } = await page('/lift/notes.js');

const note = (text, more = {}) => ({ text, author: 'kim', writtenAt: '2026-11-27T16:30:00Z', shared: true, ...more });
const texts = (all) => all.map(({ text }) => text);

test('a lifter sees shared notes only, the newest first', () => {
  assert.deepEqual(texts(readable([note('old'), note('private', { shared: false }), note('new', { writtenAt: '2026-11-28T16:30:00Z' })])), ['new', 'old']);
});

test('a note about an exercise of the plan stands at its lift, every other one above the lifts', () => {
  const all = [note('sleep'), note('pause', { exercise: 'bench-press' }), note('brace', { exercise: 'deadlift' })];

  assert.deepEqual(texts(placed(all, 'bench-press', [])), ['pause']);
  assert.deepEqual(texts(placed(all, null, ['bench-press', 'squat'])), ['sleep', 'brace']);
});
