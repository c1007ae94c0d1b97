import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';
import { set, straightLift, topLift } from './samples.js';

const { doneInstead, ordered, setsLeft, standIn } = await page('/lift/instead.js');
const { inWords } = await page('/lift/prescribed.js');
const { remarked } = await page('/lift/next.js');
const { isOf, offered, openSteps, restAfter, steps } = await page('/lift/steps.js');

const exercise = (id, lately = 0) => ({ id, name: id, lately });

test('another exercise in place of a lift has the sets that are left, their range of reps, and the last load and reps', () => {
  const rows = standIn(topLift(), 'barbell-row', { load: 70, reps: 20, remark: 'instead of Bench Press', sets: 3 });
  const all = steps(rows, null, []);

  assert.deepEqual(all.map(({ role, load, reps }) => [role, load, reps]), [['STRAIGHT', 70, 12], ['STRAIGHT', 70, 12], ['STRAIGHT', 70, 12]]);
  assert.deepEqual([rows.slotId, rows.exercise, restAfter(rows, 'STRAIGHT')], ['d1-bench-press', 'barbell-row', 120]);
});

test('an exercise that was never done is offered without a load, so that none is logged which nobody has typed', () => {
  const all = steps(standIn(straightLift(), 'hack-squat', { remark: 'instead of Leg Press', sets: 3 }), null, []);

  assert.deepEqual(offered(all[0], all), { load: undefined, reps: 8 });
});

test('in the middle of a lift another exercise begins with its own load, not with that of the sets before', () => {
  const rows = standIn(straightLift(), 'hack-squat', { load: 95, reps: 12, remark: 'instead of Leg Press', sets: 3 });
  const before = set({ exercise: 'leg-press', slotId: 'd2-leg-press', role: 'STRAIGHT', load: { value: 20, unit: 'kg' }, reps: 15 });
  const first = set({ setId: 's2', exercise: 'hack-squat', slotId: undefined, role: 'STRAIGHT', load: { value: 90, unit: 'kg' }, reps: 11 });
  const next = (...sets) => [steps(rows, null, sets)].map((all) => offered(openSteps(all)[0], all))[0];

  assert.deepEqual(next(before), { load: 95, reps: 12 });
  assert.deepEqual(next(before, first), { load: 90, reps: 11 });
  assert.notEqual(steps(rows, null, [])[1].key, steps(straightLift(), null, [])[1].key, 'what is typed for one exercise is not for the other');
});

test('sets of the other exercise are counted for the lift in whose place they are done', () => {
  const rows = standIn(straightLift(), 'hack-squat', { load: 100, remark: 'instead of Leg Press', sets: 3 });
  const sets = [1, 2].map((n) => set({ setId: n, slotId: undefined, exercise: 'hack-squat', role: 'STRAIGHT' }));

  assert.ok(sets.every(isOf(rows)));
  assert.equal(openSteps(steps(rows, null, sets)).length, 1);
});

test('another exercise takes over the short sets of a lift, which begin again', () => {
  const pause = straightLift({ variant: 'REST_PAUSE', straight: { sets: 5, load: 60, repRange: { min: 10, max: 15 }, restSeconds: 20, totalReps: 20 } });
  const before = set({ exercise: 'leg-press', slotId: pause.slotId, role: 'STRAIGHT', reps: 15 });
  const other = standIn(pause, 'hack-squat', { load: 80, reps: 12, remark: 'instead of Leg Press', sets: setsLeft(pause, [before]) });
  const asked = (...sets) => openSteps(steps(other, null, sets)).map(({ reps }) => reps);

  assert.deepEqual(asked(), [12, 4, 4]);
  assert.deepEqual(asked(before), [12, 4, 4], 'the set of the other exercise is none of its sets');
  assert.deepEqual(asked(before, set({ setId: 's2', slotId: undefined, exercise: 'hack-squat', role: 'STRAIGHT', reps: 13 })), [4, 3]);
  assert.equal(inWords(other), 'instead of Leg Press. Then up to 4 short sets after 20 s of rest each, until you have 20 reps in all.');
});

test('another exercise has the sets that are left of its lift, and another one after it those that are left then', () => {
  const before = set({ exercise: 'leg-press', slotId: 'd2-leg-press', role: 'STRAIGHT' });
  const rows = standIn(straightLift(), 'hack-squat', { remark: 'instead of Leg Press', sets: setsLeft(straightLift(), [before]) });
  const first = set({ setId: 's2', exercise: 'hack-squat', slotId: undefined, role: 'STRAIGHT' });

  assert.equal(openSteps(steps(rows, null, [before])).length, 2);
  assert.equal(setsLeft(rows, [before, first]), 1);
});

test('nobody asks for sets or reps of an added exercise: one set follows another, with the reps of the last time', () => {
  const added = (more) => standIn({ slotId: 'other curl', day: 1, unit: 'kg' }, 'curl', { remark: '', sets: 1, ...more });
  const done = [1, 2].map((n) => set({ setId: n, slotId: undefined, exercise: 'curl', role: 'STRAIGHT' }));

  assert.deepEqual(openSteps(steps(added(), null, [])).map(({ range, reps }) => [range, reps]), [[undefined, undefined]]);
  assert.equal(openSteps(steps(added({ reps: 20 }), null, []))[0].reps, 20);
  assert.equal(openSteps(steps(added(), null, done)).length, 1);
});

test('another device knows by the note of a set in whose place its exercise was done', () => {
  const other = (changes) => set({ slotId: undefined, exercise: 'hack-squat', role: 'STRAIGHT', load: { value: 80, unit: 'kg' }, reps: 9, ...changes });
  const found = (...sets) => doneInstead([straightLift(), topLift()], sets, ({ exercise }) => ['instead of ' + exercise, 'statt ' + exercise]);

  const { 'd2-leg-press': rows, ...others } = found(other({ note: 'instead of leg-press\nmachine taken' }), other({ setId: 'b' }));
  assert.deepEqual(others, {});
  assert.deepEqual([rows.exercise, rows.remark, rows.straight.sets, rows.straight.load, rows.straight.expectedReps], ['hack-squat', 'instead of leg-press', 3, 80, 9]);
  assert.equal(found(set({ role: 'TOP' }), other({ note: 'instead of bench-press' }))['d1-bench-press'].straight.sets, 3, 'the sets that are left');
  assert.equal(found(other({ note: 'statt leg-press' }))['d2-leg-press'].remark, 'instead of leg-press', 'logged in another language');
  assert.equal(found(other({ note: 'statt leg-press' }))['d2-leg-press'].noted, 'statt leg-press', 'so that it is not shown below the other');
  assert.deepEqual(found(other({ note: 'fast' }), set({ slotId: 'd2-leg-press', note: 'instead of leg-press' })), {});
});

test('exercises of the same pattern come first, of them those that share most muscles, then those for the same muscles, then those that were done lately, then the others by name', () => {
  const patterns = { 'bench-press': 'HORIZONTAL_PUSH', 'floor-press': 'HORIZONTAL_PUSH', dip: 'HORIZONTAL_PUSH', squat: 'SQUAT' };
  const all = [exercise('curl'), exercise('squat', 5), exercise('dip'), exercise('floor-press', 3), exercise('abs')];

  assert.deepEqual(ordered(all, 'bench-press', { patterns }).map(({ id }) => id), ['floor-press', 'dip', 'squat', 'abs', 'curl']);
  assert.deepEqual(ordered(all, undefined, { patterns }).map(({ id }) => id), ['squat', 'floor-press', 'abs', 'curl', 'dip']);
  const muscles = { 'bench-press': ['chest', 'triceps'], abs: ['abs'], curl: ['triceps'], dip: ['chest'] };
  assert.deepEqual(ordered(all, 'bench-press', { patterns, muscles }).map(({ id }) => id), ['dip', 'floor-press', 'curl', 'squat', 'abs']);
  const presses = ['a-fly', 'b-press', 'c-press'].map((id) => exercise(id));
  const same = { patterns: Object.fromEntries(['bench-press', ...presses.map(({ id }) => id)].map((id) => [id, 'HORIZONTAL_PUSH'])), muscles: { 'bench-press': ['chest', 'triceps'], 'a-fly': ['chest'], 'b-press': ['shoulders'], 'c-press': ['chest', 'triceps'] } };
  assert.deepEqual(ordered(presses, 'bench-press', same).map(({ id }) => id), ['c-press', 'a-fly', 'b-press']);
});

test('what a lifter writes at the first set of another exercise follows the line that says in whose place it is done', () => {
  assert.equal(remarked('', 'instead of Leg Press'), 'instead of Leg Press');
  assert.equal(remarked('taken', 'instead of Leg Press'), 'instead of Leg Press\ntaken');
  assert.equal(remarked('instead of Leg Press\ntaken', 'instead of Leg Press'), 'instead of Leg Press\ntaken', 'a set that is logged again');
  assert.deepEqual([remarked('fast', ''), remarked('fast', undefined)], ['fast', 'fast']);
});

test('with that line a note stays as long as a note may be', () => {
  assert.equal(remarked('x'.repeat(999), 'instead of Leg Press').length, 1000);
});
