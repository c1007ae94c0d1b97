// The form that adds a forgotten session: when it was, and the sets that were done, proposed by the plan of that week.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { call, get, part } from '../api.js';
import { asking, question } from '../doubts.js';
import { draft } from '../parts/drafts.js';
import { checkField, dateField, numberField, onSubmit, selectField, submit, textField } from '../parts/fields.js';
import { ROLES } from '../parts/roles.js';
import { fresh, isWrong, send } from '../parts/sending.js';
import { textsOf } from '../parts/texts.js';
import { toast } from '../toast.js';
import { exercise } from '../words.js';
import { doubtIn, setOf } from './entry.js';
import { asPlanned, dayAfter, doneRows, liftedRows, missingSets, nextRow, replanned, rowsOf, warmUpsOf, wrongInSession } from './forgotten.js';
import { newest } from './newest.js';
import { liftOf, loadOf } from './planned.js';
import { clockAt, dateAt, timesOf } from './times.js';

const t = await textsOf('/page/log');
const EARLIER = 3_600_000; // milliseconds before now at which the proposed session started
const OF_SET = ['exercise', 'role', 'load.value', 'load.unit', 'reps', 'rpe', 'note'];

/** @param {string} sessionId */
const pathOf = (sessionId) => /** @type {const} */ (`/session/v1/sessions/${part(sessionId)}`);

/**
 * @typedef {import('./forgotten.js').Row} Row
 * @typedef {import('./forgotten.js').Typed} Typed
 */

/**
 * Returns the form: toggle() opens and closes it, view() shows it, and reopen() reads the plan for a form that a new sign-in
 * has interrupted.
 *
 * @param {string} athleteId
 * @param {object} options
 * @param {Pick<ProgramApi.Profile, 'unit' | 'timeZone'>} options.profile
 * @param {ProgramApi.Exercise[]} options.exercises
 * @param {ReturnType<typeof import('./plans.js').plansOf>} options.plans
 * @param {() => SessionApi.LoggedSet[]} options.lifted the athlete's other sets
 * @param {ReturnType<typeof import('./effect.js').effect>} options.effect
 * @param {() => void} options.draw
 * @param {(sessionId: string) => Promise<void>} options.changed reads the log again and opens the session
 */
export function newSession(athleteId, { profile, exercises, plans, lifted, effect, draw, changed }) {
  const { timeZone } = profile;
  const blank = () => {
    const anHourAgo = new Date(Date.now() - EARLIER).toISOString();
    return {
      isOpen: false, isStarted: false, sessionId: crypto.randomUUID(), isOwn: false, isFilled: false, isDayChosen: false,
      typed: /** @type {Typed} */ ({ date: dateAt(anHourAgo, timeZone), time: clockAt(anHourAgo, timeZone), day: '', rows: [nextRow(undefined, profile.unit, crypto.randomUUID())], warmUps: [], isWarmedUp: true }),
    };
  };
  /**
   * isOwn: whether the coach has typed something in the sets, so that the plan no longer replaces them; isFilled: whether all
   * sets are as planned; isDayChosen: whether the coach has chosen the day, so that another date no longer changes it; isStarted:
   * whether the service has the session already, and only its sets are missing.
   */
  const state = { ...blank(), form: fresh(), questions: /** @type {string[]} */ ([]), lifts: /** @type {ProgramApi.PlanLift[]} */ ([]) };
  const kept = draft('new-session ' + athleteId, () => (state.isOpen && (state.isOwn || state.isFilled || state.isStarted) ? { isOpen: true, isStarted: state.isStarted, sessionId: state.sessionId, isOwn: state.isOwn, isFilled: state.isFilled, isDayChosen: state.isDayChosen, typed: state.typed } : null));
  if (kept) Object.assign(state, kept);
  const reading = newest();
  const isBodyweight = (/** @type {string} */ id) => exercises.find((each) => each.id === id)?.loadMode === 'ADDED_TO_BODYWEIGHT';

  function toggle() {
    const isOpen = !state.isOpen;
    Object.assign(state, blank(), { isOpen, form: fresh(), questions: [], lifts: [] });
    draw();
    (isOpen ? document.getElementById('new-session') : document.querySelector('.add-session'))?.focus();
    if (!isOpen) return;
    readPlan().catch(console.error);
  }

  /** Reads what the plan asked on the date, and proposes its day. */
  const readPlan = () => reading(() => (state.typed.date ? plans.planAt(state.typed.date) : Promise.resolve(null)), (plan) => {
    state.lifts = plan?.lifts ?? [];
    const { date, day: before, rows } = state.typed;
    const day = dayAfter(plan, date, { before: Number(before), isKept: state.isDayChosen, isOwn: state.isOwn, sets: lifted() });
    if (!state.isOwn) propose(day);
    else Object.assign(state.typed, { rows: replanned(rows, state.lifts), day: String(day ?? '') });
    proposeWarmUps();
    draw();
  });
  const days = () => [...new Set(state.lifts.map(({ day }) => day))].sort((a, b) => a - b);

  /** @param {number | undefined} day */
  function propose(day) {
    state.typed.day = day === undefined ? '' : String(day);
    const rows = day === undefined ? [] : rowsOf(state.lifts, day, () => crypto.randomUUID());
    state.typed.rows = rows.length ? state.isFilled ? asPlanned(rows) : rows : [nextRow(undefined, profile.unit, crypto.randomUUID())];
  }

  /** Takes the warm-up sets from the plan; not again once the session is stored, because each set keeps its id. */
  function proposeWarmUps() {
    if (!state.isStarted) state.typed.warmUps = warmUpsOf(state.lifts, Number(state.typed.day), () => crypto.randomUUID());
  }

  /** @type {(name: 'date' | 'time') => (value: string) => void} */
  const putWhen = (name) => (value) => {
    state.typed[name] = value;
    delete state.form.wrong[name];
    draw();
    if (name === 'date') readPlan().catch(console.error);
  };
  const putDay = (/** @type {string} */ value) => {
    state.typed.day = value;
    state.isDayChosen = true;
    if (!state.isOwn) propose(value ? Number(value) : undefined);
    proposeWarmUps();
    draw();
  };

  const putWarmedUp = (/** @type {boolean} */ isWarmedUp) => {
    state.typed.isWarmedUp = isWarmedUp;
    draw();
  };

  async function save() {
    const { typed } = state;
    if (isWrong(state.form, wrongInSession(typed, { now: Date.now(), timeZone, isBodyweight }), draw)) return;
    const done = doneRows(typed.rows);
    if (!done.length) {
      state.form = { ...fresh(), problem: t('new.nothing') };
      draw();
      return;
    }
    if (!state.questions.length) {
      state.questions = done.flatMap((row) => doubtOf(row) ?? []);
      draw();
      if (state.questions.length) return;
    }
    await store(done.length, liftedRows(typed));
  }

  /** @param {Row} row */
  function doubtOf(row) {
    const planned = loadOf(liftOf(state.lifts, row, Number(state.typed.day)), row.role);
    const doubt = doubtIn(row, { planned, sets: lifted(), isBodyweight: isBodyweight(row.exercise) });
    return doubt && `${exercise(row.exercise)}: ${question(doubt)}`;
  }

  /**
   * @param {number} typedSets how many sets the coach has filled in
   * @param {Row[]} done these and the warm-up sets
   */
  async function store(typedSets, done) {
    const { typed, sessionId } = state;
    const times = timesOf(typed, done.length, { now: Date.now(), timeZone });
    const path = pathOf(sessionId);
    const sets = done.map((row, n) => ({
      setId: row.setId, ...setOf(row), slotId: liftOf(state.lifts, row)?.slotId === row.slotId ? row.slotId : undefined, completedAt: times.completedAt[n],
    }));
    const stored = await send(state.form, async () => {
      const before = await effect.before();
      await call('POST', '/session/v1/sessions', { sessionId, athleteId, startedAt: times.startedAt, day: typed.day ? Number(typed.day) : undefined });
      state.isStarted = true;
      await call('POST', `${path}/sets/batch`, { sets });
      const { sequence } = await call('POST', `${path}/finish`, { finishedAt: times.finishedAt });
      return { before, sequence };
    }, { draw, fields: ['date', 'time', 'day', ...typed.rows.flatMap((_, i) => OF_SET.map((field) => `sets[${i}].${field}`))] });
    if (!stored) return;
    Object.assign(state, blank(), { questions: [] });
    await changed(sessionId); // before the effect, which is shown in the session
    const saved = t(done.length > typedSets ? 'new.savedWarmedUp' : 'new.saved', { n: typedSets });
    await effect.after(sessionId, stored.before, stored.sequence, saved);
    toast(saved, { undo: () => takeBack(sessionId) });
  }

  /**
   * Removes all sets of a session. If that fails on the way, it can be done again, and goes on with the rest.
   *
   * @param {string} sessionId
   */
  async function takeBack(sessionId) {
    const path = pathOf(sessionId);
    const before = await effect.before();
    let sequence = 0;
    for (let page = await get(path); page.sets.length; page = await get(path)) {
      for (const { setId, revision } of page.sets) {
        ({ sequence } = await call('DELETE', `${path}/sets/${part(setId)}`, undefined, { 'If-Match': `"${revision}"` }));
      }
    }
    await changed(sessionId);
    await effect.after(sessionId, before, sequence, t('new.takenBack'));
  }

  const view = () => (state.isOpen ? html`<form class="card accent new-session" novalidate aria-labelledby="new-session" @submit=${onSubmit(save)}>
    <h2 id="new-session" tabindex="-1">${t('new.title')}</h2>
    <div class="fields">
      ${dateField(state.form, 'date', { label: t('new.date'), value: state.typed.date, put: putWhen('date'), disabled: state.isStarted })}
      ${textField(state.form, 'time', { label: t('new.time'), type: 'time', value: state.typed.time, put: putWhen('time'), disabled: state.isStarted })}
      ${days().length ? selectField(state.form, 'day', { label: t('new.day'), value: state.typed.day, put: putDay, any: t('new.noDay'), options: days().map((day) => [String(day), dayText(day)]) }) : nothing}</div>
    <p class="quiet">${t('new.says')}</p>
    ${state.typed.warmUps.length ? checkField('isWarmedUp', { label: t('new.warmedUp'), checked: state.typed.isWarmedUp, disabled: state.isStarted, put: putWarmedUp }) : nothing}
    ${state.typed.rows.some((each) => each.planned) ? html`<button type="button" class="as-planned" @click=${fillAsPlanned}>${t('new.asPlanned')}</button>${asPlannedSays()}` : nothing}
    ${state.typed.rows.map(row)}
    <div class="actions"><button type="button" @click=${addRow}>${t('new.addSet')}</button></div>
    ${state.questions.length ? asking(state.questions) : nothing}
    ${submit(state.form, state.questions.length ? t('new.yes') : t('new.save'), html`<button type="button" @click=${toggle}>${t('cancel')}</button>`)}</form>` : nothing);

  /** @param {number} day */
  const dayText = (day) => t('new.dayOf', { day, lifts: state.lifts.filter((lift) => lift.day === day).map((lift) => exercise(lift.exercise)).join(', ') });

  /** Says what the button fills in: of a range the fewest reps. */
  function asPlannedSays() {
    const sets = missingSets(state.typed.rows).map(({ n, row }) => t('new.asPlannedSet', { lift: exercise(row.exercise), n, reps: row.planned?.reps, load: `${row.value}\u00a0${row.unit}` }));
    return sets.length ? html`<p class="quiet">${t('new.asPlannedSays', { sets: sets.join(', ') })}</p>` : nothing;
  }

  function fillAsPlanned() {
    state.typed.rows = asPlanned(state.typed.rows);
    Object.assign(state, { isFilled: true, questions: [] });
    draw();
  }

  function addRow() {
    state.typed.rows.push(nextRow(state.typed.rows.at(-1), profile.unit, crypto.randomUUID()));
    state.isOwn = true;
    draw();
    document.querySelector('.new-session .set-row:last-of-type select')?.focus();
  }

  /** @type {(entry: Row, i: number) => unknown} */
  const row = (entry, i) => {
    const name = (/** @type {string} */ field) => `sets[${i}].${field}`;
    /** @type {<K extends keyof Row>(field: K) => (value: Row[K]) => void} */
    const put = (field) => (value) => {
      entry[field] = value;
      delete state.form.wrong[name(field === 'value' ? 'load.value' : field)];
      Object.assign(state, { isOwn: true, questions: [] });
      draw();
    };
    const before = state.typed.rows[i - 1];
    const isSame = entry.asked !== undefined && before?.exercise === entry.exercise && before.role === entry.role; // a planned set like the one above
    return html`<div class=${isSame ? 'set-row same' : 'set-row'} role="group" aria-label=${t('new.set', { n: i + 1 })}>
      ${selectField(state.form, name('exercise'), { label: t('correction.exercise'), value: entry.exercise, put: put('exercise'), any: entry.exercise ? undefined : t('new.choose'), options: exercises.map((each) => [each.id, each.name]) })}
      ${selectField(state.form, name('role'), { label: t('new.role'), value: entry.role, put: put('role'), options: ROLES.map((role) => [role, t('role.' + role)]) })}
      ${numberField(state.form, name('load.value'), { label: t('new.load', { unit: entry.unit }), value: entry.value, put: put('value') })}
      ${numberField(state.form, name('reps'), { label: t('correction.reps'), value: entry.reps, put: put('reps'), mode: 'numeric', placeholder: entry.asked })}
      ${numberField(state.form, name('rpe'), { label: t('correction.rpe'), value: entry.rpe, put: put('rpe') })}
      ${checkField(name('pain'), { label: t('correction.pain'), checked: entry.pain, put: put('pain') })}
      <button type="button" class="quiet remove" aria-label=${t('new.removeNamed', { n: i + 1 })} @click=${() => removeRow(entry)}>${t('new.remove')}</button></div>`;
  };

  /** @param {Row} entry */
  function removeRow(entry) {
    Object.assign(state, { isOwn: true, questions: [], form: fresh() }); // the messages are of the rows by their number
    state.typed.rows = state.typed.rows.filter((other) => other !== entry);
    draw();
  }
  return { toggle, view, isOpen: () => state.isOpen, reopen: () => state.isOpen && readPlan().catch(console.error) };
}
