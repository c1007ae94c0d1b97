import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';

const { countsOf, datesFrom, entriesByDate, isDeload, mondayOf, painful, painOf, restByReason, restOf, toWatch, watchedOn, withBreaks } = await page('/page/calendar/week.js');
const { monday } = await page('/page/build/monday.js');
const { isOpenEnded, pauseIn, pausesAhead } = await page('/page/pause.js');

test('the Monday of a week is the same for its Monday and its Sunday', () => {
  assert.equal(mondayOf('2026-11-30'), '2026-11-30');
  assert.equal(mondayOf('2026-12-06'), '2026-11-30');
  assert.equal(mondayOf('2026-11-29'), '2026-11-23');
});

test('weeks before and after cross months, years and clock changes', () => {
  assert.equal(mondayOf('2026-12-31', 1), '2027-01-04');
  assert.equal(mondayOf('2026-10-25', 1), '2026-10-26');
  assert.equal(mondayOf('2028-03-01', -1), '2028-02-21');
});

test('a week has seven dates, also over a leap day', () => {
  assert.deepEqual(datesFrom('2028-02-28'), ['2028-02-28', '2028-02-29', '2028-03-01', '2028-03-02', '2028-03-03', '2028-03-04', '2028-03-05']);
});

test('an athlete without an entry is listed under the reason: no program, one that begins later, no weekdays, or a pause', () => {
  const athletes = ['paused', 'new', 'later', 'free', 'gone'].map((athleteId) => ({ athleteId, name: athleteId, planned: [], sessions: [] }));
  const rows = new Map([['paused', { programId: 'p', paused: true }], ['new', {}], ['later', { programId: 'p', week: 0 }], ['free', { programId: 'p', week: 2 }]]);

  assert.deepEqual(restByReason(athletes, rows, (id) => rows.get(id)?.paused === true).map(([why, some]) => [why, some.map(({ name }) => name)]), [['noProgram', ['new']], ['notBegun', ['later']], ['noWeekdays', ['free', 'gone']], ['paused', ['paused']]]);
});

test('a pause without an end leaves no week with a date while it runs', () => {
  const of = (from, to) => isOpenEnded({ pauses: [{ from, to, reason: 'ill' }] }, '2026-11-27');

  assert.deepEqual([of('2026-11-20'), of('2026-11-20', '2026-12-20'), of('2026-12-01')], [true, false, false]);
});

test('a program usually starts on the next Monday, or today if it is one', () => {
  assert.equal(monday('2026-11-30'), '2026-11-30');
  assert.equal(monday('2026-12-01'), '2026-12-07');
  assert.equal(monday('2026-12-06'), '2026-12-07');
});

const athlete = (name, sessions, planned) => ({ name, athleteId: name.toLowerCase(), sessions, planned });

test('a session stands on the date on which it was trained, not on the planned one too', () => {
  const anna = athlete('Anna', [{ date: '2026-12-02', day: 1 }], [{ date: '2026-11-30', day: 1, state: 'TRAINED' }, { date: '2026-12-04', day: 2, state: 'PLANNED' }]);
  const entries = entriesByDate([anna]);

  assert.deepEqual([...entries.keys()].sort(), ['2026-12-02', '2026-12-04']);
  assert.deepEqual(entries.get('2026-12-02'), [{ athlete: anna, date: '2026-12-02', day: 1, state: 'TRAINED' }]);
});

test('a session without a day counts for the date on which it was trained', () => {
  const entries = entriesByDate([athlete('Anna', [{ date: '2026-11-30' }], [{ date: '2026-11-30', day: 1, state: 'TRAINED' }, { date: '2026-12-01', day: 2, state: 'TRAINED' }])]);

  assert.deepEqual([...entries].map(([date, all]) => [date, all.length]), [['2026-11-30', 1], ['2026-12-01', 1]]);
});

test('missed days come first, then planned ones, each by name', () => {
  const date = '2026-11-30';
  const entries = entriesByDate([
    athlete('Zoe', [], [{ date, day: 1, state: 'MISSED' }]), athlete('Ben', [{ date, day: 1 }], []), athlete('Ada', [], [{ date, day: 1, state: 'PLANNED' }]), athlete('Bob', [], [{ date, day: 1, state: 'MISSED' }]),
  ]);

  assert.deepEqual(entries.get(date).map((each) => each.athlete.name), ['Bob', 'Zoe', 'Ada', 'Ben']);
});

test('athletes of whom the week shows nothing are listed apart', () => {
  assert.deepEqual(restOf([athlete('Ada', [], []), athlete('Ben', [{ date: '2026-11-30' }], [])]).map(({ name }) => name), ['Ada']);
});

test('pauses that are over are not shown, and the next one comes first', () => {
  const pauses = [{ from: '2027-01-01', to: '2027-01-05' }, { from: '2026-11-01', to: '2026-11-29' }, { from: '2026-11-28', to: '2026-11-30' }, { from: '2026-12-24' }];

  assert.deepEqual(pausesAhead({ pauses }, '2026-11-30').map(({ from }) => from), ['2026-11-28', '2026-12-24', '2027-01-01']);
  assert.deepEqual(pausesAhead(null, '2026-11-30'), []);
});

test('who is still to come today is counted apart from those of the week', () => {
  const entries = entriesByDate([
    athlete('Ada', [{ date: '2026-12-01', day: 1 }], []), athlete('Ben', [], [{ date: '2026-12-01', day: 1, state: 'PLANNED' }, { date: '2026-12-03', day: 2, state: 'PLANNED' }]),
    athlete('Cem', [], [{ date: '2026-11-30', day: 1, state: 'MISSED' }]),
  ]);

  assert.deepEqual(countsOf(entries, '2026-12-01'), { trained: 1, planned: 2, missed: 1, trainedToday: 1, plannedToday: 1 });
});

test('the week shows of an athlete the open flags that ask for a decision, a line for each lift', () => {
  const flag = (code, needsLook, seen) => ({ code, needsLook, seen, about: ['squat'] });
  const lines = toWatch({ flags: [flag('PAIN_REPORTED', true), flag('TARGET_MISSED', true), flag('LAYOFF', true, { by: 'kim' }), flag('STALLED', false)] });

  assert.deepEqual(lines.map(({ flags }) => flags.map(({ code }) => code)), [['PAIN_REPORTED', 'TARGET_MISSED']]);
  assert.deepEqual(toWatch(undefined), []);
});

test('the week no longer shows a suggested deload that is planned', () => {
  const row = (nextPlanned) => ({ flags: [{ code: 'DELOAD_SUGGESTED', needsLook: true, about: ['squat'] }], lifts: [{ nextPlanned }] });

  assert.equal(toWatch(row(false)).length, 1);
  assert.deepEqual(toWatch(row(true)), []);
});

test('what to watch of an athlete stands once in the week: at the first entry from today on', () => {
  const planned = (date, state) => ({ date, day: 1, state });
  const of = (...dates) => watchedOn({ planned: dates, sessions: [{ date: '2026-11-30', day: 1 }] }, '2026-12-02');

  assert.equal(of(planned('2026-12-04', 'PLANNED'), planned('2026-12-02', 'PLANNED')), '2026-12-02');
  assert.equal(of(planned('2026-12-02', 'TRAINED'), planned('2026-12-04', 'PLANNED')), '2026-12-04', 'a planned date that was trained on another day has no entry');
  assert.equal(of(planned('2026-12-01', 'MISSED')), undefined);
});

test('the week knows the deload of a date, and the pause that it is in', () => {
  const breaks = { deloads: ['2026-12-03'], pauses: [{ from: '2026-12-16', to: '2026-12-18', reason: 'holiday' }, { from: '2027-01-04', reason: 'ill' }] };

  assert.deepEqual(['2026-12-02', '2026-12-03', '2026-12-09', '2026-12-10'].map((date) => isDeload(breaks, date)), [false, true, true, false]);
  assert.deepEqual(['2026-12-07', '2026-12-14', '2026-12-21', '2027-02-01'].map((from) => pauseIn(breaks.pauses, from)?.reason), [undefined, 'holiday', undefined, 'ill']);
  assert.ok(!isDeload(undefined, '2026-12-03'));
  assert.equal(pauseIn(undefined, '2026-12-14'), undefined);
});

test('pauses and deloads are read of athletes with a deload near, and of those of whom nothing is planned', () => {
  const athletes = ['Ada', 'Ben', 'Cem', 'Dee'].map((name) => athlete(name, [], name === 'Cem' || name === 'Dee' ? [] : [{ date: '2026-12-01', day: 1, state: 'PLANNED' }]));
  const rows = new Map([['ada', { programId: 'p', lifts: [{ nextPlanned: 80 }] }], ['ben', { programId: 'p', lifts: [{}] }], ['cem', { programId: 'p', lifts: [] }], ['dee', { lifts: [] }]]);

  assert.deepEqual(withBreaks(athletes, rows), [rows.get('ada'), rows.get('cem')]);
});

test('the session in which it hurt is marked, of athletes who have reported pain', () => {
  assert.deepEqual(painful([{ sessionId: 'mon', sets: [{ pain: false }, { pain: true }] }, { sessionId: 'tue', sets: [{}] }]), ['mon']);
  assert.deepEqual(painOf({ flags: [{ code: 'STALLED' }, { code: 'PAIN_REPORTED' }] }).map(({ code }) => code), ['PAIN_REPORTED']);
  assert.deepEqual(painOf(undefined), []);
  const row = { lifts: [], flags: [{ code: 'PAIN_REPORTED', needsLook: true, about: [] }, { code: 'STALLED', needsLook: true, about: [] }] };
  assert.deepEqual([toWatch(row), toWatch(row, true)].map((lines) => lines.flatMap(({ flags }) => flags.map(({ code }) => code))), [['PAIN_REPORTED', 'STALLED'], ['STALLED']]);
  const [entry] = entriesByDate([athlete('Anna', [{ sessionId: 'mon', date: '2026-11-30', day: 1 }], [])]).get('2026-11-30');
  assert.equal(entry.sessionId, 'mon');
});
