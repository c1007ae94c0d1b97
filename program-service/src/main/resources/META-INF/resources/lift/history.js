// The history of the lifts in charts, the simulation of the next sets, and the lifter's own data as files.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { charts, historyOf } from '/page/charts.js';
import { h } from '/page/dom.js';
import { athletePath } from '/page/api.js';
import { whatIf } from '/page/whatif.js';
import { kept } from './kept.js';
import { lift as liftName } from './lifts.js';
import { training } from './training.js';
import { t } from './texts.js';

/** @type {ReturnType<typeof charts> | undefined} */
let before; // the charts that were shown last

/**
 * Returns the view. Without a network its charts show what was read last.
 *
 * @param {ProgramApi.WeekPlan} plan
 */
export function history(plan) {
  const base = athletePath(training.caller?.subject ?? '');
  const { next = null } = training.known;
  const isAlone = training.trouble !== null;
  before?.stop();
  const drawn = charts(base, { current: plan, next, row: null }, kept);
  before = drawn;
  requestAnimationFrame(() => drawn.update()
    .then(() => (isAlone ? undefined : keepAll(base, plan.lifts)))
    .catch((failure) => drawn.section.replaceChildren(h('p', { class: 'quiet' }, failure.message))));
  return html`
    <div class="title"><h1>${t('views.history')}</h1></div>
    ${isAlone ? html`<p class="notice" data-kept>${t('history.kept')}</p>` : nothing}
    ${drawn.section}
    <section class="ask"><h2>${t('history.whatIf')}</h2>
      ${isAlone ? html`<p class="quiet">${t('history.whatIfNeedsNetwork')}</p>` : plan.lifts.map((lift) => asked(base, lift, next))}</section>
    <section class="own"><h2>${t('history.own')}</h2><p>${t('history.ownSays')}</p>
      <p><a role="button" class="secondary" href=${'/session' + base + '/export'} download="topset-sessions.ndjson">${t('history.ownSets')}</a>
      <a role="button" class="secondary" href=${base + '/export'} download="topset-plans.ndjson">${t('history.ownPlans')}</a></p></section>`;
}

/**
 * @param {`/v1/athletes/${string}`} base
 * @param {ProgramApi.PlanLift} lift
 * @param {ProgramApi.WeekPlan | null} next
 */
function asked(base, lift, next) {
  const nextOf = next?.lifts.find((each) => each.slotId === lift.slotId);
  return h('div', { class: 'lift' }, h('h3', {}, liftName(lift)), whatIf(base, lift, nextOf));
}

/**
 * Reads the history of every lift once, so that each can be shown without a network.
 *
 * @param {`/v1/athletes/${string}`} base
 * @param {ProgramApi.PlanLift[]} lifts
 */
async function keepAll(base, lifts) {
  for (const lift of lifts) await kept.all(historyOf(base, lift));
}
