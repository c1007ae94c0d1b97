import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, markup, page } from './browser.js';
import { row as rowOf, set, straightLift, topLift } from './samples.js';

const { bySlot, written } = await page('/page/done.js');
const { pastView } = await page('/page/past.js');
const { step } = await page('/page/week-links.js');
const { blocksOf, daysOf, inOrderOfDates, trainedDates } = await page('/page/days.js');
const { deviations } = await page('/page/deviations.js');
const { flagChips, forecast, openFlags, liftContent, result, smoothed } = await page('/page/lift.js');
const { plannedLift } = await page('/page/change-lift.js');
const { todayView } = await page('/page/today.js');
const { forAthlete, isAhead } = await page('/page/athlete-state.js');
const { liftLine } = await page('/page/accessory.js');
const { keepZone } = await page('/page/parts/texts.js');
const { reductionsOf, valuesOf } = await page('/page/charts.js');
const { flagsOf, looks, openFlag, rising, whyRising } = await page('/page/notices.js');
const { weeksOf } = await page('/page/flags.js');
const { readPain } = await page('/page/pain.js');
const { warned } = await page('/page/warning.js');
const { notLowered } = await page('/page/deload.js');
const { volumeFigure } = await page('/page/volume.js');

test('the lifts of a day are in the order of the program, those with a top set not first', () => {
  const rows = straightLift({ slotId: 'd1-row', day: 1 });
  const bench = topLift({ slotId: 'd1-bench', day: 1 });
  const squat = topLift({ slotId: 'd2-squat', day: 2 });

  const days = daysOf({ lifts: [squat, rows, bench] }, { lifts: [rows, bench] });

  assert.deepEqual(days.map(([day, pairs]) => [day, pairs.map(({ now }) => now.slotId)]), [[1, ['d1-row', 'd1-bench']], [2, ['d2-squat']]]);
});

test('accessories that follow each other are one list, beside a main lift if there is room', () => {
  const main = (slotId) => ({ now: topLift({ slotId }) });
  const accessory = (slotId) => ({ now: straightLift({ slotId }), next: straightLift({ slotId }) });
  const of = (...pairs) => blocksOf(pairs).map(({ main: one, accessories, isBeside }) => [one?.now.slotId ?? accessories.map(({ now }) => now.slotId).join('+'), isBeside]);

  assert.deepEqual(of(main('a'), accessory('b'), accessory('c'), main('d'), main('e')), [['a', false], ['b+c', true], ['d', false], ['e', true]]);
  assert.deepEqual(of(accessory('a'), main('b'), main('c'), accessory('d')), [['a', false], ['b', false], ['c', true], ['d', false]]);
  assert.deepEqual(of({ now: straightLift({ slotId: 'a' }), next: topLift({ slotId: 'a' }) }), [['a', false]], 'a lift that gets a top set is a main lift');
});

test('why a load is what it is begins with what became of it', () => {
  const lift = (load) => topLift({ top: { ...topLift().top, load } });

  assert.equal(result(lift(125), lift(122.5)), '125 kg: 2.5 kg more than this week');
  assert.equal(result(lift(110), lift(122.5)), '110 kg: 12.5 kg less than this week');
  assert.equal(result(straightLift(), straightLift()), '180 kg: the same as this week');
  assert.equal(result(lift(125), undefined), '125 kg');
});

test('the sets of a week belong to their slot, otherwise to the first lift of their exercise, and warm-ups to none', () => {
  const lifts = [{ slotId: 'd1', exercise: 'squat' }, { slotId: 'd2', exercise: 'squat' }];
  const sets = [set({ slotId: 'd2', exercise: 'squat' }), set({ slotId: undefined, exercise: 'squat' }),
    set({ slotId: 'd1', exercise: 'squat', role: 'WARM_UP' }), set({ slotId: 'gone', exercise: 'curl' })];

  const shared = bySlot(lifts, sets);

  assert.deepEqual([...shared].map(([slot, of]) => [slot, of.length]), [['d2', 1], ['d1', 1], ['', 1]]);
});

test('consecutive sets of one load are written with the load once', () => {
  const kg = (value, reps, rpe) => set({ load: { value, unit: 'kg' }, reps, rpe });

  assert.equal(written([kg(120, 4, 8.5), kg(102.5, 9), kg(102.5, 8)]), '120 kg × 4 @\u00a08.5 · 102.5 kg × 9, 8');
});

test('the week after the last past one is the current one, and there is none before the first', () => {
  assert.deepEqual([step(null, -1, 5), step(3, -1, 5), step(1, -1, 5), step(3, 1, 5), step(4, 1, 5)], [4, 2, 1, 4, null]);
});

test('a lifter sees each flag of the plans once, with its lifts', () => {
  const flags = [{ code: 'STALLED', setIds: [] }];
  const [look] = flagsOf({ row: null, current: { flags: [], lifts: [topLift({ flags })] }, next: { flags: [], lifts: [topLift({ flags, slotId: 'd2', exercise: 'squat' })] } });

  assert.deepEqual([look.code, look.about, look.slotIds.length], ['STALLED', ['bench-press', 'squat'], 2]);
});

test('a flag about the sets of this week names the exercise that was lifted, also if it is swapped for next week', () => {
  const flags = ['PAIN_REPORTED', 'BEYOND_FAILURE'].map((code) => ({ code, setIds: [] }));
  const seen = flagsOf({ row: null, current: { flags: [], lifts: [topLift({ exercise: 'deadlift' })] }, next: { flags: [], lifts: [topLift({ flags, exercise: 'trap-bar-deadlift' })] } });

  assert.deepEqual(seen.map(({ code, about }) => [code, about]), [['PAIN_REPORTED', ['deadlift']], ['BEYOND_FAILURE', ['trap-bar-deadlift']]]);
});

test('a lifter does not see that no warm-up was logged where the plan asks for none', () => {
  const flags = [{ code: 'WARM_UP_SKIPPED', setIds: [] }];
  const seen = (changes) => flagsOf({ row: null, current: null, next: { flags: [], lifts: [topLift({ flags, ...changes })] } }).length;

  assert.deepEqual([seen({}), seen({ warmUp: [] }), seen({ warmUp: undefined, ramp: [{ load: 100, reps: 3 }] })], [1, 0, 1]);
});

test('a flag about one of several sessions of the week names its day in the zone of the athlete', () => {
  const flags = ['WARM_UP_SKIPPED', 'STALLED'].map((code) => ({ code, setIds: ['late'] }));
  const sets = [set({ setId: 'early', startedAt: '2026-11-30T16:00:00Z' }), set({ setId: 'late', startedAt: '2026-12-01T01:00:00Z' })];
  const next = { week: 4, flags: [], lifts: [topLift({ flags })] };
  const shown = markup(looks({ state: { row: null, current: { week: 3, flags: [], lifts: [] }, next, proposals: [], hurt: [], sets, profile: { timeZone: 'America/New_York' } }, open: new Set() }));

  assert.match(shown, /No warm-up set[^<]*<span class="quiet">\(this week, Mon 30 Nov\)/);
  assert.equal(shown.match(/30 Nov/g).length, 1, 'a stall is of no session');
});

test('of two flags of a lift that contradict each other, a lifter sees the one about the sets of this week', () => {
  const plan = (...codes) => ({ flags: [], lifts: [topLift({ flags: codes.map((code) => ({ code, setIds: [] })) })] });
  const seen = (current, next) => flagsOf({ row: null, current, next }).map(({ code }) => code);

  assert.deepEqual(seen(plan('REDUCE_MORE'), plan('BACKOFFS_TOO_EASY')), ['BACKOFFS_TOO_EASY']);
  assert.deepEqual(seen(plan('STALLED'), plan('PERSONAL_RECORD')), ['PERSONAL_RECORD']);
  assert.deepEqual(seen(plan('REDUCE_MORE'), plan('PAIN_REPORTED')), ['PAIN_REPORTED', 'REDUCE_MORE']);
});

test('a flag names the week of whose sets it speaks, and one about the plan itself names none', () => {
  const lift = topLift({ flags: ['TARGET_MISSED', 'BEYOND_FAILURE'].map((code) => ({ code, setIds: [] })) });
  const state = { row: null, current: { week: 3, flags: [], lifts: [lift] }, next: { week: 4, flags: [], lifts: [topLift({ flags: [{ code: 'PERSONAL_RECORD', setIds: [] }] })] } };

  assert.deepEqual(flagsOf(state).map((each) => [each.code, weeksOf(each, 3)]), [['BEYOND_FAILURE', ''], ['TARGET_MISSED', 'last week'], ['PERSONAL_RECORD', 'this week']]);
  assert.match(markup(flagChips(lift, 'this', state)), /Doubtful load.*last week:.*Missed/s);
  assert.match(markup(flagChips(state.next.lifts[0], 'next', state)), /this week:.*Record/s);
});

test('a flag of both weeks of a lift is shown once, in the next week', () => {
  const lift = topLift({ flags: ['TARGET_MISSED', 'NO_RPE'].map((code) => ({ code, setIds: [] })) });
  const next = topLift({ flags: [{ code: 'TARGET_MISSED', setIds: [] }] });
  const state = { row: null, current: { week: 3, flags: [], lifts: [lift] }, next: { week: 4, flags: [], lifts: [next] } };

  assert.doesNotMatch(markup(flagChips(lift, 'this', state)), /Missed/);
  assert.match(markup(flagChips(lift, 'this', state)), /No RPE/);
  assert.match(markup(flagChips(next, 'next', state)), /Missed/);
});

test('what the roster says is nothing to decide is folded on the page of the athlete, and what it asks about is not', async () => {
  const { groupOf, needsLook } = await page('/page/order.js');
  const of = (code, change, needs) => {
    const row = rowOf({ needsLook: needs, flags: [{ code, needsLook: needs, about: ['bench-press'], slotIds: ['d1-bench-press'], lifts: [] }], lifts: [{ slotId: 'd1-bench-press', exercise: 'bench-press', unit: 'kg', change }] });
    const lift = (load) => topLift({ top: { ...topLift().top, load, expectedRpe: 10 }, why: [{ rule: 'linear.hit', says: 'met' }] });
    const state = { row, current: { week: 3, flags: [], lifts: [lift(100)] }, next: { week: 4, flags: [], lifts: [lift(100 + change)] }, proposals: [], hurt: [] };
    return { isCalm: groupOf(row) === 'fine' && !needsLook(row), isOpen: markup(looks({ state, open: new Set(), draw() {} })).split('<details')[0].includes('class="flag"'), rises: rising(state).length };
  };

  for (const code of ['STALLED', 'TARGET_MISSED', 'BEYOND_FAILURE', 'REDUCE_MORE', 'SUDDEN_DROP', 'PERSONAL_RECORD']) {
    for (const change of [0, 2.5]) {
      for (const needs of [false, true]) {
        const { isCalm, isOpen, rises } = of(code, change, needs);
        assert.equal(isOpen, !isCalm, `${code} ${change} ${needs}`);
        assert.ok(!isCalm || !rises, `${code} ${change} ${needs}`);
      }
    }
  }
  assert.deepEqual([of('BEYOND_FAILURE', 0, false).isCalm, of('BEYOND_FAILURE', 2.5, false).isCalm], [true, false]);
});

const { doneOf, holding, isEased } = await page('/page/lift.js');

test('the plan of a lifter shows the sets of this week at their lift, and nothing at a lift without sets', () => {
  const current = { lifts: [topLift(), straightLift()] };
  const done = (lift) => markup(doneOf(lift, { current, sets: [set(), set({ role: 'BACKOFF', load: { value: 105, unit: 'kg' }, reps: 9, rpe: undefined })] }));

  assert.match(done(topLift()), /✓ 122\.5 kg × 4 @.8\.5 · 105 kg × 9/);
  assert.equal(done(straightLift()), '');
});

test('a top set above the RPE up to which it counts as met has no tick, neither at the lift nor in the session of today', () => {
  const current = { lifts: [topLift()] };
  const done = (changes, lift = topLift()) => markup(doneOf(lift, { current, sets: [set(changes)] }));
  const today = (rpe) => markup(todayView({ sessionId: 'one', finishedAt: 'now', lifts: [{ slotId: 'd1-bench-press', exercise: 'bench-press', unit: 'kg', top: { load: 122.5, reps: 4, rpe } }] }, { lifts: [topLift()] }, { open: new Set(), draw() {} }));

  assert.match(done({ rpe: 10 }), />RPE too high.*× 4 @\u00a010/s);
  assert.match(done({ reps: 6, rpe: 10 }), />more reps than planned, so RPE too high.*× 6 @\u00a010/s);
  assert.doesNotMatch(done({ reps: 6, rpe: 10 }), /✓/);
  assert.match(done({ reps: 2 }), /fewer reps/);
  assert.match(done({ rpe: 9 }), /✓/, 'met up to RPE 9');
  assert.match(done({ rpe: 10 }, topLift({ planned: topLift() })), /✓/, 'a deload judges no set');
  assert.match(today(9.5), /RPE too high/);
  assert.doesNotMatch(today(9.5), /✓/);
  assert.match(today(9), /✓/);
});

test('a load that is cut because of pain says that it is easy on purpose, unless a coach has set it', () => {
  const eased = (rule, expectedRpe, changes = {}) => isEased(topLift({ top: { ...topLift().top, expectedRpe }, why: [{ rule: 'linear.hit' }, { rule }], ...changes }));

  assert.deepEqual([eased('pain.reduce', 6), eased('pain.reduce'), eased('pain.hold', 7), eased('injury.hold', 6)], [true, true, true, true]);
  assert.deepEqual([eased('pain.hold', 8.5), eased('pain.hold'), eased('linear.hit', 6), eased('pain.reduce', 6, { overridden: true })], [false, false, false, false]);
});

test('each load that is held or lowered by pain, an injury or weeks away says so, also while its sets are to come', () => {
  const says = (rule, changes = {}, earlier = undefined) => markup(holding(topLift({ why: [{ rule }], ...changes }), earlier));
  const sore = topLift({ why: [{ rule: 'pain.hold' }] });

  assert.match(says('pain.hold'), /Held because of the pain/);
  assert.match(says('pain.hold', { top: undefined, straight: { load: 60 } }), /Held because of the pain/, 'straight sets too');
  assert.match(says('pain.reduce'), /Easy on purpose because of the pain/);
  assert.match(says('injury.hold'), /Held because of the injury/);
  assert.match(says('layoff.reduce'), /Lighter on purpose: two weeks were not trained/);
  assert.match(says('not-yet-trained', {}, sore), /Held because of the pain/);
  assert.deepEqual([says('linear.hit', {}, sore), says('pain.hold', { overridden: true }), says('not-yet-trained')], ['', '', '']);
});

test('a card has one RPE, which is named; the forecast and the rest stand under the reasons', () => {
  const lift = topLift({ top: { ...topLift().top, expectedRpe: 7.5 }, why: [{ rule: 'linear.hit', says: 'met' }] });
  const shown = markup(liftContent({ next: lift }, { state: { current: null, next: { flags: [], lifts: [lift] }, row: null, notes: [], sets: [] }, open: new Set(), panels: { isOpen: () => false, view: () => '' }, before: new Map(), mayChange: false, here: () => '2026-11-27' }));
  const [card, reasons] = shown.split('<ul class="why">');

  assert.match(card, /× 4 @\u00a0RPE\u00a08\.5/);
  assert.equal(card.match(/RPE/g).length, 1);
  assert.match(reasons, /forecast: RPE 7\.5 · met up to RPE 9.*rest 3 min/s);
});

test('a week that is paused says so at each of its lifts, before it begins', () => {
  const state = (pauses) => ({ current: { startsOn: '2026-11-30', flags: [], lifts: [topLift()] }, next: { startsOn: '2026-12-07', flags: [], lifts: [topLift()] }, program: { pauses }, row: null, notes: [], sets: [] });
  const marks = (pauses) => markup(liftContent({ now: topLift(), next: topLift() }, { state: state(pauses), open: new Set(), panels: { isOpen: () => false, view: () => '' }, before: new Map(), mayChange: false, here: () => '2026-12-02' }))
    .split('Next week').map((week) => week.includes('Paused'));

  assert.deepEqual(marks([{ from: '2026-12-07', to: '2026-12-20' }]), [false, true]);
  assert.deepEqual(marks([{ from: '2026-12-21' }]), [false, false]);
});

test('a rise that the forecast doubts is explained, as one of a stalled lift', () => {
  const state = (expectedRpe, flags = []) => ({ current: { flags: [], lifts: [topLift({ top: { ...topLift().top, load: 102.5 } })] }, next: { flags: [], lifts: [topLift({ top: { ...topLift().top, load: 105, expectedRpe }, why: [{ rule: 'linear.hit', says: 'met' }] })] }, row: rowOf({ flags, lifts: [{ slotId: 'd1-bench-press' }] }) });
  const [stalled, doubted] = ['STALLED', 'BEYOND_FAILURE'].map((code) => ({ code, about: ['bench-press'], slotIds: ['d1-bench-press'] }));

  assert.match(markup(whyRising(rising(state(9.5, [doubted])))), /rises to 105 kg all the same.*The forecast expects RPE 9\.5: probably not met/s);
  assert.equal(rising(state(9.5)).length, 0, 'the roster knows nothing of it');
  assert.doesNotMatch(markup(whyRising(rising(state(8.5, [stalled])))), /does not expect/);
  assert.equal(rising(state(8.5, [stalled])).length, 1);
});

test('backoff sets with too few reps at a low RPE are not called too hard', () => {
  const flag = { code: 'REDUCE_MORE', about: ['bench-press'], slotIds: ['d1-bench-press'], seen: undefined };
  const said = (says) => markup(looks({ state: { current: null, next: { flags: [], lifts: [topLift({ why: [{ rule: 'backoff.struggled', says }] })] }, row: rowOf({ flags: [flag] }), proposals: [], hurt: [] }, open: new Set(), draw() {} }));

  assert.match(said('lowest backoff 6 reps, mean RPE 6: reduction 15 % → 17.5 %'), /fewer reps than planned \(lowest: 6\)/);
  assert.match(said('lowest backoff 9 reps, mean RPE 9: reduction 15 % → 17.5 %'), /fewer reps than planned, or were too hard/);
});

test('a backoff whose sets are all done is not asked for now', () => {
  const today = (setsLeft) => markup(todayView({ sessionId: 'one', lifts: [{ slotId: 'd1-bench-press', exercise: 'bench-press', unit: 'kg', backoff: { load: 30, setsLeft } }] }, { lifts: [topLift()] }, { open: new Set(), draw() {} }));

  assert.match(today(0), /30 kg backoff: all sets done/);
  assert.doesNotMatch(today(0), /backoff now/);
  assert.match(today(1), /backoff now.*1 set left/s);
});

test('a coach sees of a lift only the flags that the roster lists and nobody has seen', () => {
  const row = { flags: [{ code: 'REDUCE_MORE', about: ['squat'], slotIds: ['d2'] }, { code: 'STALLED', about: ['squat'], slotIds: ['d2'], seen: { by: 'kim' } }] };
  const lift = topLift({ slotId: 'd2', flags: ['REDUCE_MORE', 'BACKOFFS_TOO_EASY', 'STALLED'].map((code) => ({ code, setIds: [] })) });
  const state = { row, current: { flags: [], lifts: [lift] }, next: null };

  assert.deepEqual(lift.flags.map(({ code }) => openFlag(state, code, 'd2')?.code), ['REDUCE_MORE', undefined, undefined]);
  assert.ok(!openFlag(state, 'REDUCE_MORE', 'd1'));
});

test('a proposal for the whole program is offered with each of its lifts, as the roster offers it', () => {
  const state = { row: { flags: [{ code: 'DELOAD_SUGGESTED', about: [], slotIds: [] }] }, current: null, next: null };

  assert.equal(openFlag(state, 'DELOAD_SUGGESTED', 'd1')?.code, 'DELOAD_SUGGESTED');
});

test('a past week marks in which way a set was not as planned', () => {
  const of = (changes) => deviations(topLift(), [set(changes), set({ role: 'BACKOFF', load: { value: 100, unit: 'kg' }, reps: 5 })]);

  assert.deepEqual([of({}), of({ rpe: 9 }), of({ rpe: 9.5 }), of({ rpe: 9.5, reps: 6 }), of({ reps: 2, load: { value: 120, unit: 'kg' } })], [[], [], ['rpe'], ['more'], ['load', 'reps']]);
  assert.deepEqual(deviations(topLift({ variant: 'HEAVY_SINGLE' }), [set({ rpe: 9.5 })]), [], 'a heavy single may be harder');
  assert.deepEqual(of({ load: { value: 1225, unit: 'kg' } }), ['far'], 'a mistake that was confirmed stays in view');
  assert.deepEqual(deviations(straightLift(), [set({ role: 'STRAIGHT', load: { value: 180, unit: 'kg' }, reps: 7, rpe: 10 })]), ['reps']);
});

test('an athlete does not read what speaks to the coach: the warnings, and that the week before was not trained', () => {
  const flags = ['NOT_TRAINED', 'PAIN_REPORTED'].map((code) => ({ code, setIds: [] }));
  const own = forAthlete({ current: { lifts: [topLift({ flags })] }, program: { warnings: [{ says: 'it is not known since when the athlete trains' }] } });

  assert.deepEqual([own.current.lifts[0].flags.map(({ code }) => code), own.program.warnings], [['PAIN_REPORTED'], []]);
  assert.deepEqual(forAthlete({ current: null, program: null }), { current: null, program: null });
});

test('a chart says the values of the chosen place, and without one those of the newest', () => {
  const time = (date) => Date.parse(date + 'T00:00:00') / 1000;
  const chart = { data: [['2021-11-23', '2021-11-30'].map(time), [62.5, 65], [62.5, null]], series: [{ label: 'prescribed' }, { label: 'done' }] };

  assert.match(valuesOf(chart, 0), /^Week from .*23 Nov.*: prescribed 62.5, done 62.5$/, 'a point is a week, not the day of its best set');
  assert.match(valuesOf(chart, null), /30 Nov.*: prescribed 65$/);
  assert.match(valuesOf({ ...chart, isShare: true, series: [{ label: '% off' }, {}] }, null), /: 65 % off$/);
});

test('a week in a chart begins on its date, wherever the device and the lifter of the profile are', () => {
  try {
    for (const device of ['Pacific/Auckland', 'UTC', 'America/Los_Angeles']) {
      process.env.TZ = device;
      for (const zone of ['Pacific/Auckland', 'UTC', 'America/Los_Angeles']) {
        keepZone(zone);
        const times = [Date.parse('2026-11-23T00:00:00') / 1000];
        assert.match(valuesOf({ data: [times, [65]], series: [{ label: 'done' }] }, null), /^Week from 23 Nov\b/, `${device}, ${zone}`);
      }
    }
  } finally {
    delete process.env.TZ;
    keepZone(undefined);
  }
});

test('the volume names its weeks, and judges only the one that is over', () => {
  const drawn = markup(volumeFigure({ items: [{ week: 1, hardSets: { chest: 3 } }, { week: 2, hardSets: { chest: 5 } }] }));

  assert.match(drawn, /Hard sets of week 1, target.*Hard sets of week 2 so far, /s);
  assert.equal(drawn.match(/low/g).length, 1);
});

test('what was done this week stands on the card beside the plan', () => {
  const current = { week: 11, flags: [], lifts: [topLift()] };
  const sets = [set({ load: { value: 120, unit: 'kg' }, reps: 4, rpe: 7 }), set({ role: 'WARM_UP' })];
  const state = { row: null, current, next: null, today: null, program: null, sets, notes: [] };

  assert.match(markup(liftContent({ now: current.lifts[0] }, { state, open: new Set(), panels: { isOpen: () => false, view: () => '' }, before: new Map(), mayChange: false, here: () => '2026-11-27' })), /✓ 120 kg × 4 @\u00a07</);
});

test('the definition of a lift is that of the week, and a pending change counts from its own week on', () => {
  const lift = (exercise) => ({ slotId: 'd1', exercise });
  const program = { lifts: [lift('squat')], changes: [{ fromWeek: 12, lift: lift('front-squat') }] };

  assert.deepEqual([plannedLift(program, 'd1', 11), plannedLift(program, 'd1', 12), plannedLift(program, 'd1')].map(({ exercise }) => exercise), ['squat', 'front-squat', 'front-squat']);
});

test('what is missing in the profile is asked for with the way to it', () => {
  assert.match(markup(warned({ says: 'it is not known since when the athlete trains, so nothing says whether top sets come too early' }, 'lena')), /Since when does the athlete train\?.*#\/profile\/lena/);
});

test('a load that a coach has set does not rise all the same', () => {
  const why = [{ rule: 'linear.hit', says: '62.5 kg × 5 @ RPE 8 met 4 reps' }, { rule: 'override', says: 'the coach wants 67.5 kg: technique first' }];

  const drawn = markup(whyRising([topLift({ why, overridden: true })]));

  assert.match(drawn, /Bench Press is set to 122.5 kg by hand:.*the coach wants/is);
  assert.doesNotMatch(drawn, /all the same/);
});

test('a coach who has set only the backoffs has not set the top load', () => {
  const says = (text) => markup(whyRising([topLift({ why: [{ rule: 'override', says: text }], overridden: true })]));

  assert.match(says('the coach wants 17.5 % less for backoffs: too easy'), /The backoffs of Bench Press are set by hand:.*17\.5 % less for backoffs/s);
  assert.match(says('the coach wants 5 reps: a test'), /Bench Press is set by hand:/);
});

test('a load that rises although a flag says that the last one was too much has its reason above the plan', () => {
  const lift = (load, slotId) => topLift({ slotId, top: { ...topLift().top, load } });
  const row = { flags: [{ code: 'SUDDEN_DROP', about: [], slotIds: ['d1', 'd2', 'd4'] }, { code: 'VOLUME_LOW', about: [], slotIds: [] }], lifts: ['d1', 'd2', 'd3'].map((slotId) => ({ slotId })) };
  const state = { row, current: { flags: [], lifts: [lift(95, 'd1'), lift(95, 'd2'), lift(95, 'd3')] }, next: { flags: [], lifts: [lift(97.5, 'd1'), lift(95, 'd2'), lift(97.5, 'd3'), lift(97.5, 'd4')] } };

  assert.deepEqual(rising(state).map(({ slotId }) => slotId), ['d1']);
});

const closed = { open: new Set(), panels: { isOpen: () => false, view: () => '' }, before: new Map(), mayChange: false, here: () => '2026-12-01' };

test('a program that has not begun shows its first week, not this week, and no next one', () => {
  const lift = straightLift({ slotId: 'd1-row' });
  const ahead = { ...closed, state: { row: null, next: null, sets: [], notes: [], current: { startsOn: '2026-12-07', flags: [], lifts: [lift] } } };
  const runs = { ...ahead, state: { ...ahead.state, current: { ...ahead.state.current, startsOn: '2026-11-30' } } };

  assert.deepEqual([ahead, runs].map(({ state, here }) => isAhead(state, here())), [true, false]);
  assert.match(markup(liftContent({ now: lift }, ahead)), /First week/);
  assert.doesNotMatch(markup(liftContent({ now: lift }, ahead)), /This week|Next week/);
  assert.match(markup(liftContent({ now: lift }, runs)), /This week[^]*Next week[^]*nothing planned/);
  assert.match(markup(liftLine({ now: lift }, runs)), /ends with this week/);
  assert.doesNotMatch(markup(liftLine({ now: lift }, ahead)), /ends with this week/);
});

test('a set that hurt is named among those that were done, and is no success', () => {
  const current = { lifts: [topLift(), straightLift()] };
  const done = markup(doneOf(topLift(), { current, sets: [set({ pain: true }), set({ role: 'BACKOFF', load: { value: 105, unit: 'kg' }, reps: 9, rpe: undefined })] }));

  assert.match(done, /Pain<.*122.5 kg × 4 @\u00a08.5 \(pain\) · 105 kg × 9/s);
  assert.doesNotMatch(done, /✓/);
});

test('the forecast of a set says up to which RPE the set counts as met, and which RPE is expected if it is another one than asked for', () => {
  const of = (expectedRpe, changes = {}) => forecast(topLift({ top: { ...topLift().top, expectedRpe }, ...changes }));

  assert.match(of(7.5), /^forecast: RPE 7.5 · met up to RPE 9$/);
  assert.equal(of(8), 'met up to RPE 9');
  assert.equal(of(9), 'met up to RPE 9', 'it counts as met');
  assert.match(of(10), /RPE 10 instead of 8.5/);
  assert.match(of(10, { flags: [{ code: 'BEYOND_FAILURE', setIds: [] }] }), /harder than RPE 10 · met/);
  assert.equal(of(undefined, { planned: {} }), '', 'a deload judges no set');
});

test('a forecast that differs from what is asked names the 1RM from which it follows, which is not that of the reason', () => {
  const points = [{ startsOn: '2026-11-16', e1rm: 138.04 }, { startsOn: '2026-11-23', e1rm: null }, { startsOn: '2026-11-30', e1rm: 141 }];
  const state = { current: { startsOn: '2026-11-30' }, next: { startsOn: '2026-12-07' }, row: { trends: [{ exercise: 'bench-press', unit: 'kg', points }] } };
  const of = (expectedRpe, when) => forecast(topLift({ top: { ...topLift().top, expectedRpe } }), smoothed(topLift(), when, state));

  assert.match(of(10, 'this'), /RPE 10 instead of 8.5, by the trend of the estimated 1RM over the weeks before, 138 kg; a reason above names the 1RM of one set · met/);
  assert.match(of(10, 'next'), /weeks before, 141 kg/);
  assert.doesNotMatch(of(8.5, 'next'), /1RM/, 'as asked');
  assert.equal(smoothed(topLift(), 'next', { ...state, row: null }), undefined);
});

test('the reason of a rise by more than a usual step stands beside the load', () => {
  const heavier = (by) => topLift({ top: { ...topLift().top, load: 122.5 + by }, why: [{ rule: 'linear.hit', says: '132.5 kg × 4 @ RPE 7 met 4 reps at RPE 9 or less: +2.5 kg', setIds: [] }] });
  const drawn = (by, changes) => markup(liftContent({ now: topLift(), next: { ...heavier(by), ...changes } }, { ...closed, state: { row: null, sets: [], notes: [], current: { startsOn: '2026-11-30', flags: [], lifts: [topLift()] }, next: { startsOn: '2026-12-07', flags: [], lifts: [heavier(by)] } } }));

  assert.match(drawn(12.5), /class="quiet rises"[^>]*>132.5 kg × 4 @ RPE 7 met 4 reps/);
  assert.doesNotMatch(drawn(5), /quiet rises/);
  const byHand = { overridden: true, why: [...heavier(12.5).why, { rule: 'override', says: 'the coach wants 135 kg: a test', setIds: [] }] };
  assert.match(drawn(12.5, byHand), /class="quiet rises"[^>]*>The coach wants 135 kg/, 'as above the plan');
});

test('a day that was trained has the date on which its first session began, in the zone of the athlete', () => {
  const state = { current: { lifts: [topLift(), topLift({ slotId: 'd3-squat', day: 3, exercise: 'squat' }), straightLift()] }, profile: { timeZone: 'Asia/Tokyo' },
    sets: [set({ startedAt: '2026-12-01T16:30:00Z' }), set({ setId: 's2', startedAt: '2026-12-03T09:00:00Z' })] };

  assert.deepEqual([...trainedDates(state)], [[1, '2026-12-02']]);
});

test('a day of a past week has its date, or says that it was not trained', () => {
  const plan = { week: 3, startsOn: '2026-11-30', flags: [], days: [{ day: 2, weekday: 'THURSDAY', date: '2026-12-03' }], lifts: [topLift(), straightLift(), topLift({ slotId: 'd3-squat', day: 3, exercise: 'squat' })] };
  const past = (problem) => markup(pastView({ plan, sets: [set({ startedAt: '2026-12-01T16:30:00Z' })], problem }, { timeZone: 'Asia/Tokyo' }));

  assert.match(past(''), /Day 1[^]*✓ trained Wed 2 Dec[^]*Day 2[^]*Thu 3 Dec[^]*not trained[^]*Day 3[^]*not trained/);
  assert.doesNotMatch(past('The sets cannot be read'), /not trained/);
});

test('the days of a week are in the order of their dates, and one without a date stays behind the day before it', () => {
  const order = (dates) => inOrderOfDates([[1, []], [2, []], [3, []]], (day) => dates[day]).map(([day]) => day);

  assert.deepEqual(order({ 1: '2026-12-07', 2: '2026-12-02', 3: '2026-12-04' }), [2, 3, 1]);
  assert.deepEqual(order({ 1: '2026-12-07', 3: '2026-12-04' }), [3, 1, 2]);
  assert.deepEqual(order({}), [1, 2, 3]);
});

test('a deload names the lifts of its week that it does not lower, because a coach has set their load', () => {
  const plan = { week: 4, lifts: [topLift(), straightLift()] };
  const override = (changes) => ({ week: 4, slotId: topLift().slotId, load: 122.5, reason: 'meet', ...changes });

  assert.equal(notLowered(plan, { overrides: [override()] }), 'Bench Press (122.5 kg)');
  assert.deepEqual([[override({ week: 5 })], [override({ load: undefined, reps: 3 })], []].map((overrides) => notLowered(plan, { overrides })), ['', '', '']);
});

test('a lift with several flags is named once, beside what each of them says', () => {
  const flags = ['PAIN_REPORTED', 'STALLED'].map((code) => ({ code, needsLook: true, about: ['bench-press'], slotIds: ['d1-bench-press'], lifts: [] }));
  const shown = markup(looks({ state: { current: null, next: null, row: rowOf({ flags }), proposals: [], hurt: [] }, open: new Set() }));

  assert.equal(shown.match(/<li>/g).length, 1);
  assert.equal(shown.match(/bench/gi).length, 1);
  assert.ok(shown.indexOf('A set was logged with pain') < shown.indexOf('Stalled'));
});

test('pain of this week in one lift is not said to be of last week, because another lift hurt then', () => {
  const flag = (...weeksOfBench) => ({ code: 'PAIN_REPORTED', needsLook: true, about: ['bench-press', 'leg-press'], slotIds: ['d1-bench-press', 'd2-leg-press'],
    lifts: [{ slotId: 'd1-bench-press', exercise: 'bench-press', weeks: weeksOfBench, backoff: false }, { slotId: 'd2-leg-press', exercise: 'leg-press', weeks: [3], backoff: false }] });
  const shown = (each) => markup(looks({ state: { current: { week: 3, lifts: [] }, next: null, row: rowOf({ flags: [each] }), proposals: [], hurt: [] }, open: new Set() })).split('<li>').slice(1);

  const [bench, press] = shown(flag(2, 3));
  assert.match(bench, /bench press.*last week, this week/is);
  assert.match(press, /leg press.*\(this week\)/is);
  assert.equal(shown(flag(3)).length, 1, 'lifts that say the same share a line');
});

test('pain is shown with the set that hurt, what the lifter wrote to it, and the way to its session', () => {
  const flag = { code: 'PAIN_REPORTED', needsLook: true, about: ['bench-press'], slotIds: ['d1-bench-press'], lifts: [] };
  const hurt = [['d1-bench-press', { pain: true, startedAt: '2026-11-27T16:00:00Z', note: 'Lower back twinge on rep 6' }], ['d9', { note: 'of another lift' }]].map(([slotId, changes]) => ({ slotId, set: set(changes) }));
  const shown = (all, timeZone) => markup(looks({ athleteId: 'anna', state: { profile: { timeZone }, current: null, next: null, row: rowOf({ flags: [flag] }), proposals: [], hurt: all }, open: new Set() }));

  assert.match(shown(hurt), /#\/log\/anna\?to=2026-11-27>122.5 kg × 4 @\u00a08.5 \(pain\), Fri[^]*<q>Lower back twinge on rep 6<\/q>/);
  assert.doesNotMatch(shown(hurt), /of another lift/);
  const late = [{ ...hurt[0], set: { ...hurt[0].set, startedAt: '2026-11-27T23:30:00Z' } }];
  assert.match(shown(late, 'Europe/Berlin'), /\?to=2026-11-28>/, 'the date is that of the athlete');
  assert.match(shown([{ ...hurt[0], set: { ...hurt[0].set, note: undefined } }]), /without a remark/);
});

test('the sets that hurt are read of both weeks of which a flag speaks, and not without one', async () => {
  const plan = (startsOn, ...setIds) => ({ startsOn, lifts: [topLift({ flags: [{ code: 'PAIN_REPORTED', setIds }] })] });
  const calls = answering((method, path) => [200, { items: [{ startedAt: '2026-11-27T16:00:00Z', sets: [set(path.includes('from=2026-11-23') ? {} : { setId: 's2' }), set({ setId: 'other' })] }] }]);

  assert.deepEqual((await readPain('anna', plan('2026-11-30', 's1'), plan('2026-12-07', 's2'))).map((each) => [each.set.setId, each.slotId]), [['s2', 'd1-bench-press'], ['s1', 'd1-bench-press']]);
  assert.equal(calls.length, 2);
  assert.deepEqual(await readPain('anna', { startsOn: '2026-11-30', lifts: [topLift()] }, null), []);
  assert.equal(calls.length, 2);
});

test('what a flag means is said once, with the first lift that has it', () => {
  const flag = (code, ...about) => ({ code, needsLook: true, about, slotIds: [], lifts: [] });
  const flags = [flag('STALLED', 'bench-press', 'squat'), flag('TARGET_MISSED', 'squat')];
  const shown = markup(looks({ state: { current: null, next: null, row: rowOf({ flags }), proposals: [], hurt: [] }, open: new Set() }));

  assert.equal(shown.match(/>Stalled</g).length, 2);
  assert.equal(shown.match(/No better estimate/g).length, 1 + 2, 'in words once, and in the titles of both chips');
});

test('a flag that all lifts have stands above the plan, not at each lift', () => {
  const flag = (...codes) => codes.map((code) => ({ code, setIds: [] }));
  const lifts = [topLift({ flags: flag('LAYOFF', 'STALLED') }), ...Array(3).fill(straightLift({ flags: flag('LAYOFF') }))];
  const of = (all) => openFlags(all[0], { current: { flags: [], lifts: all }, next: null, row: null }).map(({ code }) => code);

  assert.deepEqual([of(lifts), of(lifts.slice(0, 3))], [['STALLED'], ['STALLED', 'LAYOFF']]);
});

test('the bounds of a backoff are said before a week is overridden, and hold until the coach allows more', async () => {
  const { bounds } = await page('/page/override.js');

  assert.deepEqual(bounds(topLift(), 'backoffReduction', false), { hint: 'usual: 10–25', min: 10, max: 25 });
  assert.deepEqual(bounds(topLift(), 'backoffReduction', true), { hint: 'usual: 10–25' });
  assert.deepEqual(bounds(topLift({ variant: 'CLUSTER' }), 'reps', false), {});
});

test('an invitation has the name and the address of the page for the phone', async () => {
  globalThis.location.origin = 'https://topset.example';
  const { accountFor, invitation } = await page('/page/invite.js');

  assert.match(invitation({ name: 'Lena' }), /^Hello Lena, .*\nhttps:\/\/topset\.example\/lift\/\n/);
  assert.equal(accountFor({ athleteId: 'lena', name: 'Lena', gym: 'oak' }), 'Please create an account for Lena.\nGym: oak\nRole: athlete\nId: lena');
});

test('what is missing in the profile is entered there, and from a new program the profile leads back to it', () => {
  const link = (...of) => /href=(\S+?)>/.exec(markup(warned({ says: 'it is not known since when the athlete trains' }, ...of)))?.[1];

  assert.deepEqual([link('anna'), link('anna', true), link()], ['#/profile/anna', '#/profile/anna?to=build', undefined]);
});

test('while this week’s sets are to come, next week’s load says that it does not count them, which the table of the weeks supposes', () => {
  const shown = (rule, changes = {}) => {
    const page = { state: { current: { startsOn: '2026-11-30', flags: [], lifts: [topLift()] }, next: { startsOn: '2026-12-07', flags: [], lifts: [] }, row: null, notes: [], sets: [] },
      open: new Set(), panels: { isOpen: () => false, view: () => '' }, before: new Map(), mayChange: false, here: () => '2026-12-02' };
    return [markup(liftContent({ now: topLift(), next: topLift({ why: [{ rule, says: '' }], ...changes }) }, page)), markup(liftLine({ now: straightLift(), next: straightLift({ why: [{ rule, says: '' }] }) }, page))];
  };

  assert.match(shown('not-yet-trained')[0], /so far: this week’s sets are still to come/);
  assert.match(shown('not-yet-trained')[1], /not trained yet/);
  assert.doesNotMatch(shown('linear.repeat').join(''), /so far:|not trained yet/);
  assert.doesNotMatch(shown('not-yet-trained', { overridden: true })[0], /so far:/, 'a coach has set it');
});

test('the chart of the backoff shows nothing off where rounding makes it as heavy as the top set', () => {
  const week = (load, reductionPercent) => ({ startsOn: '2026-11-30', reductionPercent, prescribed: { top: { load: 20 }, backoff: { load } } });

  assert.deepEqual(reductionsOf([week(20, 15), week(17.5, 15), { ...week(20), prescribed: { straight: { load: 20 } } }]).map((each) => each.reductionPercent), [0, 15]);
});
