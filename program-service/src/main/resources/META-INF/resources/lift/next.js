// The next set of a lift with its prefilled values, the button that logs it, and the way back.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { plates } from '/page/parts/plates.js';
import { isPreparing } from '/page/parts/roles.js';
import { tab } from '/page/parts/storage.js';
import { number, range, typed as parse } from '/page/parts/texts.js';
import { blank, fields, filled, read } from './fields.js';
import { late, needed, soon, weight, written } from './lifts.js';
import { beginRest } from './resting.js';
import { drop, log, otherwise, setsOf } from './sessions.js';
import { editor } from './setlist.js';
import { askedOf, isAdded, offered, openSteps, placeOf, restAfter } from './steps.js';
import { t } from './texts.js';
import { training } from './training.js';

/** @typedef {(slotId: string | null, key: string | null) => void} Choose shows a lift and a step; without them the next ones */

const UNDO = 'topset-undo';
const NOTE = 1000; // characters of a note

/**
 * What is typed for the next set, by the key of its step.
 *
 * @type {Draft & { key: string, offer: Offer, answer: string } | null}
 */
let draft = null;

/** @type {Deed} */
let last = JSON.parse(tab.getItem(UNDO) ?? 'null');

/** The code with which lifts are skipped and replaced is read when it is used. */
export const other = () => needed(import('./otherwise.js'));

/** @param {Deed} deed */
export function keepLast(deed) {
  last = deed;
  tab.setItem(UNDO, JSON.stringify(deed)); // a phone reloads a page that was in the background
}

/**
 * Begins the rest after a set that exceeds the plan, which is then the one that can be taken back.
 *
 * @param {DayLift} lift
 * @param {{ setId: string, role: Page.Role }} set
 * @param {() => void} draw
 */
export function oneMoreLogged(lift, { setId, role }, draw) {
  beginRest(restAfter(lift, role));
  keepLast({ setId, key: null, slotId: lift.slotId });
  draw();
}

/** @type {(slotId: string, of: 'skipped' | 'instead', says: string) => void} */
export const remember = (slotId, of, says) => keepLast({ slotId, key: null, of, says });

let isLogging = false;
let isAsking = false; // the code of the question is being read

/**
 * Prefills the next set. What is offered meanwhile, such as another load of the service, replaces what nobody has typed.
 *
 * @param {Step} step
 * @param {Offer} offer
 * @param {string} answer which lines about the backoff are above the fields
 */
function typeOf(step, offer, answer) {
  const isOther = draft?.key !== step.key;
  if (draft && (isOther || draft.answer !== answer)) requestAnimationFrame(() => import('./view.js').then(({ showChosen }) => showChosen(isOther)).catch(console.error));
  if (isOther || !draft) draft = { key: step.key, offer, answer, ...blank(offer) };
  draft.answer = answer;
  const [before, now] = [blank(draft.offer), blank(offer)];
  for (const field of /** @type {const} */ (['load', 'reps'])) {
    if (draft[field] === before[field]) draft[field] = now[field];
  }
  draft.offer = offer;
  return draft;
}

/**
 * Returns the note of the first set of an exercise, whose first line says in whose place it is done.
 *
 * @param {string} note
 * @param {string} [remark]
 */
export const remarked = (note, remark) => (!remark || note.startsWith(remark) ? note : [remark, note].filter(Boolean).join('\n').slice(0, NOTE));

/** @param {string} text */
const say = (text) => { document.getElementById('spoken').textContent = text; };

/**
 * Asks whether an unusual set is meant. The question refuses nothing: without its code a set is logged as it is.
 *
 * @param {() => void} draw
 * @param {Parameters<typeof import('./check.js').isMeant>} known
 */
async function isMeant(draw, ...known) {
  isAsking = true;
  draw();
  try {
    const check = await soon(import('./check.js'));
    return check ? await check.isMeant(...known) : true;
  } finally {
    isAsking = false;
  }
}

/**
 * @param {Lifted} lifted
 * @param {Step} step
 * @param {ShownSession | undefined} session
 * @param {number} day
 * @param {() => void} draw
 * @param {Choose} choose
 */
export function nextSet({ lift, now, sets, steps: all }, step, session, day, draw, choose) {
  const offer = offered(step, all, late.repsBefore(lift, session));
  const typed = typeOf(step, offer, late.backoffLine(lift, now, all) === nothing ? '' : now?.isOfPhone ? 'phone' : String(Boolean(now)));
  const load = parse(typed.load);
  const place = placeOf(step, all, lift);
  const unit = /** @type {Page.Unit} */ (lift.unit);
  const onSubmit = async (/** @type {Event & { target: HTMLFormElement }} */ event) => {
    event.preventDefault();
    if (isLogging) return;
    const values = read(typed, lift);
    if (!values) {
      draw();
      event.target.querySelector('[aria-invalid=true]')?.focus();
      return;
    }
    const note = sets.some((each) => each.exercise === lift.exercise) ? values.note : remarked(values.note, lift.remark);
    const set = { ...values, note, exercise: lift.exercise, role: step.role, slotId: lift.remark === undefined ? lift.slotId : undefined, load: { value: values.load, unit } };
    isLogging = true;
    try {
      // A set as it was offered is never far from the usual, so that the tap needs nothing that is read late.
      const isUsual = values.reps > 0 && values.reps <= 2 * (offer.reps ?? 0) && (values.load === offer.load || values.load === step.load);
      if (!isUsual && !await isMeant(draw, set, { planned: askedOf(step), session })) return;
      choose(isAdded(lift) || openSteps(all).some((each) => each !== step) ? lift.slotId : null, null);
      const logged = log(session, day, set); // first, so that nothing else can lose the set
      beginRest(restAfter(lift, step.role));
      keepLast({ setId: await logged, key: step.key, slotId: lift.slotId, offer });
      say(t('said.logged', { role: t('role.' + step.role), set: written(set) }));
      const { activeElement } = document;
      if (activeElement instanceof HTMLInputElement && activeElement.type === 'radio') activeElement.blur(); // it looks chosen
    } finally {
      isLogging = false;
      draw();
    }
  };
  return html`<form class="next" novalidate @submit=${onSubmit}>
    ${offer.load === undefined && training.known.added?.includes(lift.exercise) === false ? html`<p class="notice">${t('lift.noLoad')}</p>` : nothing}
    <div class="asked"><h3>${t('role.' + step.role)}${place ? ' ' + t('set.place', place) : nothing}${step.range ? html` <span class="quiet nowrap">${t('lift.range', { range: range(step.range) })}</span>` : step.left ? html` <span class="quiet nowrap">${t('lift.left', { n: step.left })}</span>` : nothing}
      ${step.rpe ? html` <span class="quiet">${t('lift.upTo', { rpe: number(step.rpe) })}</span>` : nothing}
      ${step.role === 'BACKOFF' && !step.isToday ? html` <span class="chip note">${t('backoff.planned')}</span>` : nothing}</h3>
      ${load === step.load || lift.remark !== undefined ? plates(step.plates, unit) : late.plates(lift, load, sets)}</div>
    ${fields(typed, { id: 'next', lift, withEffort: !isPreparing(step.role), isSuggested: Boolean(step.range || step.left) && typed.reps === blank(offer).reps, draw })}
    <div class="dock">${undo(session, draw, choose)}
      <button type="submit" class="primary big log" aria-busy=${isAsking ? 'true' : nothing} @click=${once}>${t('set.log')}<small aria-hidden="true">${load !== null && typed.reps ? `${weight(lift.exercise, load)} × ${typed.reps}${typed.rpe === null ? '' : ' @ ' + number(typed.rpe)}` : nothing}</small></button></div>
  </form>`;
}

/**
 * A button that takes back what was done last, and says what that is. The values of a set are then in the form again.
 *
 * @param {ShownSession | undefined} session
 * @param {() => void} draw
 * @param {Choose} choose
 */
export function undo(session, draw, choose) {
  const deed = last;
  if (!deed) return nothing;
  const set = setsOf(session).find((each) => each.setId === deed.setId);
  const says = set ? deed.says ?? written(set) : deed.of && deed.slotId in otherwise()[deed.of] ? deed.says : '';
  if (!says) return nothing;
  return html`<button type="button" class="big undo" aria-label=${t('undo.says', { set: says })} title=${t('undo.says', { set: says })} @click=${async () => {
    keepLast(null);
    const { was, of } = deed;
    if (set && was) {
      await editor().then(({ mend }) => mend(set, was));
    } else {
      choose(deed.slotId, deed.key);
      if (set) {
        beginRest(0);
        await drop(set);
        draft = { key: deed.key ?? '', offer: deed.offer ?? {}, answer: '', ...filled(set) }; // not before: until the set is gone, its step is done and another is drawn
      } else if (of) {
        await other().then(({ asPlanned }) => asPlanned(of, deed.slotId));
      }
    }
    say(t('said.undone', { set: says }));
    draw();
  }}>${t('undo')}<small aria-hidden="true">${deed.of === 'skipped' ? t('lift.skipped') : says}</small></button>`;
}

/** Whether this tap and the one before are on the button that logs a set. */
const taps = { isLog: false, wasLog: false };

addEventListener('click', ({ target }) => {
  say(''); // it was about the tap before
  Object.assign(taps, { wasLog: taps.isLog, isLog: target instanceof Element && target.closest('.log') !== null });
}, true);

/**
 * Ignores the second tap of a double tap, which would log the next set too. A tap right after one on another button, such
 * as that of the next lift at the same place, is none.
 *
 * @param {UIEvent} event
 */
function once(event) {
  if (event.detail > 1 && taps.wasLog) event.preventDefault();
}
