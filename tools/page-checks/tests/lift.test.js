import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';
import { set, straightLift, topLift } from './samples.js';

const { plannedSets } = await page('/lift/instead.js');
const { dayToTrain, daysOf, isDone, isOf, liftsOf, nextStep, offered, openSteps, placeOf, restAfter, steps } = await page('/lift/steps.js');
const { repsAgain } = await page('/lift/best.js');
const { standIn } = await page('/lift/instead.js');
const { content, isUnsent, isUnsentSession } = await page('/lift/outbox.js');
const { blank, filled, loadLabel, read } = await page('/lift/fields.js');
const { training } = await page('/lift/training.js');
const { effort: words } = await page('/lift/texts.js');
const { effort } = await page('/page/effort.js');
const { isPreparing } = await page('/page/parts/roles.js');

const roles = (all) => all.map(({ role }) => role);

test('the steps of a lift are its warm-up, its top set and its backoff sets, in this order', () => {
  const all = steps(topLift(), null, []);

  assert.deepEqual(roles(all), ['WARM_UP', 'WARM_UP', 'TOP', 'BACKOFF', 'BACKOFF', 'BACKOFF']);
  assert.deepEqual(all.filter(({ role }) => isPreparing(role)).map(({ load }) => load), [60, 90]);
  assert.equal(new Set(all.map(({ key }) => key)).size, all.length);
});

test('sets that were logged take the steps of their role, and more sets than planned are steps too', () => {
  const all = steps(topLift(), null, [set({ setId: 'a' }), set({ setId: 'b' })]);

  assert.deepEqual(all.filter(({ role }) => role === 'TOP').map(({ done, extra }) => [done.setId, extra]), [['a', undefined], ['b', true]]);
});

test('the backoff is planned until the service has computed it from the top set', () => {
  const backoff = (now) => steps(topLift(), now, []).find(({ role }) => role === 'BACKOFF');

  assert.deepEqual([backoff(null).load, backoff(null).isToday], [105, false]);
  const today = backoff({ backoff: { load: 100, plates: [25, 15] } });
  assert.deepEqual([today.load, today.isToday, today.plates], [100, true, [25, 15]]);
});

test('the reps of a backoff set are the expected ones, within their range', () => {
  const reps = (expectedReps) => steps(topLift({ backoff: { ...topLift().backoff, expectedReps } }), null, []).find(({ role }) => role === 'BACKOFF').reps;

  assert.deepEqual([undefined, 5, 10, 20].map(reps), [8, 8, 10, 12]);
});

test('the next step is the first open one after the last that was done', () => {
  const all = steps(topLift(), null, [set()]);

  assert.equal(nextStep(all).role, 'BACKOFF');
  assert.equal(nextStep(steps(topLift(), null, [])).role, 'WARM_UP');
});

test('after all sets that count, skipped warm-ups are not offered', () => {
  const all = steps(straightLift({ warmUp: [{ load: 90, reps: 5 }] }), null, [1, 2, 3].map((n) => set({ setId: n, role: 'STRAIGHT' })));

  assert.equal(nextStep(all), null);
  assert.ok(isDone(all));
});

test('a set that counts and was skipped is offered at the end', () => {
  const all = steps(topLift(), null, [1, 2, 3].map((n) => set({ setId: n, role: 'BACKOFF' })));

  assert.equal(nextStep(all).role, 'TOP');
  assert.ok(!isDone(all));
});

test('a set is offered with the load that the lifter has chosen for the one before', () => {
  const all = steps(straightLift(), null, [set({ exercise: 'leg-press', role: 'STRAIGHT', load: { value: 170, unit: 'kg' }, reps: 11 })]);

  assert.deepEqual(offered(nextStep(all), all), { load: 170, reps: 11 });
  const first = steps(straightLift(), null, []);
  assert.deepEqual(offered(nextStep(first), first), { load: 180, reps: 8 });
});

test('a load or reps that are far from the plan were perhaps meant, but are not offered again', () => {
  const next = (load, reps, lift = straightLift()) => {
    const all = steps(lift, null, [set({ exercise: 'leg-press', role: 'STRAIGHT', load: { value: load, unit: 'kg' }, reps })]);
    return offered(nextStep(all), all);
  };

  assert.deepEqual([next(1800, 10), next(18, 10), next(180, 99)], Array(3).fill({ load: 180, reps: 8 }));
  assert.deepEqual([next(360, 10), next(90, 20)], [{ load: 360, reps: 10 }, { load: 90, reps: 20 }], 'a first load can be far too light or too heavy');
  const added = standIn({ slotId: 'other leg-press', day: 1, unit: 'kg' }, 'leg-press', { remark: '', sets: 1 });
  const [again] = [steps(added, null, [set({ slotId: undefined, exercise: 'leg-press', role: 'STRAIGHT', load: { value: 20, unit: 'kg' }, reps: 99 })])].map((all) => offered(nextStep(all), all));
  assert.equal(again.reps, undefined, 'nobody asks for reps of an added exercise');
});

test('reps that nobody expects are those of the last time at the same load, within the range', () => {
  const [first] = steps(straightLift(), null, []);
  const again = (changes, unit = 'kg') => offered(first, [first], (step) => repsAgain([set({ role: 'STRAIGHT', load: { value: 180, unit: 'kg' }, reps: 11, ...changes })], step, unit)).reps;

  assert.deepEqual([again({}), again({ reps: 14 }), again({ reps: 3 })], [11, 12, 8]);
  assert.deepEqual([again({ load: { value: 170, unit: 'kg' } }), again({ role: 'BACKOFF' }), again({}, 'lb')], [8, 8, 8]);
});

test('reps that the service expects are offered although more were done the last time', () => {
  const [first] = steps(straightLift({ straight: { ...straightLift().straight, expectedReps: 10 } }), null, []);

  assert.equal(offered(first, [first], () => 12).reps, 10);
});

test('no backoff is offered with more than follows from today, also after a heavier one, and with less if the lifter chose less', () => {
  const next = (load) => {
    const all = steps(topLift(), { backoff: { load: 65 } }, [set(), set({ setId: 'b', role: 'BACKOFF', load: { value: load, unit: 'kg' }, reps: 9 })]);
    return offered(nextStep(all), all);
  };

  assert.deepEqual(next(85), { load: 65, reps: 9 });
  assert.deepEqual(next(60), { load: 60, reps: 9 });
});

test('after pain no more is offered than the load that the service has lowered, and less if the lifter chose less', () => {
  const next = (load) => {
    const all = steps(topLift(), { backoff: { load: 77.5 } }, [set(), set({ setId: 'b', role: 'BACKOFF', load: { value: load, unit: 'kg' }, reps: 8, pain: true })]);
    return offered(nextStep(all), all);
  };

  assert.deepEqual(next(85), { load: 77.5, reps: 8 });
  assert.deepEqual(next(70), { load: 70, reps: 8 });
});

test('after a painful set with few reps, those of the plan are offered again', () => {
  const all = steps(topLift(), { backoff: { load: 77.5 } }, [set(), set({ setId: 'b', role: 'BACKOFF', load: { value: 85, unit: 'kg' }, reps: 6, pain: true })]);

  assert.deepEqual(offered(nextStep(all), all), { load: 77.5, reps: 8 });
});

test('the planned sets of a lift are those that count', () => {
  assert.deepEqual([topLift(), straightLift()].map(plannedSets), [4, 3]);
});

test('a straight set is offered with the expected reps within the range, otherwise with its lower end', () => {
  const reps = (expectedReps) => steps(straightLift({ straight: { ...straightLift().straight, expectedReps } }), null, [])[0].reps;

  assert.deepEqual([undefined, 5, 10, 20].map(reps), [8, 8, 10, 12]);
});

test('what is open are the planned sets that count and are not done', () => {
  const all = steps(topLift(), null, [set(), set({ setId: 'b', role: 'BACKOFF' })]);

  assert.deepEqual(roles(openSteps(all)), ['BACKOFF', 'BACKOFF']);
});

test('each warm-up set is offered with its own load', () => {
  const all = steps(topLift(), null, [set({ role: 'WARM_UP', load: { value: 65, unit: 'kg' }, reps: 6 })]);

  assert.deepEqual(offered(nextStep(all), all), { load: 90, reps: 3 });
});

test('the rest after a set is that of its role', () => {
  assert.deepEqual(['WARM_UP', 'RAMP', 'TOP', 'BACKOFF'].map((role) => restAfter(topLift(), role)), [0, 180, 180, 120]);
  assert.equal(restAfter(straightLift(), 'STRAIGHT'), 90);
});

test('the day to train is the first one without a session, otherwise the first', () => {
  const plan = { lifts: [straightLift(), topLift()] };

  assert.deepEqual(daysOf(plan), [1, 2]);
  assert.equal(dayToTrain(plan, [{ day: 1 }]), 2);
  assert.equal(dayToTrain(plan, [{ day: 1 }, { day: 2 }]), 1);
  assert.deepEqual(liftsOf(plan, 2).map(({ slotId }) => slotId), ['d2-leg-press']);
});

test('a set without a lift belongs to the lift with its exercise', () => {
  const isOfLift = isOf(topLift());

  assert.ok(isOfLift(set()));
  assert.ok(isOfLift(set({ slotId: undefined })));
  assert.ok(!isOfLift(set({ slotId: 'd3-bench-press' })));
});

test('the content of a set has only the fields of the API, and nothing that was not said', () => {
  const { exercise, role, load, reps, completedAt } = set();

  assert.deepEqual(content({ ...set({ rpe: null, slotId: '', pain: false, note: '' }), order: 7 }), { exercise, role, load, reps, completedAt });
  assert.deepEqual(content(set({ pain: true, note: 'fast' })).note, 'fast');
});

test('a set is unsent until the service has it as it is now', () => {
  const stored = { content: content(set()), sent: content(set()), stored: true };

  assert.ok(!isUnsent(stored));
  assert.ok(isUnsent({ ...stored, stored: false }));
  assert.ok(isUnsent({ ...stored, content: content(set({ reps: 5 })) }));
  assert.ok(isUnsent({ ...stored, removed: true }));
  assert.ok(!isUnsent({ ...stored, removed: true, gone: true }));
});

test('the form says which of the sets of a kind is next, unless nobody asks for a number of them', () => {
  const places = (lift, ...done) => steps(lift, null, done).map((step, i, all) => placeOf(step, all, lift));
  const of = (total) => (n) => ({ n, total });

  assert.deepEqual(places(topLift()), [...[1, 2].map(of(2)), null, ...[1, 2, 3].map(of(3))]);
  assert.deepEqual(places(straightLift(), set({ role: 'STRAIGHT' })), [1, 2, 3].map(of(3)));
  assert.deepEqual(places(straightLift({ remark: '' }), set({ exercise: 'leg-press', role: 'STRAIGHT' })), [null, null]);
});

test('after the first set of a rest-pause as many short ones follow as the target for all reps needs', () => {
  const pause = straightLift({ variant: 'REST_PAUSE', straight: { sets: 5, load: 60, repRange: { min: 8, max: 12 }, restSeconds: 20, totalReps: 20 } });
  const asked = (...reps) => {
    const all = steps(pause, null, reps.map((each) => set({ slotId: pause.slotId, role: 'STRAIGHT', load: { value: 60, unit: 'kg' }, reps: each })));
    return openSteps(all).map((step) => [step.left, offered(step, all).reps]);
  };

  assert.deepEqual(asked(), [[undefined, 8], ...Array(3).fill([12, 4])], 'together 20');
  assert.deepEqual(asked(12), Array(2).fill([8, 4]));
  assert.deepEqual(asked(12, 3), [[5, 3], [5, 2]]);
  assert.deepEqual(asked(12, 5), [[3, 3]]);
  assert.deepEqual([asked(12, 5, 3), asked(12, 4, 2, 1, 0)], [[], []]);
  assert.deepEqual([plannedSets(pause), plannedSets(pause, [{ reps: 12 }, { reps: 8 }])], [5, 2]);
});

test('a session is unsent until the service has its start and its end', () => {
  assert.ok(isUnsentSession({ started: false }));
  assert.ok(!isUnsentSession({ started: true }));
  assert.ok(isUnsentSession({ started: true, finishedAt: '2026-11-27T17:00:00Z' }));
  assert.ok(!isUnsentSession({ started: true, finishedAt: '2026-11-27T17:00:00Z', finished: true }));
});

const barbell = { exercise: 'squat', unit: 'kg' };

test('what is typed for a set is read with a comma, and wrong fields get a message', () => {
  const draft = { ...blank({ load: 122.5, reps: 4 }), load: '120,5' };
  assert.deepEqual(read(draft, barbell), { load: 120.5, reps: 4, rpe: null, pain: false, note: '' });

  const wrong = { ...draft, load: '', reps: '4.5' };
  assert.equal(read(wrong, barbell), null);
  assert.deepEqual(Object.keys(wrong.wrong), ['load', 'reps']);
});

test('no load is a mistake before it is kept, but not of a lift whose load is added to the bodyweight', () => {
  const isRead = (load, lift) => read({ ...blank({ reps: 4 }), load }, lift) !== null;
  training.known = { added: ['dip'] };

  assert.deepEqual(['0', '-5', '2.5'].map((load) => isRead(load, barbell)), [false, false, true]);
  assert.deepEqual(['0', '-5', '2.5'].map((load) => isRead(load, { exercise: 'dip', unit: 'kg' })), [true, true, true]);
  training.known = {};
  assert.ok(isRead('0', barbell), 'the service judges what the page does not know');
});

test('the field of a load says whether it is that of one dumbbell or added to the body', () => {
  training.known = { added: ['dip'], dumbbells: ['row'] };

  assert.deepEqual(['squat', 'dip', 'row'].map((exercise) => loadLabel({ exercise, unit: 'kg' })), ['Load, kg', 'Added load, kg', 'One dumbbell, kg']);
  training.known = {};
});

test('a load and reps that the service would refuse are mistakes before they are kept', () => {
  const wrong = (load, reps, unit = 'kg') => {
    const draft = { ...blank({}), load, reps };
    read(draft, { exercise: 'squat', unit });
    return Object.keys(draft.wrong);
  };

  assert.deepEqual(wrong('1000', '100'), []);
  assert.deepEqual(wrong('1000.5', '0'), ['load']);
  assert.deepEqual(wrong('2200', '5', 'lb'), []);
  assert.deepEqual(wrong('60.1234', '101'), ['load', 'reps']);
});

test('nothing is said about how hard a set was until the lifter says it', () => {
  assert.equal(blank({ load: 60, reps: 5 }).rpe, null);
});

test('a set that is changed shows what was logged', () => {
  assert.deepEqual(filled(set({ note: 'fast' })), { load: '122.5', reps: '4', rpe: 8.5, pain: false, note: 'fast', wrong: {} });
});

test('an RPE below the scale has the words of its lower end', () => {
  assert.equal(words(3), words(6));
  assert.notEqual(words(6), words(10));
});

test('a simulation of a top set has one set with the chosen reps and RPE', () => {
  const asked = effort(topLift());

  assert.deepEqual(asked.sliders.map(({ value }) => value), [4, 8.5]);
  assert.deepEqual(asked.sets([5, 9]), [{ role: 'TOP', load: { value: 122.5, unit: 'kg' }, reps: 5, rpe: 9 }]);
});

test('a simulation of straight sets repeats the chosen set, of a cluster the prescribed one', () => {
  assert.deepEqual(effort(straightLift()).sets([10, 8]).map(({ reps, rpe }) => [reps, rpe]), [[10, 8], [10, 8], [10, 8]]);
  assert.deepEqual(effort(straightLift({ variant: 'CLUSTER' })).sets([2, 8]).map(({ reps }) => reps), [12, 12]);
});

test('the reps of a rest-pause after its activation set are spread over the mini-sets', () => {
  const asked = effort(straightLift({ variant: 'REST_PAUSE', straight: { ...straightLift().straight, totalReps: 20 } }));

  assert.deepEqual(asked.sets([12, 22]).map(({ reps }) => reps), [12, 3, 3, 2, 2]);
  assert.deepEqual(asked.sets([12, 13]).map(({ reps }) => reps), [12, 1]);
  assert.deepEqual(asked.sets([12, 10]).map(({ reps }) => reps), [12]);
});
