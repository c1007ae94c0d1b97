// The history of a lift in charts, and the simulation of its next sets.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath } from '/page/api.js';
import { charts, historyOf } from '/page/charts.js';
import { whatIf } from '/page/whatif.js';
import { kept } from './kept.js';
import { t } from './more.js';
import { training } from './training.js';

/**
 * What is shown: the charts, and the simulation of the chosen lift. It stays until the plan or the network changes.
 *
 * @type {{ key: string, drawn: ReturnType<typeof charts>, slotId: string | null, simulation: unknown, isFailed: boolean } | null}
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
  const key = JSON.stringify([isAlone, plan.programId, plan.week, plan.asOf.sequence]);
  if (shown?.key !== key) open(key, plan, isAlone, draw);
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
 * @param {boolean} isAlone
 * @param {() => void} draw
 */
function open(key, plan, isAlone, draw) {
  const base = athletePath(training.caller?.subject ?? '');
  const { next = null } = training.known;
  shown?.drawn.stop();
  const drawn = charts(base, { current: plan, next, row: null }, kept);
  const mine = { key, drawn, slotId: /** @type {string | null} */ (null), simulation: /** @type {unknown} */ (nothing), isFailed: false };
  shown = mine;
  const simulate = () => {
    const slotId = drawn.section.querySelector('select')?.value ?? null;
    const lift = plan.lifts.find((each) => each.slotId === slotId);
    if (!lift || slotId === mine.slotId || isAlone) return;
    Object.assign(mine, { slotId, simulation: whatIf(base, lift, next?.lifts.find((each) => each.slotId === slotId)) });
    draw();
  };
  drawn.section.addEventListener('change', simulate);
  requestAnimationFrame(() => drawn.update()
    .then(simulate)
    .then(() => (isAlone ? undefined : keepAll(base, plan.lifts).catch(console.error)))
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
