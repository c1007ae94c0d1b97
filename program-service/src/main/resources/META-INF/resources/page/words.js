// The texts that the page shows for the codes of the API.

const FLAGS = {
  PAIN_PERSISTS: ['Pain persists', 'bad', 'Three painful weeks in a row or more: the load is reduced'],
  PAIN_REPORTED: ['Pain', 'bad', 'A set was logged with pain'],
  INJURED: ['Injured', 'bad', 'The athlete is injured: no load is raised'],
  TRAINED_TO_FAILURE: ['To failure', 'bad', 'The top set was above its RPE ceiling, or failed'],
  BEYOND_FAILURE: ['Too heavy', 'bad', 'The forecast says that a load cannot be lifted'],
  SUDDEN_DROP: ['Sudden drop', 'bad', 'The week is more than 10 % below the trend'],
  TARGET_MISSED: ['Missed', 'warn', 'The top set missed its target'],
  STALLED: ['Stalled', 'warn', 'No better estimate in three trained weeks'],
  DELOAD_SUGGESTED: ['Deload?', 'warn', 'Several lifts make no progress: a lighter week may help'],
  NOT_TRAINED: ['Not trained', 'warn', 'A week went by without the lift'],
  LAYOFF: ['Layoff', 'warn', 'Two weeks without training: the load was reduced'],
  MISSED_TODAY: ['Day missed', 'warn', 'A planned day went by without training'],
  REDUCE_MORE: ['Backoffs hard', 'note', 'The backoff sets were too hard: the reduction grows'],
  BACKOFFS_TOO_EASY: ['Backoffs easy', 'note', 'The backoff sets were easy: the reduction shrinks'],
  VOLUME_HIGH: ['Volume high', 'note', 'More than 20 hard sets for a muscle in a week'],
  VOLUME_LOW: ['Volume low', 'note', 'Fewer than 10 hard sets for a muscle in a week'],
  EXTRA_TOP_SETS: ['Extra top sets', 'note', 'More than two top sets of a lift in a session'],
  OUT_OF_ORDER: ['Out of order', 'note', 'A backoff set came before the top set'],
  WARM_UP_SKIPPED: ['No warm-up', 'note', 'No warm-up before the first top set'],
  NO_RPE: ['No RPE', 'note', 'The top set has no RPE'],
  UNMATCHED_SET: ['Unmatched set', 'note', 'A set belongs to no lift of the program'],
  EQUIPMENT_LIMIT: ['Equipment limit', 'note', 'The target load is above the heaviest available load'],
  REVISED_AFTER_FINAL: ['Revised', 'note', 'A late set changed a final target'],
  PERSONAL_RECORD: ['Record', 'good', 'The best estimate ever'],
};

export function flag(code) {
  const [word, tone, says] = FLAGS[code] || [code.toLowerCase().replaceAll('_', ' '), 'note', ''];
  return { word, tone, says };
}

/** The codes of all flags, the most urgent first. */
export const flagCodes = Object.keys(FLAGS);

let exercises = new Map();

export function learnExercises(items) {
  exercises = new Map(items.map((exercise) => [exercise.id, exercise.name]));
}

export function exercise(id) {
  return exercises.get(id) || id.replaceAll('-', ' ');
}

const VARIANTS = {
  SINGLE_TOP: 'one top set', DOUBLE_TOP: 'two top sets', HEAVY_SINGLE: 'heavy single',
  RAMPING: 'ramping', MODERATE_TOP: 'moderate top set', STRAIGHT: 'straight sets',
  PYRAMID: 'pyramid', CLUSTER: 'cluster', REST_PAUSE: 'rest-pause',
};

export const variant = (code) => VARIANTS[code] || code.toLowerCase();

const OUTCOMES = {
  HIT: 'hit', SHORT: 'short', MISSED: 'missed', TOO_HARD: 'too hard', NOT_TRAINED: 'not trained', NOT_YET_TRAINED: 'not yet trained',
  DELOADED: 'deload',
};

export const outcome = (code) => OUTCOMES[code] || '';

/** Writes a load, for example 122.5 kg. The service has already rounded the value. */
export const load = (value, unit) => (value === null || value === undefined ? '–' : number(value) + (unit ? ' ' + unit : ''));

export const number = (value) => String(Math.round(value * 1000) / 1000);

export const range = (r) => (r.min === r.max ? String(r.min) : r.min + '–' + r.max);

/**
 * Writes sets at one load, for example 3 × 8–12. For a rest-pause the text has the activation set and the total of
 * reps.
 */
export const straightSets = (straight) => (straight.totalReps
  ? ` × ${range(straight.repRange)}, then on to ${straight.totalReps} reps`
  : ` ${straight.sets} × ${range(straight.repRange)}`);

/** Writes a rest, for example 3 min or 20 s. */
export const rest = (seconds) => (seconds % 60 ? seconds + ' s' : seconds / 60 + ' min');

export const day = (date) => new Date(date).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });

/** Writes a date with its weekday, for example Tue, 24 Nov. */
export const weekday = (date) => new Date(date).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Writes how long ago a point in time was, for example today, yesterday, 3 days ago, or 5 Nov. */
export function ago(time) {
  if (!time) return 'never';
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  const days = Math.round((midnight(new Date()) - midnight(new Date(time))) / 86400000);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  return days < 14 ? days + ' days ago' : day(time);
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
