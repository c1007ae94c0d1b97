// What was lifted last time, and the heaviest loads of the last sessions.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath } from '/page/api.js';
import { shortDayOf } from '/page/parts/texts.js';
import { heaviest, lastTime, repsAgain } from './best.js';
import { newestSessions } from './kept.js';
import { late, written } from './lifts.js';
import { t } from './texts.js';
import { servicesSessions, training } from './training.js';

/** @type {{ [exercise: string]: { value: number, unit: string } }} */
export let best = {};

/**
 * The newest sessions, as they were read with the page.
 *
 * @type {SessionApi.Session[]}
 */
export let read = [];

/**
 * Reads the last sessions for their heaviest loads and for what was lifted last time; without a network, those that the
 * device keeps.
 *
 * @param {() => void} draw
 */
export async function prepare(draw) {
  if (!training.caller?.roles.includes('athlete')) return;
  const page = await newestSessions(athletePath(training.caller.subject));
  read = page?.items ?? [];
  best = heaviest(read.flatMap(({ sets }) => sets));
  /** @type {(exercise: string, session?: { startedAt: string }) => ReturnType<typeof lastTime<SessionApi.LoggedSet>>} */
  const before = (exercise, session) => lastTime([...servicesSessions(), ...read], exercise, session?.startedAt ?? new Date().toISOString());
  late.repsBefore = (lift, session) => (step) => repsAgain(before(lift.exercise, session)?.sets ?? [], step, lift.unit);
  late.lastTime = (lift, session) => {
    const last = before(lift.exercise, session);
    return last ? html`<p class="quiet last">${t('last', { date: shortDayOf(last.startedAt) })} ${
      last.sets.map((set, i) => html`<span class="nowrap">${written({ ...set, load: { value: set.load.value } })}${i + 1 < last.sets.length ? ',' : ''}</span> `)}</p>` : nothing;
  };
  draw();
}
