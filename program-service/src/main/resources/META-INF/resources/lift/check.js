// Asks whether a load is meant that is far from the plan and from the history. It works without a network.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath } from '/page/api.js';
import { isPreparing } from '/page/parts/roles.js';
import { load, shortDayOf } from '/page/parts/texts.js';
import { heavier, heaviest, lastTime, repsAgain } from './best.js';
import { newestSessions } from './kept.js';
import { late, soon, written } from './lifts.js';
import { setsOf } from './sessions.js';
import { t } from './texts.js';
import { servicesSessions, training } from './training.js';

/** @type {{ [exercise: string]: { value: number, unit: string } }} */
let best = {};

/**
 * Reads the last sessions for their heaviest loads and for what was lifted last time; without a network, those that the
 * device keeps.
 *
 * @param {() => void} draw
 */
export async function prepare(draw) {
  if (!training.caller?.roles.includes('athlete')) return;
  const page = await newestSessions(athletePath(training.caller.subject));
  const sessions = page?.items ?? [];
  best = heaviest(sessions.flatMap(({ sets }) => sets));
  /** @type {(exercise: string, session?: { startedAt: string }) => ReturnType<typeof lastTime<SessionApi.LoggedSet>>} */
  const before = (exercise, session) => lastTime([...servicesSessions(), ...sessions], exercise, session?.startedAt ?? new Date().toISOString());
  late.repsBefore = (lift, session) => (step) => repsAgain(before(lift.exercise, session)?.sets ?? [], step, lift.unit);
  late.lastTime = (exercise, session) => {
    const last = before(exercise, session);
    return last ? html`<p class="quiet last">${t('last', { date: shortDayOf(last.startedAt) })} ${
      last.sets.map((set, i) => html`<span class="nowrap">${written({ ...set, load: { value: set.load.value } })}${i + 1 < last.sets.length ? ',' : ''}</span> `)}</p>` : nothing;
  };
  draw();
}

/**
 * Asks the lifter if the load of a set is far from what is usual, or if no repetition was done. Returns whether the set is
 * meant as it is; if not, what may be wrong has the focus. Without the code of the dialog it asks nothing.
 *
 * @param {{ exercise: string, role: Page.Role, load: { value: number, unit: Page.Unit }, reps: number, setId?: string }} set
 * @param {{ planned?: number, session?: { sessionId: string } }} known planned: the load that the plan asks of this set
 */
export async function isMeant(set, { planned, session }) {
  const { exercise, role, load: lifted } = set;
  const own = setsOf(session).filter((each) => each.exercise === exercise && each.setId !== set.setId);
  const others = servicesSessions().flatMap((each) => each.sets).filter((each) => each.setId !== set.setId);
  const rule = await soon(import('/page/parts/far.js'));
  const far = rule?.farFrom(lifted, {
    planned: planned === undefined ? undefined : { value: planned, unit: lifted.unit },
    best: heavier(best[exercise], heaviest([...others, ...own])[exercise]),
    before: own.at(-1)?.load,
    isBodyweight: training.known.added?.includes(exercise),
    isWarmUp: isPreparing(role),
  });
  if (!far && set.reps) return true;
  const code = await soon(Promise.all([import('./more.js'), import('/page/parts/dialog.js')]));
  if (!code) return true;
  const [{ t: asked }, { openDialog }] = code;
  const typed = load(lifted.value, lifted.unit);
  const question = far
    ? { field: 'load', title: asked('far.title', { load: typed }), says: asked('far.' + far.from, { load: load(far.load.value, far.load.unit) }), keep: asked('far.keep', { load: typed }) }
    : { field: 'reps', title: asked('failed.title'), says: asked('failed.says'), keep: asked('failed.keep') };
  const isMeantSo = await openDialog(({ close }) => html`<h2 id="far">${question.title}</h2>
    <p>${question.says}</p>
    <div class="actions"><button type="button" @click=${() => close(true)}>${question.keep}</button>
      <button type="button" class="primary" autofocus @click=${() => close(false)}>${asked('far.correct')}</button></div>`) === true;
  if (!isMeantSo) ['dialog', 'form.next'].map((form) => document.querySelector(`${form} input[name=${question.field}]`)).find(Boolean)?.focus();
  return isMeantSo;
}
