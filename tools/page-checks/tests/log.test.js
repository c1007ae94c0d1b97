import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markup, page } from './browser.js';
import { set, topLift } from './samples.js';

const { changesOf, removedSets } = await page('/page/log/changes.js');
const { looks } = await page('/page/log/looks.js');
const { newest } = await page('/page/log/newest.js');

const event = (kind, data, recordedat = '2026-11-27T16:30:00Z') => ({ type: `topset.session.${kind}.v1`, recordedat, data });

test('the history of a set has what it was at each time, oldest first', () => {
  const [first, second] = [set({ reps: 4 }), set({ reps: 5 })];
  const changes = changesOf([event('SessionStarted', {}), event('SetCompleted', first, 't1'), event('SetCompleted', set({ setId: 's2' }), 't2'), event('SetCorrected', second, 't3')]);

  assert.deepEqual(changes.get('s1'), [{ kind: 'logged', time: 't1', set: first }, { kind: 'corrected', time: 't3', set: second }]);
  assert.deepEqual([...changes.keys()], ['s1', 's2']);
});

test('a removed set is shown as it was last', () => {
  const last = set({ reps: 5 });
  const changes = changesOf([event('SetCompleted', set()), event('SetCorrected', last), event('SetRemoved', { setId: 's1' }, 't3'), event('SetCompleted', set({ setId: 's2' }))]);

  assert.deepEqual(removedSets(changes), [{ ...last, removedAt: 't3' }]);
});

test('a removal without an earlier event shows nothing', () => {
  assert.deepEqual(removedSets(changesOf([event('SetRemoved', { setId: 's1' })])), []);
});

test('of several reads the newest counts, even if an earlier one is answered later', async () => {
  const reading = newest();
  const shown = [];
  let answerFirst;
  const first = reading(() => new Promise((resolve) => {
    answerFirst = resolve;
  }), (answer) => shown.push(answer));
  await reading(async () => 'new', (answer) => shown.push(answer));
  answerFirst('old');
  await first;

  assert.deepEqual(shown, ['new']);
});

test('a flag that asks for no decision is not passed over in silence', () => {
  const title = (...flags) => markup(looks('ana', { mayChange: false, draw() {}, items: flags.map((needsLook) => ({ code: 'BEYOND_FAILURE', needsLook, about: [], slotIds: [], cause: '' })) }).view());

  assert.match(title(false), /Nothing urgent, but 1 flag is worth knowing/);
  assert.match(title(true, false), /Needs a look \(1\)/);
  assert.match(title(), /Nothing needs a look/);
  assert.match(title(true, false), /<h3>Also/);
  assert.doesNotMatch(title(false), /<h3>Also/, 'there is nothing beside which they would stand');
});

const { askedOf } = await page('/page/log/planned.js');
const { answering } = await import('./browser.js');

test('a top set is asked with the RPE that is aimed at, and with the one up to which it counts as met', () => {
  const of = (variant) => askedOf(topLift({ variant })).map(({ rpe, ceiling }) => [rpe, ceiling])[0];

  assert.deepEqual(['SINGLE_TOP', 'HEAVY_SINGLE'].map(of), [[8.5, 9], [8.5, 9.5]]);
});

test('a flag in the list of an athlete names the week of whose sets it speaks', async () => {
  answering(() => [200, { week: 11, flags: [], lifts: [topLift()] }]);
  const list = looks('ana', { mayChange: false, draw() {}, items: [{ code: 'TRAINED_TO_FAILURE', about: ['bench-press'], slotIds: [topLift().slotId], weeks: [10], cause: '' }] });
  await list.readWeeks();

  assert.match(markup(list.view()), /it failed \(last week\)/);
});

const { restoredId } = await page('/page/log/changes.js');

test('a removed set is restored under an id that follows from its own, and leaves the removed sets then', () => {
  const id = '0b0b1c6e-12a4-4c8e-9d3e-0123456789ab';
  const removed = [event('SetCompleted', set({ setId: id })), event('SetRemoved', { setId: id })];

  assert.equal(restoredId(id), '0b0b1c6e-12a4-8c8e-9d3e-0123456789ab');
  assert.equal(restoredId(restoredId(id)), '0b0b1c6e-12a4-9c8e-9d3e-0123456789ab');
  assert.match(restoredId('0b0b1c6e-12a4-fc8e-9d3e-0123456789ab'), /^[0-9a-f-]{14}4/);
  const again = [...removed, event('SetCompleted', set({ setId: restoredId(id) }))];
  assert.deepEqual([removed, again].map((events) => removedSets(changesOf(events)).length), [1, 0]);
  assert.deepEqual(removedSets(changesOf([...again, event('SetRemoved', { setId: restoredId(id) })])).map((each) => each.setId), [restoredId(id)]);
});
