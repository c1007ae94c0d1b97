// Asks whether a load or reps are meant that are far from the plan and from the history. It works without a network.
import { html } from '/webjars/lit-html/lit-html.js';
import { isPreparing } from '/page/parts/roles.js';
import { load } from '/page/parts/texts.js';
import { heavier, heaviest } from './best.js';
import { best } from './last.js';
import { lift as liftName, soon } from './lifts.js';
import { setsOf } from './sessions.js';
import { USUAL } from './steps.js';
import { servicesSessions, training } from './training.js';

/**
 * Asks the lifter if the load or the reps of a set are far from what is usual, or if no repetition was done. Returns whether
 * the set is meant as it is; if not, what may be wrong has the focus. Without the code of the dialog it asks nothing.
 *
 * @param {{ exercise: string, role: Page.Role, load: { value: number, unit: Page.Unit }, reps: number, setId?: string }} set
 * @param {{ planned?: Offer, session?: { sessionId: string } }} known planned: what the plan asks of this set
 */
export async function isMeant(set, { planned, session }) {
  const { exercise, role, load: lifted } = set;
  const own = setsOf(session).filter((each) => each.exercise === exercise && each.setId !== set.setId);
  const others = servicesSessions().flatMap((each) => each.sets).filter((each) => each.setId !== set.setId);
  const rule = await soon(import('/page/parts/far.js'));
  const far = rule?.farFrom(lifted, {
    planned: planned?.load === undefined ? undefined : { value: planned.load, unit: lifted.unit },
    best: heavier(best[exercise], heaviest([...others, ...own])[exercise]),
    before: own.at(-1)?.load,
    isBodyweight: training.known.added?.includes(exercise),
    isWarmUp: isPreparing(role),
  });
  const known = [planned?.reps ?? 0, ...[...others, ...own].filter((each) => each.exercise === exercise && each.role === role).map(({ reps }) => reps)];
  const most = Math.max(...known) || USUAL;
  const isFarReps = rule?.isFarReps(set.reps, most);
  if (!far && !isFarReps && set.reps) return true;
  const code = await soon(Promise.all([import('./more.js'), import('/page/parts/dialog.js')]));
  if (!code) return true;
  const [{ t: asked }, { openDialog }] = code;
  const typed = load(lifted.value, lifted.unit);
  const question = far
    ? { field: 'load', title: asked('far.title', { load: typed }), says: asked('far.' + far.from, { load: load(far.load.value, far.load.unit) }), keep: asked('far.keep', { load: typed }) }
    : isFarReps ? { field: 'reps', title: asked('farReps.title', { n: set.reps }), says: asked('farReps.says', { n: most }), keep: asked('farReps.keep', { n: set.reps }) }
    : { field: 'reps', title: asked('failed.title'), says: asked('failed.says'), keep: asked('failed.keep') };
  const isMeantSo = await openDialog(({ close }) => html`<h2 id="far">${question.title}</h2>
    <p>${liftName(set)}: ${question.says}</p>
    <div class="actions"><button type="button" @click=${() => close(true)}>${question.keep}</button>
      <button type="button" class="primary" autofocus @click=${() => close(false)}>${asked('far.correct')}</button></div>`) === true;
  if (!isMeantSo) ['dialog', 'form.next'].map((form) => document.querySelector(`${form} input[name=${question.field}]`)).find(Boolean)?.focus();
  return isMeantSo;
}
