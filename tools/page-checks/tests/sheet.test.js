import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { answering, markup, page } from './browser.js';
import { exercises } from './samples.js';

const { addDay, copyLift, moveLift, placeLift, placeOf, removeDay, removeLift, steps, withLift } = await page('/page/build/arrange.js');
const { wrongIn } = await page('/page/build/check.js');
const { days, request } = await page('/page/build/days.js');
const { dropPlace } = await page('/page/build/drag.js');
const { blank, fromRequest, toRequest } = await page('/page/build/lifts.js');
const { left, rounded, typedIn } = await page('/page/build/line.js');
const { growth, placed, readyIn, repsOf, weeksOf, wideSteps, withLifts } = await page('/page/build/preview.js');
const { insteadOf, lineOf, liftOf } = await page('/page/build/quick.js');
const { allowedInstead } = await page('/page/build/schemes.js');
const { actionOf, isAtEdge, pasted, spread, step } = await page('/page/build/sheet-keys.js');
const { applySource, startingFromHistory } = await page('/page/build/sources.js');
const { WEEKS, daysOfWeek } = await page('/page/build/weeks.js');

const METHODS = [{ method: 'LINEAR', variants: ['SINGLE_TOP', 'DOUBLE_TOP', 'MODERATE_TOP'] }, { method: 'DOUBLE_PROGRESSION', variants: ['STRAIGHT'] }];
const OPTIONS = { exercises, methods: METHODS, unit: 'kg' };
const lift = (exercise, changes = {}) => ({ ...blank(), exercise, name: exercise, load: '100', slotId: 'd1-' + exercise, ...changes });
const values = () => ({ structure: '', deloadEvery: '', days: [{ weekday: 'MONDAY', lifts: [lift('squat'), lift('bench-press')] }, { weekday: 'FRIDAY', lifts: [lift('leg-press')] }] });
const shown = ({ days: all }) => all.map((day) => day.lifts.map((each) => each.exercise));
const keyOf = (all, day, nth) => all.days[day].lifts[nth].key;

test('a lift moves within its day and at the edge into the next day, where it is a slot of its own', () => {
  const before = values();
  const key = keyOf(before, 0, 0);
  const once = moveLift(before, key, 1);
  assert.deepEqual(shown(once), [['bench-press', 'squat'], ['leg-press']]);
  assert.equal(placeOf(once, key).lift.slotId, 'd1-squat');
  const twice = moveLift(once, key, 1);
  assert.deepEqual(shown(twice), [['bench-press'], ['squat', 'leg-press']]);
  assert.equal(placeOf(twice, key).lift.slotId, undefined);
  assert.deepEqual(shown(moveLift(twice, key, -1)), [['bench-press', 'squat'], ['leg-press']]);
  assert.deepEqual(shown(before), [['squat', 'bench-press'], ['leg-press']]);
  assert.equal(moveLift(before, key, -1), before);
});

test('a dragged lift is dropped between the other lifts of any day', () => {
  const before = values();
  assert.deepEqual(shown(placeLift(before, keyOf(before, 1, 0), 0, 1)), [['squat', 'leg-press', 'bench-press'], []]);
  assert.deepEqual(shown(placeLift(before, keyOf(before, 0, 0), 0, 1)), [['bench-press', 'squat'], ['leg-press']]);
  const rows = [{ day: 0, key: null, top: 0, bottom: 20 }, { day: 0, key: 1, top: 20, bottom: 40 }, { day: 0, key: 2, top: 40, bottom: 60 }, { day: 1, key: null, top: 60, bottom: 80 }, { day: 1, key: 3, top: 80, bottom: 100 }];
  assert.deepEqual(dropPlace(rows, 45, 1), { day: 0, nth: 0 });
  assert.deepEqual(dropPlace(rows, 55, 1), { day: 0, nth: 1 });
  assert.deepEqual(dropPlace(rows, 70, 1), { day: 1, nth: 0 });
  assert.deepEqual(dropPlace(rows, 999, 1), { day: 1, nth: 1 });
});

test('a copy goes to the next day without the exercise, otherwise below', () => {
  const before = values();
  const { values: after, key } = copyLift(before, keyOf(before, 0, 1));
  assert.deepEqual(shown(after), [['squat', 'bench-press'], ['leg-press', 'bench-press']]);
  assert.equal(placeOf(after, key).lift.slotId, undefined);
  assert.deepEqual(shown(copyLift(after, key).values), [['squat', 'bench-press'], ['leg-press', 'bench-press', 'bench-press']]);
});

test('lifts and days are removed and added, and another exercise is another slot', () => {
  const before = values();
  assert.deepEqual(shown(removeLift(before, keyOf(before, 0, 0))), [['bench-press'], ['leg-press']]);
  assert.deepEqual(shown(removeDay(before, 0)), [['leg-press']]);
  assert.equal(addDay(before).days[2].weekday, 'WEDNESDAY');
  const changed = withLift(before, { ...before.days[0].lifts[0], exercise: 'front-squat' });
  assert.equal(changed.days[0].lifts[0].slotId, undefined);
});

test('changes are undone and done again; letters of one cell are one step', () => {
  const past = steps();
  past.did('sets 1', 'a');
  past.did('sets 1', 'ab');
  past.did('first 1', 'abc');
  assert.equal(past.undo('abcd'), 'abc');
  assert.equal(past.undo('abc'), 'a');
  assert.equal(past.undo('a'), undefined);
  assert.equal(past.redo('a'), 'abc');
  assert.equal(past.redo('abc'), 'abcd');
  past.undo('abcd');
  past.did('sets 2', 'abc');
  assert.equal(past.redo('x'), undefined);
});

test('a day that is added after the days 1 and 3 is day 4, and a day without lifts is not sent', () => {
  const all = { ...values(), days: [{ number: 1, weekday: '', lifts: [lift('squat')] }, { number: 3, weekday: 'FRIDAY', lifts: [lift('leg-press')] }, { weekday: 'SUNDAY', lifts: [] }] };
  assert.deepEqual(days(all).map((day) => day.number), [1, 3, 4]);
  assert.deepEqual(request(all).weekdays, [{ day: 3, weekday: 'FRIDAY' }]);
});

test('what is missing is said in the reader’s words before anything is sent', () => {
  const all = { ...values(), days: [{ weekday: '', lifts: [lift('', { name: '' }), lift('', { name: 'benchhh' }), lift('squat', { load: '' }), lift('bench-press'), lift('bench-press'), lift('leg-press', { start: 'fromHistory', load: '' })] }] };
  assert.deepEqual(wrongIn(all, true), {
    'lifts[0].exercise': 'Choose an exercise.', 'lifts[1].exercise': 'There is no exercise “benchhh”. Choose one of the proposals.', 'lifts[2].start.load': 'Enter a first load.',
    'lifts[4].exercise': 'bench-press stands on this day already.',
  });
  assert.equal(wrongIn(all, false)['lifts[2].start.load'], undefined);
  assert.match(wrongIn({ days: [{ weekday: '', lifts: [lift('squat', { start: 'recentSet', reps: '5' })] }] }, true)['lifts[0].start.recentSet.load'], /with its RPE/);
  assert.match(wrongIn({ days: [{ weekday: '', lifts: [lift('squat', { load: '-20' })] }] }, true)['lifts[0].start.load'], /below 0/);
  assert.deepEqual(wrongIn({ ...all, days: [{ weekday: '', lifts: [] }] }, true), { lifts: 'Add at least one lift.' });
});

test('sets that the rules do not allow are said with the method that was read, with the reason, and with what would be right', () => {
  const { lift: squat } = liftOf('squat 1x4-6 @8 + 2x6-8 90', OPTIONS);
  const all = { days: [{ weekday: '', lifts: [squat] }] };

  assert.equal(wrongIn(all, true)['lifts[0].scheme.variant'],
    'Read as One top set, whose rules are: Top reps 3–5, not 4–6; Backoff reps 8–12, not 6–8. Right would be 1×4–5 @8 + 2×8–12 or 2×6–8 (Straight sets). '
    + 'The method compares the top sets of the weeks at nearly the same reps: more reps are another method, such as “Moderate top set” (6–8) or straight sets. '
    + 'Backoff sets are the volume after the heavy set; with so few reps they would be more heavy sets, which the rules refuse even with a reason.');
  assert.deepEqual(readyIn(all), []);
});

test('a backoff load outside the limits of the method is said before anything is sent, with the way to a single week', () => {
  const wrong = (text) => wrongIn({ days: [{ weekday: '', lifts: [liftOf(text, OPTIONS).lift] }] }, true)['lifts[0].scheme.variant'];

  assert.match(wrong('squat 1x3-5 @8 + 2x8-12 60 % 90 kg'), /Backoff, % off 10–25, not 40\. Right would be 1×3–5 @8 \+ 2×8–12 −25 %\. .*each week it follows how the backoff sets went.*“Override”\.$/);
  assert.equal(wrong('squat 1x3-5 @8 + 2x8-12 80 % 90 kg'), undefined);
});

test('sets that no reason makes possible are refused with the reason and the nearest possible ones', () => {
  const wrong = (text) => wrongIn({ days: [{ weekday: '', lifts: [liftOf(text, OPTIONS).lift] }] }, true)['lifts[0].scheme.variant'];

  assert.match(wrong('squat 1x3-5 @8 + 3x6-8 90'), /Backoff reps 8–12, not 6–8\. Right would be 1×3–5 @8 \+ 3×8–12 or .*refuse even with a reason\.$/);
  assert.match(wrong('squat 1x4-6 @8 + 3x8 90'), /Right would be 1×4–5 @8 \+ 3×8.* another method, such as “Moderate top set” /);
});

test('an exercise that is found only with wrong letters is said', () => {
  const readAs = (text) => liftOf(text, OPTIONS).readAs;

  assert.match(readAs('squta 3x8 90'), /“squta” was read as Squat/);
  for (const right of ['squat 3x8 90', 'squ 3x8 90']) assert.equal(readAs(right), undefined);
});

test('a load in the other unit is offered in the athlete’s own, as it can be loaded', () => {
  assert.equal(liftOf('squat 1x3-5 @8 180 kg', { ...OPTIONS, unit: 'lb' }).inUnit, 'squat 1x3-5 @8 395 lb');
  assert.equal(liftOf('squat 225lbs x 5 @8', { ...OPTIONS, unit: 'kg' }).inUnit, 'squat 102.5 kg x 5 @8');
});

test('a quick line that the rules do not allow is written again with allowed sets, and reads as them', () => {
  const lines = (text) => {
    const { lift: read } = liftOf(text, OPTIONS);
    return allowedInstead(read).map((sets) => lineOf({ ...read, ...sets }, 'kg'));
  };

  assert.deepEqual(lines('squat 1x2-4 @8 + 2x6-8 90'), ['Squat 1×3–4 @8 + 2×8–12 90 kg', 'Squat 2×6–8 90 kg']);
  assert.deepEqual(lines('squat 1x2-4 @8 + 2x6-8, 100 kg x 5 @9'), ['Squat 1×3–4 @8 + 2×8–12 100 kg×5 @9', 'Squat 2×6–8 100 kg×5 @9']);
  assert.deepEqual(lines('squat moderate 1x3 @8 + 3x8-10'), ['Squat 1×6 @8 + 3×8–10', 'Squat 1×3 @8 + 3×8–10']);
  assert.deepEqual(lines('squat 1x3 @8 + 2x8-12 90').length, 0);
  const read = liftOf(lines('squat 1x2-4 @8 + 2x6-8, 100 kg x 5 @9')[1], OPTIONS).lift;
  assert.deepEqual([read.start, read.variant], ['recentSet', 'STRAIGHT']);
});

test('a cell is read while it is typed; what is unreadable stays in it and is said', () => {
  const typed = typedIn(lift('squat'), 'sets', '3x8-12', 'kg', METHODS);
  assert.deepEqual([typed.variant, typed.method, typed.scheme, typed.text.sets], ['STRAIGHT', 'DOUBLE_PROGRESSION', { sets: '3', 'reps.min': '8', 'reps.max': '12' }, '3x8-12']);
  assert.equal(left(typed, 'sets').text.sets, undefined);
  const wrong = typedIn(typed, 'first', 'a lot', 'kg', METHODS);
  assert.deepEqual([wrong.load, left(wrong, 'first').text.first, wrong.unread], ['100', 'a lot', ['first']]);
  assert.match(wrongIn({ days: [{ weekday: '', lifts: [wrong] }] }, true)['lifts[0].start.load'], /“a lot” is not understood/);
  assert.deepEqual(typedIn(wrong, 'first', '', 'kg', METHODS).unread, []);
});

test('a first load that cannot be loaded is said, once the forecast is of this load', () => {
  const first = (exactLoad, load) => ({ unit: 'kg', straight: { exactLoad, load } });

  assert.equal(rounded(lift('squat', { load: '12' }), first(12, 20)), '12 kg cannot be loaded: the plan begins with 20 kg.');
  assert.deepEqual([rounded(lift('squat', { load: '20' }), first(20, 20)), rounded(lift('squat', { load: '13' }), first(12, 20)), rounded(lift('squat', { load: '12' }), undefined)], ['', '', '']);
});

test('the aim of the top set and the gym’s equipment outlive the sheet, though the line does not show them', () => {
  const stored = { day: 1, exercise: 'squat', scheme: { variant: 'SINGLE_TOP', topReps: { min: 3, max: 5, target: 3 } }, progression: { method: 'LINEAR' }, start: { fromHistory: true }, equipment: { kind: 'STEP', step: 2 } };
  const typed = typedIn(fromRequest(stored, () => 'Squat', METHODS), 'sets', '1x3-4 @8.5', 'kg', METHODS);
  assert.equal(typed.scheme['topReps.target'], '3');
  assert.deepEqual(toRequest(typed, 1).equipment, { kind: 'STEP', step: 2 });
  assert.equal(typedIn(typed, 'sets', '1x4-5', 'kg', METHODS).scheme['topReps.target'], undefined);
});

test('lifts without a first load are left out of the forecast, and its refusals are those of the sheet’s lifts', () => {
  const all = { ...values(), structure: 'ALL_COMPOUNDS', days: [{ weekday: 'MONDAY', lifts: [lift('squat', { load: '' })] }, { weekday: 'FRIDAY', lifts: [lift('leg-press'), lift('leg-press'), lift('bench-press', { unread: ['sets'] })] }] };
  assert.deepEqual(readyIn(all), [1]);
  const asked = withLifts(request(all), [1]);
  assert.deepEqual([asked.lifts.map((each) => each.exercise), asked.weekdays, asked.structure], [['leg-press'], [{ day: 2, weekday: 'FRIDAY' }], undefined]);
  assert.equal(placed([{ field: 'lifts[0].start.load' }], [1])[0].field, 'lifts[1].start.load');
  const answer = { weeks: [{ lifts: [{ day: 2, exercise: 'leg-press', week: 1 }] }, { lifts: [{ day: 2, exercise: 'leg-press', week: 2 }] }] };
  assert.deepEqual(weeksOf(answer, 2, lift('leg-press')).map((each) => each.week), [1, 2]);
  assert.deepEqual(weeksOf(answer, 1, lift('leg-press')), []);
});

test('a typed line is a lift, with the usual sets if it names none', () => {
  const { lift: bench } = liftOf('benhc 2x3-5 @8 + 2x8-10 80kg', OPTIONS);
  assert.deepEqual([bench.exercise, bench.name, bench.variant, bench.load], ['bench-press', 'Bench Press', 'DOUBLE_TOP', '80']);
  assert.equal(liftOf('squat', OPTIONS).lift.variant, 'SINGLE_TOP');
  assert.match(liftOf('zzz 3x5', OPTIONS).wrong, /no exercise “zzz”/);
  assert.match(liftOf('squat 3x5 225 lb', OPTIONS).wrong, /in kg/);
  assert.match(liftOf('squat 3x5 fast', OPTIONS).wrong, /“fast” is not understood/);
});

test('arrow keys move between cells, and leave a text only at its edge', () => {
  const rows = [['grip', 'exercise', 'sets', 'first', 'more'], ['exercise'], ['grip', 'exercise', 'sets', 'first', 'more']];
  assert.deepEqual(step(rows, { row: 0, col: 'sets' }, 'ArrowRight'), { row: 0, col: 'first' });
  assert.deepEqual(step(rows, { row: 0, col: 'exercise' }, 'ArrowDown'), { row: 1, col: 'exercise' });
  assert.deepEqual(step(rows, { row: 0, col: 'first' }, 'ArrowDown'), { row: 2, col: 'first' }, 'a column of loads goes on in the next day');
  assert.deepEqual(step(rows, { row: 2, col: 'grip' }, 'ArrowUp'), { row: 0, col: 'grip' });
  assert.deepEqual(step(rows.slice(0, 2), { row: 0, col: 'first' }, 'ArrowDown'), { row: 1, col: 'exercise' }, 'after the last lift comes the quick entry');
  assert.equal(step(rows, { row: 0, col: 'grip' }, 'ArrowLeft'), null);
  assert.equal(step(rows, { row: 0, col: 'sets' }, 'ArrowUp'), null);
  assert.ok(isAtEdge('ArrowRight', { selectionStart: 3, selectionEnd: 3, value: 'abc' }));
  assert.ok(!isAtEdge('ArrowRight', { selectionStart: 1, selectionEnd: 1, value: 'abc' }));
  assert.ok(isAtEdge('ArrowLeft', { selectionStart: 0, selectionEnd: 3, value: 'abc' }));
  assert.ok(isAtEdge('ArrowLeft', {}));
  const key = (name, held = {}) => ({ key: name, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held });
  assert.equal(actionOf(key('ArrowUp', { altKey: true })), 'up');
  assert.equal(actionOf(key('d', { metaKey: true })), 'copy');
  assert.equal(actionOf(key('Z', { ctrlKey: true, shiftKey: true })), 'redo');
  assert.equal(actionOf(key('Delete')), null);
  assert.equal(actionOf(key('Delete', { ctrlKey: true, shiftKey: true })), 'remove');
});

const guideLift = (exercise) => ({ day: 1, exercise, scheme: { variant: 'SINGLE_TOP', topReps: { min: 4, max: 4 } } });
const CATALOGUE = { nameOf: (id) => id, progressions: METHODS, templates: [{ id: 'push-day', lifts: [guideLift('bench-press')] }, { id: 'leg-day', lifts: [guideLift('squat')] }, { id: 'full-upper', lifts: [guideLift('overhead-press')] }] };

test('a whole week for beginners has straight sets of known exercises, which the rules allow from the first day', async () => {
  const known = JSON.parse(await readFile(new URL('../../../event-contract/src/main/resources/exercises.json', import.meta.url)));
  const lifts = daysOfWeek(WEEKS.find((each) => each.id === 'beginner'), CATALOGUE).flatMap((day) => day.lifts);

  assert.deepEqual([...new Set(lifts.map(({ variant, method }) => `${variant} ${method}`))], ['STRAIGHT DOUBLE_PROGRESSION']);
  for (const { exercise } of lifts) assert.equal(known.find(({ id }) => id === exercise)?.loadMode, 'EXTERNAL', `${exercise} needs no strength for the own body`);
});

test('a whole week is made of the guide’s days; a lighter day has a moderate top set', async () => {
  for (const week of WEEKS) assert.equal(daysOfWeek(week, CATALOGUE).length, week.days.length);
  const four = daysOfWeek(WEEKS.find((each) => each.id === 'four'), CATALOGUE);
  assert.deepEqual(four.map((day) => day.lifts[0].variant), ['SINGLE_TOP', 'SINGLE_TOP', 'SINGLE_TOP', 'MODERATE_TOP']);
  assert.equal(new Set(four.flatMap((day) => day.lifts.map((each) => each.key))).size, 4);
  assert.equal(daysOfWeek(WEEKS[0], { ...CATALOGUE, templates: [] }), undefined);
  assert.deepEqual(shown(await applySource({ kind: 'week', id: 'two' }, values(), CATALOGUE)), [['overhead-press'], ['squat']]);
});

test('a program of the gym in another unit brings no steps and no equipment, and lifts without a load begin with history', async () => {
  const definition = { unit: 'kg', lifts: [{ day: 1, exercise: 'squat', progression: { method: 'LINEAR', increment: 2.5 }, equipment: { kind: 'STEP', step: 2.5 } }] };
  const [inLb, inKg] = await Promise.all(['lb', 'kg'].map((unit) => applySource({ kind: 'library', definition }, values(), CATALOGUE, unit)));
  assert.deepEqual([inLb.days[0].lifts[0].increment, inLb.days[0].lifts[0].equipment], ['', undefined]);
  assert.deepEqual([inKg.days[0].lifts[0].increment, inKg.days[0].lifts[0].equipment], ['2.5', { kind: 'STEP', step: 2.5 }]);
  assert.equal(startingFromHistory(inKg).days[0].lifts[0].start, 'fromHistory');
});

test('a copied list or table is divided into its values, and one value is left to the browser', () => {
  assert.deepEqual(pasted('100\n62,5\r\n40\n'), [['100'], ['62,5'], ['40']]);
  assert.deepEqual(pasted('100\t60\n90\t55'), [['100', '60'], ['90', '55']]);
  assert.deepEqual(pasted('100 60 40'), [['100', '60', '40']]);
  assert.deepEqual(pasted('90×5 @8; 1RM 140'), [['90×5 @8', '1RM 140']]);
  assert.equal(pasted('90×5 @8'), null);
  assert.equal(pasted('100'), null);
});

test('pasted loads go down a column of the sheet, and along the lifts of an athlete', () => {
  const sheet = [['exercise', 'first'], ['exercise'], ['exercise', 'first']];
  assert.deepEqual(spread(sheet, { row: 0, col: 'first' }, [['100', '60', '40']], false), [{ row: 0, col: 'first', text: '100' }, { row: 2, col: 'first', text: '60' }]);

  const athletes = [['a', 'b', 'c'], ['a', 'b', 'c']];
  const texts = (lines, at = { row: 0, col: 'a' }) => spread(athletes, at, lines, true).map(({ row, col, text }) => row + col + text);
  assert.deepEqual(texts([['1'], ['2'], ['3']]), ['0a1', '0b2', '0c3'], 'more values than athletes');
  assert.deepEqual(texts([['1'], ['2']]), ['0a1', '1a2'], 'one for each athlete');
  assert.deepEqual(texts([['1', '2'], ['3', '4']], { row: 0, col: 'b' }), ['0b1', '0c2', '1b3', '1c4']);
  assert.deepEqual(texts([['1', '2']], { row: 1, col: 'c' }), ['1c1'], 'the last lift');
});

const { alike } = await page('/page/build/find-exercise.js');

test('a name that means no exercise is kept, and exercises that share a word with it are offered', () => {
  const { unknown, wrong } = liftOf('zorbo press 3x8', OPTIONS);

  assert.equal(unknown, 'zorbo press');
  assert.match(wrong, /no exercise “zorbo press”/);
  assert.ok(alike(unknown, OPTIONS.exercises).some(({ id }) => id === 'bench-press'));
  assert.deepEqual(alike('zorbo', OPTIONS.exercises), []);
});

test('the sheet says how much the 1RM has to grow for a forecast, and no RPE that the forecast itself supposes otherwise', () => {
  const of = (load, reps = 4, changes = {}) => ({ slotId: 'a', exercise: 'bench-press', unit: 'kg', top: { load, reps, rpe: 8.5, expectedRpe: 10 }, ...changes });
  const says = (loads, isAsked = () => true) => markup(growth({ weeks: loads.map((lift, n) => ({ week: n + 1, lifts: [lift] })) }, isAsked));

  assert.match(says([of(100), of(105), of(110)]), /has to grow by week 3: Bench Press \+10\u00a0%\. A smaller step.*“By RPE”/);
  assert.doesNotMatch(says([of(100), of(105), of(110)]), /RPE 10/);
  assert.equal(says([of(100), of(105), of(109)]), '', 'less than a tenth');
  assert.equal(says([of(100, 5), of(105, 4), of(115, 3)]), '', 'steps of a wave, which have other reps');
  assert.equal(says([of(10), of(20)], () => false), '', 'a lift of which it is not asked');
  assert.equal(says([of(0, 4, { top: undefined, straight: { load: 10 } })]), '');
  assert.equal(markup(growth(null, () => true)), '');
});

test('where the next weight is far, the forecast says why the reps rise beyond the range', () => {
  const lift = (max) => ({ slotId: 'd1-squat', exercise: 'squat', straight: { repRange: { min: 8, max } } });
  const says = (...most) => markup(wideSteps({ weeks: most.map((max, n) => ({ week: n + 1, lifts: [lift(max)] })) }));

  assert.match(says(10, 10, 11), /More than 10\s% to the next loadable weight: Squat\./);
  assert.equal(says(10, 10), '');
  assert.equal(markup(wideSteps(null)), '');
});

test('only a step that is larger than the usual one of its exercise gets a remark on its growth, not a default', async () => {
  const { hasLargerStep } = await page('/page/build/preview.js');
  const bench = { id: 'bench-press', increment: { kg: 2.5, lb: 5 } };
  const has = (increment, unit = 'kg', lift = { day: 1, exercise: 'bench-press' }) => hasLargerStep({ days: [{ weekday: '', lifts: [{ exercise: 'bench-press', increment }] }] }, lift, [bench], unit);

  assert.deepEqual([has(''), has('2.5'), has('1,25'), has('5'), has('5', 'lb')], [false, false, false, true, false]);
  assert.deepEqual([has('5', 'kg', { day: 2, exercise: 'bench-press' }), has('5', 'kg', { day: 1, exercise: 'squat' })], [false, false]);
});

test('a bodyweight is asked for within what the service stores, and the rest of the profile stays', async () => {
  const { saveBodyweight, wrongBodyweight } = await page('/page/build/given.js');
  const calls = answering((method) => [200, method === 'GET' ? { unit: 'kg', goal: 'STRENGTH' } : {}]);

  assert.deepEqual(['82,5', '', '8', '701'].map((text) => wrongBodyweight(text) === ''), [true, false, false, false]);
  await saveBodyweight('anna', '82,5', 'kg', '2026-11-27');
  assert.deepEqual([calls[1].method, calls[1].path, calls[1].body], ['PUT', '/v1/athletes/anna', { unit: 'kg', goal: 'STRENGTH', bodyweight: { value: 82.5, unit: 'kg', measuredAt: '2026-11-27' } }]);
});

test('straight sets are offered where the rules ask for a reason', () => {
  const variants = (lift) => insteadOf({ scheme: {}, ...lift }).map(({ variant }) => variant);

  assert.deepEqual(variants({ variant: 'SINGLE_TOP', asks: true }), ['STRAIGHT']);
  assert.deepEqual([variants({ variant: 'SINGLE_TOP', asks: false }), variants({ variant: 'STRAIGHT', asks: true })], [[], []]);
});

test('a week of straight sets says with how many reps its load is lifted, so that a load that stays is understood', () => {
  const week = (load, planned) => ({ straight: { load, repRange: { min: 8, max: 10 } }, planned });
  const weeks = [week(60), week(60), week(54, {}), week(60), week(62.5), week(62.5)];

  assert.deepEqual(weeks.map((each, nth) => repsOf(weeks.slice(0, nth + 1))), [8, 9, 9, 10, 8, 9]);
});
