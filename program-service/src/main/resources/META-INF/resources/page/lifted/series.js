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

const STEPS = [1, 2, 2.5, 5, 10, 20, 25, 50, 100, 200, 250, 500];
const MOST_STEPS = 4;

/**
 * Returns the loads that the axis names, the lightest first. They are round, equally far apart, and all points lie between them.
 *
 * @param {Point[]} points
 */
export function ticksOf(points) {
  const loads = points.map(({ load }) => load);
  const ends = (/** @type {number} */ step) => [Math.floor(Math.min(...loads) / step), Math.ceil(Math.max(...loads) / step)];
  const step = STEPS.find((each) => ends(each)[1] - ends(each)[0] <= MOST_STEPS) ?? 1000;
  const [from, to] = ends(step);
  return Array.from({ length: to - from + 1 }, (_, n) => (from + n) * step);
}

/**
 * Returns where the points are in a drawing of this size: x by the time, y by the load, with the last of the ticks at the top.
 *
 * @param {Point[]} points
 * @param {number[]} ticks
 * @param {number} width
 * @param {number} height
 */
export function placesOf(points, ticks, width, height) {
  const times = points.map(({ date }) => Date.parse(date));
  const [from, low] = [Math.min(...times), ticks[0]];
  const [span, rise] = [Math.max(...times) - from, ticks[ticks.length - 1] - low];
  return points.map((point, n) => ({
    x: span ? Math.round((width * (times[n] - from)) / span) : width / 2,
    y: rise ? Math.round(height - (height * (point.load - low)) / rise) : height / 2,
  }));
}
