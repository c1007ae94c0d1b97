// The dialog that adds a whole session of an earlier day, which was not logged while it ran. It works without a network.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { part } from '/page/api.js';
import { openDialog } from '/page/parts/dialog.js';
import { isPreparing } from '/page/parts/roles.js';
import { longDayOf, number, range } from '/page/parts/texts.js';
import { clockAt, dateAt, millisOf, timesOf } from '/page/log/times.js';
import { dateOfDay, later } from './after.js';
import { asAsked, planAt } from './asked.js';
import { isMeant } from './check.js';
import { find as findKept, put } from './device.js';
import { changing } from './effect.js';
import { blank, loadLabel, read, SCALE } from './fields.js';
import { lift as liftName } from './lifts.js';
import { t } from './more.js';
import { content } from './outbox.js';
import { askedOf, daysOf, liftsOf, steps } from './steps.js';
import { t as roleOf } from './texts.js';
import { askedKey, dateOf, sessions, sessionsSince, setsOf } from './sessions.js';
import { stored, training } from './training.js';

const EARLIER = 3_600_000; // milliseconds before now at which a session of today is proposed to have started
const EVENING = '18:00';
const MIDNIGHT = '00:00';
const LAST = 6; // days from the first day of a week to its last

/** @typedef {{ lift: ProgramApi.PlanLift, step: Step, draft: Draft }} Row */

/**
 * Returns a row for each planned set that counts, with its load and without reps: a set without reps was not done.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {number} day
 * @returns {Row[]}
 */
export const rowsOf = (plan, day) => liftsOf(plan, day).flatMap((lift) => steps(lift, null, [])
  .filter(({ role }) => !isPreparing(role)).map((step) => ({ lift, step, draft: blank({ load: step.load }) })));

/** @param {Row} row */
const isDone = ({ draft }) => draft.reps.trim() !== '';

/**
 * Returns the date and the time that are proposed for a day: the planned date, otherwise the day after the last session of
 * the week, unless it is in the future. Instead of a date with a session, the nearest one of the week without is proposed,
 * of two the earlier one, if there is one.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {number} day
 * @param {{ now: number, timeZone?: string, trained: string[] }} known now: milliseconds; trained: the dates of sessions
 */
export function proposed(plan, day, { now, timeZone, trained }) {
  const today = dateAt(new Date(now).toISOString(), timeZone);
  const last = trained.filter((date) => date >= plan.startsOn && date < later(plan.startsOn, LAST)).sort().at(-1);
  const planned = dateOfDay(plan, day) ?? (last ? later(last, 1) : plan.startsOn);
  const latest = planned < today ? planned : today;
  const free = Array.from({ length: LAST + 1 }, (_, n) => later(plan.startsOn, n)).filter((each) => each <= today && !trained.includes(each));
  const away = (/** @type {string} */ each) => Math.abs(Date.parse(each) - Date.parse(latest));
  const date = trained.includes(latest) ? free.sort((a, b) => away(a) - away(b) || a.localeCompare(b))[0] ?? latest : latest;
  const earlier = new Date(now - EARLIER).toISOString();
  return { date, time: date !== today ? EVENING : dateAt(earlier, timeZone) === today ? clockAt(earlier, timeZone) : MIDNIGHT };
}

/**
 * Returns the rows of a day in the plan of another week, with what was typed: a load that nobody has typed becomes that of
 * the plan. Without a plan nobody knows what was asked.
 *
 * @param {Row[]} rows
 * @param {ProgramApi.WeekPlan | undefined} plan
 * @param {number} day
 * @returns {Row[]}
 */
export function rowsAt(rows, plan, day) {
  const asked = plan ? rowsOf(plan, day) : rows.map(({ lift, step }) => ({ lift, step: { ...step, load: undefined }, draft: blank({}) }));
  const left = [...rows];
  const moved = asked.map((row) => {
    const i = left.findIndex((each) => each.step.key === row.step.key);
    if (i < 0) return row;
    const [{ step, draft }] = left.splice(i, 1);
    return { ...row, draft: { ...draft, load: draft.load === blank({ load: step.load }).load ? row.draft.load : draft.load } };
  });
  return [...moved, ...left.filter(isDone)];
}

/**
 * What is typed and not saved yet, by the week and its day: a form that is left by mistake still has it. asked: the plan of
 * the week of the typed date.
 *
 * @type {Map<string, { when: { date: string, time: string }, rows: Row[], asked: ProgramApi.WeekPlan | undefined }>}
 */
const drafts = new Map();

/**
 * @param {ProgramApi.WeekPlan} plan
 * @param {number} day
 */
function draftOf(plan, day) {
  const key = `${plan.programId} ${plan.week} ${day}`;
  const timeZone = training.known.profile?.timeZone;
  const trained = sessions().filter((session) => setsOf(session).length).map(({ startedAt }) => dateOf(startedAt));
  const draft = drafts.get(key) ?? { when: proposed(plan, day, { now: Date.now(), timeZone, trained }), rows: rowsOf(plan, day), asked: plan };
  drafts.set(key, draft);
  return { draft, forget: () => drafts.delete(key) };
}

/** @param {{ startsOn: string }} plan */
const sessionsIn = (plan) => sessionsSince(plan).filter(({ startedAt }) => dateOf(startedAt) <= later(plan.startsOn, LAST));

/**
 * Says that a day was trained already in the week of the typed date, so that it is not logged twice by mistake.
 *
 * @param {ProgramApi.WeekPlan | undefined} plan
 * @param {number} day
 */
function again(plan, day) {
  if (!plan) return html`<p class="notice warn" data-unknown>${t('missed.unknown')}</p>`;
  const before = sessionsIn(plan).find((session) => session.day === day);
  return before ? html`<p class="notice warn" data-again>${t('missed.again', { day, date: longDayOf(dateOf(before.startedAt)) })}</p>` : nothing;
}

/**
 * Adds a session of a day of a week, and opens it.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {number} first the day that is shown first
 * @param {boolean} [isChoice] whether the lifter can choose another day
 */
export async function addMissed(plan, first, isChoice = false) {
  const timeZone = training.known.profile?.timeZone;
  let day = first;
  let { draft, forget } = draftOf(plan, day);
  let wrong = '';
  let isWrongTime = false;
  const choose = (/** @type {number} */ chosen) => {
    day = chosen;
    ({ draft, forget } = draftOf(plan, day));
    wrong = '';
    isWrongTime = false;
  };
  const follow = async (/** @type {() => void} */ draw) => {
    const { date } = draft.when;
    const typed = draft;
    const asked = date && date <= dateOf(new Date().toISOString()) ? await planAt(date) : typed.asked;
    if (typed.when.date !== date) return; // it was typed on
    Object.assign(typed, { asked, rows: asked?.week === typed.asked?.week ? typed.rows : rowsAt(typed.rows, asked, day) });
    draw();
  };
  const added = await openDialog(({ close, draw }) => {
    const { when, rows, asked } = draft;
    const save = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const done = rows.filter(isDone);
      const sets = done.map(({ lift, step, draft }) => ({ lift, step, typed: read(draft, lift) }));
      const isPast = when.date && when.time && millisOf(when.date, when.time, timeZone) <= Date.now();
      isWrongTime = !isPast;
      wrong = isPast && !done.length ? t('missed.nothing') : '';
      draw();
      if (isWrongTime) document.querySelector('.missed input[name=date]')?.focus(); // it may be above what is seen
      if (isWrongTime || wrong || sets.some(({ typed }) => !typed)) return undefined;
      /** @type {TypedSet[]} */
      const meant = [];
      for (const { lift, step, typed } of sets) {
        if (!typed) continue;
        const set = { ...typed, exercise: lift.exercise, slotId: lift.slotId, role: step.role, load: { value: typed.load, unit: /** @type {Page.Unit} */ (lift.unit) } };
        if (!await isMeant(set, { planned: askedOf(step) })) return undefined;
        meant.push(set);
      }
      forget();
      return close(await store(asked, day, when, meant));
    };
    return html`<h2 id="missed">${t('missed.title', { day })}</h2><form novalidate class="missed" @submit=${save}>
      <p class="quiet">${t('missed.says')}</p>
      ${isChoice ? html`<label>${t('missed.day')}<select name="day" @change=${(/** @type {{ target: HTMLSelectElement }} */ { target }) => { choose(Number(target.value)); draw(); }}>
        ${daysOf(plan).map((each) => html`<option value=${each} .selected=${each === day}>${roleOf('today.day', { day: each })}</option>`)}</select></label>` : nothing}
      ${again(asked, day)}
      <div class="fields">${['date', 'time'].map((name) => html`<label>${t('missed.' + name)}<input type=${name} name=${name} aria-invalid=${isWrongTime ? 'true' : nothing} aria-describedby=${isWrongTime ? 'missed-when' : nothing} .value=${when[/** @type {'date' | 'time'} */ (name)]}
        @input=${(/** @type {{ target: HTMLInputElement }} */ { target }) => { when[/** @type {'date' | 'time'} */ (name)] = target.value; if (name === 'date') follow(draw); }}></label>`)}</div>
      ${isWrongTime ? html`<p class="problem" id="missed-when" role="alert">${t('missed.when')}</p>` : nothing}
      ${[...Map.groupBy(rows, ({ lift }) => lift)].map(([lift, own]) => html`<fieldset><legend>${liftName(lift)} <small class="quiet">${loadLabel(lift)}</small></legend>${own.map((each, i) => rowView(each, i, draw))}</fieldset>`)}
      ${wrong ? html`<p class="problem" role="alert">${wrong}</p>` : nothing}
      <div class="actions"><button type="button" @click=${() => close()}>${t('edit.cancel')}</button>
        <button type="submit" class="primary">${t('missed.save')}</button></div></form>`;
  });
  if (added) location.hash = '#/history/session/' + part(added);
}

/**
 * @param {Row} row
 * @param {number} i
 * @param {() => void} draw
 */
function rowView({ lift, step, draft }, i, draw) {
  const name = `${liftName(lift)}, ${roleOf('role.' + step.role)} ${i + 1}`;
  /** @type {(field: 'load' | 'reps', label: string, placeholder?: string) => unknown} */
  const input = (field, label, placeholder = '') => html`<input name=${field} inputmode=${field === 'load' ? 'decimal' : 'numeric'} autocomplete="off" aria-label=${`${name}: ${label}`}
    placeholder=${placeholder} .value=${draft[field]} aria-invalid=${draft.wrong[field] ? 'true' : nothing} @input=${(/** @type {{ target: HTMLInputElement }} */ { target }) => {
      draft[field] = target.value;
      delete draft.wrong[field];
      draw();
    }}>`;
  const [problem] = Object.values(draft.wrong);
  return html`<div class="missed-set"><span class="quiet">${roleOf('role.' + step.role)}</span>
    ${input('load', loadLabel(lift))}<span class="quiet" aria-hidden="true">×</span>
    ${input('reps', roleOf('set.reps'), step.range ? range(step.range) : String(step.reps ?? ''))}
    <select name="rpe" aria-label=${`${name}: RPE`} @change=${(/** @type {{ target: HTMLSelectElement }} */ { target }) => { draft.rpe = target.value ? Number(target.value) : null; }}>
      <option value="">RPE</option>${SCALE.map((rpe) => html`<option value=${rpe} .selected=${rpe === draft.rpe}>@ ${number(rpe)}</option>`)}</select>
    ${problem ? html`<small class="problem" role="alert">${problem}</small>` : nothing}</div>`;
}

/**
 * Keeps the session on this device and sends it, with what the plan asks as long as the session does not change it, or has
 * asked before another entry of the week changed it. Returns its id.
 *
 * @param {ProgramApi.WeekPlan | undefined} plan
 * @param {number} day
 * @param {{ date: string, time: string }} when
 * @param {TypedSet[]} sets
 */
async function store(plan, day, when, sets) {
  const { startedAt, completedAt, finishedAt } = timesOf(when, sets.length, { now: Date.now(), timeZone: training.known.profile?.timeZone });
  const sessionId = crypto.randomUUID();
  changing({ sessionId, startedAt, finishedAt });
  if (plan) {
    const before = await Promise.all(sessionsIn(plan).map((session) => findKept('kept', askedKey(session.sessionId))));
    await put('kept', asAsked(liftsOf(plan, day), before.filter(Boolean)), askedKey(sessionId));
  }
  await put('sessions', { sessionId, athleteId: training.caller?.subject ?? '', startedAt, day, started: false, finishedAt, finished: false });
  for (const [i, set] of sets.entries()) {
    await put('sets', { setId: crypto.randomUUID(), sessionId, content: content({ ...set, completedAt: completedAt[i] }), stored: false });
  }
  await stored();
  return sessionId;
}
