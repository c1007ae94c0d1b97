// The dialog in which a coach corrects, removes or adds a set.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { call, get, part } from '../api.js';
import { asking, question } from '../doubts.js';
import { openDialog } from '../parts/dialog.js';
import { draft } from '../parts/drafts.js';
import { areaField, checkField, numberField, onSubmit, selectField, submit } from '../parts/fields.js';
import { ROLES } from '../parts/roles.js';
import { fresh, isWrong, send } from '../parts/sending.js';
import { dayOf, number, textsOf } from '../parts/texts.js';
import { toast } from '../toast.js';
import { exercise } from '../words.js';
import { restoredId } from './changes.js';
import { doubtIn, entryOf, setOf, wrongIn } from './entry.js';
import { liftOf, loadOf } from './planned.js';

const t = await textsOf('/page/log');
const FIELDS = ['exercise', 'role', 'load.value', 'load.unit', 'reps', 'rpe', 'note'];

/**
 * What is corrected or added, and what is typed for it. A new set has an id from the start, so that a repeated request
 * adds it once.
 *
 * @typedef {object} Edited
 * @property {Pick<SessionApi.LoggedSet, 'setId' | 'completedAt' | 'slotId'> & Partial<SessionApi.LoggedSet>} set
 * @property {boolean} isNew
 * @property {Pick<SessionApi.Session, 'sessionId' | 'startedAt' | 'day'>} session
 * @property {import('./entry.js').Entry} typed
 * @property {ProgramApi.PlanLift[]} lifts the lifts of the session's week
 * @property {SessionApi.LoggedSet[]} others the athlete's other sets
 */

/**
 * Returns the functions that open the dialog: correct(…), add(…), and reopen() after a new sign-in; and restore(…), which adds a
 * removed set again.
 *
 * @param {ProgramApi.Exercise[]} exercises
 * @param {object} options
 * @param {string} options.athleteId
 * @param {() => Promise<void>} options.changed reads the log again
 * @param {ReturnType<typeof import('./effect.js').effect>} options.effect
 */
export function setEditor(exercises, { athleteId, changed, effect }) {
  /** @type {{ now: Edited | null, form: import('../parts/sending.js').Form, doubt: import('./entry.js').Doubt | null, dialog: { close: () => void, draw: () => void } }} */
  const state = { now: null, form: fresh(), doubt: null, dialog: { close() {}, draw() {} } };
  const kept = draft('set ' + athleteId, () => state.now);
  const draw = () => state.dialog.draw();

  /** @param {Edited} edited */
  async function open(edited) {
    Object.assign(state, { form: fresh(), doubt: null, now: edited });
    await openDialog((dialog) => {
      state.dialog = dialog;
      return filled(edited);
    });
    state.now = null;
  }
  /** @type {(session: SessionApi.Session, set: SessionApi.LoggedSet, known: Pick<Edited, 'lifts' | 'others'>) => Promise<void>} */
  const correct = (session, set, known) => open({ ...known, set, session, isNew: false, typed: entryOf(set) });
  /** @type {(session: SessionApi.Session, set: Edited['set'], typed: Edited['typed'], known: Pick<Edited, 'lifts' | 'others'>) => Promise<void>} */
  const add = (session, set, typed, known) => open({ ...known, set, session, typed, isNew: true });
  const reopen = () => kept && open(kept);

  const setsPath = (/** @type {Edited} */ { session }) => /** @type {const} */ (`/session/v1/sessions/${part(session.sessionId)}/sets`);
  const path = (/** @type {Edited} */ edited) => /** @type {const} */ (`${setsPath(edited)}/${part(edited.set.setId)}`);
  const isBodyweight = (/** @type {string} */ id) => exercises.find((each) => each.id === id)?.loadMode === 'ADDED_TO_BODYWEIGHT';

  /** @param {Edited} edited */
  function doubtOf({ typed, set, session, lifts, others }) {
    const planned = loadOf(liftOf(lifts, { exercise: typed.exercise, slotId: set.slotId }, session.day), typed.role);
    return doubtIn(typed, { planned, sets: others.filter(({ setId }) => setId !== set.setId), isBodyweight: isBodyweight(typed.exercise) });
  }

  /** @param {Edited} now */
  async function save(now) {
    const { set, typed } = now;
    if (isWrong(state.form, wrongIn(typed, isBodyweight(typed.exercise)), draw)) return;
    const doubt = state.doubt ? null : doubtOf(now);
    if (doubt) {
      state.doubt = doubt;
      draw();
      document.querySelector('.change-load')?.focus();
      return;
    }
    const body = { ...setOf(typed), completedAt: set.completedAt, slotId: typed.exercise === set.exercise ? set.slotId : undefined };
    if (now.isNew) await write(now, () => call('POST', setsPath(now), { setId: set.setId, ...body }), t('add.saved'));
    else await write(now, () => call('PUT', path(now), body, { 'If-Match': `"${set.revision}"` }), t('correction.saved'));
  }

  /** @param {Edited} now */
  async function remove(now) {
    const isRemoved = await write(now, () => call('DELETE', path(now), undefined, { 'If-Match': `"${now.set.revision}"` }), t('correction.removed'));
    if (isRemoved) toast(t('correction.removed'), { undo: () => restore(now.session, /** @type {SessionApi.LoggedSet} */ (now.set)) });
  }

  /**
   * Adds a removed set again, as it was before.
   *
   * @param {Edited['session']} session
   * @param {SessionApi.LoggedSet} set
   */
  async function restore({ sessionId }, set) {
    const before = await effect.before();
    const stored = await call('POST', `/session/v1/sessions/${part(sessionId)}/sets`, { setId: restoredId(set.setId), ...setOf(entryOf(set)), completedAt: set.completedAt, slotId: set.slotId });
    await changed();
    await effect.after(sessionId, before, stored.sequence, t('sets.restored'));
  }

  /**
   * @param {Edited} now
   * @param {() => Promise<{ sequence: number } | null>} action
   * @param {string} done
   */
  async function write(now, action, done) {
    let before = /** @type {Awaited<ReturnType<typeof effect.before>>} */ ([]);
    const stored = await send(state.form, async () => {
      before = await effect.before();
      return action();
    }, { draw, fields: FIELDS, conflict: () => conflict(now) });
    if (!stored) return false;
    state.dialog.close();
    await changed();
    await effect.after(now.session.sessionId, before, stored.sequence, done);
    return true;
  }

  /**
   * Someone else has corrected the set meanwhile: what is typed stays, and is sent for the newest revision next.
   *
   * @param {Edited} now
   */
  async function conflict(now) {
    const session = await get(`/session/v1/sessions/${part(now.session.sessionId)}`);
    const newest = session.sets.find((each) => each.setId === now.set.setId);
    if (!newest) return t('correction.gone');
    now.set = newest;
    return t('correction.conflict', { load: `${number(newest.load.value)} ${newest.load.unit}`, reps: newest.reps });
  }

  /** @param {Edited} now */
  function filled(now) {
    const { set, typed: values, isNew, session } = now;
    /** @type {<K extends keyof typeof values>(name: K) => (value: (typeof values)[K]) => void} */
    const put = (name) => (value) => {
      values[name] = value;
      delete state.form.wrong[name === 'value' || name === 'unit' ? 'load.' + name : name];
      state.doubt = null;
      draw();
    };
    const title = isNew ? t('add.title', { date: dayOf(session.startedAt) }) : t('correction.title', { set: `${exercise(set.exercise ?? '')}, ${t('role.' + set.role)}` });
    return html`<h2>${title}</h2>
    <form novalidate @submit=${onSubmit(() => save(now))}><div class="fields pairs">
      ${selectField(state.form, 'exercise', { label: t('correction.exercise'), value: values.exercise, put: put('exercise'), options: exercises.map((each) => [each.id, each.name]) })}
      ${selectField(state.form, 'role', { label: t('correction.role'), value: values.role, put: put('role'), options: ROLES.map((role) => [role, t('role.' + role)]) })}
      ${numberField(state.form, 'load.value', { label: t('correction.load'), value: values.value, put: put('value') })}
      ${selectField(state.form, 'load.unit', { label: t('correction.unit'), value: values.unit, put: put('unit'), options: [['kg', 'kg'], ['lb', 'lb']] })}
      ${numberField(state.form, 'reps', { label: t('correction.reps'), value: values.reps, put: put('reps'), mode: 'numeric' })}
      ${numberField(state.form, 'rpe', { label: t('correction.rpe'), value: values.rpe, put: put('rpe'), hint: t('correction.rpeSays') })}</div>
      ${checkField('pain', { label: t('correction.pain'), checked: values.pain, put: put('pain') })}
      ${areaField(state.form, 'note', { label: t('correction.note'), value: values.note, put: put('note'), max: 1000 })}
      ${state.doubt ? asking([question(state.doubt)]) : nothing}
      ${submit(state.form, buttonText(now), html`${state.doubt ? html`<button type="button" class="primary change-load"
          @click=${() => document.getElementById('f-load-value')?.focus()}>${t('doubt.change')}</button>` : nothing}<button type="button" @click=${() => state.dialog.close()}>${t('cancel')}</button>${isNew ? nothing
          : html`<button type="button" class="quiet" @click=${() => remove(now)}>${t('correction.remove')}</button>`}`, false, state.doubt ? '' : 'primary')}
    </form>`;
  }

  /** @param {Edited} now */
  const buttonText = ({ isNew, typed }) => (state.doubt ? t('doubt.yes', { load: `${typed.value} ${typed.unit}` }) : t(isNew ? 'add.save' : 'correction.save'));
  return { correct, add, restore, reopen };
}
