import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';
import { set } from './samples.js';

const { clockAt, dateAt, inZone, millisOf, timesOf } = await page('/page/log/times.js');
const { besidePlan, liftOf, loadOf, programOn, weekOf } = await page('/page/log/planned.js');
const { movesOf, withNewReasons } = await page('/page/log/effects.js');
const { asPlanned, dayAfter, dayOfSession, doneRows, liftedRows, missingSets, nextRow, replanned, rowsOf, warmUpsOf, wrongInSession } = await page('/page/log/forgotten.js');
const { doubtIn, entryOf, setOf, wrongIn } = await page('/page/log/entry.js');

const top = (load, sets = 1) => ({ sets, load, reps: 4, repRange: { min: 3, max: 5 }, rpe: 8.5 });
const lift = (slotId, exercise, rest = {}) => ({
  slotId, exercise, day: Number(slotId[1]), unit: 'kg', top: top(120), backoff: { sets: 3, load: 102.5, repRange: { min: 8, max: 12 } }, why: [], ...rest,
});

test('a time of day is one of the athlete’s zone, in winter, in summer and where a clock change skips it', () => {
  const at = (date, time) => inZone(millisOf(date, time, 'Europe/Berlin'), 'Europe/Berlin');
  assert.equal(at('2026-11-24', '18:05'), '2026-11-24T18:05:00+01:00');
  assert.equal(at('2026-07-24', '00:10'), '2026-07-24T00:10:00+02:00');
  assert.equal(at('2026-03-29', '02:30'), '2026-03-29T03:30:00+02:00');
  assert.equal(inZone(Date.parse('2026-11-24T18:05:00Z'), 'America/St_Johns'), '2026-11-24T14:35:00-03:30');
});

test('the date and the clock of a session are those of the athlete', () => {
  assert.equal(dateAt('2026-11-24T23:30:00Z', 'Asia/Tokyo'), '2026-11-25');
  assert.equal(clockAt('2026-11-24T23:30:00Z', 'Asia/Tokyo'), '08:30');
});

test('a week of a program has seven days, and the week before it is 0', () => {
  assert.deepEqual(['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30'].map((date) => weekOf('2026-11-23', date)), [0, 1, 1, 2]);
});

test('the program of a date is the one that ran then', () => {
  const programs = [{ startsOn: '2026-09-01', endsOn: '2026-10-01' }, { startsOn: '2026-10-12' }];
  assert.equal(programOn(programs, '2026-09-30'), programs[0]);
  assert.equal(programOn(programs, '2026-10-05'), undefined);
  assert.equal(programOn(programs, '2026-11-05'), programs[1]);
});

test('sets stand beside the lift that asked for them, lifts that were left out are shown, others follow', () => {
  const plan = { lifts: [lift('d1-bench-press', 'bench-press'), lift('d1-squat', 'squat'), lift('d2-bench-press', 'bench-press')] };
  const [bench, curl] = [set(), set({ setId: 's2', exercise: 'curl' })];
  const shown = besidePlan(plan, { day: 1, sets: [curl, bench] });

  assert.deepEqual(shown.map((each) => [each.exercise, each.lift?.slotId, each.sets.length]), [['bench-press', 'd1-bench-press', 1], ['squat', 'd1-squat', 0], ['curl', undefined, 1]]);
});

test('a session without a day shows only the lifts of its sets', () => {
  const plan = { lifts: [lift('d1-bench-press', 'bench-press'), lift('d1-squat', 'squat')] };
  assert.deepEqual(besidePlan(plan, { sets: [set()] }).map((each) => each.exercise), ['bench-press']);
  assert.deepEqual(besidePlan(null, { day: 1, sets: [set()] }).map((each) => [each.exercise, each.lift]), [['bench-press', undefined]]);
});

test('a set names its lift, else the lift of the day counts', () => {
  const lifts = [lift('d1-bench-press', 'bench-press'), lift('d2-bench-press', 'bench-press')];
  assert.equal(liftOf(lifts, { exercise: 'bench-press', slotId: 'd2-bench-press' }, 1).slotId, 'd2-bench-press');
  assert.equal(liftOf(lifts, { exercise: 'bench-press' }, 2).slotId, 'd2-bench-press');
  assert.equal(liftOf(lifts, { exercise: 'squat' }, 2), undefined);
});

test('the plan’s load is that of the role; a warm-up is compared with the top set', () => {
  const bench = lift('d1-bench-press', 'bench-press');
  assert.deepEqual([loadOf(bench, 'TOP'), loadOf(bench, 'BACKOFF'), loadOf(bench, 'WARM_UP'), loadOf(undefined, 'TOP')].map((each) => each?.value), [120, 102.5, 120, undefined]);
});

test('what moved in the plan is the targets that differ, with the new reasons', () => {
  const plan = (week, load, why) => ({ programId: 'p', week, lifts: [lift('d1-bench-press', 'bench-press', { top: top(load), why: why.map((says) => ({ says })) })] });
  const moves = movesOf([plan(1, 120, ['start']), plan(2, 120, ['a'])], [plan(1, 120, ['start']), plan(2, 122.5, ['a', 'b'])]);

  assert.deepEqual(moves.map(({ week, role, from, to, why }) => [week, role, from.load, to.load, why]), [[2, 'TOP', 120, 122.5, ['b']]]);
  assert.deepEqual(movesOf([null, null], [plan(1, 120, []), null]), []);
});

test('a lift whose load stays but whose reasons are others is named, as its flag says', () => {
  const plan = (says) => ({ programId: 'p', week: 1, lifts: [lift('d1-bench-press', 'bench-press', { why: [{ says }] }), lift('d1-squat', 'squat', { why: [{ says: 'start' }] })] });

  assert.deepEqual(movesOf([plan('67.5 kg × 5')], [plan('675 kg × 5')]), []);
  assert.deepEqual(withNewReasons([plan('67.5 kg × 5')], [plan('675 kg × 5')]), ['bench-press']);
});

test('a typed set is checked before it is sent', () => {
  const entry = { ...entryOf(set()), note: '' };
  const wrong = (change, isBodyweight = false) => Object.keys(wrongIn({ ...entry, ...change }, isBodyweight));
  assert.deepEqual(wrong({}), []);
  assert.deepEqual(wrong({ value: '62,5', reps: '0', rpe: '' }), []);
  for (const value of ['', '0', '-20', '2000', '1.2345', 'ten']) assert.deepEqual(wrong({ value }), ['load.value'], value);
  for (const value of ['0', '-20']) assert.deepEqual(wrong({ value }, true), []);
  assert.deepEqual(wrong({ value: '2000', unit: 'lb' }), []);
  for (const reps of ['', '4.5', '-1', '101']) assert.deepEqual(wrong({ reps }), ['reps'], reps);
  for (const rpe of ['0', '8.3', '11', 'hard']) assert.deepEqual(wrong({ rpe }), ['rpe'], rpe);
  assert.deepEqual(wrong({ exercise: '', note: 'x'.repeat(1001) }), ['exercise', 'note']);
  assert.equal(wrongIn({ ...entry, rpe: '8.3' }, false).rpe, 'Enter halves, such as 8.5.');
});

test('a day of the plan proposes its sets without reps, and a set without reps and RPE was not done', () => {
  let n = 0;
  const rows = rowsOf([lift('d1-bench-press', 'bench-press'), lift('d2-squat', 'squat')], 1, () => `s${++n}`);
  assert.deepEqual(rows.map((row) => [row.setId, row.exercise, row.role, row.value, row.reps, row.asked]),
    [['s1', 'bench-press', 'TOP', '120', '', '4'], ['s2', 'bench-press', 'BACKOFF', '102.5', '', '8–12'], ['s3', 'bench-press', 'BACKOFF', '102.5', '', '8–12'], ['s4', 'bench-press', 'BACKOFF', '102.5', '', '8–12']]);
  assert.deepEqual(doneRows([rows[0], { ...rows[1], reps: '9' }]).map(({ setId }) => setId), ['s2']);
  assert.deepEqual([nextRow(rows[3], 'lb', 's5').value, nextRow(rows[3], 'lb', 's5').unit, nextRow(undefined, 'lb', 's6').unit], ['102.5', 'kg', 'lb']);
});

test('another week’s plan changes the proposed loads, but none that was typed', () => {
  const [row, backoff] = rowsOf([lift('d1-bench-press', 'bench-press')], 1, () => 's1');
  const rows = replanned([{ ...row, reps: '4' }, { ...backoff, value: '100' }], [lift('d1-bench-press', 'bench-press', { top: top(110) })]);
  assert.deepEqual(rows.map(({ value, reps }) => [value, reps]), [['110', '4'], ['100', '']]);
  assert.equal(replanned(rows, [])[0].value, '110');
});

test('a session in the future, or with a set that is wrong, is not sent', () => {
  const now = Date.parse('2026-11-24T17:00:00Z');
  const [row] = rowsOf([lift('d1-bench-press', 'bench-press')], 1, () => 's1');
  const wrong = (change) => Object.keys(wrongInSession({ date: '2026-11-24', time: '17:30', day: '', rows: [{ ...row, reps: '4' }], ...change }, { now, timeZone: 'Europe/Berlin', isBodyweight: () => false }));
  assert.deepEqual(wrong({}), []);
  assert.deepEqual(wrong({ time: '18:30' }), ['time']);
  assert.deepEqual(wrong({ date: '2026-11-25' }), ['date']);
  assert.deepEqual(wrong({ date: '', time: '' }), ['date', 'time']);
  assert.deepEqual(wrong({ rows: [row, { ...row, reps: '500' }] }), ['sets[1].reps']);
});

test('the sets of a forgotten session follow each other, and none lies in the future', () => {
  const now = Date.parse('2026-11-24T17:00:00Z');
  assert.deepEqual(timesOf({ date: '2026-11-20', time: '18:00' }, 2, { now, timeZone: 'Europe/Berlin' }),
    { startedAt: '2026-11-20T18:00:00+01:00', completedAt: ['2026-11-20T17:03:00.000Z', '2026-11-20T17:06:00.000Z'], finishedAt: '2026-11-20T17:06:00.000Z' });
  assert.ok(Date.parse(timesOf({ date: '2026-11-24', time: '17:58' }, 3, { now, timeZone: 'Europe/Berlin' }).finishedAt) <= now);
});

test('a load far from plan and history is asked about, with the set that is corrected left out', () => {
  const entry = { ...entryOf(set()), value: '1200' };
  const sets = [set({ setId: 's2', load: { value: 117.5, unit: 'kg' } }), set({ setId: 's3', role: 'WARM_UP', load: { value: 900, unit: 'kg' } })];
  assert.deepEqual(doubtIn(entry, { planned: { value: 120, unit: 'kg' }, sets, isBodyweight: false })?.far, { load: { value: 120, unit: 'kg' }, from: 'plan' });
  assert.deepEqual(doubtIn(entry, { sets, isBodyweight: false })?.far, { load: { value: 117.5, unit: 'kg' }, from: 'history' });
  assert.equal(doubtIn({ ...entry, value: '122.5' }, { sets, isBodyweight: false }), null);
});

test('an empty RPE and an empty remark are not sent', () => {
  assert.deepEqual(setOf({ ...entryOf(set()), value: '62,5', rpe: ' ', note: ' ' }).load, { value: 62.5, unit: 'kg' });
  assert.equal(setOf({ ...entryOf(set()), rpe: ' ' }).rpe, undefined);
});

test('the warm-up sets of the plan are logged before the first set of their lift, unless the coach says otherwise', () => {
  let n = 0;
  const newId = () => 'set ' + ++n;
  const lifts = [lift('d1-bench-press', 'bench-press', { warmUp: [{ load: 60, reps: 5 }, { load: 90, reps: 3 }] }), lift('d1-squat', 'squat', { warmUp: [{ load: 80, reps: 5 }] }),
    lift('d1-curl', 'curl', { top: undefined, straight: { sets: 1, load: 20, repRange: { min: 8, max: 12 } }, warmUp: [{ load: 10, reps: 5 }] })];
  const rows = rowsOf(lifts, 1, newId).map((row) => (row.exercise === 'squat' ? row : { ...row, reps: '4' })); // the squat was left out
  const warmUps = warmUpsOf(lifts, 1, newId);
  const of = (isWarmedUp) => liftedRows({ rows, warmUps, isWarmedUp }).map(({ exercise, role, value, reps }) => [exercise, role, value, reps].join(' '));

  assert.deepEqual(of(true), ['bench-press WARM_UP 60 5', 'bench-press WARM_UP 90 3', 'bench-press TOP 120 4', ...Array(3).fill('bench-press BACKOFF 102.5 4'), 'curl STRAIGHT 20 4']);
  assert.deepEqual(of(false).slice(0, 2), ['bench-press TOP 120 4', 'bench-press BACKOFF 102.5 4']);
});

test('all sets are filled in as planned at once, but for those that have something typed', () => {
  const rows = rowsOf([lift('d1-bench-press', 'bench-press'), lift('d1-row', 'row', { top: undefined, backoff: undefined, straight: { sets: 1, load: 60, repRange: { min: 8, max: 12 } } })], 1, () => 'id');
  rows[1].reps = '7';

  assert.deepEqual(asPlanned(rows).map(({ reps, rpe }) => [reps, rpe]), [['4', '8.5'], ['7', ''], ['8', ''], ['8', ''], ['8', '']]);
  assert.equal(asPlanned([nextRow(undefined, 'kg', 'own')])[0].reps, '', 'the plan knows nothing of this set');
});

test('a session is for the day of its date, otherwise for the first day that was not trained in the week', () => {
  const plan = { startsOn: '2026-11-23', lifts: [lift('d1-bench-press', 'bench-press'), lift('d2-squat', 'squat')] };
  const done = [set({ slotId: 'd1-bench-press', completedAt: '2026-11-24T10:00:00Z' })];
  const of = (sets, days) => dayOfSession({ ...plan, days }, '2026-11-26', sets);

  assert.deepEqual([of([]), of(done), of(done, [{ day: 1, date: '2026-11-26' }])], [1, 2, 1]);
  assert.equal(of([set({ slotId: 'd1-bench-press', completedAt: '2026-11-20T10:00:00Z' })]), 1, 'of the week before');
  assert.equal(of([...done, set({ slotId: 'd2-squat', completedAt: '2026-11-25T10:00:00Z' })]), undefined);
  assert.equal(dayOfSession(null, '2026-11-26', []), undefined);
});

test('another date chooses the day that is planned for it, unless the coach has chosen one', () => {
  const plan = { startsOn: '2026-11-30', lifts: [lift('d1-squat', 'squat'), lift('d2-bench', 'bench-press')], days: [{ day: 1, date: '2026-11-30' }, { day: 2, date: '2026-12-02' }] };
  const after = (date, known) => dayAfter(plan, date, { before: 1, isKept: false, isOwn: false, sets: [], ...known });

  assert.equal(after('2026-12-02'), 2);
  assert.equal(after('2026-12-02', { isOwn: true }), 2);
  assert.equal(after('2026-12-03', { isOwn: true }), 1, 'nothing is planned for the date');
  assert.equal(after('2026-12-02', { isKept: true }), 1);
  assert.equal(after('2026-12-02', { isKept: true, before: 3 }), 2, 'the plan has no such day');
});

test('the sets that are filled in as planned are said before: of a range the fewest reps', () => {
  const rows = rowsOf([lift('d1-squat', 'squat')], 1, () => 'id');
  const said = (some) => missingSets(some).map(({ n, row }) => [n, row.planned.reps, row.value]);

  assert.deepEqual(said(rows), [[1, '4', '120'], [3, '8', '102.5']]);
  assert.deepEqual(said(rows.map((row, n) => (n === 2 ? { ...row, reps: '9' } : row))), [[1, '4', '120'], [2, '8', '102.5']]);
  assert.deepEqual(said(asPlanned(rows)), []);
});
