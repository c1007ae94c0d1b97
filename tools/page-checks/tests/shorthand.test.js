import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { page } from './browser.js';
import { exercises } from './samples.js';

const { readLine, readSets, readStart, usualSets, writeSets, writeStart } = await page('/page/build/shorthand.js');
const { TOPS } = await page('/page/build/schemes.js');
const { written } = await page('/page/build/allowed.js');
const { liftOf, written: said } = await page('/page/build/quick.js');
const { distance, exerciseNamed, isAssisted, meant, proposals, withoutBody } = await page('/page/build/find-exercise.js');

const TOP = { topSets: '1', 'topReps.min': '3', 'topReps.max': '5', topRpe: '8.5', backoffSets: '3', 'backoffReps.min': '8', 'backoffReps.max': '12' };

test('one line names the exercise, its top set and its backoff sets', () => {
  for (const line of ['bench 1×3-5 @8.5 + 3×8-12', 'bench 1x3–5 @8.5, 3x8–12', 'bench 1 x 3-5 @ 8,5 + 3 x 8-12', 'bench: 1*3-5 rpe 8.5 then 3*8-12', 'bench 1x3-5 @RPE 8.5 und 3x8-12']) {
    assert.deepEqual(readLine(line), { name: 'bench', sets: { variant: 'SINGLE_TOP', scheme: TOP }, start: undefined, unit: undefined, unread: undefined }, line);
  }
});

test('a line may hold a first load, a one-repetition maximum, a recent set, or history', () => {
  assert.deepEqual(readLine('squat 3x5 100 kg').start, { start: 'load', load: '100', reps: '', rpe: '' });
  assert.deepEqual(readLine('squat 3x5, 102,5kg').start, { start: 'load', load: '102.5', reps: '', rpe: '' });
  assert.equal(readLine('pull-up 3x8-12 -20').start.load, '-20', 'the sign is no separator');
  assert.equal(readLine('pull-up 3x8-12 - 20').start.load, '20');
  assert.deepEqual(readLine('squat 3x5 1RM 140').start, { start: 'oneRepMax', load: '140', reps: '', rpe: '' });
  assert.deepEqual(readLine('squat 1x3-5 @8 + 2x8-12 90 kg x 5 @8').start, { start: 'recentSet', load: '90', reps: '5', rpe: '8' });
  assert.deepEqual(readLine('squat 3x5 history').start, { start: 'fromHistory', load: '', reps: '', rpe: '' });
  assert.equal(readLine('squat 3x5 225 lbs').unit, 'lb');
  assert.deepEqual([readLine('squat 1x3-5 @8 + 2x8-12 90').start?.load, readLine('squat 1x3-5 @8 + 2x8-12 90').unread], ['90', undefined]);
});

test('a name alone has the usual sets, and what cannot be read is named', () => {
  assert.deepEqual(readLine('Schrägbankdrücken'), { name: 'Schrägbankdrücken', sets: undefined, start: undefined, unit: undefined, unread: undefined });
  assert.equal(readLine('bench 1x3-5 @8.5 + 3x8-12 slowly').unread, 'slowly');
  assert.equal(readLine('bench 1x3 + 2x8 + 3x12').unread, '1x3 + 2x8 + 3x12');
  assert.equal(readLine('pause squat 3x5').name, 'pause squat');
});

test('the variant follows from sets and reps', () => {
  for (const [text, variant] of Object.entries({
    '1×3–5 @8.5 + 3×8–12': 'SINGLE_TOP', '2×3–5 @8.5 + 2×8–10': 'DOUBLE_TOP', '1×1 @9 + 3×6–8': 'HEAVY_SINGLE', '1×2 @8.5 + 2×8–10': 'RAMPING', '1×6–8 @8 + 3×8–12': 'MODERATE_TOP',
    '3×8–12': 'STRAIGHT', '5×5': 'STRAIGHT', '1×5 @8': 'SINGLE_TOP', 'ramp 1×1 @8.5 + 3×8–10': 'RAMPING', 'pyramid 1×4–6 @8.5 + 1×8–10': 'PYRAMID', 'Pyramide 1x5': 'PYRAMID',
    'cluster 4×2': 'CLUSTER', 'rest-pause 8–12 → 20': 'REST_PAUSE', '8-12 -> 20': 'REST_PAUSE',
  })) assert.equal(readSets(text)?.variant, variant, text);
  assert.equal(readSets('1×1 @8.5 + 3×8–10', 'RAMPING').variant, 'RAMPING');
  for (const text of ['1×4-6 @8 + 3×8-10', '1×4-6 @8', '1×3-5 @8 + 2×6-8']) assert.equal(readSets(text).variant, 'SINGLE_TOP', text);
  assert.equal(readSets('1×4-6 @8 + 1×8-10').variant, 'PYRAMID');
  for (const text of ['rest-pause 1×8-12', 'rest-pause 1×8-12 → 20']) assert.equal(readSets(text).scheme.sets, undefined, 'the one activation set is not the number of all sets');
  assert.equal(readSets('rest-pause 3×8-12').scheme.sets, '3');
  assert.equal(readSets('3×8–12 @8'), null);
  assert.equal(readSets('heavy stuff'), null);
});

test('what is written is read as the same sets', () => {
  for (const variant of ['SINGLE_TOP', 'DOUBLE_TOP', 'HEAVY_SINGLE', 'RAMPING', 'MODERATE_TOP', 'PYRAMID', 'STRAIGHT', 'CLUSTER', 'REST_PAUSE']) {
    const text = usualSets(variant, false);
    const read = readSets(text);
    assert.equal(read?.variant, variant, text);
    assert.equal(writeSets(read, false), text);
  }
  assert.equal(usualSets('SINGLE_TOP', true), '1×3–5 @8.5 + 2×8–12');
  assert.equal(writeSets({ variant: 'SINGLE_TOP', scheme: {} }, false), '');
  assert.equal(writeSets({ variant: 'SINGLE_TOP', scheme: { ...TOP, backoffReduction: '17.5' } }, false), '1×3–5 @8.5 + 3×8–12 −17.5 %');
  assert.equal(readSets('1×3–5 @8.5 + 3×8–12 −17.5 %').scheme.backoffReduction, '17.5');
});

test('the load of the backoffs is read as a part of the top load, or as what is taken off it', () => {
  for (const text of ['−20 %', '- 20%', '20 % off', '20 % weniger', '80 %', '@ 80%']) {
    const { scheme } = readSets(`1×3–5 @8.5 + 3×8–12 ${text}`);
    assert.deepEqual([scheme.backoffReduction, scheme.topRpe, scheme['backoffReps.max']], ['20', '8.5', '12'], text);
  }
});

test('a first load is read in the athlete’s unit and written again', () => {
  for (const [text, again] of [['100', '100'], ['102,5', '102.5'], ['100 kg', '100'], ['-20', '-20'], ['1rm 140', '1RM 140'], ['140 kg 1RM', '1RM 140'], ['90×5 @8', '90×5 @8'], ['92,5 x 5 @ 8,5', '92.5×5 @8.5'], ['history', 'from history'], ['from history', 'from history']]) {
    assert.equal(writeStart(readStart(text, 'kg'), 'from history'), again, text);
  }
  assert.equal(readStart('225 lb', 'kg'), null);
  assert.equal(readStart('a lot', 'kg'), null);
  assert.equal(writeStart({ start: 'load', load: '', reps: '', rpe: '' }, 'from history'), '');
});

test('an exercise is found by its name, its id or an alias', () => {
  for (const name of ['bench press', ' BANKDRÜCKEN ', 'bench-press']) assert.equal(exerciseNamed(name, exercises)?.id, 'bench-press', name);
  assert.equal(exerciseNamed(' ', exercises), undefined);
});

test('an exercise is found with a part of its name and with wrong letters', () => {
  for (const [text, id] of Object.entries({ bench: 'bench-press', 'benhc press': 'bench-press', bankdrucken: 'bench-press', bankdrüken: 'bench-press', squt: 'squat', Beinprese: 'leg-press', 'leg pres': 'leg-press' })) {
    assert.equal(meant(text, exercises)?.id, id, text);
  }
  for (const text of ['xyz', '', 'curling iron', 'zorbing']) assert.equal(meant(text, exercises), undefined, text);
  assert.ok(!proposals('press', exercises).some((each) => each.retired));
  assert.equal(distance('benhc', 'bench'), 1);
});

test('the sheet knows the variants as the training rules have them', async () => {
  const rules = await readFile(new URL('../../../docs/training-rules.md', import.meta.url), 'utf8');
  for (const [variant, rule] of Object.entries(TOPS).filter(([variant]) => variant !== 'PYRAMID')) {
    const line = rules.split('\n').find((each) => each.startsWith(`| \`${variant}\``));
    const [, , top, rpe, backoff] = line.split('|').map((cell) => cell.replaceAll('–', '-'));
    assert.match(top, new RegExp(`${rule.sets} × ${rule.reps[0] === rule.reps[1] ? rule.reps[0] : rule.reps.join('-')}\\b`), variant);
    assert.match(rpe, new RegExp(`^ ${rule.rpe} \\(${rule.rpes.join('-')}\\)`), variant);
    assert.ok(top.includes(`(${rule.aim})`) && line.split('|')[5].startsWith(` ${rule.off}, ${rule.offs.join('..')}`), variant);
    assert.match(backoff, new RegExp(`${rule.backoffSets[0]}.*× ${rule.backoffReps.join('-')}`), variant);
  }
});

test('what a method allows is written in the way in which sets are typed', () => {
  assert.equal(written(TOPS.SINGLE_TOP), '1 × 3–5 @ 8–9 + 2–3 × 8–12');
  assert.equal(written(TOPS.HEAVY_SINGLE), '1 × 1 @ 9–9.5 + 3–4 × 6–8');
  for (const rule of Object.values(TOPS)) assert.ok(readSets(written(rule).replaceAll(/(\d+)–\d+ ×/g, '$1 ×').replaceAll(/@ ([\d.]+)(?:–[\d.]+)?/g, '@ $1')), written(rule));
});

test('an assisted pull-up is not read as one with a load: a machine is offered instead', () => {
  const of = (id, name, changes = {}) => ({ id, name, suitability: 'GOOD', pattern: 'VERTICAL_PULL', muscles: { primary: ['lats'], secondary: [] }, loadMode: 'EXTERNAL', ...changes });
  const added = of('weighted-pull-up', 'Weighted Pull-up', { loadMode: 'ADDED_TO_BODYWEIGHT', aliases: ['Pull Up (Assisted)', 'Klimmzug (unterstützt)'] });
  const known = [added, of('lat-pulldown', 'Lat Pulldown'), of('row', 'Row', { pattern: 'HORIZONTAL_PULL' })];
  const read = (line, exercises = known) => liftOf(line, { exercises, methods: [], unit: 'kg' });

  for (const line of ['assisted pull-up 3x5-8 20', 'Klimmzug unterstützt 3x5-8 20', 'pull-up 3x5-8 -20']) {
    assert.equal(read(line).lift, undefined, line);
    assert.match(read(line).wrong, /Assistance/, line);
    assert.deepEqual(read(line).instead, [{ name: 'Lat Pulldown', line: 'Lat Pulldown 3×5–8' }], line);
  }
  assert.equal(read('pull up 3x5-8 20').lift.exercise, 'weighted-pull-up');
  assert.equal(read('assisted pull-up 3x5-8 20', [...known, of('own', 'Assisted Pull-up', { own: true })]).lift.exercise, 'own', 'an exercise of the gym');
  assert.ok(isAssisted('assisted dip') && !isAssisted('dip'));
  assert.deepEqual(withoutBody(added, known).map(({ id }) => id), ['lat-pulldown']);
});

test('a lift that is typed with an RPE progresses by RPE, and the line says it', () => {
  const bench = { id: 'bench-press', name: 'Bench Press', suitability: 'IDEAL', muscles: { primary: [], secondary: [] } };
  const methods = ['LINEAR', 'RPE'].map((method) => ({ method, variants: ['SINGLE_TOP', 'DOUBLE_TOP'] }));
  const read = (line) => liftOf(line, { exercises: [bench], methods: [...methods, { method: 'DOUBLE_PROGRESSION', variants: ['STRAIGHT'] }], unit: 'kg' }).lift;

  for (const line of ['bench press 1x3-5 @8.5 + 3x8-12, 100 kg', 'bench press @8.5 100 kg', 'bench press 2x4 @9']) assert.equal(read(line).method, 'LINEAR', line);
  assert.equal(read('bench press @8,5 100 kg').scheme.topRpe, '8.5');
  assert.equal(read('bench press 1x3-5 + 3x8-12, 100 kg').method, 'LINEAR');
  assert.equal(read('bench press 90 kg x 5 @8').method, 'LINEAR', 'the RPE is that of a recent set');
  assert.equal(read('bench press 3x8-12').method, 'DOUBLE_PROGRESSION');
  assert.match(said(read('bench press @8.5'), [bench]), /progression: Linear/);
});
