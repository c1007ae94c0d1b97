// The history of a lift in charts, and the simulation of its next sets.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath } from '/page/api.js';
import { charts, historyOf } from '/page/charts.js';
import { whatIf } from '/page/whatif.js';
import { kept } from './kept.js';
import { t } from './more.js';
import { training } from './training.js';

/**
 * What is shown: the charts, and the simulation of the chosen lift. They stay until another week begins; new data is drawn
 * into them, so that the chosen lift and what is opened stay as they are.
 *
 * @type {{ key: string, state: { current: ProgramApi.WeekPlan, next: ProgramApi.WeekPlan | null, row: null }, seen: string, drawn: ReturnType<typeof charts>, about: string, simulation: unknown, isFailed: boolean } | null}
 */
let shown = null;

/**
 * Without a network the charts show what was read last.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {() => void} draw
 */
export function chartsView(plan, draw) {
  const isAlone = training.trouble !== null;
  const key = JSON.stringify([plan.programId, plan.week]);
  const seen = JSON.stringify([isAlone, plan.asOf.sequence]);
  if (shown?.key !== key) open(key, plan);
  if (shown && shown.seen !== seen) update(shown, seen, plan, draw);
  return html`
    ${isAlone ? html`<p class="notice" data-kept>${t('history.kept')}</p>` : nothing}
    ${shown?.isFailed ? html`<p class="notice warn" role="alert">${t('history.notRead')}</p>` : nothing}
    ${shown?.drawn.section}
    <section class="ask card"><h2>${t('history.whatIf')}</h2>
      ${isAlone ? html`<p class="quiet">${t('history.whatIfNeedsNetwork')}</p>` : shown?.simulation}</section>`;
}

/**
 * @param {string} key
 * @param {ProgramApi.WeekPlan} plan
 */
function open(key, plan) {
  const state = { current: plan, next: training.known.next ?? null, row: null };
  shown?.drawn.stop();
  shown = { key, state, seen: '', drawn: charts(base(), state, kept), about: '', simulation: nothing, isFailed: false };
}

const base = () => athletePath(training.caller?.subject ?? '');

/**
 * Draws what is new. The simulation needs the network and is of the chosen lift as the plans have it.
 *
 * @param {NonNullable<typeof shown>} mine
 * @param {string} seen
 * @param {ProgramApi.WeekPlan} plan
 * @param {() => void} draw
 */
function update(mine, seen, plan, draw) {
  const { drawn, state } = mine;
  Object.assign(mine, { seen, isFailed: false });
  Object.assign(state, { current: plan, next: training.known.next ?? null });
  const simulate = () => {
    const slotId = drawn.section.querySelector('select')?.value ?? null;
    const lift = state.current.lifts.find((each) => each.slotId === slotId);
    const after = state.next?.lifts.find((each) => each.slotId === slotId);
    const about = JSON.stringify([lift, after]);
    if (!lift || about === mine.about || training.trouble) return;
    Object.assign(mine, { about, simulation: whatIf(base(), lift, after) });
    draw();
  };
  drawn.section.onchange = simulate;
  requestAnimationFrame(() => drawn.update()
    .then(simulate)
    .then(() => (training.trouble ? undefined : keepAll(base(), plan.lifts).catch(console.error)))
    .catch((failure) => {
      console.error(failure);
      mine.isFailed = true;
      draw();
    }));
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
