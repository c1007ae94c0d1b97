// The notices on an athlete's page: waiting sets, pauses, deloads and warnings; and the flags with their proposals.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { lighter, notLowered } from './deload.js';
import { byUrgency, chip, flagSays, isOfSets, linesOf, nameAmong, speaksAgainst, weeksOf } from './flags.js';
import { fold } from './fold.js';
import { nextSteps, stepLinks } from './next-step.js';
import { isToDecide } from './order.js';
import { load, sentence } from './parts/texts.js';
import { remarks } from './pain.js';
import { isOpenEnded, pausesAhead } from './pause.js';
import { ceilingOf } from './prescription.js';
import { decidingReason, inPlainWords } from './prose.js';
import { day, number, weekday } from './terms.js';
import { t } from './texts.js';
import { warned } from './warning.js';
import { dateIn } from './words.js';

const LOWEST = /^lowest backoff (\d+)/; // reps, in the reason of the services
const LOOKS = 4; // this many lines with the most urgent flags are shown without a click

/**
 * Returns the notices.
 *
 * @param {import('./athlete.js').State} state
 * @param {{ parked?: boolean, parkedReason?: string }} plan the plan, or the roster row of an athlete without a plan
 * @param {string} today today's date in the athlete's time zone
 */
export function notices(state, plan, today) {
  const { program, current, next } = state;
  return html`
    ${plan.parked ? html`<p class="notice bad">${t('notice.waits', { why: inPlainWords(plan.parkedReason ?? '').text })}</p>` : nothing}
    ${pausesAhead(program, today).map((pause) => html`<p class="notice">${t(pause.to ? 'notice.pausedTo' : 'notice.paused', { from: day(pause.from), to: pause.to && day(pause.to), reason: pause.reason })}</p>`)}
    ${/** @type {const} */ ([[current, 'this'], [next, 'next']]).filter(() => !isOpenEnded(program, today)).map(([week, when]) => (week?.deload
      ? html`<p class="notice">${t('notice.deload.' + when, { lighter: lighter(week.deload), reason: week.deload.reason ? '. ' + sentence(inPlainWords(week.deload.reason).text) : '' })}</p>${byHand(week, program)}` : nothing))}
    ${(program?.warnings ?? []).map((each) => warned(each, program?.athleteId ?? ''))}`;
}

/** @type {(week: ProgramApi.WeekPlan, program: ProgramApi.ProgramView | null) => unknown} */
function byHand(week, program) {
  const lifts = notLowered(week, program);
  return lifts ? html`<p class="notice warn">${t('deload.notLowered', { lifts })}</p>` : nothing;
}

/** @typedef {Pick<ProgramApi.RosterFlag, 'code' | 'about' | 'slotIds' | 'weeks' | 'seen'> & Partial<Pick<ProgramApi.RosterFlag, 'needsLook' | 'lifts'>>} ShownFlag */

/**
 * The flag of this week's sets that replaces one of last week's sets, because both together would contradict each other.
 *
 * @type {{ [code: string]: string }}
 */
const CONTRARY = { REDUCE_MORE: 'BACKOFFS_TOO_EASY', BACKOFFS_TOO_EASY: 'REDUCE_MORE', STALLED: 'PERSONAL_RECORD' };

/** @type {(code: string, slotId: string, next: Pick<ProgramApi.WeekPlan, 'lifts'> | null) => boolean} */
const isReplaced = (code, slotId, next) => next?.lifts.some((lift) => lift.slotId === slotId && lift.flags.some((each) => each.code === CONTRARY[code])) === true;

/**
 * Whether an athlete is shown a flag of a lift. That no warm-up was logged says something only if the plan asks for one.
 *
 * @type {(code: string, lift: Pick<ProgramApi.PlanLift, 'warmUp' | 'ramp'>) => boolean}
 */
const isForAthlete = (code, { warmUp = [], ramp = [] }) => code !== 'WARM_UP_SKIPPED' || warmUp.length + ramp.length > 0;

/**
 * Returns the flags of this week's and next week's plan, the most urgent first. Coaches get those of the roster: of two that
 * contradict each other the services list one, and say which were seen.
 *
 * @param {Pick<import('./athlete.js').State, 'current' | 'next' | 'row'>} state
 * @returns {ShownFlag[]}
 */
export function flagsOf({ current, next, row }) {
  if (row) return row.flags;
  // The sets of this week were of the exercise that this week's plan has; a coach may have swapped it for next week.
  const exerciseOf = (/** @type {string} */ code, /** @type {ProgramApi.PlanLift} */ lift, /** @type {ProgramApi.WeekPlan} */ plan) => (
    (plan === next && isOfSets(code) && current?.lifts.find(({ slotId }) => slotId === lift.slotId)) || lift).exercise;
  const raised = [current, next].flatMap((plan) => (plan ? [
    ...plan.flags.map(({ code, about: name }) => ({ code, slotId: '', name, plan })),
    ...plan.lifts.flatMap((lift) => lift.flags.filter(({ code }) => isForAthlete(code, lift) && (plan === next || !isReplaced(code, lift.slotId, next))).map(({ code }) => ({ code, slotId: lift.slotId, name: exerciseOf(code, lift, plan), plan }))),
  ] : []));
  const several = /** @type {<T>(values: T[]) => NonNullable<T>[]} */ ((values) => [...new Set(values.flatMap((value) => value || []))]);
  return [...Map.groupBy(raised, ({ code }) => code)].sort(([a], [b]) => byUrgency(a, b)).map(([code, all]) => ({
    code, about: several(all.map(({ name }) => name)), slotIds: several(all.map(({ slotId }) => slotId)), weeks: isOfSets(code) ? several(all.map(({ plan }) => plan.week - 1)) : [], seen: undefined,
  }));
}

/**
 * Shows the flags in words, in one line for each lift; what a flag means is said once. A coach sees at once those that are to be
 * decided; those that inform, and those that a coach has seen, are in closed lists.
 *
 * @param {import('./athlete.js').AthletePage} page
 * @param {object} [offered]
 * @param {unknown} [offered.decisions] what there is to decide, under its flags
 * @param {unknown} [offered.further] what is offered after flags that inform
 * @param {string[]} [offered.named] the flags that a decision names with their lifts
 */
export function looks(page, { decisions = nothing, further = nothing, named = [] } = {}) {
  const all = flagsOf(page.state).filter(({ code }) => code !== 'DELOAD_SUGGESTED' || !page.state.next?.deload);
  /** @type {Set<string>} */
  const explained = new Set(); // the flags that were explained in a line above
  const explanation = (/** @type {typeof all[number]} */ each) => {
    const isAgain = explained.has(each.code);
    explained.add(each.code);
    return html`<span class=${isAgain ? 'short' : nothing}>${isAgain ? '' : few(page.state, each) || flagSays(each.code)}${inBrackets([weeksOf(each, page.state.current?.week), sessionsOf(page.state, each)].filter(Boolean).join(', '))}${remarks(page.athleteId, each, page.state.hurt, page.state.profile?.timeZone)}</span>`;
  };
  /** @type {Set<string>} */
  const offered = new Set(); // the steps that were offered in a line above
  const steps = (/** @type {typeof all[number]} */ each) => stepsOf(page, each).filter(({ href }) => !offered.has(href) && offered.add(href));
  const list = (/** @type {ReturnType<typeof linesOf<typeof all[number]>>} */ lines) => html`<ul class="looks">${lines.map(({ flags, name }) => html`<li>${name ? html`<span class="about">${name}</span>` : nothing}<span class="flags">${flags.map((each) => html`<span class="flag">${chip(each.code, each.needsLook)}${explanation(each)}${stepLinks(steps(each), page.opener)}</span>`)}</span></li>`)}</ul>`;
  const open = Map.groupBy(all.filter((each) => !each.seen), (each) => asks(page.state, each) && !named.includes(each.code));
  const asking = linesOf(open.get(true) ?? []);
  const rest = [...asking.splice(LOOKS), ...linesOf(open.get(false) ?? [])];
  const seen = all.filter((each) => each.seen);
  return html`${asking.length ? list(asking) : rest.length && !named.length ? html`<p class="quiet">${sentence(t('row.calm'))}</p>` : nothing}${decisions}
    ${rest.length ? fold(page, 'looks', t('looks.more', { n: rest.length }), html`${list(rest)}${further}`) : nothing}
    ${seen.length ? fold(page, 'looks seen', t('looks.seen', { n: seen.length }), list(linesOf(seen)), 'seen-looks') : nothing}`;
}

/** The flags about how the sets of one session follow each other. The week may have other sessions with the lift. */
const OF_SESSION = ['WARM_UP_SKIPPED', 'EXTRA_TOP_SETS', 'OUT_OF_ORDER'];

/**
 * Writes the days of the sessions of this week of which a flag speaks; an empty text if it speaks of no single session.
 *
 * @type {(state: Pick<import('./athlete.js').State, 'current' | 'next' | 'sets' | 'profile'>, flag: Pick<ShownFlag, 'code' | 'slotIds'>) => string}
 */
function sessionsOf({ current, next, sets, profile }, { code, slotIds }) {
  if (!OF_SESSION.includes(code)) return '';
  const setIds = [current, next].flatMap((plan) => plan?.lifts ?? []).filter(({ slotId }) => slotIds.includes(slotId))
    .flatMap(({ flags }) => flags.filter((each) => each.code === code).flatMap((each) => each.setIds));
  return [...new Set(sets.filter(({ setId }) => setIds.includes(setId)).map(({ startedAt }) => weekday(dateIn(profile?.timeZone, new Date(startedAt)))))].join(', ');
}

/**
 * Whether a flag is shown at once: to a coach what is to be decided, to an athlete every flag.
 *
 * @param {Pick<import('./athlete.js').State, 'row'>} state
 * @param {ShownFlag | undefined} flag
 */
export const asks = ({ row }, flag) => !row || (flag !== undefined && isToDecide(row, /** @type {ProgramApi.RosterFlag} */ (flag)));

/**
 * Says that backoff sets had too few reps, if that and not their RPE is why they are flagged; an empty text if it is not.
 *
 * @param {Pick<import('./athlete.js').State, 'current' | 'next'>} state
 * @param {{ code: string, slotIds: string[] }} flag
 */
function few({ current, next }, { code, slotIds }) {
  if (code !== 'REDUCE_MORE') return '';
  const says = [next, current].flatMap((plan) => plan?.lifts ?? []).flatMap(({ slotId, why, backoff }) => (slotIds.includes(slotId)
    ? why.filter(({ rule }) => rule === 'backoff.struggled').map((each) => [Number(LOWEST.exec(each.says)?.[1]), backoff?.repRange.min ?? 0]) : []));
  return says.length && says.every(([lowest, least]) => lowest < least) ? t('flag.REDUCE_MORE.few', { n: Math.min(...says.map(([lowest]) => lowest)) }) : '';
}

/** @param {string} text */
const inBrackets = (text) => (text ? html` <span class="quiet">(${text})</span>` : nothing);

/**
 * Returns the next steps after an open flag, without those that a proposal offers.
 *
 * @param {import('./athlete.js').AthletePage} page
 * @param {ShownFlag} flag
 */
function stepsOf({ mayChange, athleteId, here, state: { program, next, proposals } }, { code, slotIds, seen, lifts = [] }) {
  if (!mayChange || seen) return [];
  const isProposed = (/** @type {string} */ step, /** @type {string | undefined} */ slotId) => proposals.some((each) => (step === 'deload' ? each.kind === 'DELOAD' : each.flag === code && (each.kind === 'CHECK_PAIN' || each.slotId === slotId)));
  return nextSteps({ athleteId, programId: program?.programId, paused: pausesAhead(program, here()).length > 0 }, { code, lifts: lifts.filter(({ slotId }) => slotIds.includes(slotId)) })
    .filter(({ step, slotId }) => !isProposed(step, slotId) && (step !== 'deload' || next));
}

/**
 * Returns a flag of a lift, or of the whole program, if it is one of those that are shown, and nobody has seen it.
 *
 * @param {Pick<import('./athlete.js').State, 'current' | 'next' | 'row'>} state
 * @param {string} code
 * @param {string} slotId
 */
export const openFlag = (state, code, slotId) => flagsOf(state).find((each) => each.code === code && !each.seen && (!each.slotIds.length || each.slotIds.includes(slotId)));

/**
 * Whether the forecast does not expect the top set to be met.
 *
 * @param {ProgramApi.PlanLift} lift
 */
export const isDoubtful = (lift) => !lift.planned && (lift.top?.expectedRpe ?? 0) > ceilingOf(lift);

/**
 * Returns the lifts whose load rises next week although an open flag speaks against it: of a coach's athlete, the same as in the roster.
 *
 * @param {Pick<import('./athlete.js').State, 'current' | 'next' | 'row'>} state
 */
export function rising(state) {
  const flags = flagsOf(state);
  return (state.next?.lifts ?? []).filter(({ slotId, exercise: id, top, straight }) => {
    const now = state.current?.lifts.find((lift) => lift.slotId === slotId && lift.exercise === id);
    const change = now && (top ?? straight).load - (now.top ?? now.straight).load;
    return (state.row?.lifts.some((lift) => lift.slotId === slotId) ?? true) && flags.some((each) => speaksAgainst(each, { slotId, change }));
  });
}

/**
 * Returns the text that says what a coach has set by hand: the top load, which the reason names first, or something else alone.
 *
 * @param {ProgramApi.PlanLift} lift
 */
function setByHand({ why }) {
  const says = why.find(({ rule }) => rule === 'override')?.says ?? '';
  if (/^the coach wants [\d.]+ (%|backoff)/.test(says)) return 'looks.backoffsByHand';
  return /^the coach wants \d+ reps?\b/.test(says) ? 'looks.partByHand' : 'looks.byHand';
}

/**
 * Says of such lifts why their load rises.
 *
 * @param {ProgramApi.PlanLift[]} lifts as next week's plan has them
 * @param {ProgramApi.PlanLift[]} [all] the lifts of the plan
 * @param {(slotId: string) => boolean} [isAgainst] whether a flag of a lift speaks against its rise
 * @param {(lift: ProgramApi.PlanLift) => unknown} [hold] returns what keeps the load of this week
 */
export const whyRising = (lifts, all = lifts, isAgainst = () => true, hold = () => nothing) => lifts.filter(({ why }) => why.length).map((lift) => {
  const { text, lang } = decidingReason(lift.why);
  return html`<p class="rises">${t(lift.overridden ? setByHand(lift) : isAgainst(lift.slotId) ? 'looks.rises' : 'looks.risesTo', { lift: nameAmong(all, lift), load: load((lift.top ?? lift.straight).load, lift.unit) })} <span class="quiet" lang=${lang}>${sentence(text)}</span>${isDoubtful(lift) ? html` <span class="quiet">${t('plan.doubtfulBy', { rpe: number(lift.top?.expectedRpe ?? 0) })}</span>` : nothing}${hold(lift)}</p>`;
});
