// Today's session: the lifts of the day in order, what to do next, and what was done.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { warmUp } from '/page/drawings.js';
import { plates } from '/page/parts/plates.js';
import { isPreparing } from '/page/parts/roles.js';
import { load, longDayOf, number, range } from '/page/parts/texts.js';
import { dayToTrain, daysOf, isDone, isOf, liftsOf, nextStep, offered, restAfter, steps } from './steps.js';
import { finish, isPlanned, log, refusedElsewhere, sessionsOfToday, setsOf, training } from './training.js';
import { t } from './texts.js';
import { blank, fields, read } from './fields.js';
import { editor } from './editor.js';
import { lift as liftName, reason, reasons, whyRefused } from './lifts.js';
import { rest } from './rest.js';
import { summary } from './summary.js';

/**
 * What the lifter has chosen on this page: the day, a lift, a step, and whether another session is wanted.
 *
 * @type {{ day: number | null, slotId: string | null, key: string | null, another: boolean }}
 */
const chosen = { day: null, slotId: null, key: null, another: false };

/**
 * What is typed for the next set, by the key of its step.
 *
 * @type {Draft & { key: string, offer: Offer } | null}
 */
let draft = null;

/**
 * @param {ProgramApi.WeekPlan} plan
 * @param {() => void} draw
 */
export function todayView(plan, draw) {
  const { past = [] } = training.known;
  const sessions = sessionsOfToday();
  const running = sessions.findLast((session) => !session.finishedAt);
  const finished = sessions.findLast((session) => session.finishedAt);
  if (!running && finished && !chosen.another) {
    return html`${further(refusedElsewhere(null), draw)}${summary(finished, () => {
      Object.assign(chosen, { another: true, day: null, slotId: null, key: null });
      draw();
    })}${editor(draw)}`;
  }
  const day = running?.day ?? chosen.day ?? dayToTrain(plan, past);
  const sets = setsOf(running);
  const lifts = liftsOf(plan, day).map((lift) => lifted(lift, sets));
  const current = lifts.find(({ lift }) => lift.slotId === chosen.slotId) ?? lifts.find((each) => !isDone(each.steps)) ?? lifts.at(-1);
  const others = sets.filter((set) => !lifts.some(({ lift }) => isOf(lift)(set)));
  return html`
    <div class="title"><h1>${t('today.title', { day })}</h1><p class="quiet">${longDayOf(Date.now())}, ${t('today.week', { week: plan.week })}</p></div>
    ${running ? nothing : dayChoice(plan, day, draw)}
    ${plan.parked ? html`<p class="notice bad">${t('today.parked')} ${reason(plan.parkedReason ?? '')}</p>` : nothing}
    ${plan.deload ? html`<p class="notice">${t('today.deload')}</p>` : nothing}
    ${further(refusedElsewhere(running), draw)}
    ${lifts.map((each) => (each === current ? openLift(each, running, day, draw) : closedLift(each, draw)))}
    ${further(others, draw)}
    ${running ? html`<button type="button" class="secondary finish" @click=${() => end(running)}>${t('today.finish')}</button>` : nothing}
    ${editor(draw)}`;
}

/**
 * Sets that belong to no lift that is shown: of another lift, or refused ones of another day.
 *
 * @type {(sets: ShownSet[], draw: () => void) => unknown}
 */
const further = (sets, draw) => (sets.length
  ? html`<section class="lift"><h2>${t('today.others')}</h2>${done(sets.map((set) => ({ done: set, role: set.role })), draw)}</section>` : nothing);

/** @param {ShownSession} session */
async function end(session) {
  chosen.another = false;
  rest.begin(0);
  await finish(session);
}

/** @type {(lift: ProgramApi.PlanLift, sets: ShownSet[]) => Lifted} */
const lifted = (lift, sets) => {
  const now = training.known.today?.lifts?.find((each) => each.slotId === lift.slotId);
  const own = sets.filter(isOf(lift));
  return { lift, now, sets: own, steps: steps(lift, isCurrent(own) ? now : null, own) };
};

/** @param {ShownSet[]} sets */
const isCurrent = (sets) => isPlanned() && sets.some((set) => set.role === 'TOP') && sets.every((set) => set.role !== 'TOP' || set.state === 'stored');

/**
 * @param {ProgramApi.WeekPlan} plan
 * @param {number} day
 * @param {() => void} draw
 */
function dayChoice(plan, day, draw) {
  const days = daysOf(plan);
  if (days.length < 2) return nothing;
  return html`<div class="days" role="group" aria-label=${t('today.days')}>${days.map((each) => html`
    <button type="button" aria-pressed=${each === day} @click=${() => { Object.assign(chosen, { day: each, slotId: null, key: null }); draw(); }}>${t('today.day', { day: each })}</button>`)}</div>`;
}

/** @param {ProgramApi.PlanLift} lift */
const asked = (lift) => (lift.top
  ? `${load(lift.top.load, lift.unit)} × ${lift.top.reps} @ ${number(lift.top.rpe)}`
  : `${lift.straight.sets} × ${range(lift.straight.repRange)} · ${load(lift.straight.load, lift.unit)}`);

/**
 * A lift that is not the current one: its target or its sets in one line. A tap opens it.
 *
 * @param {Lifted} lifted
 * @param {() => void} draw
 */
function closedLift({ lift, sets, steps: all }, draw) {
  return html`<section class="lift closed" data-slot=${lift.slotId}>
    <button type="button" class="open" @click=${() => { Object.assign(chosen, { slotId: lift.slotId, key: null }); draw(); }}>
      <span class="name">${isDone(all) ? '✓ ' : ''}${liftName(lift)}</span><span class="quiet">${sets.length ? t('lift.sets', { n: sets.length }) : asked(lift)}</span>
    </button></section>`;
}

/**
 * @param {Lifted} lifted
 * @param {ShownSession | undefined} session
 * @param {number} day
 * @param {() => void} draw
 */
function openLift({ lift, now, steps: all }, session, day, draw) {
  const step = all.find((each) => each.key === chosen.key && !each.done) ?? nextStep(all);
  return html`<section class="lift" data-slot=${lift.slotId}>
    <header><h2>${liftName(lift)}</h2><span class="quiet">${asked(lift)}</span></header>
    ${reasons(lift.why, t('lift.why'))}
    ${ladder(lift, all, step, draw)}
    ${done(all, draw)}
    ${backoffLine(lift, now, all)}
    ${step ? nextSet(lift, step, all, session, day, draw) : html`<p class="done">${t('lift.done')}</p>`}
  </section>`;
}

/**
 * The warm-up and the ramp as rising bars, and a button for each open step to choose it.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {Step[]} all
 * @param {Step | null} step
 * @param {() => void} draw
 */
function ladder(lift, all, step, draw) {
  const up = all.filter((each) => isPreparing(each.role) && !each.extra);
  const open = all.filter((each) => !each.done);
  return html`
    ${up.some((each) => !each.done) ? warmUp(up.filter((each) => !each.done).map(({ load: value = 0, reps = 0 }) => ({ load: value, reps })), lift.unit, (lift.top ?? lift.straight).load, t('lift.warmUp')) : nothing}
    ${open.length > 1 ? html`<div class="chosen" role="group" aria-label=${t('lift.choose')}>${open.map((each) => html`
      <button type="button" aria-pressed=${each === step} @click=${() => { chosen.slotId = lift.slotId; chosen.key = each.key; draw(); }}>${t('role.' + each.role)} ${each.load === undefined ? '' : number(each.load)}</button>`)}</div>` : nothing}`;
}

/**
 * The backoff as the service has computed it from the top set, or why it is not there yet.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {ProgramApi.TodayLift | undefined} now
 * @param {Step[]} all
 */
function backoffLine(lift, now, all) {
  if (!lift.backoff) return nothing;
  const top = all.filter((step) => step.role === 'TOP' && step.done);
  if (!top.length) return nothing;
  if (top.some((step) => step.done?.state === 'refused')) return html`<p class="backoff warn" data-backoff="refused">${t('backoff.refused')}</p>`;
  if (top.some((step) => step.done?.state === 'waiting')) return html`<p class="backoff warn" data-backoff="waiting">${training.trouble ? t('backoff.waiting') : t('backoff.sending')}</p>`;
  if (!now?.backoff) return html`<p class="backoff warn" data-backoff="computing">${training.trouble ? t('backoff.waiting') : t('backoff.computing')}</p>`;
  return html`<p class="backoff" data-backoff="known"><b>${load(now.backoff.load, lift.unit)}</b> ${t('backoff.now', { n: now.backoff.setsLeft, percent: number(now.backoff.reductionPercent) })}</p>${reasons(now.why, t('backoff.why'))}`;
}

/**
 * The sets that were done, each with a button to change it.
 *
 * @param {{ done: ShownSet | null, role: Page.Role }[]} list
 * @param {() => void} draw
 */
function done(list, draw) {
  const shown = list.flatMap(({ done: set, role }) => (set ? [{ set, role }] : []));
  return shown.length ? html`<ul class="sets">${shown.map(({ set, role }) => html`
    <li class=${set.state} data-set=${set.setId}>
      <span class="what"><span class="quiet">${t('role.' + role)}</span> ${load(set.load.value, set.load.unit)} × ${set.reps}${set.rpe === undefined ? '' : ' @ ' + number(set.rpe)}
        ${set.pain ? html`<span class="chip bad">${t('set.pain')}</span>` : nothing}
        ${set.state === 'waiting' ? html`<span class="chip warn">${t('set.waiting')}</span>` : nothing}
        ${set.note ? html`<small class="note">${set.note}</small>` : nothing}
        ${set.refused ? html`<small class="problem" role="alert">${t('set.refused')} ${whyRefused(set.refused)}</small>` : nothing}</span>
      <button type="button" class="outline" @click=${() => editor.open(set, draw)}>${set.refused ? t('set.mend') : t('set.edit')}</button>
    </li>`)}</ul>` : nothing;
}

/**
 * Prefills the next set. If the service has computed another load meanwhile, it replaces a load that nobody has typed.
 *
 * @param {Step} step
 * @param {Offer} offer
 */
function typeOf(step, offer) {
  if (draft?.key !== step.key) draft = { key: step.key, offer, ...blank(offer) };
  const isUntouched = draft.load === blank(draft.offer).load;
  if (isUntouched) draft.load = blank(offer).load;
  draft.offer = offer;
  return draft;
}

/**
 * The next set with its prefilled values. Its second tap logs it.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {Step} step
 * @param {Step[]} all
 * @param {ShownSession | undefined} session
 * @param {number} day
 * @param {() => void} draw
 */
function nextSet(lift, step, all, session, day, draw) {
  const offer = offered(step, all);
  const typed = typeOf(step, offer);
  const onSubmit = async (/** @type {Event & { target: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const set = read(typed);
    if (!set) {
      draw();
      event.target.querySelector('[aria-invalid=true]')?.focus();
      return;
    }
    chosen.key = null;
    rest.begin(restAfter(lift, step.role));
    await log(session, day, { ...set, exercise: lift.exercise, role: step.role, slotId: lift.slotId, load: { value: set.load, unit: lift.unit } });
  };
  return html`<form class="next" novalidate @submit=${onSubmit}>
    <div class="asked"><h3>${t('role.' + step.role)}${step.range ? html` <span class="quiet">${t('lift.range', { range: range(step.range) })}</span>` : nothing}
      ${step.rpe ? html` <span class="quiet">${t('lift.upTo', { rpe: number(step.rpe) })}</span>` : nothing}
      ${step.role === 'BACKOFF' && !step.isToday ? html` <span class="chip note">${t('backoff.planned')}</span>` : nothing}</h3>
      ${plates(offer.load === step.load ? step.plates : undefined)}</div>
    ${fields(typed, { id: 'next', unit: lift.unit, withEffort: !isPreparing(step.role), goal: step.rpe, draw })}
    <button type="submit" class="log" @click=${once}>${t('set.log')}</button>
  </form>`;
}

/**
 * Ignores the second tap of a double tap, which would log the next set too.
 *
 * @param {UIEvent} event
 */
function once(event) {
  if (event.detail > 1) event.preventDefault();
}
