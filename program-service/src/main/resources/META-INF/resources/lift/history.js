// The history of the lifts in charts, the simulation of the next sets, and the lifter's own data as files.
import { html } from '/webjars/lit-html/lit-html.js';
import { charts } from '/page/charts.js';
import { h } from '/page/dom.js';
import { part } from '/page/api.js';
import { whatIf } from '/page/whatif.js';
import { lift as liftName } from './lifts.js';
import { training } from './training.js';
import { t } from './texts.js';

/** Returns the view after its data was read. */
export async function history() {
  const base = '/v1/athletes/' + part(training.caller.subject);
  const { plan } = training.known;
  const { next } = training.known;
  const drawn = charts(base, { current: plan, next, row: null });
  requestAnimationFrame(() => drawn.update().catch((failure) => drawn.section.replaceChildren(h('p', { class: 'quiet' }, failure.message))));
  const nextOf = (lift) => next?.lifts.find((each) => each.slotId === lift.slotId);
  return html`
    <div class="title"><h1>${t('views.history')}</h1></div>
    ${drawn.section}
    <section class="ask"><h2>${t('history.whatIf')}</h2>
      ${plan.lifts.map((lift) => h('div', { class: 'lift' }, h('h3', {}, liftName(lift)), whatIf(base, lift, nextOf(lift), new Set())))}</section>
    <section class="own"><h2>${t('history.own')}</h2><p>${t('history.ownSays')}</p>
      <p><a role="button" class="secondary" href=${'/session' + base + '/export'} download="topset-sessions.ndjson">${t('history.ownSets')}</a>
      <a role="button" class="secondary" href=${base + '/export'} download="topset-plans.ndjson">${t('history.ownPlans')}</a></p></section>`;
}
