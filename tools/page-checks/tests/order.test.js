import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { page } from './browser.js';
import { row } from './samples.js';

const { ARCHIVED, ME, PAUSED, address, chosen, groupOf, isFiltered, isGrouped, isWanted, order, readAddress, wantEverybody } = await page('/page/order.js');

beforeEach(() => readAddress(''));

const sorted = (...rows) => rows.sort(order).map(({ name }) => name);
const flagged = (code, urgency, seen) => ({ code, urgency, seen, slotIds: [], about: [] });

test('the address keeps the filters and the order, and leaves out what is usual', () => {
  assert.equal(address(), '#/');
  Object.assign(chosen, { flag: 'STALLED', sort: 'name', turned: true });
  assert.equal(address(), '#/?flag=STALLED&sort=name&turned=');
});

test('what an address says is chosen, and an unknown order is the usual one', () => {
  readAddress('flag=LAYOFF&sort=shoe-size&turned');
  assert.deepEqual({ ...chosen }, { name: '', flag: 'LAYOFF', lift: '', coach: '', tag: '', sort: 'urgency', turned: true });
});

test('an address written and read again chooses the same', () => {
  readAddress('name=M%C3%BCller+%26+S%C3%B6hne&tag=team');
  const before = { ...chosen };
  readAddress(address().split('?')[1]);
  assert.deepEqual({ ...chosen }, before);
});

test('the reset removes the filters and keeps the order', () => {
  readAddress('tag=team&sort=last');
  assert.ok(isFiltered());
  wantEverybody();
  assert.ok(!isFiltered());
  assert.equal(chosen.sort, 'last');
});

test('who needs a look comes first, then the most urgent open flag, then the name', () => {
  assert.deepEqual(sorted(
    row({ name: 'Zoe' }),
    row({ name: 'Ben', needsLook: true, flags: [flagged('STALLED', 8)] }),
    row({ name: 'Ada', needsLook: true, flags: [flagged('PAIN_REPORTED', 1, { by: 'kim' }), flagged('LAYOFF', 11)] }),
    row({ name: 'Cem', parked: true }),
    row({ name: 'Ann' }),
  ), ['Cem', 'Ben', 'Ada', 'Ann', 'Zoe']);
});

test('who has no program is neither well nor unwell, and comes before who is doing fine', () => {
  assert.equal(groupOf(row({ programId: undefined })), 'noProgram');
  assert.equal(groupOf(row({ programId: undefined, parked: true })), 'look');
  assert.deepEqual(sorted(
    row({ name: 'Ann' }),
    row({ name: 'Bea', programId: undefined }),
    row({ name: 'Zoe', needsLook: true, flags: [flagged('LAYOFF', 11)] }),
  ), ['Zoe', 'Bea', 'Ann']);
});

test('who has a flag after which a coach may want another plan has something to consider', () => {
  const group = (flags, lifts = []) => groupOf(row({ flags, lifts }));

  assert.deepEqual(['DELOAD_SUGGESTED', 'STALLED', 'BACKOFFS_TOO_EASY', 'BEYOND_FAILURE', 'VOLUME_LOW'].map((code) => group([flagged(code, 8)])), ['consider', 'consider', 'fine', 'fine', 'fine']);
  assert.equal(group([flagged('STALLED', 8, { by: 'kim' })]), 'fine');
  assert.equal(group([{ ...flagged('TARGET_MISSED', 6), slotIds: ['d1'] }], [{ slotId: 'd1', change: 2.5 }]), 'consider', 'the load rises all the same');
});

test('a flag that a coach has seen neither moves a row up nor is found by the filter', () => {
  const seen = row({ name: 'Zoe', flags: [flagged('STALLED', 8, { by: 'kim' })] });
  assert.deepEqual(sorted(seen, row({ name: 'Ann' })), ['Ann', 'Zoe']);
  chosen.flag = 'STALLED';
  assert.ok(!isWanted(seen, 'kim'));
});

test('an archived athlete is in the list of the archive alone, paused or not', () => {
  const archived = row({ archivedAt: '2026-11-29T10:00:00Z', paused: true });
  assert.ok(!isWanted(archived, 'kim'));
  chosen.flag = PAUSED;
  assert.ok(!isWanted(archived, 'kim'));
  chosen.flag = ARCHIVED;
  assert.ok(isWanted(archived, 'kim'));
  assert.ok(!isWanted(row(), 'kim'));
  assert.ok(!isGrouped());
});

test('by sessions, who has planned nothing comes last', () => {
  readAddress('sort=week');
  const week = (name, done, planned) => row({ name, sessions: { thisWeek: { done, planned } } });

  assert.deepEqual(sorted(week('None', 0, 0), week('Most', 3, 3), week('Least', 0, 2)), ['Least', 'Most', 'None']);
});

test('by the last session, who never trained comes last, and turned around first', () => {
  readAddress('sort=last');
  const rows = () => [row({ name: 'Never', lastSessionAt: undefined }), row({ name: 'Old', lastSessionAt: '2026-10-01T10:00:00Z' }), row({ name: 'New', lastSessionAt: '2026-11-29T10:00:00Z' })];

  assert.deepEqual(sorted(...rows()), ['New', 'Old', 'Never']);
  chosen.turned = true;
  assert.deepEqual(sorted(...rows()), ['Never', 'Old', 'New']);
});

test('paused athletes are shown by their filter alone, which has no groups', () => {
  assert.ok(!isWanted(row({ paused: true }), 'kim'));
  assert.ok(isGrouped());
  chosen.flag = PAUSED;
  assert.ok(isWanted(row({ paused: true }), 'kim'));
  assert.ok(!isWanted(row(), 'kim'));
  assert.ok(!isGrouped());
});

test('the name filter finds a part of the name or of the id', () => {
  chosen.name = ' nn ';
  assert.ok(isWanted(row({ name: 'Anna', athleteId: 'x' }), 'kim'));
  assert.ok(isWanted(row({ name: 'X', athleteId: 'hannes' }), 'kim'));
  assert.ok(!isWanted(row({ name: 'Ben', athleteId: 'ben' }), 'kim'));
});

test('the filters for flag, lift, coach and tag all have to fit', () => {
  const wanted = row({ flags: [flagged('STALLED', 8)], lifts: [{ exercise: 'squat' }], coaches: ['kim'], tags: ['team'] });
  readAddress(`flag=STALLED&lift=squat&coach=${ME}&tag=team`);

  assert.ok(isWanted(wanted, 'kim'));
  assert.ok(!isWanted(wanted, 'lee'));
  for (const missing of [{ flags: [] }, { lifts: [] }, { coaches: [] }, { tags: [] }]) assert.ok(!isWanted({ ...wanted, ...missing }, 'kim'), Object.keys(missing)[0]);
});

test('a message of the athlete needs a look until a coach has answered', () => {
  assert.equal(groupOf(row({ messageAt: '2026-12-02T00:10:00Z' })), 'look');
  assert.equal(groupOf(row()), 'fine');
});

test('a deload that is planned answers the suggestion of one', () => {
  const suggested = flagged('DELOAD_SUGGESTED', 9);
  assert.equal(groupOf(row({ flags: [suggested] })), 'consider');
  assert.equal(groupOf(row({ flags: [suggested], lifts: [{ slotId: 'd1-squat', nextPlanned: true }] })), 'fine');
});
