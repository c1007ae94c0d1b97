// Asks whether a load is meant that is far from the plan and from the history. It works without a network.
import { html } from '/webjars/lit-html/lit-html.js';
import { athletePath, get } from '/page/api.js';
import { farFrom } from '/page/parts/far.js';
import { isPreparing } from '/page/parts/roles.js';
import { load } from '/page/parts/texts.js';
import { heavier, heaviest } from './best.js';
import { find, put } from './device.js';
import { ask } from './dialog.js';
import { t } from './more.js';
import { setsOf } from './sessions.js';
import { servicesSessions, training } from './training.js';

const SESSIONS = 30; // about two months of training
const KEPT = 'best';

/** @type {{ [exercise: string]: { value: number, unit: string } }} */
let best = {};

/** Reads the heaviest loads of the last sessions, and keeps them for training without a network. */
export async function prepare() {
  best = await find('kept', KEPT) ?? {};
  if (!training.caller || training.trouble) return;
  const { items } = await get(`/session${athletePath(training.caller.subject)}/sessions?limit=${SESSIONS}`);
  best = heaviest(items.flatMap(({ sets }) => sets));
  await put('kept', best, KEPT);
}

/**
 * Asks the lifter if the load of a set is far from what is usual. Returns whether the set is meant as it is.
 *
 * @param {{ exercise: string, role: Page.Role, load: { value: number, unit: Page.Unit }, setId?: string }} set
 * @param {{ planned?: number, session?: { sessionId: string } }} known planned: the load that the plan asks of this set
 */
export async function isMeant(set, { planned, session }) {
  const { exercise, role, load: lifted } = set;
  const own = setsOf(session).filter((each) => each.exercise === exercise && each.setId !== set.setId);
  const others = servicesSessions().flatMap((each) => each.sets).filter((each) => each.setId !== set.setId);
  const far = farFrom(lifted, {
    planned: planned === undefined ? undefined : { value: planned, unit: lifted.unit },
    best: heavier(best[exercise], heaviest([...others, ...own])[exercise]),
    before: own.at(-1)?.load,
    isBodyweight: training.known.added?.includes(exercise),
    isWarmUp: isPreparing(role),
  });
  if (!far) return true;
  const typed = load(lifted.value, lifted.unit);
  return await ask('far', t('far.title', { load: typed }), (close) => html`
    <p>${t('far.' + far.from, { load: load(far.load.value, far.load.unit) })}</p>
    <div class="actions"><button type="button" class="primary" @click=${() => close(false)}>${t('far.correct')}</button>
      <button type="button" @click=${() => close(true)}>${t('far.keep', { load: typed })}</button></div>`) === true;
}
