// The first weeks of the program that is being built, as the service computes them, and what it refuses.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { Refused, call } from '../api.js';
import { isPassing } from '../parts/retry.js';
import { explain } from '../parts/sending.js';
import { load, number, range, sentence } from '../parts/texts.js';
import { inPlainWords } from '../prose.js';
import { exercise } from '../words.js';
import { t } from './lift-fields.js';
import { askForReasons, reasonsOf, worded } from './refusals.js';

const PAUSE = 500; // milliseconds without a change before the service is asked
const AGAIN = 3000; // milliseconds until a busy service is asked again
const SHOWN = 6; // reasons of a refusal that are shown; the others are counted

/**
 * Follows what is built.
 *
 * @param {import('./days.js').BuildForm} form
 * @param {() => { body: ProgramApi.ProgramRequest, isComplete: boolean, fields: string[] }} now returns the request,
 * whether it is complete, and the names of the fields that can show a message
 * @param {() => void} draw
 * @returns ask (after a change), panel (shows the answer), and stop
 */
export function livePreview(form, now, draw) {
  /** @type {{ answer: ProgramApi.ProgramPreview | null, isOld: boolean, says: string, why: string[] }} */
  const state = { answer: null, isOld: false, says: 'preview.waits', why: [] };
  /** @type {Page.Timer} */
  let timer;
  let asked = 0;

  async function read() {
    const mine = ++asked;
    const { body, isComplete, fields } = now();
    if (!isComplete) return finish({ isOld: true, says: state.answer ? 'preview.old' : 'preview.waits' });
    try {
      const answer = await call('POST', '/v1/programs/preview', body);
      if (mine !== asked) return;
      form.wrong = {};
      finish({ answer, isOld: false, says: '' });
    } catch (refused) {
      if (mine !== asked) return;
      if (!(refused instanceof Refused)) throw refused;
      refused.violations = worded(refused.violations);
      form.wrong = {};
      form.violations = refused.violations;
      if (refused.violations.length) {
        explain(form, refused, fields);
        form.problem = ''; // the panel shows the reasons
        askForReasons(form);
      }
      if (isPassing(refused)) timer = setTimeout(read, AGAIN);
      finish({ isOld: true, says: refused.violations.length ? 'preview.refused' : 'preview.away', why: reasonsOf(refused, form.values) });
    }
  }

  /** @param {Partial<typeof state>} next */
  function finish(next) {
    Object.assign(state, { why: [] }, next);
    draw();
  }

  return {
    ask() {
      clearTimeout(timer);
      timer = setTimeout(read, PAUSE);
    },
    stop() {
      clearTimeout(timer);
      asked++;
    },
    panel: (/** @type {string} */ unit) => html`<aside class="card preview ${state.isOld ? 'old' : ''}" aria-label=${t('preview')}>
      <h2>${t('preview')}</h2>
      ${state.says ? html`<p class="quiet" role="status">${t(state.says)}</p>` : nothing}
      ${state.why.length ? html`<ul class="problem">${state.why.slice(0, SHOWN).map((each) => html`<li>${sentence(each)}</li>`)}
        ${state.why.length > SHOWN ? html`<li>${t('preview.more', { n: state.why.length - SHOWN })}</li>` : nothing}</ul>` : nothing}
      ${state.answer ? shown(state.answer, unit) : nothing}</aside>`,
  };
}

/**
 * @param {ProgramApi.ProgramPreview} preview
 * @param {string} unit
 */
function shown({ warnings, weeks }, unit) {
  const [first] = weeks;
  const days = [...Map.groupBy(first.lifts, (lift) => lift.day)];
  return html`
    ${warnings.map(({ says }) => inPlainWords(says)).map(({ text, lang }) => html`<p class="notice" lang=${lang}>${sentence(text)}</p>`)}
    <h3>${t('preview.week')}</h3>
    ${days.map(([day, lifts]) => html`<h4>${t('day', { n: day })}</h4><ul class="planned">${lifts.map((lift) => html`<li><b>${exercise(lift.exercise)}</b> <span>${planned(lift)}</span></li>`)}</ul>`)}
    <h3>${t('preview.forecast', { n: weeks.length })}</h3>
    <p class="quiet">${t('preview.says', { unit })}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${t('preview.forecast', { n: weeks.length })}><table class="forecast"><thead><tr><th scope="col">${t('preview.lift')}</th>${weeks.map((week) => html`<th scope="col">${week.week}${week.deload ? html`<small>${t('preview.deload')}</small>` : nothing}</th>`)}</tr></thead>
      <tbody>${first.lifts.map((lift) => html`<tr><th scope="row">${exercise(lift.exercise)}</th>${weeks.map((week) => html`<td>${topLoad(week.lifts.find((each) => each.slotId === lift.slotId))}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** @param {ProgramApi.PlanLift | undefined} lift */
const topLoad = (lift) => (lift ? number((lift.top ?? lift.straight).load) : '–');

/** @param {ProgramApi.PlanLift} lift */
function planned({ top, backoff, straight, unit }) {
  if (!top) return `${load(straight.load, unit)} · ${straight.totalReps ? range(straight.repRange) + ' → ' + straight.totalReps : `${straight.sets} × ${range(straight.repRange)}`}`;
  const heavy = `${load(top.load, unit)} × ${top.reps} @ ${number(top.rpe)}`;
  return backoff ? `${heavy}, ${t('preview.then', { sets: backoff.sets, reps: range(backoff.repRange), load: load(backoff.load, unit) })}` : heavy;
}
