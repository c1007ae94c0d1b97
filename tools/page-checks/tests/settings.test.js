import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { page } from './browser.js';

const gym = await page('/page/settings/gym.js');
const { usualUnit } = await page('/page/parts/gym-unit.js');
const exercise = await page('/page/settings/exercise.js');

const SETTINGS = {
  unit: 'kg', timeZone: 'Europe/Berlin', deloadEvery: 6, coachesSee: 'EVERYONE', revision: 3,
  bars: [{ weight: 20, exercises: [] }, { name: 'Trap bar', weight: 25.5, exercises: ['deadlift'] }],
  plates: [{ weight: 25, pairs: 4 }, { weight: 1.25 }], dumbbells: [5, 7.5, 10],
  machines: [{ name: 'Leg press', exercises: ['leg-press'], loads: [20, 40] }, { exercises: ['row'], step: 2.5, loads: [] }],
};
const clean = (value) => JSON.parse(JSON.stringify(value));

test('settings that are shown and sent unchanged stay the same', () => {
  const wrong = {};
  const asked = clean(gym.asked(gym.shown(SETTINGS), wrong, true));

  assert.deepEqual(wrong, {});
  assert.deepEqual(asked, {
    unit: 'kg', timeZone: 'Europe/Berlin', deloadEvery: 6, coachesSee: 'EVERYONE',
    bars: [{ weight: 20 }, { name: 'Trap bar', weight: 25.5, exercises: ['deadlift'] }],
    plates: SETTINGS.plates, dumbbells: SETTINGS.dumbbells,
    machines: [{ name: 'Leg press', exercises: ['leg-press'], loads: [20, 40] }, { exercises: ['row'], step: 2.5 }],
  });
});

test('a gym without settings sends nothing but whom the coaches see', () => {
  assert.deepEqual(clean(gym.asked(gym.shown({}), {}, true)), { coachesSee: 'EVERYONE' });
  assert.deepEqual(clean(gym.asked(gym.shown({}), {}, false)), {});
});

test('a list of weights may have decimal commas and any separator', () => {
  const typed = { ...gym.shown({}), dumbbells: '5; 7,5 10, 12.5 15,17,20' };

  assert.deepEqual(gym.asked(typed, {}, false).dumbbells, [5, 7.5, 10, 12.5, 15, 17, 20]);
});

test('each field that is no number gets a message', () => {
  const wrong = {};
  gym.asked({ ...gym.shown(SETTINGS), deloadEvery: 'often', dumbbells: '5 x', plates: [{ weight: 'heavy', pairs: '' }] }, wrong, true);

  assert.deepEqual(Object.keys(wrong).sort(), ['deloadEvery', 'dumbbells', 'plates[0].weight']);
});

test('every field of every entry can show a message', () => {
  const fields = gym.fieldsOf(gym.shown(SETTINGS));

  for (const name of ['unit', 'bars[1].exercises', 'plates[0].pairs', 'machines[1].loads']) assert.ok(fields.includes(name), name);
});

const SQUAT = {
  id: 'belt-squat', name: 'Belt Squat', aliases: ['Hip belt squat'], pattern: 'SQUAT', kind: 'COMPOUND', equipment: 'STEP', muscles: { primary: ['quads'], secondary: ['glutes'] },
  step: { kg: 2.5, lb: 5 }, increment: { kg: 2.5, lb: 5 }, loadMode: 'ADDED_TO_BODYWEIGHT', fatiguing: true, suitability: 'GOOD', lowerBody: true, ratios: { squat: 0.8 }, own: true,
};

test('an exercise that is changed keeps what has no field', () => {
  const wrong = {};
  const { id, own, ...rest } = SQUAT;

  assert.deepEqual(clean(exercise.asked(exercise.filled(SQUAT, 'kg'), wrong)), rest);
  assert.deepEqual(wrong, {});
  assert.ok(id && own);
});

test('a new exercise gets an id from its name, and needs a name, a pattern and a muscle', () => {
  const editing = { ...exercise.blank('kg'), name: 'Größe 1' };
  exercise.asked(editing, {});
  assert.equal(editing.id, 'grosse-1');

  const wrong = {};
  exercise.asked(exercise.blank('kg'), wrong);
  assert.deepEqual(Object.keys(wrong).sort(), ['muscles.primary', 'name', 'pattern']);
});

test('a step is typed in the unit of the gym alone, and only an exercise with steps has one', () => {
  const asked = (change, unit = 'kg') => exercise.asked({ ...exercise.filled(SQUAT, unit), ...change }, {});
  assert.deepEqual([asked({ step: '1,25' }).step, asked({ step: '10' }, 'lb').step], [{ kg: 1.25, lb: 2.5 }, { kg: 5, lb: 10 }]);
  assert.equal(asked({ equipment: 'BARBELL' }).step, undefined);
  assert.equal(asked({ increment: '' }).increment, undefined);

  const wrong = {};
  exercise.asked({ ...exercise.filled(SQUAT, 'kg'), step: 'much', increment: '0' }, wrong);
  assert.deepEqual(Object.keys(wrong).sort(), ['increment', 'step']);
});

test('a load in the other unit stays as it was while the typed one is the same', () => {
  assert.deepEqual(exercise.inBoth(2, 'kg', { kg: 2, lb: 5 }), { kg: 2, lb: 5 });
  assert.deepEqual(exercise.inBoth(2.5, 'kg', { kg: 2, lb: 5 }), { kg: 2.5, lb: 5 });
});

test('a name without letters makes no id', () => {
  const wrong = {};
  exercise.asked({ ...exercise.blank('kg'), name: '– ! –' }, wrong);
  assert.equal(wrong.name, 'Enter a name with letters or digits.');
});

test('settings that cannot be stored are not sent', () => {
  const wrongIn = (change) => {
    const wrong = {};
    gym.asked({ ...gym.shown({ unit: 'kg' }), ...change }, wrong, true);
    return Object.keys(wrong).sort();
  };
  const machine = { name: 'Leg press', exercises: [], step: '5', loads: '' };
  assert.deepEqual(wrongIn({ machines: [machine] }), []);
  assert.deepEqual(wrongIn({ machines: [{ ...machine, loads: '5 10' }, { ...machine, step: '' }] }), ['machines[0].step', 'machines[1].step']);
  assert.deepEqual(wrongIn({ machines: [{ ...machine, name: '' }] }), ['machines[0].name']);
  assert.deepEqual(wrongIn({ unit: '', plates: [{ weight: '', pairs: '' }] }), ['plates[0].weight', 'unit']);
  assert.deepEqual(wrongIn({ timeZone: 'Berlin', deloadEvery: '3' }), ['deloadEvery', 'timeZone']);
  assert.deepEqual(wrongIn({ timeZone: 'Europe/Berlin', deloadEvery: '' }), []);
});

test('of a list of weights the text that is no number is named', () => {
  const wrong = {};
  gym.asked({ ...gym.shown({ unit: 'kg' }), dumbbells: '5 7,5 10 x 12.5' }, wrong, true);

  assert.match(wrong.dumbbells, /“x” is not a number/);
});

test('a gym without a unit counts in that of most of its athletes', () => {
  assert.equal(usualUnit([]), 'kg');
  assert.equal(usualUnit([{ unit: 'lb' }, { unit: 'kg' }]), 'kg');
  assert.equal(usualUnit([{ unit: 'lb' }, { unit: 'lb' }, { unit: 'kg' }]), 'lb');
});

test('the usual plates are those that count for a gym without plates', async () => {
  const source = await readFile(new URL('../../../rules/src/main/java/topset/rules/load/StandardEquipment.java', import.meta.url), 'utf8');
  for (const unit of ['kg', 'lb']) {
    const [, ...plates] = source.match(new RegExp(`case ${unit.toUpperCase()} -> barbell\\(unit, (.*)\\);`))[1].split(', ').map(JSON.parse);
    assert.deepEqual(gym.usualPlates(unit), plates.map((weight) => ({ weight, pairs: '' })));
  }
});
