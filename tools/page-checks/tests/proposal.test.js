import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { page } from './browser.js';

const { contentsOf, finder } = await page('/page/import/logfile.js');
const { proposer } = await page('/page/import/proposal.js');

const root = new URL('../../../', import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, root), 'utf8');
const catalogue = JSON.parse(read('event-contract/src/main/resources/exercises.json'));

/** Names that the Strong and Hevy apps or their users write, and the exercise that is proposed for each. */
const PROPOSED = {
  'Bayesian Cable Curl': 'cable-curl',
  'Bottom-Half Seated Cable Flye': 'cable-fly',
  'Cable 1-Arm Face Pull': 'face-pull',
  'Cable Crossover Ladder': 'cable-fly',
  'Cable Row Wide Grip': 'seated-cable-row',
  'Front Pulldown': 'lat-pulldown',
  Hyperextensions: 'back-extension',
  'Iso-Lateral Chest Press (Machine)': 'machine-chest-press',
  'Iso-Lateral Row (Machine)': 'machine-row',
  'Katana Triceps Extension': 'overhead-triceps-extension',
  'Lat Pull Down': 'lat-pulldown',
  'Leg Press Keller': 'leg-press',
  'Leg Press Technogym (Gelb)': 'leg-press',
  'My Bench Press': 'bench-press',
  'Rudern (Maschine)': 'machine-row',
  'Seated Super- Bayesian High Cable Curl': 'cable-curl',
  'Shoulder Press (Machine Plates)': 'machine-shoulder-press',
  'Shoulder Press (Plate Loaded)': 'machine-shoulder-press',
  'Sitting 1-Arm Lat Pulldown': 'lat-pulldown',
  'Standing Cable Fly': 'cable-fly',
  'Strict Press (Barbell)': 'overhead-press',
  'Triceps Extension': 'overhead-triceps-extension',
  'Triceps Extension (Cable)': 'overhead-triceps-extension',
  'Triceps Rope Push Down': 'triceps-pushdown',
};

/** Names that mean no exercise of the catalogue, or not for certain. */
const NOTHING = `Back Deltoids|Bent Over Row Machine (Panatta)|Bicep Curl (Machine)|Calf Press (Machine)|Calf Press on Seated Leg Press|Chest Fly
  |Chest Fly (Band)|Concentration Curl|Concentration Curl (Dumbbell)|Crunch|Crunch (Machine)|Crunch (Weighted)|Decline Chest Press
  |Decline Crunch (Weighted)|Dip Machine|Dragon Flag|Flat Leg Raise|Glute Ham Raise|Hammer Curl (Cable)|Hanging Knee Raise|Hanging Leg Raise
  |High Row|Hip Thrust (Machine)|Incline Chest Press (Machine)|Inverted Row (Bodyweight)|JM Press (Barbell)|Lateral Raise (Machine)|Low Row
  |Lower Back|Lying Leg Raise|Meadows Incline DB Lateral Raise|Overhead Smith Seated|Plank|Preacher Curl (Machine)|Pull Up (Band)
  |Pullover (Dumbbell)|Rear Delt Reverse Fly (Cable)|Rear Delt Reverse Fly (Machine)|Reverse Fly Single Arm (Cable)|Reverse Lunge (Dumbbell)
  |Russian Twist|Seated Dip|Seated Dip Machine|Seated Incline Curl (Dumbbell)|Seated Palms Down Wrist Curl|Shrug (Cable)|Side Bend (Dumbbell)
  |Standing Calf Raise (Dumbbell)|Triceps Extension (Machine)|Triceps Kickback (Cable)|Warm Up|Ab Wheel|Burpee|Cycling|Jump Squat
  |Pistol Squat|Zercher Carry|Reverse Curl (Barbell)|Front Lever|Band Pull Apart|Kettlebell Swing|Treadmill|Snatch|Leg Press Calf Raise
  |Single Leg Press (Machine)|Tibialis Raise|Neck Curl|Bench Dip (Band)|Sled Push`.split('|').map((name) => name.trim());

const propose = proposer(catalogue);
const german = JSON.parse(read('program-service/src/main/resources/META-INF/resources/page/parts/exercises.de.json'));
const proposeInGerman = proposer(catalogue.map((each) => ({ ...each, name: german[each.id], aliases: [each.name, ...(each.aliases ?? [])] })));

for (const [name, id] of Object.entries(PROPOSED)) {
  test(`${name} is proposed to be ${id}`, () => assert.deepEqual([propose(name)?.id, proposeInGerman(name)?.id], [id, id]));
}

for (const name of NOTHING) {
  test(`nothing is proposed for ${name}`, () => assert.deepEqual([propose(name)?.id, proposeInGerman(name)?.id], [undefined, undefined]));
}

test('each exercise that the catalogue names is proposed for no other name of it but itself', () => {
  for (const each of catalogue) {
    for (const name of [each.name, ...(each.aliases ?? [])]) {
      const found = propose(name);
      assert.ok(found === null || found.id === each.id, `${name} → ${found?.id}`);
    }
  }
});

test('an exercise of the gym is proposed, and a retired one is not', () => {
  const own = { id: 'belt-squat', name: 'Belt Squat', own: true };
  assert.equal(proposer([own])('Belt Squats (Weighted)')?.id, 'belt-squat');
  assert.equal(proposer([{ ...own, retired: true }])('Belt Squats'), null);
});

for (const file of ['hevy_dakheera47_2024-2025_kg_rpe.csv', 'strong_breinsp_2021_kg.csv']) {
  const log = new URL(`../shared/data/${file}`, root);
  test(`what is proposed for the names of a real log was judged by hand: ${file}`, { skip: !existsSync(log) }, () => {
    const known = finder(catalogue);
    for (const { name } of contentsOf(readFileSync(log, 'utf8')).names.filter((each) => !known(each.name))) {
      assert.equal(propose(name)?.id, /** @type {{ [name: string]: string }} */ (PROPOSED)[name], name);
      assert.ok(name in PROPOSED || NOTHING.includes(name), `${name} is in neither list`);
    }
  });
}
