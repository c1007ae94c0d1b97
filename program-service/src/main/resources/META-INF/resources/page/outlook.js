// The weeks to come of an athlete's lifts, if each set goes as planned. The service's simulation works them out by its own
// rules, one week after the other, because the sets of a week follow from the plan of the week before.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { adviceOf, titleOf } from './advice.js';
import { call } from './api.js';
import { effort } from './effort.js';
import { pauseIn, pausesAhead } from './pause.js';
import { patiently } from './parts/retry.js';
import { skeleton } from './parts/skeleton.js';
import { sentence } from './parts/texts.js';
import { decidingReason } from './prose.js';
import { day, number } from './terms.js';
import { t } from './texts.js';
import { exercise } from './words.js';

const WEEKS = 8;
const MOST = 8; // lifts
const ALL = 'outlook all'; // the key of what the coach has opened

/** @typedef {import('./athlete.js').AthletePage} AthletePage */
/** @typedef {{ startsOn: string, lift: ProgramApi.PlanLift }} Week */

/**
 * Returns the main lifts of a plan: those with a top set, otherwise all.
 *
 * @param {ProgramApi.WeekPlan} plan
 */
export function mainLifts({ lifts }) {
  const heavy = lifts.filter(({ top }) => top);
  return (heavy.length ? heavy : lifts).slice(0, MOST);
}

/**
 * Returns the sets of a lift as they are planned: straight sets with some reps, all others as the simulation begins.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {number} reps
 */
function asPlanned(lift, reps) {
  const { sliders, sets } = effort(lift);
  return sets(sliders.map(({ value }, nth) => (lift.variant === 'STRAIGHT' && nth === 0 ? reps : value)));
}

/**
 * Returns with how many reps the last of some weeks is lifted: one more in each week at the same load, as many as the range has.
 * A week that is not lifted counts as none, and so does a deload.
 *
 * @param {ProgramApi.PlanLift[]} lifts a straight lift, week by week
 */
function repsOf(lifts) {
  const weeks = lifts.filter(({ planned }) => !planned);
  const { load: now, repRange } = lifts[lifts.length - 1].straight ?? { load: 0, repRange: { min: 0, max: 0 } };
  const atLoad = weeks.slice(weeks.findLastIndex(({ straight }) => straight?.load !== now) + 1);
  const first = Math.max(repRange.min, atLoad[0]?.straight?.expectedReps ?? 0);
  return Math.min(repRange.max, first + Math.max(0, atLoad.length - 1));
}

/**
 * Reads the weeks of a lift, from this one on, as far as the program goes.
 *
 * @param {Pick<AthletePage, 'base' | 'state' | 'here'>} page
 * @param {ProgramApi.PlanLift} lift of this week's plan
 * @returns {Promise<Week[]>}
 */
export async function weeksAhead({ base, state, here }, lift) {
  const { current, next, program } = state;
  const pauses = pausesAhead(program, here());
  const after = next?.lifts.find(({ slotId }) => slotId === lift.slotId);
  const isDone = after && !after.why.some(({ rule }) => rule === 'not-yet-trained');
  /** @type {Week[]} */
  const weeks = [{ startsOn: current?.startsOn ?? '', lift }];
  /** @type {{ sets: ProgramApi.HypotheticalSet[] }[]} */
  const lived = [];
  /** @type {ProgramApi.PlanLift[]} */
  const lifted = []; // week by week, without those of no new sets
  while (weeks.length < WEEKS) {
    const last = /** @type {Week} */ (weeks.at(-1));
    const isLifted = !(weeks.length === 1 && isDone) && !pauseIn(pauses, last.startsOn);
    if (isLifted) lifted.push(last.lift);
    lived.push({ sets: isLifted ? asPlanned(last.lift, repsOf(lifted)) : [] });
    const answer = await patiently(() => call('POST', `${base}/simulations`, { slotId: lift.slotId, weeks: lived }), () => {});
    if (answer.weeks.length < lived.length) break;
    weeks.push(answer.weeks[lived.length - 1]);
  }
  return weeks;
}

/**
 * Returns the table of the weeks, which is read at once: of the main lifts, and of all lifts once the coach has asked for them.
 *
 * @param {Pick<AthletePage, 'base' | 'state' | 'here' | 'open'>} page
 * @param {ProgramApi.WeekPlan} plan
 */
export function outlook(page, plan) {
  const place = document.createElement('div');
  /** @type {Map<ProgramApi.PlanLift, Promise<Week[]>>} */
  const read = new Map();
  const ahead = (/** @type {ProgramApi.PlanLift} */ lift) => read.get(lift) ?? weeksAhead(page, lift);

  /** @param {ProgramApi.PlanLift[]} lifts */
  function show(lifts) {
    render(skeleton(lifts.length), place);
    for (const lift of lifts) read.set(lift, ahead(lift));
    const left = plan.lifts.length - lifts.length;
    Promise.all(lifts.map(ahead)).then((all) => render(html`${table(plan, all, page.state.program?.pauses)}${left
      ? html`<button type="button" class="small" @click=${showAll}>${t('outlook.others', { n: left })}</button>` : nothing}`, place),
    (refused) => render(html`<p class="problem">${titleOf(refused)} ${adviceOf(refused)}</p>`, place));
  }
  function showAll() {
    page.open.add(ALL);
    show(plan.lifts);
  }
  show(page.open.has(ALL) ? plan.lifts : mainLifts(plan));
  return place;
}

/**
 * Returns the lifts whose load stays the same in all weeks to come, but for deloads.
 *
 * @param {Week[][]} lifts
 */
const flat = (lifts) => lifts.filter(([, ...weeks]) => {
  const loads = weeks.filter(({ lift }) => !lift.planned).map(({ lift }) => (lift.top ?? lift.straight).load);
  return loads.length > 1 && loads.every((load) => load === loads[0]);
});

/**
 * Says why loads stay the same: each lift with the reason of its last load. Lifts whose sets are supposed to be just as hard as
 * planned share one sentence.
 *
 * @param {Week[][]} lifts
 * @param {(lift: ProgramApi.PlanLift) => string} nameOf
 */
function whyFlat(lifts, nameOf) {
  const reasons = flat(lifts).map((weeks) => ({ name: nameOf(weeks[0].lift), why: weeks.findLast(({ lift }) => !lift.planned)?.lift.why ?? [] }));
  const asHard = reasons.filter(({ why }) => why.some(({ rule }) => rule === 'rpe.hold')).map(({ name }) => name);
  return html`${asHard.length ? html`<p class="quiet">${t('outlook.held', { lifts: [...new Set(asHard)].join(', ') })}</p>` : nothing}${
    reasons.filter(({ name, why }) => why.length && !asHard.includes(name)).map(({ name, why }) => {
      const { text, lang } = decidingReason(why);
      return html`<p class="quiet">${t('outlook.stays', { lift: name })} <span lang=${lang}>${sentence(text)}</span></p>`;
    })}`;
}

/**
 * @param {ProgramApi.WeekPlan} plan
 * @param {Week[][]} lifts
 * @param {ProgramApi.Pause[]} [pauses]
 */
export function table({ week: first }, lifts, pauses = []) {
  const isTwice = (/** @type {ProgramApi.PlanLift} */ lift) => lifts.filter(([first]) => first.lift.exercise === lift.exercise).length > 1;
  const nameOf = (/** @type {ProgramApi.PlanLift} */ lift) => (isTwice(lift) ? t('history.option', { lift: exercise(lift.exercise), day: lift.day }) : exercise(lift.exercise));
  const longest = lifts.reduce((one, other) => (other.length > one.length ? other : one));
  return html`<p class="quiet">${t('outlook.says')}</p><div data-outlook class="scroll" tabindex="0" role="region" aria-label=${t('outlook')}><table class="table">
    <thead><tr><th scope="col">${t('outlook.lift')}</th>${longest.map(({ startsOn }, n) => html`<th scope="col" class="num">${t('outlook.week', { week: first + n })}<br><small
      class="quiet">${day(startsOn)}</small></th>`)}</tr></thead>
    <tbody>${lifts.map((weeks) => html`<tr><th scope="row">${nameOf(weeks[0].lift)}, ${weeks[0].lift.unit}</th>${weeks.map(({ lift, startsOn }) => html`<td class="num">${number((lift.top ?? lift.straight).load)}${
      lift.planned ? html` <small class="quiet">${t('row.deload')}</small>` : nothing}${
      pauseIn(pauses, startsOn) ? html` <small class="quiet">${t('flag.PAUSED')}</small>` : nothing}${
      lift.exercise === weeks[0].lift.exercise ? nothing : html` <small class="quiet">${exercise(lift.exercise)}</small>`}</td>`)}</tr>`)}</tbody></table></div>${whyFlat(lifts, nameOf)}`;
}
