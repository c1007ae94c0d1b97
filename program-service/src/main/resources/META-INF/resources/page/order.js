// Filter and order of the roster's rows. The choice is kept while the page is open.

/** The value of the flag filter for paused athletes only. */
export const PAUSED = 'PAUSED';

export const chosen = { name: '', flag: '', lift: '', sort: 'urgency', turned: false };

const SORTS = {
  urgency: (a, b) => urgency(a) - urgency(b) || byName(a, b),
  name: (a, b) => byName(a, b),
  week: (a, b) => share(a.sessions.thisWeek) - share(b.sessions.thisWeek) || byName(a, b),
  four: (a, b) => share(a.sessions.lastFourWeeks) - share(b.sessions.lastFourWeeks) || byName(a, b),
  last: (a, b) => (b.lastSessionAt ? Date.parse(b.lastSessionAt) : 0) - (a.lastSessionAt ? Date.parse(a.lastSessionAt) : 0) || byName(a, b),
};

const urgency = (row) => (row.parked ? -1 : row.flags.length ? row.flags[0].urgency : 99);
const share = (count) => (count.planned ? count.done / count.planned : 2);
const byName = (a, b) => a.name.localeCompare(b.name);

export const order = (a, b) => SORTS[chosen.sort](a, b) * (chosen.turned ? -1 : 1);

/** Removes all filters. */
export function wantEverybody() {
  Object.assign(chosen, { name: '', flag: '', lift: '' });
}

export const isFiltered = () => Boolean(chosen.name.trim() || chosen.flag || chosen.lift);

export function isWanted(row) {
  const text = chosen.name.trim().toLowerCase();
  return (!text || row.name.toLowerCase().includes(text) || row.athleteId.toLowerCase().includes(text))
    && (chosen.flag === PAUSED ? row.paused : !row.paused && (!chosen.flag || row.flags.some((each) => each.code === chosen.flag)))
    && (!chosen.lift || row.lifts.some((lift) => lift.exercise === chosen.lift));
}
