// Today's session: the lifts of the day in order, what to do next, and what was done.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { isPreparing } from '/page/parts/roles.js';
import { skeleton } from '/page/parts/skeleton.js';
import { tab } from '/page/parts/storage.js';
import { longDayOf, number, weekdayOf } from '/page/parts/texts.js';
import { late, lift as liftName, needed, reason, reasons, straightSets, weight, written as writtenSet } from './lifts.js';
import { nextSet, oneMoreLogged, other, undo } from './next.js';
import { inWords } from './prescribed.js';
import { beginRest } from './resting.js';
import { dateOf, otherwise, refusedElsewhere, sessionsOfToday, sessionsSince, setsOf } from './sessions.js';
import { editor, setList } from './setlist.js';
import { dayToTrain, daysOf, isAdded, isDone, isOf, liftsOf, nextStep, offered, openAfter, openSteps, steps } from './steps.js';
import { t } from './texts.js';

const RESUMED = 'topset-resumed';
const SHOWN = 'topset-session';

/** @type {Chosen} */
const chosen = { day: null, slotId: null, key: null, another: false, resumed: tab.getItem(RESUMED), shown: tab.getItem(SHOWN) };

/** @param {string} sessionId the finished session that goes on, also after a reload; empty for none */
function resume(sessionId) {
  chosen.resumed = sessionId;
  tab.setItem(RESUMED, sessionId);
}

/**
 * Returns the session that runs and the one whose end is shown. Both are those that the lifter has in view, also after a
 * reload: another device may begin and finish sessions of the same day.
 */
function inView() {
  const sessions = sessionsOfToday().filter((session) => !session.isEmpty);
  const isRunning = (/** @type {ShownSession} */ session) => !session.finishedAt || session.sessionId === chosen.resumed;
  const shown = sessions.find((session) => session.sessionId === chosen.shown);
  const isKept = shown && (isRunning(shown) || !chosen.another);
  const running = isKept ? [shown].find(isRunning) : sessions.findLast(isRunning);
  const [finished] = isKept ? [shown] : sessions.filter((session) => session.finishedAt).sort((a, b) => Date.parse(b.finishedAt ?? '') - Date.parse(a.finishedAt ?? ''));
  if (running) show(running.sessionId);
  return { running, finished };
}

/** @param {string} sessionId the session that stays in view */
function show(sessionId) {
  if (chosen.shown === sessionId) return;
  chosen.shown = sessionId;
  tab.setItem(SHOWN, sessionId);
}

/** @type {typeof import('./summary.js') | null} */
let closing = null;

/**
 * @param {ProgramApi.WeekPlan} plan
 * @param {() => void} draw
 */
export function todayView(plan, draw) {
  const sessions = sessionsOfToday();
  const { running, finished } = inView();
  stayAwake(Boolean(running));
  if (!running && finished && !chosen.another) {
    return html`${further(refusedElsewhere(finished))}${ended(finished, plan, draw)}`;
  }
  const done = sessionsSince(plan);
  const day = running?.day ?? chosen.day ?? dayToTrain(plan, done);
  const session = running ?? sessions.findLast((each) => !each.finishedAt && each.day === day);
  const sets = setsOf(running);
  const ofPlan = liftsOf(plan, day);
  const { instead: chosenHere, planned: back = [] } = otherwise();
  const known = late.instead(ofPlan.filter(({ slotId }) => !back.includes(slotId)), sets);
  const instead = { ...known, ...chosenHere };
  const added = Object.values(instead).filter((lift) => lift.day === day && !ofPlan.some(({ slotId }) => slotId === lift.slotId));
  const lifts = [...ofPlan.map((lift) => standIn(lift, instead, known)), ...added].map((lift) => lifted(lift, sets));
  const current = lifts.find(({ lift }) => lift.slotId === chosen.slotId) ?? nextLift(lifts) ?? (chosen.slotId === '' ? undefined : lifts.findLast((each) => !isSkipped(each)));
  const others = sets.filter((set) => !lifts.some(({ lift }) => isOf(lift)(set)));
  if (current) turnTo(current);
  return html`
    <div class="title"><h1>${day ? t('today.title', { day }) : t('today.free')}</h1><p class="quiet">${longDayOf(Date.now())}${day ? ', ' + t('today.week', { week: plan.week }) : ''}${running ? nothing : planned(plan, day, done)}</p></div>
    ${running ? nothing : dayChoice(plan, day, done, draw)}
    ${plan.parked ? html`<p class="notice bad">${t('today.parked')} ${reason(plan.parkedReason ?? '')}</p>` : nothing}
    ${plan.deload ? html`<p class="notice">${t('today.deload')}</p>` : nothing}
    ${late.notes(null)}
    ${further(refusedElsewhere(running))}
    ${lifts.map((each) => (each === current ? html`<p class="here" aria-hidden="true">${liftName(each.lift)}</p>${openLift(each, lifts, session, day, draw)}` : closedLift(each, draw)))}
    ${further(others)}
    ${lifts.length && !current && !running ? atTheEnd((module) => module.allSkipped(plan, day), draw) : nothing}
    <button type="button" class="quiet" @click=${() => other().then(({ add }) => add(day, lifts.map(({ lift }) => lift), choose, draw))}>${t('today.other')}</button>
    ${running || !day ? nothing : html`<button type="button" class="quiet" @click=${() => needed(import('./missed.js')).then(({ addMissed }) => addMissed(plan, day, true))}>${t('today.missed')}</button>`}
    ${running && !current ? html`<div class="dock">${undo(running, draw, choose)}${finishButton('primary big', running, lifts)}</div>`
      : running && lifts.some((each) => each === current ? !isDone(each.steps) : isOpen(each)) ? finishButton('wide', running, lifts) : nothing}`;
}

/** @type {(look: string, session: ShownSession, lifts: Lifted[]) => unknown} */
const finishButton = (look, session, lifts) => html`<button type="button" class="${look} finish" @click=${() => end(session, lifts)}>${t('today.finish')}</button>`;

/**
 * Returns a lift of the plan, or what is done in its place. That was perhaps chosen, or its sets logged, in another language.
 *
 * @type {(lift: DayLift, instead: { [slotId: string]: DayLift }, known: { [slotId: string]: DayLift }) => DayLift}
 */
const standIn = (lift, { [lift.slotId]: other }, { [lift.slotId]: same }) => (other ? { ...other, remark: t('lift.insteadOf', { lift: liftName(lift) }), noted: same?.noted } : lift);

/** @param {string} date */
const isToday = (date) => date === dateOf(new Date().toISOString());

/** @type {(plan: ProgramApi.WeekPlan, day: number) => string | undefined} */
const dateOfDay = (plan, day) => plan.days?.find((each) => each.day === day)?.date;

/** @type {(done: ShownSession[], day: number) => string | undefined} */
const dateDone = (done, day) => done.filter((session) => session.day === day).map(({ startedAt }) => dateOf(startedAt)).at(-1);

/**
 * Says when a day is planned, if that is not today, or that it was trained already.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {number} day
 * @param {ShownSession[]} done the sessions of the week
 */
function planned(plan, day, done) {
  const before = dateDone(done, day);
  if (before) return html`. ${t('today.done', { date: longDayOf(before) })}`;
  const date = dateOfDay(plan, day);
  return date && !isToday(date) ? html`. ${t('today.planned', { date: longDayOf(date) })}` : nothing;
}

/**
 * Writes when a day of the week was trained, or for which date it is planned, if that is still to come.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {number} day
 * @param {ShownSession[]} done the sessions of the week
 */
function whenOf(plan, day, done) {
  const date = dateDone(done, day) ?? dateOfDay(plan, day);
  return date ? html` <small>${isToday(date) ? t('today.isToday') : weekdayOf(date)}</small>` : nothing;
}

/** @param {Lifted} lifted */
const isSkipped = ({ lift }) => lift.slotId in otherwise().skipped;

/** @param {Lifted} lifted */
const isOpen = (lifted) => (isAdded(lifted.lift) ? !lifted.sets.length : !isDone(lifted.steps)) && !isSkipped(lifted);

/** @param {Lifted[]} lifts */
const nextLift = (lifts) => openAfter(lifts, isOpen);

/** @type {import('./next.js').Choose} */
const choose = (slotId, key) => { Object.assign(chosen, { slotId, key }); };

/** What was open when the page was drawn last: a lift, and whether it was done. */
let turnedTo = '';

/**
 * @param {Lifted} lifted
 */
function turnTo({ lift, steps: all }) {
  const place = lift.slotId + ' ' + isDone(all);
  const isAnother = turnedTo !== place && turnedTo !== '';
  turnedTo = place;
  if (!isAnother) return;
  import('./view.js').then(({ showLift }) => requestAnimationFrame(showLift)).catch(console.error);
}

/**
 * Sets that belong to no lift that is shown: of another lift, or refused ones of another day.
 *
 * @param {ShownSet[]} sets
 */
const further = (sets) => (sets.length ? html`<section class="lift"><h2>${t('today.others')}</h2>${
  [...Map.groupBy(sets, ({ exercise }) => exercise)].map(([exercise, own]) => html`<h3>${liftName({ exercise })}</h3>${setList(own)}`)}</section>` : nothing);

/** @type {Promise<typeof import('./wake.js')> | undefined} */
let wake;

/**
 * Keeps the screen on during a session. Its code is read with the first session.
 *
 * @param {boolean} isWanted
 */
function stayAwake(isWanted) {
  if (isWanted) wake ??= import('./wake.js');
  wake?.then((module) => module.stayAwake(isWanted)).catch(console.error);
}

/**
 * @param {ShownSession} session
 * @param {Lifted[]} lifts
 */
async function end(session, lifts) {
  const open = lifts.filter((each) => isOpen(each) && !isAdded(each.lift)).flatMap(({ lift, steps: all }) => openSteps(all).map(({ role }) => ({ lift, role })));
  const { mayFinish, finish } = await needed(import('./summary.js'));
  if (open.length && !await mayFinish(open)) return;
  chosen.another = false;
  resume('');
  beginRest(0);
  await finish(session);
}

/**
 * What the session has changed. The code is read with the first end of a session.
 *
 * @type {(session: ShownSession, plan: ProgramApi.WeekPlan, draw: () => void) => unknown}
 */
const ended = (session, plan, draw) => atTheEnd(({ summary }) => summary(session, plan, (resumed) => {
  resume(resumed);
  if (resumed) show(resumed);
  Object.assign(chosen, { another: !resumed, day: null, slotId: null, key: null });
  draw();
  scrollTo(0, 0);
}), draw) ?? html`<div class="title"><h1>${t('summary.title')}</h1></div>${skeleton()}`;

/**
 * Shows what stands at the end of a day; null until its code is read.
 *
 * @param {(module: typeof import('./summary.js')) => unknown} view
 * @param {() => void} draw
 */
function atTheEnd(view, draw) {
  if (closing) return view(closing);
  import('./summary.js').then((module) => {
    closing = module;
    draw();
  }).catch(console.error);
  return null;
}

/** @type {(lift: DayLift, sets: ShownSet[]) => Lifted} */
const lifted = (lift, sets) => {
  const own = sets.filter(isOf(lift));
  const now = late.backoff(lift, own);
  return { lift, now, sets: own, steps: steps(lift, now, own) };
};

/** @type {(exercise: string, offer: Offer) => string} */
const written = (exercise, { load, reps }) => (load === undefined ? t('lift.range', { range: reps }) : `${weight(exercise, load)} × ${reps}`);

/**
 * @param {ProgramApi.WeekPlan} plan
 * @param {number} day
 * @param {ShownSession[]} done the sessions of the week
 * @param {() => void} draw
 */
function dayChoice(plan, day, done, draw) {
  const days = daysOf(plan);
  if (days.length < 2) return nothing;
  return html`<div class="choices days" role="group" aria-label=${t('today.days')}>${days.map((each) => html`
    <button type="button" aria-pressed=${each === day} @click=${() => { chosen.day = each; choose(null, null); draw(); }}><span>${dateDone(done, each) ? '✓ ' : ''}${t('today.day', { day: each })}${whenOf(plan, each, done)}</span></button>`)}</div>`;
}

/** @param {DayLift} lift */
const asked = (lift) => (lift.remark !== undefined ? lift.remark
  : lift.top
  ? `${weight(lift.exercise, lift.top.load, lift.unit)} × ${lift.top.reps} @ ${number(lift.top.rpe)}`
  : `${straightSets(lift.straight)} · ${weight(lift.exercise, lift.straight.load, lift.unit)}`);

/**
 * @param {Lifted} lifted
 * @param {() => void} draw
 */
function closedLift({ lift, sets, steps: all }, draw) {
  return html`<section class="lift closed" data-slot=${lift.slotId}>
    <button type="button" class="open" @click=${() => { choose(lift.slotId, null); draw(); }}>
      <span class="name">${isDone(all) ? '✓ ' : ''}${liftName(lift)}</span><span class="quiet">${says(lift, sets, all)}${
        sets.some((set) => set.pain) ? html` <span class="chip bad">${t('set.pain')}</span>` : nothing}</span>
    </button></section>`;
}

/**
 * Says what was done of a lift, with its heaviest set, otherwise what is asked; and why it is skipped.
 *
 * @type {(lift: DayLift, sets: ShownSet[], all: Step[]) => string}
 */
function says(lift, sets, all) {
  const counted = sets.filter((set) => !isPreparing(set.role));
  const why = otherwise().skipped[lift.slotId];
  const isChip = sets.some((set) => set.pain) && why?.toLowerCase() === t('set.pain').toLowerCase();
  const left = why === undefined ? '' : t('lift.skipped') + (why && !isChip ? ': ' + why : '');
  if (!counted.length) return [asked(lift), left].filter(Boolean).join(' · ');
  const n = counted.length;
  const total = n + openSteps(all).length;
  const own = counted.filter(({ exercise }) => exercise === lift.exercise);
  const heaviest = (own.length ? own : counted).reduce((best, set) => (set.load.value > best.load.value ? set : best));
  const other = heaviest.exercise === lift.exercise ? '' : liftName(heaviest) + ' '; // done before the exercise in its place
  return other + writtenSet(heaviest) + ' · ' + (isDone(all) || isAdded(lift) ? t('lift.sets', { n }) : t('lift.some', { done: n, n: total }) + (left && `, ${total - n} ${left}`));
}

/**
 * @param {Lifted} lifted
 * @param {Lifted[]} lifts all lifts of the day
 * @param {ShownSession | undefined} session
 * @param {number} day
 * @param {() => void} draw
 */
function openLift(lifted, lifts, session, day, draw) {
  const { lift, now, sets, steps: all } = lifted;
  if (isSkipped(lifted)) return skippedLift(lifted, draw);
  const step = all.find((each) => each.key === chosen.key && !each.done) ?? nextStep(all);
  const own = sets.filter(({ exercise }) => exercise === lift.exercise); // a set that hurt before another exercise took its place is over
  const isPainful = own.some((set) => set.pain); // then the ways out stand where the lifter looks
  const ways = step ? html`<div class="otherwise">${isAdded(lift) && sets.length ? nothing : html`<button type="button" class="quiet" @click=${() => other().then((module) => module.skip(lifted, choose, draw))}>${t(sets.length ? 'lift.leave' : 'lift.skip')}</button>`}
      <button type="button" class="quiet" @click=${() => other().then((module) => module.swap(lifted, lifts.map((each) => each.lift), choose, draw))}>${t('lift.instead')}</button></div>` : nothing;
  const isTopDone = now?.backoff && all.some((each) => each.role === 'TOP' && each.done); // then the backoff has its own reasons
  return html`<section class="lift current" data-slot=${lift.slotId}>
    <header><h2>${liftName(lift)}</h2><span class="quiet">${inWords(lift, now)}</span></header>
    ${late.notes(lift.exercise)}${late.lastTime(lift, session)}
    ${isTopDone ? nothing : reasons(lift.why, t('lift.why'))}
    ${setList(sets.filter((set) => set.refused))}
    ${late.backoffLine(lift, now, all)}
    ${step ? ladder(lift, all, step, session, draw) : nothing}
    ${late.hurt(lift, own, now, step)}${isPainful ? ways : nothing}${step ? nextSet(lifted, step, session, day, draw, choose) : afterLift(lifted, lifts, session, day, draw)}
    ${setList(sets.filter((set) => !set.refused), lift)}
    ${isPainful ? nothing : ways}
  </section>`;
}

/**
 * A skipped lift that was opened: it stays skipped until the lifter wants to train it.
 *
 * @param {Lifted} lifted
 * @param {() => void} draw
 */
const skippedLift = ({ lift, sets, steps: all }, draw) => html`<section class="lift current" data-slot=${lift.slotId}>
  <header><h2>${liftName(lift)}</h2></header>
  <p>${says(lift, sets, all)}</p>${setList(sets, lift)}
  <button type="button" class="wide" @click=${() => other().then(({ asPlanned }) => asPlanned('skipped', lift.slotId)).then(draw)}>${t('lift.unskip')}</button></section>`;

/**
 * @param {Lifted} lifted
 * @param {Lifted[]} lifts
 * @param {ShownSession | undefined} session
 * @param {number} day
 * @param {() => void} draw
 */
function afterLift({ lift, steps: all }, lifts, session, day, draw) {
  const next = nextLift(lifts);
  const { role = 'STRAIGHT', load: planned, reps } = all.findLast((each) => !each.extra) ?? {};
  const oneMore = { exercise: lift.exercise, slotId: lift.remark === undefined ? lift.slotId : undefined, unit: /** @type {Page.Unit} */ (lift.unit), role, offers: { [role]: { load: planned, reps } } };
  return html`<p class="done">${t('lift.done')}</p>
    <button type="button" class="quiet" @click=${() => editor().then(({ add }) => add(session, day, [oneMore])).then((added) => added && oneMoreLogged(lift, added, draw))}>${t('lift.oneMore')}</button>
    <div class="dock">${undo(session, draw, choose)}${next
      ? html`<button type="button" class="primary big" @click=${() => { choose(next.lift.slotId, null); draw(); }}>${t('lift.next', { lift: liftName(next.lift) })}</button>`
      : session ? finishButton('primary big', session, lifts) : nothing}</div>`;
}

/**
 * The open steps of a lift. A skipped warm-up is left out after the sets that count.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {Step[]} all
 * @param {Step} step
 * @param {ShownSession | undefined} session
 * @param {() => void} draw
 */
function ladder(lift, all, step, session, draw) {
  const last = all.findLastIndex((each) => each.done);
  const open = all.filter((each, i) => !each.done && (i > last || !isPreparing(each.role)));
  if (open.length < 2) return nothing;
  return html`<div class="ladder" role="group" aria-label=${t('lift.choose')}>${open.map((each) => html`
    <button type="button" aria-pressed=${each === step} @click=${() => { choose(lift.slotId, each.key); draw(); }}><small>${t('role.' + each.role)}</small>
      ${written(lift.exercise, offered(each, all, late.repsBefore(lift, session)))}</button>`)}</div>`;
}
