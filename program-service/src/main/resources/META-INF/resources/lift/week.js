// The week: every day with its lifts, their loads, plates and reasons, and what was done.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { plates } from '/page/parts/plates.js';
import { load, longDayOf, number, range } from '/page/parts/texts.js';
import { daysOf, isOf, liftsOf } from './steps.js';
import { training } from './training.js';
import { t } from './texts.js';
import { lift as liftName, reasons } from './lifts.js';

/** @param {ProgramApi.WeekPlan} plan */
export function weekView(plan) {
  const { next } = training.known;
  return html`
    <div class="title"><h1>${t('week.title', { week: plan.week })}</h1><p class="quiet">${t('week.from', { date: longDayOf(plan.startsOn) })}</p></div>
    ${days(plan, true)}
    ${next ? html`<details class="after"><summary>${t('week.next', { week: next.week, date: longDayOf(next.startsOn) })}</summary>
      ${next.status === 'PROVISIONAL' ? html`<p class="quiet">${t('week.provisional')}</p>` : nothing}${days(next, false)}</details>` : nothing}`;
}

/** @type {(plan: ProgramApi.WeekPlan, isNow: boolean) => unknown} */
const days = (plan, isNow) => daysOf(plan).map((day) => html`<section class="day"><h2>${t('today.day', { day })} ${isNow ? trained(day) : nothing}</h2>
  ${liftsOf(plan, day).map((lift) => card(lift, isNow))}</section>`);

/**
 * Says on which date a day was trained.
 *
 * @param {number} day
 */
function trained(day) {
  const session = (training.known.past ?? []).find((each) => each.day === day && each.sets.length);
  return session ? html`<span class="chip good">✓ ${longDayOf(session.startedAt)}</span>` : nothing;
}

/** @type {(lift: ProgramApi.PlanLift, isNow: boolean) => unknown} */
const card = (lift, isNow) => html`<article class="lift">
  <header><h3>${liftName(lift)}</h3>${isNow ? bestDone(lift) : nothing}</header>
  <div class="asked"><div>
    ${lift.top ? html`<p class="load"><b>${load(lift.top.load, lift.unit)}</b> × ${lift.top.reps} @ ${number(lift.top.rpe)}</p>` : nothing}
    ${lift.backoff ? html`<p class="quiet">${t('week.backoff', { sets: lift.backoff.sets, range: range(lift.backoff.repRange), load: load(lift.backoff.load, lift.unit) })}</p>` : nothing}
    ${lift.straight ? html`<p class="load"><b>${load(lift.straight.load, lift.unit)}</b> ${lift.straight.sets} × ${range(lift.straight.repRange)}</p>` : nothing}
  </div>${plates(lift.plates?.top ?? lift.plates?.straight)}</div>
  ${reasons(lift.why, t('lift.why'))}</article>`;

/**
 * The heaviest set of the week that counts for a lift.
 *
 * @param {ProgramApi.PlanLift} lift
 */
function bestDone(lift) {
  const sets = (training.known.past ?? []).flatMap((session) => session.sets).filter(isOf(lift)).filter((set) => ['TOP', 'STRAIGHT'].includes(set.role));
  const best = sets.sort((a, b) => b.load.value - a.load.value)[0];
  return best ? html`<span class="done">✓ ${load(best.load.value, best.load.unit)} × ${best.reps}${best.rpe === undefined ? '' : ' @ ' + number(best.rpe)}</span>` : nothing;
}
