import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, page } from './browser.js';
import { topLift } from './samples.js';

const { blank, fromRequest, hasNumber, isComplete, lacksLoad, notNumbers, schemeFields, startField, toRequest, withVariant, chosen } = await page('/page/build/lifts.js');
const { days, emptyDays, request, shownFields } = await page('/page/build/days.js');
const { whole } = await page('/page/build/lift-fields.js');
const { contentOf } = await page('/page/build/library.js');
const { usualModel } = await page('/page/build/template.js');
const { daysOf, sources } = await page('/page/build/sources.js');
const { isWithoutEstimate, plannedLifts, withFirstLoads } = await page('/page/build/first-loads.js');
const { askForReasons, forgettingReason, reasonsOf, together, withReason } = await page('/page/build/refusals.js');
const { Refused } = await page('/page/api.js');

const METHODS = [{ method: 'LINEAR', variants: ['SINGLE_TOP', 'DOUBLE_TOP'] }, { method: 'DOUBLE_PROGRESSION', variants: ['STRAIGHT'] }];
const lift = (changes = {}) => ({ ...blank(), exercise: 'squat', name: 'Squat', load: '100', ...changes });

test('a lift that is typed becomes a request, without the fields that are left empty', () => {
  const typed = lift({ scheme: { topSets: '2', 'topReps.min': '3', 'topReps.max': '', topRpe: '8,5' }, increment: '2,5' });

  assert.deepEqual(JSON.parse(JSON.stringify(toRequest(typed, 1))), {
    day: 1, exercise: 'squat', scheme: { variant: 'SINGLE_TOP', topSets: 2, topReps: { min: 3 }, topRpe: 8.5 },
    progression: { method: 'LINEAR', increment: 2.5 }, start: { load: 100 },
  });
});

test('a lift that was stored becomes what is typed, and the same request again', () => {
  const stored = {
    slotId: 'd1-squat', day: 1, exercise: 'squat', scheme: { variant: 'DOUBLE_TOP', topSets: 2, topReps: { min: 3, max: 5, target: 4 }, topRpe: 8.5 },
    progression: { method: 'LINEAR', increment: 2.5 }, start: { recentSet: { load: 90, reps: 5, rpe: 8 } }, force: { reason: 'knee' },
  };
  const typed = fromRequest(stored, () => 'Squat', METHODS);

  assert.equal(typed.scheme['topReps.target'], '4');
  assert.deepEqual(JSON.parse(JSON.stringify(toRequest(typed, 1))), stored);
});

test('a start from history or from the replaced exercise needs no number', () => {
  assert.deepEqual(toRequest(lift({ start: 'fromHistory' }), 1).start, { fromHistory: true });
  assert.deepEqual(toRequest(lift({ start: 'swap' }), 1).start, { swap: true });
  assert.ok(!hasNumber({ start: 'swap' }));
});

test('without first loads a request has a start only from history', () => {
  assert.equal(toRequest(lift(), 1, false).start, undefined);
  assert.deepEqual(toRequest(lift({ start: 'fromHistory' }), 1, false).start, { fromHistory: true });
});

test('wave reps are read with any separator, and only for a wave', () => {
  assert.deepEqual(toRequest(lift({ method: 'WAVE', waveReps: '5, 4/3' }), 1).progression.waveReps, [5, 4, 3]);
  assert.equal(toRequest(lift({ waveReps: '5 4 3' }), 1).progression.waveReps, undefined);
});

test('another variant keeps the method that suits it, and the fields that it has too', () => {
  const changed = withVariant(lift({ scheme: { sets: '4', topSets: '2' } }), 'STRAIGHT', METHODS);

  assert.equal(changed.method, 'DOUBLE_PROGRESSION');
  assert.deepEqual(changed.scheme, { sets: '4', 'reps.min': '8', 'reps.max': '12' });
  assert.equal(withVariant(lift(), 'DOUBLE_TOP', METHODS).method, 'LINEAR');
});

test('another variant that the coach chooses keeps what it allows of the typed sets, and knows what was typed', () => {
  const scheme = { topSets: '1', 'topReps.min': '4', 'topReps.max': '6', topRpe: '8', backoffSets: '3', 'backoffReps.min': '8', 'backoffReps.max': '10' };
  const changed = chosen(lift({ variant: 'PYRAMID', scheme }), 'SINGLE_TOP', METHODS);

  assert.deepEqual(changed.scheme, { ...scheme, 'topReps.max': '5' });
  assert.deepEqual(changed.said, { variant: 'PYRAMID', scheme });
});

test('each kind of variant has its own fields', () => {
  assert.ok(schemeFields('SINGLE_TOP').includes('topRpe'));
  assert.ok(schemeFields('REST_PAUSE').includes('totalReps'));
  assert.ok(!schemeFields('STRAIGHT').includes('totalReps'));
});

test('a lift is complete with an exercise and a start', () => {
  assert.ok(isComplete(lift()));
  assert.ok(!isComplete(lift({ exercise: '' })));
  assert.ok(!isComplete(lift({ load: 'heavy' })));
  assert.ok(!isComplete(lift({ start: 'recentSet', reps: '' })));
  assert.ok(isComplete(lift({ start: 'fromHistory', load: '' })));
});

test('numbers that are none are found by the names of their fields', () => {
  assert.deepEqual(notNumbers(lift({ scheme: { topRpe: 'hard' }, increment: 'x', start: 'recentSet', reps: 'some' }), 'lifts[2].'),
    ['lifts[2].scheme.topRpe', 'lifts[2].progression.increment', 'lifts[2].start.recentSet.reps']);
});

test('the field of the first load has the name of the start', () => {
  assert.equal(startField({ start: 'oneRepMax' }, 'lifts[0].'), 'lifts[0].start.oneRepMax');
  assert.equal(startField({ start: 'recentSet' }, ''), 'start.recentSet.load');
  assert.equal(startField({ start: 'fromHistory' }, ''), 'start');
});

const values = () => ({ ...emptyDays(), days: [{ weekday: 'MONDAY', lifts: [lift(), lift()] }, { weekday: '', lifts: [lift()] }, { weekday: 'FRIDAY', lifts: [lift()] }] });

test('lifts and weekdays are counted through all days', () => {
  assert.deepEqual(days(values()).map(({ number, weekdayPlace, places }) => [number, weekdayPlace, places]), [
    [1, 'weekdays[0]', ['lifts[0].', 'lifts[1].']], [2, null, ['lifts[2].']], [3, 'weekdays[1]', ['lifts[3].']],
  ]);
});

test('a request has the weekdays of the days that have one', () => {
  const asked = request({ ...values(), deloadEvery: '0', structure: '' });

  assert.deepEqual(asked.weekdays, [{ day: 1, weekday: 'MONDAY' }, { day: 3, weekday: 'FRIDAY' }]);
  assert.equal(asked.deloadEvery, 0);
  assert.equal(asked.structure, undefined);
  assert.deepEqual(asked.lifts.map((each) => each.day), [1, 1, 2, 3]);
});

test('every field that can show a message is named once', () => {
  const names = shownFields(values());

  assert.equal(new Set(names).size, names.length);
  for (const name of ['weekdays[1]', 'lifts[3].exercise', 'lifts[0]', 'lifts[0].scheme.topRpe']) assert.ok(names.includes(name), name);
});

test('a stored program is shown by its days, in order', () => {
  const stored = { lifts: [{ day: 3, id: 'c' }, { day: 1, id: 'a' }, { day: 3, id: 'd' }], weekdays: [{ day: 3, weekday: 'FRIDAY' }], deloadEvery: 0 };

  assert.deepEqual(daysOf(stored, (lifts) => lifts.map(({ id }) => id)), {
    structure: '', deloadEvery: '0', days: [{ number: 1, weekday: '', lifts: ['a'] }, { number: 3, weekday: 'FRIDAY', lifts: ['c', 'd'] }],
  });
});

test('a message about the whole lift has the name of the lift, or body for a single one', () => {
  assert.equal(whole('lifts[2].'), 'lifts[2]');
  assert.equal(whole(''), 'body');
});

test('where no set gives an estimate, the first load is next week’s load of the running program, without its deload', async () => {
  answering((method) => (method === 'POST'
    ? [422, { violations: [{ field: 'lifts[1].start.fromHistory', message: 'no set', rule: 'start' }] }]
    : [200, { lifts: [topLift({ slotId: 'd1-squat', exercise: 'squat', top: { ...topLift().top, load: 110 }, planned: topLift() })] }]));
  const before = { ...emptyDays(), days: [{ weekday: '', lifts: [lift({ slotId: 'x', start: 'fromHistory' }), lift({ slotId: 'd1-squat', start: 'fromHistory' })] }] };

  const after = await withFirstLoads(before, { athleteId: 'anna', unit: 'kg' }, request);

  assert.deepEqual(after.days[0].lifts.map(({ start, load }) => [start, load]), [['fromHistory', '100'], ['load', '122.5']]);
});

test('the planned lifts of a program that has not begun are those of its first week', async () => {
  answering((method, path) => (path.endsWith('/next') ? [404, {}] : [200, { lifts: [topLift({ slotId: 'd1' }), topLift({ slotId: 'd2', top: { ...topLift().top, load: 110 } })] }]));
  const planned = await plannedLifts({ athleteId: 'anna', unit: 'kg' });

  assert.deepEqual([{ slotId: 'd2', exercise: 'bench-press' }, { slotId: 'new', exercise: 'bench-press' }, { slotId: 'd1', exercise: 'squat' }].map((lift) => planned(lift)?.top.load), [110, 122.5, undefined]);
});

test('a lift waits for a first load if it has an exercise and nothing is typed', () => {
  assert.deepEqual([lift({ load: '' }), lift({ load: '20' }), lift({ load: '', exercise: '' }), lift({ load: '', start: 'fromHistory' }), lift({ load: '', unread: ['first'] })].map(lacksLoad), [true, false, false, false, false]);
});

test('an athlete’s programs are offered by what is in them, and the same one once', () => {
  const program = (programId, changes = {}) => ({ programId, startsOn: '2026-09-19', lifts: ['squat', 'bench-press', 'row', 'dip'].map((exercise) => ({ exercise, unit: 'kg' })), ...changes });
  const catalogue = { templates: [], exercises: [], nameOf: (id) => id, progressions: [] };
  const groups = new Map(sources(catalogue, [{ id: 'base', name: 'Base block' }], [program('a'), program('b'), program('c', { programTemplate: { id: 'base' } }), program('taken-back', { startsOn: '2026-12-07', endsOn: '2026-12-07' })], 'kg'));

  assert.deepEqual(groups.get('program').map(({ key, name }) => [key, name.replace(/^.*?: /, '')]), [['program c', 'Base block (4 lifts)'], ['program b', 'squat, bench-press, row, … (4 lifts)']]);
});

test('a row of the library says what the program has and to how many it was assigned: it may be kept from one who trains by it', () => {
  const lifts = ['squat', 'bench-press', 'row', 'dip', 'curl'].map((exercise, n) => ({ exercise, day: 1 + (n % 2) }));

  assert.match(contentOf({ lifts, weeks: 8 }, 2), /^2 days · 8 weeks · squat, bench press, row, dip and 1 more · assigned to 2 athletes$/i);
  assert.match(contentOf({ lifts: lifts.slice(0, 1) }, 0), /^1 day · squat · assigned to nobody yet$/i);
});

test('a program of the gym is forecast for somebody who is not injured', () => {
  const [erin, jonas, lou] = [{ athleteId: 'erin', unit: 'lb', injured: true }, { athleteId: 'jonas', unit: 'kg', injured: false }, { athleteId: 'lou', unit: 'lb', injured: false }];

  assert.deepEqual([usualModel([erin, jonas, lou], ''), usualModel([erin, jonas, lou], 'lb'), usualModel([erin], ''), usualModel([], '')], [jonas, lou, erin, undefined]);
});

test('only a missing estimate counts as such', () => {
  assert.ok(isWithoutEstimate({ field: 'lifts[12].start.fromHistory' }));
  assert.ok(!isWithoutEstimate({ field: 'lifts[12].start' }));
});

test('a lift asks for a reason if only a coach’s reason allows what it breaks', () => {
  const form = { wrong: {}, problem: '', values: values(), violations: [{ field: 'lifts[2].exercise', message: 'x', rule: 'unsuited-exercise' }, { field: 'lifts[0].load', message: 'x', rule: 'load' }] };
  askForReasons(form);

  assert.deepEqual(form.values.days.map((day) => day.lifts.map((each) => each.asks)), [[false, false], [true], [false]]);
});

test('each reason of a refusal is shown once, with the name of its lift', () => {
  const refused = new Refused(422, { violations: [{ field: 'lifts[2].load', message: 'is odd', rule: 'x' }, { field: 'lifts[2].reps', message: 'is odd', rule: 'x' }, { field: 'startsOn', message: 'is past', rule: 'y' }] });

  assert.deepEqual(reasonsOf(refused, values()), ['Squat: Is odd.', 'Is past.']);
});

test('the sheet of a program says which program ends with it, or when it ends itself', async () => {
  const { besides } = await page('/page/build/sources.js');
  const programs = [{ startsOn: '2026-10-05', endsOn: '2026-11-02' }, { startsOn: '2026-11-02' }];

  assert.match(besides(programs, '2026-12-07'), /^The program of .*2 Nov.* ends then\.$/);
  assert.match(besides(programs, '2026-10-26'), /^It goes until the program that begins on .*2 Nov/);
  assert.deepEqual([besides(programs.slice(0, 1), '2026-12-07'), besides(programs, '')], [undefined, undefined]);
});

test('a reason that several lifts have in common stands once, with their names', () => {
  assert.deepEqual(together([{ name: 'Squat', text: 'Is odd.' }, { name: 'Bench Press', text: 'Is odd.' }, { name: '', text: 'Is past.' }]), ['Squat, Bench Press: Is odd.', 'Is past.']);
});

test('one written reason is given to the other lifts that ask for one', () => {
  const lifts = [{ asks: true, reason: 'cleared' }, { asks: true, reason: ' ' }, { asks: false, reason: '' }, { asks: true, reason: 'light' }];
  assert.deepEqual(withReason({ days: [{ lifts }] }, 'cleared').days[0].lifts.map(({ reason }) => reason), ['cleared', 'cleared', '', 'light']);
});

test('a lift with other sets asks for a reason no more, unless one is written', () => {
  const asking = lift({ asks: true, reason: '', scheme: { sets: '3' } });
  const now = (changes) => forgettingReason(asking, { ...asking, ...changes }).asks;

  assert.deepEqual([now({ load: '60' }), now({ scheme: { sets: '4' } }), now({ variant: 'STRAIGHT' }), now({ scheme: { sets: '4' }, reason: 'cleared' })], [true, false, false, true]);
});
