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

/** Returns the dialog: open(session, set) shows it, and shown() shows it again after a new sign-in. */
export function correction(exercises, { draw, changed }) {
  const state = { set: null, sessionId: null, typed: null, form: fresh() };
  const kept = draft('correction', () => (state.set ? { set: state.set, sessionId: state.sessionId, typed: state.typed } : null));
  if (kept) Object.assign(state, kept);
  const put = (name) => (value) => {
    state.typed[name] = value;
    draw();
  };

  function open(session, set) {
    Object.assign(state, {
      set, sessionId: session.sessionId, form: fresh(), opener: document.activeElement,
      typed: { exercise: set.exercise, role: set.role, value: number(set.load.value), unit: set.load.unit, reps: number(set.reps), rpe: set.rpe === undefined ? '' : number(set.rpe), pain: set.pain ?? false, note: set.note ?? '' },
    });
    draw();
    shown();
  }
  /** Shows the dialog that was drawn. */
  const shown = () => document.getElementById('correction')?.showModal();

  const path = () => `/session/v1/sessions/${part(state.sessionId)}/sets/${part(state.set.setId)}`;
  const close = () => document.getElementById('correction')?.close();
  const closed = () => {
    state.set = null;
    draw();
    state.opener?.focus();
  };

  /** Returns the request for what is typed; null if a field is wrong, which the form then says. */
  function asked() {
    const wrong = {};
    const value = (name, text) => {
      const parsed = typed(text);
      mustBeNumber(wrong, name, parsed);
      return parsed;
    };
    const { set, typed: now } = state;
    const body = {
      exercise: now.exercise, role: now.role, load: { value: value('load.value', now.value), unit: now.unit }, reps: value('reps', now.reps),
      rpe: now.rpe.trim() ? value('rpe', now.rpe) : undefined, pain: now.pain, note: now.note.trim() || undefined, completedAt: set.completedAt,
      slotId: now.exercise === set.exercise ? set.slotId : undefined,
    };
    return isWrong(state.form, wrong, draw) ? null : body;
  }

  async function save() {
    const body = asked();
    if (body) await write(() => call('PUT', path(), body, { 'If-Match': `"${state.set.revision}"` }), t('correction.saved'));
  }
  const remove = () => write(() => call('DELETE', path(), undefined, { 'If-Match': `"${state.set.revision}"` }), t('correction.removed'));

  async function write(action, done) {
    const stored = await send(state.form, action, { draw, fields: FIELDS, conflict });
    if (!stored) return;
    close();
    say(done);
    await changed();
  }

  /** Someone else has corrected the set meanwhile: what is typed stays, and is sent for the newest revision next. */
  async function conflict() {
    const session = await get('/session/v1/sessions/' + part(state.sessionId));
    const newest = session.sets.find((each) => each.setId === state.set.setId);
    if (!newest) return t('correction.gone');
    state.set = newest;
    return t('correction.conflict', { load: `${number(newest.load.value)} ${newest.load.unit}`, reps: newest.reps });
  }

  const view = () => (!state.set ? nothing : html`<dialog id="correction" aria-labelledby="correction-title" @close=${closed}><article>
    <h2 id="correction-title">${t('correction.title', { set: `${exercise(state.set.exercise)}, ${t('role.' + state.set.role)}` })}</h2>
    <form novalidate @submit=${onSubmit(save)}><div class="fields">
      ${numberField(state.form, 'load.value', { label: t('correction.load'), value: state.typed.value, put: put('value') })}
      ${selectField(state.form, 'load.unit', { label: t('correction.unit'), value: state.typed.unit, put: put('unit'), options: [['kg', 'kg'], ['lb', 'lb']] })}
      ${numberField(state.form, 'reps', { label: t('correction.reps'), value: state.typed.reps, put: put('reps'), mode: 'numeric' })}
      ${numberField(state.form, 'rpe', { label: t('correction.rpe'), value: state.typed.rpe, put: put('rpe'), hint: t('correction.rpeSays') })}
      ${selectField(state.form, 'role', { label: t('correction.role'), value: state.typed.role, put: put('role'), options: ROLES.map((role) => [role, t('role.' + role)]) })}
      ${selectField(state.form, 'exercise', { label: t('correction.exercise'), value: state.typed.exercise, put: put('exercise'), options: exercises.map((each) => [each.id, each.name]) })}</div>
      ${checkField('pain', { label: t('correction.pain'), checked: state.typed.pain, put: put('pain') })}
      ${areaField(state.form, 'note', { label: t('correction.note'), value: state.typed.note, put: put('note'), max: 1000 })}
      ${submit(state.form, t('correction.save'), html`<button type="button" class="secondary" @click=${close}>${t('cancel')}</button><button type="button"
        class="outline danger" @click=${remove}>${t('correction.remove')}</button>`)}
    </form></article></dialog>`);
  return { open, view, shown };
}
