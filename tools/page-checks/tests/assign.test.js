import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, markup, page } from './browser.js';
import { topLift } from './samples.js';

const { TOGETHER, canUndo, earliest, requestsOf, roundedOf, shownIn, wrongLoad } = await page('/page/build/assign-plan.js');
const { doubtOf, doubts } = await page('/page/doubts.js');
const { doubtsIn } = await page('/page/build/doubts.js');
const { keepTried, triedFor, typedLoads } = await page('/page/build/tried.js');
const { learner, lightestLoads, queue } = await page('/page/build/athlete-loads.js');
const { assignment } = await page('/page/build/assign.js');
const { asSet } = await page('/page/build/first-loads.js');

const cell = (athleteId, slotId) => `${athleteId} ${slotId}`;
const known = { unit: 'kg', replaces: null, loads: new Map([['squat', 102.5]]), why: [] };

test('a cell shows what was typed, otherwise the load from history', () => {
  assert.equal(shownIn(known, undefined, 'squat'), '102.5');
  assert.equal(shownIn(known, '90', 'squat'), '90');
  assert.equal(shownIn(known, undefined, 'bench'), '');
  assert.equal(shownIn(undefined, undefined, 'squat'), '');
});

test('a load that nothing gives is missing, and a typed one must be a number', () => {
  assert.equal(wrongLoad(known, undefined, 'squat'), '');
  assert.equal(wrongLoad(known, undefined, 'bench'), 'assign.missing');
  assert.equal(wrongLoad(known, '62,5', 'bench'), '');
  assert.equal(wrongLoad(known, 'heavy', 'squat'), 'number');
});

test('typed loads are those of one athlete and one lift, all others follow from history, and a request has not too many', () => {
  const many = Array.from({ length: TOGETHER + 1 }, (each, n) => `a${n}`);
  const [first, second] = requestsOf(many, { 'a0 squat': '80,5', 'a0 bench': ' ', [`a${TOGETHER} squat`]: '225' }, ['squat', 'bench'], cell);
  assert.deepEqual(first.starts, [{ start: { fromHistory: true } }, { athleteId: 'a0', slotId: 'squat', start: { load: 80.5 } }]);
  assert.equal(first.athleteIds.length, TOGETHER);
  assert.deepEqual(second, { athleteIds: [`a${TOGETHER}`], starts: [{ start: { fromHistory: true } }, { athleteId: `a${TOGETHER}`, slotId: 'squat', start: { load: 225 } }] });
});

test('lifts that the rules advise against have the coach’s reason, with the load that was typed or that follows from history', () => {
  const exception = { reason: 'trains with it for years', slots: new Set(['squat', 'bench']) };
  const [{ starts }] = requestsOf(['a'], { 'a squat': '80' }, ['squat', 'bench', 'row'], cell, () => exception);

  assert.deepEqual(starts.slice(1), [
    { athleteId: 'a', slotId: 'squat', start: { load: 80 }, force: { reason: 'trains with it for years' } },
    { athleteId: 'a', slotId: 'bench', start: { fromHistory: true }, force: { reason: 'trains with it for years' } },
  ]);
});

test('the lifts that need a reason are known, and with it the athlete can get the program', async () => {
  const calls = answering((method) => {
    if (method === 'GET') return [404, {}];
    const { lifts } = calls.at(-1).body;
    return lifts.some((each) => each.slotId === 'squat' && !each.force) ? [422, { violations: [{ field: `lifts[${lifts.findIndex((each) => each.slotId === 'squat')}]`, rule: 'not-recommended', message: 'injured' }] }]
      : [200, { weeks: [{ lifts: lifts.map(({ slotId }) => ({ slotId, top: { load: 95 } })) }] }];
  });
  const profiles = [{ athleteId: 'ana', unit: 'kg', timeZone: 'Europe/Berlin' }];
  const refused = await learn(profiles)('ana', '2026-11-30');
  assert.deepEqual([[...refused.forcible], refused.why.length, [...refused.loads]], [['squat'], 1, [['bench', 95]]]);

  const accepted = await learn(profiles)('ana', '2026-11-30', { reason: 'healed', slots: refused.forcible });
  assert.deepEqual([accepted.why, [...accepted.loads]], [[], [['squat', 95], ['bench', 95]]]);
  assert.deepEqual(calls.at(-1).body.lifts.map(({ force }) => force), [{ reason: 'healed' }, undefined]);
});

test('an assignment can be undone until its first day is over for each athlete', () => {
  assert.ok(canUndo('2026-11-30', ['2026-11-30', '2026-11-29']));
  assert.ok(!canUndo('2026-11-30', ['2026-12-01']));
  assert.equal(earliest(['2026-11-30', '2026-12-01', '']), '2026-12-01');
});

const TEMPLATE = { id: 'base', unit: 'kg', lifts: [{ slotId: 'squat', exercise: 'squat' }, { slotId: 'bench', exercise: 'bench-press' }] };
const ROWS = [{ athleteId: 'ana', name: 'Ana', week: 5, programId: 'p1' }];
const learn = (profiles) => learner(TEMPLATE, profiles, ROWS, new Map([['winter', 'Winter block']]), { nameOf: (id) => id[0].toUpperCase() + id.slice(1) }).learn;

test('of an athlete the replaced program, the unit and the loads from history are known before anything is sent', async () => {
  const calls = answering((method, path) => {
    if (method === 'GET') return [200, { programId: 'p1', startsOn: '2026-11-02', programTemplate: { id: 'winter' } }];
    assert.equal(path, '/v1/programs/preview');
    return calls.filter((each) => each.method === 'POST').length === 1
      ? [422, { violations: [{ field: 'lifts[0].start.fromHistory', message: 'no set', rule: 'start' }] }]
      : [200, { weeks: [{ lifts: [{ slotId: 'bench', top: { load: 95 } }] }] }];
  });
  const ana = await learn([{ athleteId: 'ana', unit: 'kg', timeZone: 'Europe/Berlin' }])('ana', '2026-11-30');

  assert.deepEqual(ana.replaces, { name: 'Winter block', week: 5 });
  assert.deepEqual([...ana.loads], [['bench', 95]]);
  assert.deepEqual(ana.why, []);
  assert.deepEqual(calls.findLast(({ method }) => method === 'POST').body.lifts.map((each) => each.slotId), ['bench']);
});

test('where no set gives an estimate, the load follows from next week’s set of the running program, without its deload', async () => {
  const deloaded = { exercise: 'squat', unit: 'kg', straight: { load: 54 }, planned: { straight: { load: 60, repRange: { min: 8, max: 12 } } } };
  const calls = answering((method, path) => {
    if (method === 'POST' && calls.at(-1).body.lifts[0].start.recentSet) return [200, { weeks: [{ lifts: [{ slotId: 'squat', top: { load: 72.5 } }] }] }];
    if (method === 'POST') return [422, { violations: [0, 1].map((n) => ({ field: `lifts[${n}].start.fromHistory`, message: 'no set', rule: 'start' })) }];
    return [200, path.endsWith('/weeks/next') ? { lifts: [deloaded, { exercise: 'bench-press', unit: 'lb', top: { load: 135 } }] } : { startsOn: '2026-11-02' }];
  });
  const ana = await learn([{ athleteId: 'ana', unit: 'kg', timeZone: 'Europe/Berlin' }])('ana', '2026-11-30');

  assert.deepEqual([[...ana.loads], [...ana.running]], [[], [['squat', 72.5]]]);
  assert.deepEqual(calls.at(-1).body.lifts, [{ ...TEMPLATE.lifts[0], start: { recentSet: { load: 60, reps: 12, rpe: 8 } } }], 'the reps of the new program may be others');
});

test('the planned set of a top set is that set itself', () => {
  assert.deepEqual(asSet(topLift()), { load: 122.5, reps: 4, rpe: 8.5 });
});

test('the lightest load is that of the bar, the first step of a cable, and nothing beside the bodyweight', async () => {
  const body = { athleteId: 'ana', startsOn: '2026-11-30', lifts: [{ exercise: 'squat', day: 1 }, { exercise: 'cable-fly' }, { exercise: 'weighted-dip' }, { exercise: 'curl' }, { exercise: 'row' }] };
  const calls = answering(() => {
    const { lifts } = calls.at(-1).body;
    const hurt = lifts.findIndex(({ exercise }) => exercise === 'row');
    if (hurt >= 0) return [422, { violations: [{ field: `lifts[${hurt}]`, rule: 'not-recommended', message: '' }] }];
    return [200, { weeks: [{ lifts: lifts.map(({ exercise, start }) => ({ exercise, day: 1, straight: { load: exercise === 'squat' ? 20 : exercise === 'cable-fly' ? Math.floor(start.load / 5) * 5 : 0 } })) }] }];
  });

  const found = await lightestLoads(body, [0, 1, 2, 4], 'kg', { exercises: [{ id: 'weighted-dip', loadMode: 'ADDED_TO_BODYWEIGHT' }] });

  assert.deepEqual([...found].sort(), [[0, 20], [1, 5], [2, 0]]);
  assert.ok(calls.every((each) => each.body.lifts.every(({ exercise }) => exercise !== 'curl')), 'only the lifts that wait for a load');
});

test('an athlete who trains in another unit than the steps of the program is not asked about, and is named', async () => {
  const calls = answering(() => [200, { startsOn: '2026-11-02' }]);
  const ana = await learn([{ athleteId: 'ana', unit: 'lb', timeZone: 'Europe/Berlin' }])('ana', '2026-11-30');

  assert.deepEqual(ana.why, ['Trains in lb, but the steps of this program are in kg.']);
  assert.match(ana.replaces.name, /^the program of Mon 2 Nov/);
  assert.ok(calls.every((each) => each.method === 'GET'));
});

test('an athlete without the bodyweight that a lift needs is led to the profile, and the lift is named once', async () => {
  const calls = answering((method) => {
    if (method === 'GET') return [200, { startsOn: '2026-11-02' }];
    return calls.filter((each) => each.method === 'POST').length === 1
      ? [422, { violations: [{ field: 'lifts[0].exercise', message: 'Squat needs a bodyweight', rule: 'bodyweight' }] }] : [200, { weeks: [{ lifts: [] }] }];
  });
  const ana = await learn([{ athleteId: 'ana', unit: 'kg', timeZone: 'Europe/Berlin' }])('ana', '2026-11-30');

  assert.deepEqual([ana.lacksBodyweight, ana.why], [true, ['Squat needs a bodyweight.']]);
});

/** Returns the templates of a view whose own markup matches. */
const within = (value, pattern) => (Array.isArray(value) ? value.flatMap((each) => within(each, pattern))
  : value?.strings ? [...value.values.flatMap((each) => within(each, pattern)), ...(pattern.test(value.strings.join('')) ? [value] : [])] : []);

test('while a service is away, the assignment says so in one sentence, keeps what was entered, and asks again', async () => {
  let isAway = true;
  answering((method, path) => {
    if (isAway) return [503, {}];
    return method === 'GET' ? [200, path.includes('/weeks/') ? { lifts: [] } : { programId: 'p1', startsOn: '2026-11-02' }] : [200, { weeks: [{ lifts: [] }] }];
  });
  let draw = () => {};
  const sheet = assignment({ template: TEMPLATE, rows: [{ ...ROWS[0], tags: [] }], profiles: [{ athleteId: 'ana', unit: 'kg' }], names: new Map(), catalogue: { nameOf: (id) => id, progressions: [], exercises: [] },
    draw: () => draw(), changed: async () => {} });
  const until = async (pattern) => {
    while (!pattern.test(markup(sheet.view()))) await new Promise((resolve) => { draw = resolve; });
  };
  sheet.choose(['ana']);
  await until(/The service does not answer, so nothing is known about 1 athlete yet/);
  assert.doesNotMatch(markup(sheet.view()), /None of the chosen|has no program|Reading what/);

  isAway = false;
  const [again] = within(sheet.view(), /class="notice bad"/);
  again.values.find((each) => typeof each === 'function')();
  await until(/First loads of 1 athlete are missing/);
  assert.doesNotMatch(markup(sheet.view()), /does not answer/);
});

test('few athletes are asked about at the same time, and each once', async () => {
  let [running, most] = [0, 0];
  const done = [];
  const ask = queue(async (item) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve));
    running--;
    done.push(item);
  });
  for (let n = 0; n < 10; n++) ask(n);
  while (done.length < 10) await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(done, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.equal(most, 3);
});

test('an override far from the plan is asked about, and what is added to the body may be nothing', () => {
  assert.match(doubtOf('625', 'kg', { planned: 62.5 }), /625 kg\? The plan says 62.5 kg/);
  assert.match(doubtOf('6.25', 'kg', { planned: 62.5 }), /The plan says/);
  assert.deepEqual([doubtOf('70', 'kg', { planned: 62.5 }), doubtOf('10', 'kg', { planned: 0 })], ['', '']);
});

test('a first load that is probably a typing mistake is asked about once', () => {
  assert.match(doubtOf('625', 'kg', { trained: 62.5 }), /625 kg\? What was trained gives 62.5 kg/);
  assert.match(doubtOf('625', 'kg'), /Hardly anybody/);
  assert.deepEqual([doubtOf('65', 'kg', { trained: 62.5 }), doubtOf('', 'kg'), doubtOf('a lot', 'kg')], ['', '', '']);
  const asked = doubts();
  assert.deepEqual([asked.asks(['625 kg?']), asked.asks(['625 kg?']), asked.asks(['700 kg?']), asked.asks([])], [true, false, true, false]);
  assert.deepEqual(doubtsIn({ days: [{ lifts: [{ name: 'Squat', load: '625' }, { name: 'Bench Press', load: '100' }] }] }, 'kg'), ['Squat: 625 kg? Hardly anybody lifts that much.']);
  asked.asks(['Squat: 625 kg?', 'Row: 400 kg?']);
  assert.match(markup(asked.view(false, ['Row: 400 kg?'])), /^(?![^]*Squat)[^]*Row: 400 kg/, 'an answered question goes');
});

test('loads that were tried for an athlete are offered to this athlete, by the slots of the saved program', () => {
  const lift = (load, start = 'load') => ({ start, load });
  const loads = typedLoads({ days: [{ lifts: [lift('60'), lift(' ')] }, { lifts: [lift('140', 'oneRepMax'), lift('22,5')] }] }, ['a', 'b', 'c', 'd'].map((slotId) => ({ slotId })));
  keepTried('base', 'ana', loads);

  assert.deepEqual(triedFor('base', 'ana'), [{ slotId: 'a', load: '60' }, { slotId: 'd', load: '22,5' }]);
  assert.deepEqual([triedFor('base', 'ben'), triedFor('other', 'ana')], [[], []]);
});

test('a first load that cannot be loaded exactly is said with the load that the plan has instead', () => {
  const lift = (slotId, load) => ({ slotId, exercise: slotId, unit: 'kg', straight: { load } });
  const texts = { 'anna d1': '51', 'anna d2': '80', 'ben d3': '51' };

  assert.deepEqual(roundedOf('anna', texts, [lift('d1', 50), lift('d2', 80), lift('d3', 50)], (athleteId, slotId) => `${athleteId} ${slotId}`), [{ exercise: 'd1', unit: 'kg', asked: 51, load: 50 }]);
});
