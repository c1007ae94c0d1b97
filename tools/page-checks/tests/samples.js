// Made-up answers of the services, with what the tests read of them.

export const topLift = (changes = {}) => ({
  slotId: 'd1-bench-press', day: 1, exercise: 'bench-press', variant: 'SINGLE_TOP', unit: 'kg',
  top: { sets: 1, load: 122.5, reps: 4, repRange: { min: 3, max: 5 }, rpe: 8.5, restSeconds: 180 },
  backoff: { sets: 3, load: 105, reductionPercent: 15, repRange: { min: 8, max: 12 }, restSeconds: 120 },
  warmUp: [{ load: 60, reps: 5 }, { load: 90, reps: 3 }], flags: [], why: [], ...changes,
});

export const straightLift = (changes = {}) => ({
  slotId: 'd2-leg-press', day: 2, exercise: 'leg-press', variant: 'STRAIGHT', unit: 'kg',
  straight: { sets: 3, load: 180, repRange: { min: 8, max: 12 }, restSeconds: 90 }, flags: [], why: [], ...changes,
});

export const set = (changes = {}) => ({
  setId: 's1', sessionId: 'one', exercise: 'bench-press', slotId: 'd1-bench-press', role: 'TOP', load: { value: 122.5, unit: 'kg' }, reps: 4, rpe: 8.5,
  completedAt: '2026-11-27T16:30:00Z', state: 'stored', revision: 1, ...changes,
});

export const row = (changes = {}) => ({
  athleteId: 'anna', name: 'Anna', programId: 'ac5eaf95-6511-3d43-940d-194caf272202', parked: false, needsLook: false, flags: [], lifts: [], trends: [], coaches: [], tags: [], week: 3,
  sessions: { thisWeek: { done: 1, planned: 3 }, lastFourWeeks: { done: 10, planned: 12 } }, lastSessionAt: '2026-11-27T16:30:00Z', ...changes,
});

export const exercises = [
  { id: 'bench-press', name: 'Bench Press', aliases: ['Bankdrücken'], suitability: 'IDEAL' },
  { id: 'squat', name: 'Squat', suitability: 'IDEAL' },
  { id: 'leg-press', name: 'Leg Press', aliases: ['Beinpresse'], suitability: 'GOOD' },
  { id: 'belt-squat', name: 'Belt Squat', own: true, suitability: 'UNLISTED' },
  { id: 'old-press', name: 'Bench Press Machine', own: true, retired: true, suitability: 'UNLISTED' },
];
