// The flags of the API: their names, how urgent they are, and how they are shown.
import { html } from '/webjars/lit-html/lit-html.js';
import { muscle } from './parts/muscles.js';
import { weekday } from './terms.js';
import { exercise, exerciseIds } from './words.js';
import { t } from './texts.js';

/** The codes of all flags, the most urgent first. */
export const flagCodes = [
  'PAIN_PERSISTS', 'PAIN_REPORTED', 'INJURED', 'TRAINED_TO_FAILURE', 'BEYOND_FAILURE', 'SUDDEN_DROP',
  'TARGET_MISSED', 'STALLED', 'DELOAD_SUGGESTED', 'NOT_TRAINED', 'LAYOFF', 'MISSED_TODAY',
  'REDUCE_MORE', 'BACKOFFS_TOO_EASY', 'VOLUME_HIGH', 'VOLUME_LOW', 'EXTRA_TOP_SETS', 'OUT_OF_ORDER',
  'WARM_UP_SKIPPED', 'NO_RPE', 'UNMATCHED_SET', 'EQUIPMENT_LIMIT', 'REVISED_AFTER_FINAL', 'PERSONAL_RECORD',
];

/** The flags that are good news. */
export const GOOD = ['PERSONAL_RECORD'];

/** The forecast's doubt. It asks for nothing unless it speaks against a load that rises. */
export const DOUBT = 'BEYOND_FAILURE';

/** The flags that speak against a heavier load: a set was too heavy, a week too weak, nothing has grown for weeks, or the forecast doubts it. */
const AGAINST_RISE = ['SUDDEN_DROP', 'TARGET_MISSED', 'TRAINED_TO_FAILURE', 'STALLED', DOUBT];

/**
 * Whether an open flag speaks against a heavier load of a lift, and the load rises all the same.
 *
 * @type {(flag: Pick<ProgramApi.RosterFlag, 'code' | 'slotIds' | 'seen'>, lift: Pick<Page.Row['lifts'][number], 'slotId' | 'change'>) => boolean}
 */
export const speaksAgainst = ({ code, seen, slotIds }, { slotId, change: by }) => (by ?? 0) > 0 && !seen && AGAINST_RISE.includes(code) && slotIds.includes(slotId);

/** The flags that speak of the plan on which they are; all others speak of the sets of the week before it. */
const OF_PLAN = ['INJURED', 'LAYOFF', 'BEYOND_FAILURE', 'DELOAD_SUGGESTED', 'EQUIPMENT_LIMIT', 'REVISED_AFTER_FINAL', 'MISSED_TODAY'];

/** @param {string} code */
export const isOfSets = (code) => !OF_PLAN.includes(code);

/**
 * Returns in words of which weeks' sets a flag speaks; an empty text if it speaks of a plan.
 *
 * @param {{ weeks?: number[] }} flag
 * @param {number} [now] the running week of the program
 */
export const weeksOf = ({ weeks = [] }, now = 0) => [weeks.includes(now - 1) && t('flags.last'), weeks.includes(now) && t('flags.this')].filter(Boolean).join(', ');

/**
 * @param {string} a
 * @param {string} b
 */
export const byUrgency = (a, b) => flagCodes.indexOf(a) - flagCodes.indexOf(b);

/**
 * Returns a flag's name and explanation.
 *
 * @param {string} code
 */
export const flag = (code) => ({ word: flagName(code), says: flagSays(code) });

/** @param {string} code */
export const flagName = (code) => (flagCodes.includes(code) ? t('flag.' + code) : code.toLowerCase().replaceAll('_', ' '));

/**
 * Explains a flag in one sentence.
 *
 * @param {string} code
 */
export const flagSays = (code) => (flagCodes.includes(code) ? t(`flag.${code}.says`) : '');

/**
 * Shows a flag's name: red if the flag asks for a decision, green if it is good news, otherwise grey.
 *
 * @param {string} code
 * @param {boolean} [asks] whether the flag asks for a decision
 * @param {boolean} [isAgain] whether it stands in an earlier line too, so that a compact list leaves it out
 */
export const chip = (code, asks = false, isAgain = false) => html`<span class="chip ${isAgain ? 'again ' : ''}${asks ? 'bad' : GOOD.includes(code) ? 'good' : 'note'}" title=${t(asks ? 'chip.asks' : GOOD.includes(code) ? 'chip.good' : 'chip.informs', { says: flagSays(code) })}>${flagName(code)}</span>`;

/**
 * Names the lifts, muscles or dates of a flag, for example: Bench Press, Squat. A lift is named with its day if the program
 * has the exercise on several days, and with its backoff set if that set is the record.
 *
 * @param {{ about: string[], lifts?: ProgramApi.FlaggedSlot[] }} flag
 */
export const about = (flag) => shortly(divided(flag).map(({ name }) => name));

/** @param {string[]} names */
const shortly = (names) => (names.length > 2 ? t('flag.about', { first: names[0], n: names.length - 1 }) : names.join(', '));

/**
 * Returns a flag once for each lift, muscle or date that it is about, with the slots and weeks of this one only.
 *
 * @template {{ about: string[], slotIds?: string[], weeks?: number[], lifts?: ProgramApi.FlaggedSlot[] }} F
 * @param {F} flag
 * @returns {{ name: string, flag: F }[]}
 */
function divided(flag) {
  const lifts = flag.lifts ?? [];
  const others = flag.about.filter((name) => !lifts.some((lift) => lift.exercise === name));
  return [...lifts.map((lift) => ({ name: liftName(lift), flag: { ...flag, slotIds: [lift.slotId], weeks: lift.weeks } })), ...others.map((name) => ({ name: named(name), flag }))];
}

/**
 * Returns the lines in which flags are shown: each lift, muscle or date is in one line with all its flags, in the order of
 * the flags. Those with the same flags of the same weeks share a line. The flags that are about none of them are one line without a name.
 *
 * @template {{ code: string, about: string[], slotIds?: string[], weeks?: number[], lifts?: ProgramApi.FlaggedSlot[] }} F
 * @param {F[]} flags
 */
export function linesOf(flags) {
  const all = flags.flatMap((flag) => (flag.about.length ? divided(flag) : [{ name: '', flag }]));
  const byName = [...Map.groupBy(all, ({ name }) => name)].map(([name, own]) => ({ name, flags: own.map(({ flag }) => flag) }));
  return [...Map.groupBy(byName, (each) => each.flags.map((flag) => [flag.code, flag.weeks]).join()).values()]
    .map((same) => ({
      name: shortly(same.map(({ name }) => name)),
      flags: same[0].flags.map((flag, n) => ({ ...flag, slotIds: same.flatMap((each) => each.flags[n].slotIds ?? []) })),
    }));
}

/**
 * Returns the day of a lift if other lifts of a plan have its exercise on another day.
 *
 * @param {{ slotId: string, exercise: string, day: number }[]} lifts those of the plan
 * @param {{ slotId: string, exercise: string }} lift
 */
export function dayAmong(lifts, { slotId, exercise: id }) {
  const day = lifts.find((each) => each.slotId === slotId)?.day;
  return lifts.some((each) => each.exercise === id && each.day !== day) ? day : undefined;
}

/**
 * Names a lift, with its day if it needs one.
 *
 * @type {(...of: Parameters<typeof dayAmong>) => string}
 */
export const nameAmong = (lifts, lift) => liftName({ exercise: lift.exercise, day: dayAmong(lifts, lift) });

/** @param {{ exercise: string, day?: number, backoff?: boolean }} lift */
export function liftName({ exercise: id, day, backoff }) {
  const lift = day ? t('flag.about.day', { lift: exercise(id), day }) : exercise(id);
  return backoff ? t('flag.about.backoff', { lift }) : lift;
}

/** @param {string} name */
export function named(name) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(name)) return weekday(name);
  return exerciseIds.has(name) ? exercise(name) : muscle(name);
}

/**
 * Whether a coach has already done what a flag suggests: the deload is planned.
 *
 * @type {(row: Pick<Page.Row, 'lifts'>, flag: Pick<ProgramApi.RosterFlag, 'code'>) => boolean}
 */
export const isAnswered = (row, { code }) => code === 'DELOAD_SUGGESTED' && row.lifts.some((lift) => lift.nextPlanned);
