// What this device works out by itself: today's backoff (docs/training-rules.md § 4) until the service has answered, and the
// lifts in whose place another exercise is done.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { isPreparing } from '/page/parts/roles.js';
import { LANGUAGES, language, textsOf } from '/page/parts/texts.js';
import { namesIn } from '/page/words.js';
import { begin, equipmentOf, platesFor, view } from './bar.js';
import { doneInstead } from './instead.js';
import { late, lift as liftName, reasons, weight } from './lifts.js';
import { isOfBackoff } from './plain.js';
import { offered } from './steps.js';
import { t as ofToday } from './texts.js';
import { t } from './more.js';
import { isPlanned, training } from './training.js';

const POUND = 0.45359237; // kg
const PAINFUL = 0.9; // of a painful load
const FAILED = 0.9; // of a load with 0 reps
const GRAIN = 1000; // loads have at most three decimals
/** @type {{ [unit: string]: number }} */
const STEP = { kg: 2.5, lb: 5 };

/** Percent of the 1RM by reps + reps left, from 1 in steps of a half (§ 1.1). */
const CHART = [
  100, 97.8, 95.5, 93.9, 92.2, 90.7, 89.2, 87.8, 86.3, 85, 83.7, 82.4, 81.1, 79.9, 78.6, 77.4,
  76.2, 75.1, 73.9, 72.3, 70.7, 69.4, 68, 66.7, 65.3, 64, 62.6, 61.3, 59.9, 58.6, 57.2,
];

/** @type {(reps: number, rpe: number) => number} */
const share = (reps, rpe) => CHART[2 * (Math.min(reps, 12) + 10 - Math.max(rpe, 6) - 1)] / 100;

/**
 * Returns the 1RM that is estimated from a set; 0 if the chart does not have the set.
 *
 * @param {{ load: { value: number }, reps: number, rpe?: number | null }} set
 */
export const estimate = ({ load, reps, rpe }) => (rpe && rpe >= 6 && reps > 0 && reps <= 12 ? load.value / share(reps, rpe) : 0);

/** @typedef {Pick<ShownSet, 'role' | 'load' | 'reps' | 'rpe' | 'pain'>} Done */

/**
 * Returns the set that decides: the heaviest top set, of several the one with the fewest reps, then with the highest RPE.
 *
 * @param {Done[]} tops
 */
const deciding = (tops) => [...tops].sort((a, b) => b.load.value - a.load.value || a.reps - b.reps || (b.rpe ?? 0) - (a.rpe ?? 0))[0];

/**
 * Returns the exact load of today's backoff; null without a top set.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {Done[]} sets the sets of the lift in this session
 * @param {number} body the bodyweight, if the load is added to it; otherwise 0
 */
export function exactBackoff(lift, sets, body = 0) {
  const done = deciding(sets.filter(({ role }) => role === 'TOP'));
  const { top, backoff, planned } = lift;
  if (!done || !top || !backoff) return null;
  const asked = { reps: top.reps, rpe: planned?.top?.rpe ?? top.rpe };
  const lifted = done.load.value + body;
  const rpe = done.rpe ?? (done.reps < asked.reps ? 10 : asked.rpe);
  let base = lifted;
  if (done.reps === 0) base = FAILED * lifted;
  else if (rpe > asked.rpe || done.reps < asked.reps) base = Math.min(lifted, lifted / share(done.reps, rpe) * share(asked.reps, asked.rpe));
  if (planned) base = Math.min(base, top.load + body); // of a deload
  const hurt = (/** @type {string} */ role) => sets.filter((set) => set.role === role && set.pain).map(({ load }) => PAINFUL * (load.value + body));
  base = Math.min(base, ...hurt('TOP'));
  return Math.max(0, Math.min(base * (1 - backoff.reductionPercent / 100), ...hurt('BACKOFF')) - body);
}

/**
 * Returns the loadable weight that is nearest to a load, of two the lower one. Without the lift's equipment it is the last
 * usual step below the load.
 *
 * @param {number} exact
 * @param {string} unit
 * @param {import('./bar.js').Equipment | undefined} equipment
 */
export function loadable(exact, unit, equipment) {
  const grains = Math.round(exact * GRAIN);
  const nearest = (/** @type {number[]} */ loads) => loads.reduce((best, each) => (Math.abs(each - grains) < Math.abs(best - grains) ? each : best)) / GRAIN;
  const steps = (/** @type {number} */ step) => [Math.floor(grains / step) * step, Math.ceil(grains / step) * step];
  const step = (equipment?.step ?? STEP[unit]) * GRAIN;
  if (!equipment) return Math.floor(grains / step) * step / GRAIN;
  if (equipment.kind === 'FIXED' && equipment.loads?.length) return nearest(equipment.loads.map((each) => Math.round(each * GRAIN)));
  if (equipment.kind !== 'BARBELL') return nearest(steps(step));
  const bar = Math.round((equipment.bar ?? 0) * GRAIN);
  const sizes = (equipment.plates ?? []).map(({ weight }) => Math.round(2 * weight * GRAIN));
  if (grains <= bar || !sizes.length) return bar / GRAIN;
  const finest = sizes.reduce(common);
  const down = Math.floor((grains - bar) / finest) * finest + bar;
  const fits = (/** @type {number} */ value) => platesFor(value / GRAIN, equipment) !== null;
  const below = first(down, -finest, bar, fits) ?? bar;
  const above = first(down + finest, finest, 2 * grains - below, fits);
  return nearest([below, above ?? below]);
}

/** @type {(a: number, b: number) => number} */
const common = (a, b) => (b ? common(b, a % b) : a);

/**
 * Returns the first value from a start, in steps, that fits; null if there is none until the end.
 *
 * @type {(from: number, by: number, end: number, fits: (value: number) => boolean) => number | null}
 */
function first(from, by, end, fits) {
  for (let value = from; by < 0 ? value >= end : value <= end; value += by) if (fits(value)) return value;
  return null;
}

/**
 * Returns the backoff for the sets of a lift; null if it cannot be known here.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {ShownSet[]} sets
 * @returns {Now | null}
 */
function backoff(lift, sets) {
  const isAdded = training.known.added?.includes(lift.exercise);
  const body = isAdded ? bodyweight(lift.unit) : 0;
  const exact = body === null ? null : exactBackoff(lift, sets, body);
  if (exact === null || sets.some((set) => set.load.unit !== lift.unit)) return null;
  const equipment = equipmentOf(lift.slotId);
  const heaviest = Math.max(...sets.filter(({ role }) => role === 'TOP').map(({ load }) => load.value));
  const load = Math.min(loadable(exact, lift.unit, equipment), Math.max(0, heaviest));
  const plates = equipment?.kind === 'BARBELL' ? platesFor(load, equipment) ?? undefined : undefined;
  return { top: { load: heaviest }, backoff: { load, exactLoad: exact, plates }, why: [], isOfPhone: true };
}

/**
 * The backoff as it follows from the top set, or why it is not there yet. It is the load that the form offers.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {Now | null} now
 * @param {Step[]} all
 */
function backoffLine(lift, now, all) {
  if (!lift.backoff) return nothing;
  const top = all.filter((step) => step.role === 'TOP' && step.done);
  if (!top.length) return nothing;
  if (top.some((step) => step.done?.state === 'refused')) return html`<p class="backoff warn" data-backoff="refused">${t('backoff.refused')}</p>`;
  if (!now?.backoff && top.some((step) => step.done?.state === 'waiting')) return html`<p class="backoff warn" data-backoff="waiting">${training.trouble ? t('backoff.waiting') : t('backoff.sending')}</p>`;
  if (!now?.backoff) return html`<p class="backoff warn" data-backoff="computing">${training.trouble ? t('backoff.waiting') : t('backoff.computing')}</p>`;
  const left = all.filter((step) => step.role === 'BACKOFF' && !step.done);
  const { load = now.backoff.load } = left.length ? offered(left[0], all) : {};
  const isOwn = load !== now.backoff.load;
  return html`${left.length ? html`<p class="backoff" data-backoff=${now.isOfPhone ? 'phone' : 'known'}><b>${weight(lift.exercise, load, lift.unit)}</b> ${t('backoff.now', { n: left.length })}${isOwn ? '. ' + t('backoff.own', { load: weight(lift.exercise, now.backoff.load, lift.unit) }) : nothing}${
    now.isOfPhone ? html` <small class="quiet">${t('backoff.phone')}</small>` : nothing}</p>` : nothing}${reasons([...now.why, ...lift.why.filter(isOfBackoff)], t('backoff.why'), { ...now.backoff, percent: lift.backoff.reductionPercent }, lift.unit, now.backoff.load - lift.backoff.load)}`;
}

/**
 * Returns the bodyweight in a unit; null if it is not known.
 *
 * @param {string} unit
 */
export function bodyweight(unit) {
  const known = training.known.profile?.bodyweight;
  if (!known) return null;
  return known.unit === unit ? known.value : unit === 'lb' ? known.value / POUND : known.value * POUND;
}

/**
 * Answers that a set of a lift hurt. What no slot asks for has no load next week.
 *
 * @param {DayLift} lift
 * @param {ShownSet[]} sets
 * @param {Now | null} now
 * @param {Step | null} step the next one
 */
export function hurt(lift, sets, now, step) {
  const painful = sets.filter((set) => set.pain);
  if (!painful.length) return nothing;
  const next = training.known.next?.lifts.find(({ slotId }) => slotId === lift.slotId);
  const isHeld = lift.remark === undefined && next && !next.why.some(({ rule }) => rule === 'override') && painful.some(({ role }) => !isPreparing(role));
  const isLimited = now?.why.some(({ rule }) => rule === 'backoff.after-pain');
  const last = sets.findLast(({ role }) => role === step?.role);
  const isGentler = last && step && (last.reps > Number(step.reps) || last.load.value > Number(step.load));
  return html`<p class="notice pain" data-hurt>${t(isHeld ? 'pain.said' : 'pain.seen')}${isLimited ? ' ' + t('pain.limited') : isGentler ? ' ' + t('pain.next') : nothing}</p>`;
}

/**
 * Writes, in each language but that of the page, in whose place an exercise is done; null until it was needed.
 *
 * @type {((lift: DayLift) => string)[] | null}
 */
let translated = null;

/**
 * A set that was logged in another language has its remark in that language.
 *
 * @param {() => void} draw
 */
async function translate(draw) {
  translated = [];
  translated = await Promise.all(LANGUAGES.filter((each) => each !== language).map(async (each) => {
    const [texts, names] = await Promise.all([textsOf('/lift', each), namesIn(each)]);
    return (/** @type {DayLift} */ { exercise }) => texts('lift.insteadOf', { lift: names[exercise] ?? training.known.exercises?.[exercise] ?? '' });
  }));
  draw();
}

/**
 * Returns the service's answer if it is about the top sets as they are now. While the service has not seen the newest set
 * yet, this is an answer about the same top set, unless a set hurt, which changes the backoff.
 *
 * @param {ProgramApi.TodayLift | undefined} answer
 * @param {ShownSet[]} sets
 */
function answered(answer, sets) {
  const tops = sets.filter((set) => set.role === 'TOP');
  const { load, reps, rpe } = answer?.top ?? {};
  if (!answer?.backoff || !tops.length || tops.some((set) => set.state !== 'stored')) return null;
  const isSame = !sets.some((set) => set.pain) && load === Math.max(...tops.map((set) => set.load.value)) && tops.some((set) => set.load.value === load && set.reps === reps && set.rpe === rpe);
  return isPlanned() || isSame ? answer : null;
}

/**
 * Shows what this device works out from now on, and reads the equipment of the lifts for it.
 *
 * @param {() => void} draw
 */
export async function prepare(draw) {
  late.backoff = (lift, sets) => answered(training.known.today?.lifts?.find(({ slotId }) => slotId === lift.slotId), sets) ?? backoff(lift, sets);
  late.backoffLine = backoffLine;
  late.plates = view;
  late.hurt = hurt;
  late.instead = (planned, sets) => {
    if (!translated && sets.some(({ slotId, note }) => !slotId && note)) translate(draw).catch(console.error);
    return doneInstead(planned, sets, (lift) => [ofToday('lift.insteadOf', { lift: liftName(lift) }), ...(translated ?? []).map((write) => write(lift))]);
  };
  await begin();
  draw();
}
