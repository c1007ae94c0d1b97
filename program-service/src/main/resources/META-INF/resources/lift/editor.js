// The dialogs in which a set is changed, removed, or added later.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { openDialog } from '/page/parts/dialog.js';
import { isPreparing, ROLES } from '/page/parts/roles.js';
import { exercise as nameOf } from '/page/words.js';
import { askedIn } from './asked.js';
import { isMeant } from './check.js';
import { change, put } from './device.js';
import { changing } from './effect.js';
import { blank, fields, filled, read } from './fields.js';
import { whyRefused, written } from './lifts.js';
import { t } from './more.js';
import { keepLast } from './next.js';
import { drop, here, log, sessions, setsOf } from './sessions.js';
import { beginRest } from './resting.js';
import { content } from './outbox.js';
import { askedOf, isOf, steps } from './steps.js';
import { t as roleOf } from './texts.js';
import { stored, training } from './training.js';
import { timeOfForgotten } from './forgotten.js';

/**
 * Changes or removes a set.
 *
 * @param {ShownSet} set
 */
export async function edit(set) {
  const draft = filled(set);
  const lift = { exercise: set.exercise, unit: set.load.unit };
  const session = sessions().find((each) => each.sessionId === set.sessionId);
  await openDialog(({ close, draw }) => {
    const save = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const typed = read(draft, lift);
      if (!typed) return draw();
      const wanted = { ...set, ...typed, load: { value: typed.load, unit: set.load.unit } };
      if ((typed.load !== set.load.value || typed.reps !== set.reps) && !await isMeant(wanted, { planned: await plannedOf(set, session), session })) return undefined;
      close();
      changing(session);
      if (!set.refused) keepLast({ setId: set.setId, slotId: '', key: null, was: { ...set, rpe: set.rpe ?? null }, says: t('edit.correction') });
      return mend(set, wanted);
    };
    const remove = async () => {
      close();
      if (setsOf(session).at(-1)?.setId === set.setId) beginRest(0);
      changing(session);
      await drop(set);
      const { toast } = await import('/page/toast.js');
      toast(t('edit.removed', { set: written(set) }), { undone: t('edit.back', { set: written(set) }), undo: () => log(session, session?.day, { ...set, rpe: set.rpe ?? null }, set.completedAt) });
    };
    return html`<h2 id="editor">${t('edit.title', { role: roleOf('role.' + set.role) })}</h2><p class="quiet">${nameOf(set.exercise)}</p>
      ${set.refused ? html`<p class="problem" role="alert">${whyRefused(set.refused)}</p>` : nothing}
      <form novalidate @submit=${save}>
        ${fields(draft, { id: 'edit', lift, withEffort: !isPreparing(set.role), draw })}
        <div class="actions"><button type="button" class="danger" @click=${remove}>${t('edit.remove')}</button>
          <button type="button" @click=${() => close()}>${t('edit.cancel')}</button>
          <button type="submit" class="primary">${t('edit.save')}</button></div>
      </form>`;
  });
}

/**
 * Keeps the change of a set on this device and sends it.
 *
 * @param {ShownSet} set
 * @param {TypedSet} wanted
 */
export async function mend(set, wanted) {
  const next = content({ ...wanted, completedAt: set.completedAt });
  const fresh = { ...here(set), content: next };
  if (set.order) await change('sets', set.order, (now) => ({ ...now, content: next, refused: null }), fresh);
  else await put('sets', fresh);
  await stored();
}

/**
 * What the plan asked of a set in its session, of a backoff of today what it asks today.
 *
 * @param {ShownSet} set
 * @param {ShownSession | undefined} session
 */
async function plannedOf(set, session) {
  if (!session || isPreparing(set.role)) return undefined;
  const { today } = training.known;
  const lift = (await askedIn(session)).find((each) => isOf(each)(set));
  if (!lift) return undefined;
  const now = session.sessionId === today?.sessionId ? today.lifts.find((each) => each.slotId === lift.slotId) : undefined;
  return askedOf(steps(lift, now, []).find(({ role }) => role === set.role));
}

/**
 * Adds a set that was forgotten, or one more than planned. Returns its id and its role; undefined if the lifter left the
 * dialog.
 *
 * @param {ShownSession | undefined} session
 * @param {number | undefined} day
 * @param {Addable[]} lifts the lifts of which a set can be added
 */
export async function add(session, day, lifts) {
  let [lift] = lifts;
  let { role } = lift;
  const draft = blank(lift.offers[role] ?? {});
  const added = await openDialog(({ close, draw }) => {
    const { exercise, slotId, unit } = lift;
    const save = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const typed = read(draft, lift);
      if (!typed) return draw();
      const set = { ...typed, exercise, slotId, role, rpe: isPreparing(role) ? null : typed.rpe, load: { value: typed.load, unit } };
      return await isMeant(set, { planned: lift.offers[role], session }) ? close(set) : undefined;
    };
    /** @type {(chosen: Addable, forRole: Page.Role) => void} */
    const choose = (chosen, forRole) => {
      lift = chosen;
      role = forRole;
      Object.assign(draft, blank(lift.offers[role] ?? {}));
      draw();
    };
    return html`<h2 id="editor">${t('add.title')}</h2><form novalidate @submit=${save}>
        <div class="fields">
          <label>${t('add.lift')}<select name="lift" @change=${(/** @type {{ target: HTMLSelectElement }} */ { target }) => choose(lifts[Number(target.value)], lifts[Number(target.value)].role)}>
            ${lifts.map((each, i) => html`<option value=${i} .selected=${each === lift}>${nameOf(each.exercise)}</option>`)}</select></label>
          <label>${t('add.role')}<select name="role" @change=${(/** @type {{ target: HTMLSelectElement }} */ { target }) => choose(lift, /** @type {Page.Role} */ (target.value))}>
            ${ROLES.map((each) => html`<option value=${each} .selected=${each === role}>${roleOf('role.' + each)}</option>`)}</select></label></div>
        ${fields(draft, { id: 'add', lift, withEffort: !isPreparing(role), draw })}
        <div class="actions"><button type="button" @click=${() => close()}>${t('edit.cancel')}</button>
          <button type="submit" class="primary">${t('add.save')}</button></div>
      </form>`;
  });
  if (!added) return undefined;
  changing(session);
  const setId = await log(session, day, added, session?.finishedAt ? timeOfForgotten(session, setsOf(session), added) : undefined);
  return { setId, role: added.role };
}
