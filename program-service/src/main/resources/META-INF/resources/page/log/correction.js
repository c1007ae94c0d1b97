// The dialog in which a coach corrects or removes a set.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { call, get, part } from '../api.js';
import { say } from '../dom.js';
import { draft } from '../parts/drafts.js';
import { areaField, checkField, numberField, onSubmit, selectField, submit } from '../parts/fields.js';
import { ROLES } from '../parts/roles.js';
import { fresh, isWrong, mustBeNumber, send } from '../parts/sending.js';
import { number, textsOf, typed } from '../parts/texts.js';
import { exercise } from '../words.js';

const t = await textsOf('/page/log');
const FIELDS = ['exercise', 'role', 'load.value', 'load.unit', 'reps', 'rpe', 'note'];

/**
 * What is corrected, and what is typed for it.
 *
 * @typedef {object} Correction
 * @property {SessionApi.LoggedSet} set
 * @property {string} sessionId
 * @property {{ exercise: string, role: string, value: string, unit: string, reps: string, rpe: string, pain: boolean, note: string }} typed
 */

/**
 * Returns the dialog: open(session, set) shows it, and shown() shows it again after a new sign-in.
 *
 * @param {ProgramApi.Exercise[]} exercises
 * @param {{ draw: () => void, changed: () => Promise<void> }} options
 */
export function correction(exercises, { draw, changed }) {
  /** @type {{ now: Correction | null, form: import('../parts/sending.js').Form, opener?: Element | null }} */
  const state = { now: null, form: fresh() };
  state.now = draft('correction', () => state.now);

  /**
   * @param {SessionApi.Session} session
   * @param {SessionApi.LoggedSet} set
   */
  function open(session, set) {
    state.form = fresh();
    state.opener = document.activeElement;
    state.now = {
      set, sessionId: session.sessionId,
      typed: { exercise: set.exercise, role: set.role, value: number(set.load.value), unit: set.load.unit, reps: number(set.reps), rpe: set.rpe === undefined ? '' : number(set.rpe), pain: set.pain ?? false, note: set.note ?? '' },
    };
    draw();
    shown();
  }
  /** Shows the dialog that was drawn. */
  const dialog = () => /** @type {HTMLDialogElement | null} */ (document.getElementById('correction'));
  const shown = () => dialog()?.showModal();
  const close = () => dialog()?.close();
  const closed = () => {
    state.now = null;
    draw();
    if (state.opener instanceof HTMLElement) state.opener.focus();
  };

  /**
   * @param {Correction} correction
   * @returns {`/session/v1/sessions/${string}/sets/${string}`}
   */
  const path = ({ sessionId, set }) => `/session/v1/sessions/${part(sessionId)}/sets/${part(set.setId)}`;

  /** @param {Correction} correction */
  const revisionOf = ({ set }) => ({ 'If-Match': `"${set.revision}"` });

  /**
   * Returns the request for what is typed; null if a field is wrong, which the form then says.
   *
   * @param {Correction} correction
   * @returns {SessionApi.CorrectSet | null}
   */
  function asked({ set, typed: now }) {
    /** @type {{ [field: string]: string }} */
    const wrong = {};
    /** @type {(name: string, text: string) => number} */
    const value = (name, text) => {
      const parsed = typed(text);
      mustBeNumber(wrong, name, parsed);
      return parsed ?? NaN; // nothing is sent then
    };
    const body = {
      exercise: now.exercise, role: /** @type {Page.Role} */ (now.role), load: { value: value('load.value', now.value), unit: /** @type {Page.Unit} */ (now.unit) }, reps: value('reps', now.reps),
      rpe: now.rpe.trim() ? value('rpe', now.rpe) : undefined, pain: now.pain, note: now.note.trim() || undefined, completedAt: set.completedAt,
      slotId: now.exercise === set.exercise ? set.slotId : undefined,
    };
    return isWrong(state.form, wrong, draw) ? null : body;
  }

  /** @param {Correction} now */
  async function save(now) {
    const body = asked(now);
    if (body) await write(now, () => call('PUT', path(now), body, revisionOf(now)), t('correction.saved'));
  }
  const remove = (/** @type {Correction} */ now) => write(now, () => call('DELETE', path(now), undefined, revisionOf(now)), t('correction.removed'));

  /**
   * @param {Correction} now
   * @param {() => Promise<unknown>} action
   * @param {string} done
   */
  async function write(now, action, done) {
    const stored = await send(state.form, action, { draw, fields: FIELDS, conflict: () => conflict(now) });
    if (!stored) return;
    close();
    say(done);
    await changed();
  }

  /**
   * Someone else has corrected the set meanwhile: what is typed stays, and is sent for the newest revision next.
   *
   * @param {Correction} now
   */
  async function conflict(now) {
    const session = await get(`/session/v1/sessions/${part(now.sessionId)}`);
    const newest = session.sets.find((each) => each.setId === now.set.setId);
    if (!newest) return t('correction.gone');
    now.set = newest;
    return t('correction.conflict', { load: `${number(newest.load.value)} ${newest.load.unit}`, reps: newest.reps });
  }

  const view = () => (state.now ? filled(state.now) : nothing);

  /** @param {Correction} now */
  function filled(now) {
    const { set, typed: values } = now;
    const put = (/** @type {Exclude<keyof typeof values, 'pain'>} */ name) => (/** @type {string} */ value) => {
      values[name] = value;
      draw();
    };
    const putPain = (/** @type {boolean} */ isChecked) => {
      values.pain = isChecked;
      draw();
    };
    return html`<dialog id="correction" aria-labelledby="correction-title" @close=${closed}><article>
    <h2 id="correction-title">${t('correction.title', { set: `${exercise(set.exercise)}, ${t('role.' + set.role)}` })}</h2>
    <form novalidate @submit=${onSubmit(() => save(now))}><div class="fields">
      ${numberField(state.form, 'load.value', { label: t('correction.load'), value: values.value, put: put('value') })}
      ${selectField(state.form, 'load.unit', { label: t('correction.unit'), value: values.unit, put: put('unit'), options: [['kg', 'kg'], ['lb', 'lb']] })}
      ${numberField(state.form, 'reps', { label: t('correction.reps'), value: values.reps, put: put('reps'), mode: 'numeric' })}
      ${numberField(state.form, 'rpe', { label: t('correction.rpe'), value: values.rpe, put: put('rpe'), hint: t('correction.rpeSays') })}
      ${selectField(state.form, 'role', { label: t('correction.role'), value: values.role, put: put('role'), options: ROLES.map((role) => [role, t('role.' + role)]) })}
      ${selectField(state.form, 'exercise', { label: t('correction.exercise'), value: values.exercise, put: put('exercise'), options: exercises.map((each) => [each.id, each.name]) })}</div>
      ${checkField('pain', { label: t('correction.pain'), checked: values.pain, put: putPain })}
      ${areaField(state.form, 'note', { label: t('correction.note'), value: values.note, put: put('note'), max: 1000 })}
      ${submit(state.form, t('correction.save'), html`<button type="button" class="secondary" @click=${close}>${t('cancel')}</button><button type="button"
        class="outline danger" @click=${() => remove(now)}>${t('correction.remove')}</button>`)}
    </form></article></dialog>`;
  }
  return { open, view, shown };
}
