// The end of a session: what is still open, then what was done, what it has changed, and what is next.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { openDialog } from '/page/parts/dialog.js';
import { isPreparing } from '/page/parts/roles.js';
import { language, load, longDayOf, shortDayOf } from '/page/parts/texts.js';
import { asked, bestBefore, changes, countOf, named, nextDay } from './after.js';
import { knownSessions, sessionsOf, together, withLift } from './dated.js';
import { put } from './device.js';
import { effect } from './effect.js';
import { plannedSets } from './instead.js';
import { late, lift as liftName, weight, written as writtenSet } from './lifts.js';
import { t } from './more.js';
import { afresh } from './otherwise.js';
import { bodyweight, estimate } from './phone.js';
import { because } from './plain.js';
import { missedButton, sessionSets } from './session.js';
import { dateOf, otherwise, sessionsSince, setsOf } from './sessions.js';
import { isOf } from './steps.js';
import { t as ofToday } from './texts.js';
import { stored, training, unsent } from './training.js';

/**
 * Asks whether the session is over although planned sets are open.
 *
 * @param {{ lift: ProgramApi.PlanLift, role: Page.Role }[]} open
 */
export async function mayFinish(open) {
  const byLift = [...Map.groupBy(open, ({ lift }) => lift)];
  const answer = await openDialog(({ close }) => html`<h2 id="finish">${t('finish.title', { n: open.length })}</h2>
    <ul class="rows">${byLift.map(([lift, steps]) => html`<li><span class="what">${liftName(lift)}<small>${
      [...Map.groupBy(steps, ({ role }) => role)].map(([role, { length }]) => t('finish.' + role, { n: length })).join(', ')}</small></span></li>`)}</ul>
    <p class="quiet">${t('finish.says')}</p>
    <div class="actions"><button type="button" @click=${() => close(true)}>${t('finish.go')}</button>
      <button type="button" class="primary" autofocus @click=${() => close(false)}>${t('finish.stay')}</button></div>`);
  return answer === true;
}

/** @param {ShownSession} session */
export async function finish(session) {
  const { sessionId, athleteId, startedAt, day } = session;
  await put('sessions', { sessionId, athleteId, startedAt, day, started: session.started ?? true, finishedAt: new Date().toISOString(), finished: false });
  await stored();
}

/**
 * @param {ShownSession} session
 * @param {ProgramApi.WeekPlan} plan
 * @param {(sessionId: string) => void} goOn goes on with a session; without an id it starts another one
 */
export function summary(session, plan, goOn) {
  const sets = setsOf(session).filter((set) => set.state !== 'refused');
  const counted = sets.filter((set) => !isPreparing(set.role));
  const sum = (/** @type {(set: ShownSet) => number} */ of) => counted.reduce((total, set) => total + of(set), 0);
  const unit = counted[0]?.load.unit ?? training.known.profile?.unit ?? 'kg';
  return html`<section class="summary">
    <div class="title"><h1>${t('summary.title')}</h1><p class="quiet">${session.day ? t('summary.day', { day: session.day, date: longDayOf(session.startedAt) }) : longDayOf(session.startedAt)}</p></div>
    <dl>
      <div><dt>${t('summary.sets')}</dt><dd>${counted.length}</dd></div>
      <div><dt>${t('summary.reps')}</dt><dd>${sum((set) => set.reps)}</dd></div>
      <div><dt>${t(counted.some((set) => training.known.dumbbells?.includes(set.exercise)) ? 'summary.dumbbell' : 'summary.tonnage')}</dt><dd>${Math.round(sum((set) => set.reps * Math.max(0, set.load.value))).toLocaleString(language)} ${unit}</dd></div>
    </dl>
    ${late.notes(null)}
    ${records(session, sets)}
    ${changed(session, plan.lifts.filter((lift) => counted.some(isOf(lift))), counted, [...besides(plan, session.day, counted), ...undone(plan.lifts.filter(({ day }) => day === session.day), countedOfDay(plan, session.day))])}
    ${upcoming(plan)}
    ${effect(session.sessionId, undefined, nothing)}
    <details class="card fold" id="session-sets"><summary><h2>${t('summary.ofSession', { sets: countOf(setsOf(session)) })}</h2></summary>${sessionSets(session)}</details>
    <button type="button" class="wide" @click=${() => goOn(session.sessionId)}>${t('summary.goOn')}</button>
    <button type="button" class="wide" @click=${() => afresh().then(() => goOn(''))}>${t(session.day ? 'summary.another' : 'summary.again')}</button>
    ${session.day ? missedButton(plan, 'wide') : nothing}
  </section>`;
}

/**
 * The plan of the week after carries what this week's sets have shown. That there was no record is said once it is computed.
 *
 * @param {ShownSession} session
 * @param {ShownSet[]} sets
 */
function records(session, sets) {
  const found = (training.known.next?.lifts ?? []).flatMap((lift) => lift.flags.map((flag) => (
    { lift, best: flag.code === 'PERSONAL_RECORD' ? sets.find((set) => flag.setIds.includes(set.setId)) : undefined })));
  if (isComputed() && sets.length && !found.some(({ best }) => best)) return html`<p class="record quiet">${t('summary.noRecord')}</p>`;
  return found.map(({ lift, best }) => (best ? html`<p class="record notice good"><b>${t('summary.record', { lift: liftName(lift) })}</b><br>${recordSays(session, best, sets)}</p>` : nothing));
}

/**
 * Says what a record is: the estimated 1RM, from which set, and the best one before; of a backoff also what the top set has,
 * which the reasons name. A 1RM of a load that is added to the bodyweight is not compared: the body weighed something else
 * then.
 *
 * @param {ShownSession} session
 * @param {ShownSet} best
 * @param {ShownSet[]} sets those of the session
 */
function recordSays(session, best, sets) {
  const { unit } = best.load;
  const isAdded = training.known.added?.includes(best.exercise);
  const body = isAdded ? bodyweight(unit) : 0;
  const oneRepOf = (/** @type {ShownSet} */ set) => (body === null ? 0 : estimate({ ...set, load: { value: set.load.value + body } }));
  const oneRep = oneRepOf(best);
  const says = (/** @type {number} */ kept) => load(Math.round(10 * kept) / 10, unit);
  if (!oneRep) return t('summary.record.set', { set: writtenSet(best) });
  const before = isAdded ? undefined : bestBefore(best, knownSessions(), session.startedAt, estimate);
  const [top] = best.role === 'BACKOFF' ? sets.filter(({ role, exercise }) => role === 'TOP' && exercise === best.exercise).sort((a, b) => oneRepOf(b) - oneRepOf(a)) : [];
  const ofTop = top && oneRepOf(top);
  return t(isAdded ? 'summary.record.body' : 'summary.record.oneRep', { load: says(oneRep), set: writtenSet(best) })
    + (ofTop ? ' ' + t('summary.record.backoff', { load: says(ofTop), set: writtenSet(top) }) : '')
    + (before && before.value < oneRep ? ' ' + t('summary.record.before', { date: shortDayOf(before.since), load: says(before.value) }) : '');
}

/** Whether the plan of next week includes every set that was logged. */
const isComputed = () => !unsent().some((set) => !set.refused) && (training.known.next?.asOf.sequence ?? 0) >= (training.known.sequence ?? 0);

/**
 * The sets of a day that count, of all its sessions of the week.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {number | undefined} day
 */
const countedOfDay = (plan, day) => sessionsSince(plan).filter((session) => session.day === day).flatMap(setsOf).filter((set) => set.state !== 'refused' && !isPreparing(set.role));

/**
 * Says of the lifts of the day that were neither trained nor replaced why, and what next week has for them.
 *
 * @param {ProgramApi.PlanLift[]} planned
 * @param {ShownSet[]} counted the sets of the day
 */
function undone(planned, counted) {
  const replaced = late.instead(planned, counted);
  const { skipped } = otherwise();
  return planned.filter((lift) => !(lift.slotId in replaced) && !counted.some(isOf(lift))).map((lift) => {
    const again = training.known.next?.lifts.find(({ slotId }) => slotId === lift.slotId);
    return html`<li class="undone"><span class="what"><b>${named(lift, again)}</b> <span class="quiet same">${t('after.undone')}${
      skipped[lift.slotId] ? ': ' + skipped[lift.slotId] : nothing}. ${again ? t('after.again', { what: asked(again) }) : nothing}</span></span></li>`;
  });
}

/**
 * Next week's loads of the lifts that were trained: those that moved with their reasons, then the others.
 *
 * @param {ShownSession} session
 * @param {ProgramApi.PlanLift[]} lifts
 * @param {ShownSet[]} counted the sets of the session that count
 * @param {unknown[]} others what is said of other exercises and of lifts that were not done
 */
function changed({ sessionId }, lifts, counted, others) {
  const { next } = training.known;
  if (!lifts.length && !others.length) return nothing;
  const isOld = next === null ? unsent().some((set) => !set.refused) : !isComputed();
  const all = next && !isOld ? changes(lifts, next) : [];
  const says = isOld ? html`<p class="quiet" aria-busy="true">${t(training.trouble ? 'after.waiting' : 'after.computing')}</p>`
    : !next ? html`<p class="quiet">${t('after.none')}</p>`
    : next.status === 'PROVISIONAL' ? html`<p class="quiet">${t('after.provisional')}</p>` : nothing;
  const content = !isOld && next && !all.length && !others.length ? html`<p class="quiet">${t('after.nothing')}</p>`
    : html`<ul class="rows changes">${all.filter(({ isMoved }) => isMoved).map(({ lift, after }) => html`<li class="moved"><span class="what"><b>${named(lift, after)}</b>
        <span class="load">${asked(lift)} → <b>${asked(after)}</b></span>
        ${some(lift, counted)}${why(sessionId, after, lift)}</span></li>`)}
      ${all.filter(({ isMoved }) => !isMoved).map(({ lift, after }) => html`<li><span class="what"><b>${liftName(lift)}</b> <span class="quiet same">${t('after.same', { what: asked(after) })}</span>
        ${some(lift, counted)}${why(sessionId, after)}</span></li>`)}${others}</ul>${together(lifts.map((lift) => ({ lift, own: sessionsWith(lift) })))}${says}`;
  return html`<section class="card" id="changes"><h2>${t('after.title')}</h2>${content}</section>`;
}

/**
 * Says of each exercise that the plan did not ask for what next week has: the planned lift again, or nothing. One that took
 * the place of the remaining sets of a lift stands with that lift.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {number | undefined} day
 * @param {ShownSet[]} counted
 */
function besides(plan, day, counted) {
  const replaced = late.instead(plan.lifts.filter((lift) => lift.day === day), counted);
  const isInstead = (/** @type {ShownSet} */ set) => !set.slotId && Object.values(replaced).some(({ exercise }) => exercise === set.exercise); // also if another day has it
  const others = new Set(counted.filter((set) => isInstead(set) || !plan.lifts.some((lift) => isOf(lift)(set))).map(({ exercise }) => exercise));
  return [...others].map((exercise) => {
    const slot = Object.keys(replaced).find((slotId) => replaced[slotId].exercise === exercise);
    const planned = plan.lifts.find(({ slotId }) => slotId === slot);
    const again = training.known.next?.lifts.find(({ slotId }) => slotId === slot);
    if (planned && again && changes([planned], { ...plan, lifts: [again] }).length && counted.some(isOf(planned))) return nothing;
    return html`<li><span class="what"><b>${planned && again ? named(planned, again) : liftName({ exercise })}</b> <span class="quiet same">${
      planned && again ? t(planned.exercise === again.exercise ? 'after.instead' : 'after.insteadOfOld', { other: liftName({ exercise }), what: asked(again) }) : t('after.added', { lift: liftName({ exercise }) })}</span></span></li>`;
  });
}

/**
 * Says in plain words why a load is what it is, and then how it was worked out.
 *
 * @param {string} sessionId
 * @param {ProgramApi.PlanLift} after
 * @param {ProgramApi.PlanLift} [before]
 */
function why(sessionId, after, before = after) {
  const { says, list } = because(after.why, (after.top ?? after.straight).load - (before.top ?? before.straight).load, sessionId);
  return html`<span class="plain">${says}</span><details><summary>${ofToday('lift.why')}</summary><ul class="why">${list}</ul></details>`;
}

/** @type {(lift: ProgramApi.PlanLift) => import('./dated.js').Started[]} */
const sessionsWith = (lift) => (training.known.plan ? withLift(lift, sessionsOf(training.known.plan)) : []);

/**
 * Says how many of the planned sets were done, if some are missing: the reasons count all that are planned; what took their
 * place. That a correction has moved the load is said with the correction.
 *
 * @type {(lift: ProgramApi.PlanLift, counted: ShownSet[]) => unknown}
 */
function some(lift, counted) {
  const own = counted.filter(isOf(lift));
  const [done, n] = [own.length, plannedSets(lift, own)];
  const { [lift.slotId]: other } = late.instead([lift], counted);
  return html`${other ? html`<small>${t('after.insteadOfRest', { other: liftName(other) })}</small>` : nothing}${done < n && sessionsWith(lift).length < 2 ? html`<small>${t('after.some', { done, n })}</small>` : nothing}`;
}

/**
 * Stands at the end of a day of which every lift was skipped.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {number} day
 */
export const allSkipped = (plan, day) => html`<section class="card accent" id="all-skipped"><h2>${t('skip.all', { day })}</h2><p>${t('skip.allSays')}</p></section>
  ${upcoming(plan, [{ day }])}`;

/**
 * The day that is next. No date of today is named: today there was a session, or its day was skipped.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {{ day: number }[]} [left] days that are over besides those with a session
 */
function upcoming(plan, left = []) {
  const day = nextDay(plan, training.known.next, [...sessionsSince(plan), ...left], dateOf(new Date().toISOString()));
  if (!day) return nothing;
  const when = day.date ? longDayOf(day.date) : day.from ? t('upcoming.from', { date: longDayOf(day.from) }) : t('upcoming.soon');
  return html`<section class="card" id="upcoming"><h2>${t('upcoming.title')}</h2>
    <p><b>${t('upcoming.day', { day: day.day })}</b>, ${when}</p>
    <p class="quiet">${day.lifts.map((lift, i) => html`${i ? ' · ' : ''}${liftName(lift)} <span class="nowrap">${weight(lift.exercise, (lift.top ?? lift.straight).load, lift.unit)}</span>`)}</p></section>`;
}
