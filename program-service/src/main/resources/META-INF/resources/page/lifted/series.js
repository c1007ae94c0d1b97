// The heaviest set of each lift in each session, for a graph over time. Pure functions.

const KILOGRAMS = 0.45359237; // of a pound

/**
 * A point of a lift: the heaviest set of a session. Of sets with the same load, the one with most repetitions counts.
 *
 * @typedef {{ date: string, load: number, reps: number }} Point
 * @typedef {{ exercise: string, sets: number, tops: number, unit: Page.Unit, points: Point[] }} Series
 */

/**
 * Returns the lifts with their points, oldest first. The main lifts come first: those with most top sets, then with most sets.
 * Warm-ups are left out.
 *
 * @param {Pick<SessionApi.Session, 'startedAt' | 'sets'>[]} sessions
 * @returns {Series[]}
 */
export function seriesOf(sessions) {
  /** @type {Map<string, Series>} */
  const lifts = new Map();
  const newestFirst = [...sessions].sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
  for (const { startedAt, sets } of newestFirst) {
    for (const set of sets) {
      if (set.role === 'WARM_UP') continue;
      const lift = lifts.get(set.exercise) ?? { exercise: set.exercise, sets: 0, tops: 0, unit: set.load.unit, points: [] };
      lift.sets++;
      if (set.role === 'TOP') lift.tops++;
      add(lift.points, { date: startedAt, load: inUnit(set.load, lift.unit), reps: set.reps });
      lifts.set(set.exercise, lift);
    }
  }
  for (const { points } of lifts.values()) points.reverse();
  return [...lifts.values()].sort((a, b) => b.tops - a.tops || b.sets - a.sets);
}

/**
 * @param {Point[]} points the newest session is at the end
 * @param {Point} point
 */
function add(points, point) {
  const last = points.at(-1);
  if (last?.date !== point.date) points.push(point);
  else if (point.load > last.load || (point.load === last.load && point.reps > last.reps)) points[points.length - 1] = point;
}

/**
 * Returns a load in the unit of the lift's newest set, rounded to a tenth if it is converted.
 *
 * @param {SessionApi.Load} load
 * @param {Page.Unit} unit
 */
export function inUnit({ value, unit: from }, unit) {
  if (from === unit) return value;
  const converted = unit === 'kg' ? value * KILOGRAMS : value / KILOGRAMS;
  return Math.round(converted * 10) / 10;
}

/**
 * Returns where the points are in a drawing of this size: x by the time, y by the load, with the heaviest at the top.
 *
 * @param {Point[]} points
 * @param {number} width
 * @param {number} height
 */
export function placesOf(points, width, height) {
  const times = points.map(({ date }) => Date.parse(date));
  const loads = points.map(({ load }) => load);
  const [from, low] = [Math.min(...times), Math.min(...loads)];
  const [span, rise] = [Math.max(...times) - from, Math.max(...loads) - low];
  return points.map((point, n) => ({
    x: span ? Math.round((width * (times[n] - from)) / span) : width / 2,
    y: rise ? Math.round(height - (height * (point.load - low)) / rise) : height / 2,
  }));
}
