// What the lifter does otherwise than planned: a lift is skipped, or another exercise is done. The device keeps it for the day.
// A skip is a message to the coaches about the exercise, with its reason, by which other devices of the lifter know it.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath } from '/page/api.js';
import { proposals } from '/page/build/find-exercise.js';
import { openDialog } from '/page/parts/dialog.js';
import { shortDayOf } from '/page/parts/texts.js';
import { exercise as nameOf } from '/page/words.js';
import { lastTime } from './best.js';
import { put } from './device.js';
import { ADDED, likeness, ordered, setsLeft, standIn } from './instead.js';
import { newestSessions } from './kept.js';
import { written } from './lifts.js';
import { takeBack, writeMessage } from './message.js';
import { t } from './more.js';
import { remember } from './next.js';
import { chosenHere } from './sessions.js';
import { REASONS, skipNotes } from './skipped.js';
import { t as ofToday } from './texts.js';
import { training } from './training.js';

const SHOWN = 8; // exercises of the list

/** @typedef {import('./next.js').Choose} Choose */

/**
 * Skips a lift, or what is left of it. The reason is asked for but not needed.
 *
 * @param {Lifted} lifted
 * @param {Choose} choose
 * @param {() => void} draw
 */
export async function skip({ lift, sets }, choose, draw) {
  let why = '';
  const name = nameOf(lift.exercise);
  const given = await openDialog(({ close, draw: again }) => {
    const save = (/** @type {Event} */ event) => {
      event.preventDefault();
      close(why.trim());
    };
    return html`<h2 id="skip">${t(sets.length ? 'skip.rest' : 'skip.title', { lift: name })}</h2><form novalidate @submit=${save}>
      <label>${t('skip.why')}<input name="why" maxlength="200" autocomplete="off" .value=${why} @input=${(/** @type {{ target: HTMLInputElement }} */ { target }) => { why = target.value; }}></label>
      <div class="choices reasons">${REASONS.map((reason) => html`<button type="button" aria-pressed=${why === t('skip.' + reason)} @click=${() => { why = t('skip.' + reason); again(); }}>${t('skip.' + reason)}</button>`)}</div>
      <p class="quiet">${t('skip.says')}</p>
      <div class="actions"><button type="button" @click=${() => close()}>${t('edit.cancel')}</button>
        <button type="submit" class="primary" autofocus>${sets.length ? ofToday('lift.leave') : t('skip.go')}</button></div></form>`;
  });
  if (given === undefined) return;
  await doOtherwise({ skipped: { ...chosenHere().skipped, [lift.slotId]: given } });
  const planned = training.known.plan?.lifts.find(({ slotId }) => slotId === lift.slotId) ?? lift; // another device may not know what is done instead
  await writeMessage({ text: t(sets.length ? 'skip.noteRest' : 'skip.note', { why: given || t('skip.unsaid') }), exercise: planned.exercise });
  remember(lift.slotId, 'skipped', t('skip.undo', { lift: name }));
  choose('', null); // the next open lift, and none that is done
  draw();
}

/** Begins another session of the day: what was chosen before was for the session that is over. */
export const afresh = () => doOtherwise({ skipped: {}, instead: {}, planned: [], since: new Date().toISOString() });

/** @param {Partial<Otherwise>} changes */
async function doOtherwise(changes) {
  training.known = { ...training.known, otherwise: { ...chosenHere(), ...changes } };
  await put('kept', training.known, 'known');
}

/**
 * Takes back that a lift is skipped, with the message about it, or that another exercise is done instead.
 *
 * @param {'skipped' | 'instead'} of
 * @param {string} slotId
 */
export async function asPlanned(of, slotId) {
  await doOtherwise({ [of]: Object.fromEntries(Object.entries(chosenHere()[of]).filter(([each]) => each !== slotId)) });
  if (of === 'skipped') await takeBack(skipNotes(chosenHere()).filter((note) => note.slotId === slotId).map(({ noteId }) => noteId));
}

/**
 * Does another exercise in place of a lift, for all sets that are left of it.
 *
 * @param {Lifted} lifted
 * @param {DayLift[]} lifts the lifts of the day
 * @param {Choose} choose
 * @param {() => void} draw
 */
export async function swap({ lift, sets }, lifts, choose, draw) {
  const chosen = await pick(t('swap.title', { lift: nameOf(lift.exercise) }), lift, lifts);
  if (chosen === null) {
    await asPlanned('instead', lift.slotId);
    await doOtherwise({ planned: [...chosenHere().planned ?? [], lift.slotId] });
  }
  if (chosen) {
    const remark = lift.remark ?? ofToday('lift.insteadOf', { lift: nameOf(lift.exercise) });
    await doOtherwise({ instead: { ...chosenHere().instead, [lift.slotId]: standIn(lift, chosen.id, { ...chosen.offer, remark, sets: setsLeft(lift, sets) }) } });
    remember(lift.slotId, 'instead', nameOf(chosen.id));
  }
  choose(lift.slotId, null);
  draw();
}

/**
 * Adds an exercise to the day.
 *
 * @param {number | undefined} day the day of the program; undefined without one
 * @param {DayLift[]} lifts the lifts of the day
 * @param {Choose} choose
 * @param {() => void} draw
 */
export async function add(day, lifts, choose, draw) {
  const chosen = await pick(t(lifts.length ? 'pick.title' : 'pick.first'), null, lifts);
  if (!chosen) return;
  const slotId = 'other ' + chosen.id;
  const unit = training.known.profile?.unit ?? 'kg';
  await doOtherwise({ instead: { ...chosenHere().instead, [slotId]: standIn({ slotId, day: /** @type {number} */ (day), unit }, chosen.id, { ...chosen.offer, remark: '', sets: ADDED.sets }) } });
  remember(slotId, 'instead', nameOf(chosen.id));
  choose(slotId, null);
  draw();
  scrollTo(0, 0);
}

/**
 * Lets the lifter choose an exercise. Returns it with what was lifted last time; null for the planned one, undefined for none.
 *
 * @param {string} title
 * @param {DayLift | null} lift the lift that is replaced
 * @param {DayLift[]} ofDay
 * @returns {Promise<{ id: string, offer: Offer } | null | undefined>}
 */
async function pick(title, lift, ofDay) {
  const { exercises = {} } = training.known;
  const sessions = await newestSessions(athletePath(training.caller?.subject ?? '')).then((page) => page?.items ?? [], () => []);
  const now = new Date().toISOString();
  const all = ordered(Object.keys(exercises).filter((id) => !ofDay.some((each) => each.exercise === id)).map((id) => {
    const last = lastTime(sessions, id, now);
    return { id, name: nameOf(id), aliases: [exercises[id]], suitability: /** @type {const} */ ('UNLISTED'), last, lately: last ? Date.parse(last.startedAt) : 0 };
  }), lift?.exercise, training.known);
  const same = all.filter(likeness(lift?.exercise, training.known));
  const alike = same.length ? same : all.filter(({ lately }) => lately);
  let typed = '';
  return openDialog(({ close, draw }) => {
    const found = typed.trim() ? /** @type {typeof all} */ (/** @type {any[]} */ (proposals(typed, /** @type {any[]} */ (all), SHOWN))) : (alike.length ? alike : all).slice(0, SHOWN);
    return html`<h2 id="pick" tabindex="-1" autofocus>${title}</h2>
      <label>${t('pick.search')}<input type="search" name="exercise" autocomplete="off" .value=${typed} @input=${(/** @type {{ target: HTMLInputElement }} */ { target }) => { typed = target.value; draw(); }}></label>
      ${found.length ? html`<ul class="pick">${found.map(({ id, name, last }) => html`<li><button type="button" class="wide" @click=${() => close({ id, offer: offerOf(last?.sets[0]) })}><span>${name}</span>${
        last ? html`<small class="quiet">${shortDayOf(last.startedAt)}: ${written(last.sets[0])}</small>` : nothing}</button></li>`)}</ul>` : html`<p class="quiet">${t('pick.none')}</p>`}
      <div class="actions">${lift?.remark === undefined ? nothing : html`<button type="button" @click=${() => close(null)}>${t(lift.remark ? 'swap.back' : 'swap.remove')}</button>`}
        <button type="button" @click=${() => close()}>${t('edit.cancel')}</button></div>`;
  });
}

/**
 * @param {{ load: { value: number }, reps: number } | undefined} set
 * @returns {Offer}
 */
const offerOf = (set) => (set ? { load: set.load.value, reps: set.reps } : {});
