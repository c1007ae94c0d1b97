// The forecast of the program in the sheet: its first weeks as the service computes them, and what it refuses. Lifts without a
// first load are left out.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { Refused, call } from '../api.js';
import { isPassing } from '../parts/retry.js';
import { explain } from '../parts/sending.js';
import { load, number, range, typed } from '../parts/texts.js';
import { exercise } from '../words.js';
import { isTwice } from './check.js';
import { days } from './days.js';
import { t } from './lift-fields.js';
import { isBelowZero, isComplete } from './lifts.js';
import { askForReasons, reasonsOf, worded } from './refusals.js';
import { broken } from './schemes.js';

const PAUSE = 400; // milliseconds without a change before the service is asked
const AGAIN = 3000; // milliseconds until a busy service is asked again
const STEEP = 10; // percent that the 1RM has to grow for the forecast, from which on the sheet says it
const PLACE = /^lifts\[(\d+)\]/;

/** @typedef {import('./lifts.js').Lift} Lift */
/** @typedef {{ answer: ProgramApi.ProgramPreview | null, isOld: boolean, says: string, why: string[] }} Forecast */

/**
 * Returns which lifts can be forecast, by their number in the request.
 *
 * @param {import('./days.js').Values} values
 * @returns {number[]}
 */
export function readyIn(values) {
  let n = -1;
  return values.days.flatMap(({ lifts }) => lifts.flatMap((lift, nth) => {
    n += 1;
    return isComplete(lift) && !lift.unread?.length && !isBelowZero(lift) && !isTwice(lifts, nth) && !broken(lift.variant, lift.scheme).length ? [n] : [];
  }));
}

/**
 * Returns the request with some of its lifts. The layout of the week is checked only with all of them.
 *
 * @param {ProgramApi.ProgramRequest} body
 * @param {number[]} chosen
 * @returns {ProgramApi.ProgramRequest}
 */
export function withLifts(body, chosen) {
  const lifts = chosen.map((n) => body.lifts[n]);
  const weekdays = body.weekdays?.filter(({ day }) => lifts.some((lift) => lift.day === day));
  return { ...body, lifts, weekdays: weekdays?.length ? weekdays : undefined, structure: lifts.length === body.lifts.length ? body.structure : undefined };
}

/**
 * Returns violations of a request with some lifts as those of the request with all lifts.
 *
 * @param {ProgramApi.Violation[]} violations
 * @param {number[]} chosen
 */
export const placed = (violations, chosen) => violations.map((each) => ({ ...each, field: each.field.replace(PLACE, (all, n) => `lifts[${chosen[Number(n)]}]`) }));

/**
 * Follows what is typed.
 *
 * @param {import('./days.js').BuildForm} form
 * @param {object} options
 * @param {() => ProgramApi.ProgramRequest | null} options.body returns the request with all lifts; null if nobody can be asked about
 * @param {() => import('./days.js').Values} options.values returns what is forecast
 * @param {() => string[]} options.fields returns the names of the fields that can show a message
 * @param {() => { [field: string]: string }} options.wrong returns the messages that the sheet itself has
 * @param {(violation: ProgramApi.Violation) => boolean} [options.isQuiet] whether a refused lift is left out without a message
 * @param {() => void} draw
 */
export function liveForecast(form, { body, values, fields, wrong, isQuiet = () => false }, draw) {
  /** @type {Forecast} */
  const state = { answer: null, isOld: false, says: 'preview.waits', why: [] };
  /** @type {Page.Timer} */
  let timer;
  let asked = 0;

  async function read() {
    const mine = ++asked;
    const whole = body();
    const chosen = whole ? readyIn(values()) : [];
    if (!whole || !chosen.length) return finish({ answer: null, says: 'preview.waits' }, wrong());
    await ask(mine, whole, chosen, null);
  }

  /**
   * Asks for some lifts. If only some are refused, the others are asked for without them.
   *
   * @param {number} mine
   * @param {ProgramApi.ProgramRequest} whole
   * @param {number[]} chosen
   * @param {Refused | null} before the refusal of more lifts
   */
  async function ask(mine, whole, chosen, before) {
    try {
      const answer = await call('POST', '/v1/programs/preview', withLifts(whole, chosen));
      if (mine === asked) answered({ answer, isOld: false, says: '' }, before);
    } catch (refused) {
      if (mine !== asked) return undefined;
      if (!(refused instanceof Refused)) throw refused;
      refused.violations = worded(placed(refused.violations, chosen));
      const rest = chosen.filter((n) => !refused.violations.some(({ field }) => Number(PLACE.exec(field)?.[1] ?? NaN) === n));
      if (!before && rest.length && rest.length < chosen.length) return ask(mine, whole, rest, refused);
      if (isPassing(refused)) timer = setTimeout(read, AGAIN);
      answered({ isOld: true, says: refused.violations.length ? 'preview.refused' : 'preview.away' }, before ?? refused);
    }
    return undefined;
  }

  /**
   * @param {Partial<Forecast>} next
   * @param {Refused | null} refused
   */
  function answered(next, refused) {
    form.wrong = {};
    form.violations = [];
    if (!refused) return finish(next);
    refused.violations = refused.violations.filter((each) => !isQuiet(each));
    form.violations = refused.violations;
    if (refused.violations.length) {
      explain(form, refused, fields());
      form.problem = ''; // the reasons stand above the sheet
      askForReasons(form);
    }
    const others = refused.violations.filter(({ field }) => !PLACE.test(field)); // what is not said below a lift
    const isSilent = !refused.violations.length && !isPassing(refused);
    return finish({ ...next, says: isSilent ? '' : next.says, why: refused.violations.length ? others.length ? reasonsOf({ ...refused, violations: others }, form.values) : [] : isSilent ? [] : reasonsOf(refused, form.values) });
  }

  /**
   * @param {Partial<Forecast>} next
   * @param {{ [field: string]: string }} messages
   */
  function finish(next, messages = { ...form.wrong, ...wrong() }) {
    Object.assign(state, { isOld: false, why: [] }, next);
    form.wrong = messages;
    draw();
  }

  return {
    state,
    ask() {
      clearTimeout(timer);
      timer = setTimeout(read, PAUSE);
    },
    stop() {
      clearTimeout(timer);
      asked++;
    },
  };
}

/**
 * Returns the planned lift of a day in each week of a forecast; an empty list if it is not forecast.
 *
 * @param {ProgramApi.ProgramPreview | null} answer
 * @param {number} day
 * @param {Lift} lift
 */
export const weeksOf = (answer, day, lift) => (answer?.weeks ?? []).flatMap((week) => week.lifts.find((each) => each.day === day && each.exercise === lift.exercise) ?? []);

/**
 * Returns with how many reps the forecast lifts straight sets in the last of some weeks: the fewest of their range, and one
 * more in each further week at the same load, but for deloads.
 *
 * @param {ProgramApi.PlanLift[]} lifts week by week
 */
export function repsOf(lifts) {
  const weeks = lifts.filter(({ planned: before }) => !before).map(({ straight }) => straight);
  const now = weeks[weeks.length - 1];
  return now && Math.min(now.repRange.max, now.repRange.min + weeks.length - 2 - weeks.findLastIndex((each) => each?.load !== now.load));
}

/** @param {ProgramApi.PlanLift} lift */
export const topLoad = (lift) => number((lift.top ?? lift.straight).load);

/**
 * Whether the weekly step of a lift is larger than the usual one of its exercise. The usual steps are the guide's, and a missed
 * set holds the load, so a program with them gets no remark on its growth.
 *
 * @param {Pick<import('./days.js').Values, 'days'>} values
 * @param {{ day: number, exercise: string }} lift
 * @param {Pick<ProgramApi.Exercise, 'id' | 'increment'>[]} exercises
 * @param {string} unit
 */
export function hasLargerStep(values, { day, exercise: id }, exercises, unit) {
  const usual = exercises.find((each) => each.id === id)?.increment?.[/** @type {Page.Unit} */ (unit)] ?? Infinity;
  return days(values).some(({ number: of, lifts }) => of === day && lifts.some((lift) => lift.exercise === id && (typed(lift.increment) ?? 0) > usual));
}

/**
 * Says how much the 1RM has to grow for the loads of a forecast, which supposes that each top set has its planned RPE. The
 * estimate in the forecast's own answer follows these supposed sets weeks later, so its expected RPE is not shown.
 *
 * @param {ProgramApi.ProgramPreview | null} answer
 * @param {(lift: ProgramApi.PlanLift) => boolean} isAsked whether it is said of a lift
 */
export function growth(answer, isAsked) {
  const weeks = (answer?.weeks ?? []).filter(({ deload }) => !deload);
  const lifts = (weeks[0]?.lifts ?? []).filter(isAsked).flatMap((first) => {
    const last = weeks.flatMap((week) => week.lifts.filter(({ slotId, top }) => slotId === first.slotId && top?.reps === first.top?.reps)).at(-1);
    const percent = first.top && last?.top ? Math.round(100 * (last.top.load / first.top.load - 1)) : 0;
    return percent >= STEEP ? [`${exercise(first.exercise)} +${percent}\u00a0%`] : [];
  });
  return lifts.length ? html`<p class="notice">${t('preview.growth', { week: weeks.at(-1)?.week, lifts: lifts.join(', '), method: t('method.RPE') })}</p>` : nothing;
}

/**
 * Says of which straight sets the next loadable weight is more than 10 % away, so that their reps rise beyond the written range.
 *
 * @param {ProgramApi.ProgramPreview | null} answer
 */
export function wideSteps(answer) {
  const weeks = answer?.weeks ?? [];
  const lifts = (weeks[0]?.lifts ?? []).filter((first) => weeks.some((week) => week.lifts.some(({ slotId, straight }) => slotId === first.slotId && (straight?.repRange.max ?? 0) > (first.straight?.repRange.max ?? Infinity))));
  return lifts.length ? html`<p class="quiet">${t('preview.steps', { lifts: [...new Set(lifts.map((lift) => exercise(lift.exercise)))].join(', ') })}</p>` : nothing;
}

/**
 * Writes the sets of a lift in a week, for example 100 kg × 4 @ 8.5, then 3 × 8–12 at 85 kg.
 *
 * @param {ProgramApi.PlanLift} lift
 */
export function planned({ top, backoff, straight, unit }) {
  if (!top) return `${load(straight.load, unit)} · ${straight.totalReps ? range(straight.repRange) + ' → ' + straight.totalReps : `${straight.sets} × ${range(straight.repRange)}`}`;
  const heavy = `${load(top.load, unit)} × ${top.reps} @ ${number(top.rpe)}`;
  return backoff ? `${heavy}, ${t('preview.then', { sets: backoff.sets, reps: range(backoff.repRange), load: load(backoff.load, unit) })}` : heavy;
}
