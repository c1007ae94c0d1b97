// The names of exercises, and dates in an athlete's time zone. The lifter's page uses these functions too.

let exercises = new Map();

/** The ids of all exercises. */
export const exerciseIds = { has: (id) => exercises.has(id) };

export function learnExercises(items) {
  exercises = new Map(items.map((exercise) => [exercise.id, exercise.name]));
}

export function exercise(id) {
  return exercises.get(id) || id.replaceAll('-', ' ');
}

/**
 * Returns today's date, such as 2026-11-24, in the athlete's time zone. If the browser does not know that zone, its own
 * zone is used.
 */
export function dateIn(timeZone) {
  try {
    return new Date().toLocaleDateString('sv-SE', { timeZone });
  } catch {
    return new Date().toLocaleDateString('sv-SE');
  }
}
