// The plan of a week on paper: what the athlete lifts, without anything that only a coach reads.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { daysOf } from '../days.js';
import { lighter } from '../deload.js';
import { lastDay } from '../done.js';
import { plates } from '../parts/plates.js';
import { styles } from '../parts/screen.js';
import { dayOf, language, load, textsOf } from '../parts/texts.js';
import { asked, backoffOf } from '../prescription.js';
import { rest } from '../terms.js';
import { exercise } from '../words.js';

const t = await textsOf('/page/sheet');

/**
 * Prints a week. The sheet is in the document only while the dialog of the browser is open.
 *
 * @param {string} name
 * @param {ProgramApi.WeekPlan} plan
 * @param {ProgramApi.Note[]} notes
 */
export async function printPlan(name, plan, notes) {
  await styles('/page/sheet/sheet.css');
  document.querySelector('.plan-sheet')?.remove(); // one whose dialog did not report its end
  const root = Object.assign(document.createElement('article'), { className: 'plan-sheet', lang: language });
  render(sheet(name, plan, notes), root);
  document.body.append(root);
  addEventListener('afterprint', () => root.remove(), { once: true });
  print();
}

/**
 * Shows the sheet: the days with their lifts, room to write what was done, and the notes that the athlete may read.
 *
 * @param {string} name
 * @param {ProgramApi.WeekPlan} plan
 * @param {ProgramApi.Note[]} notes
 */
export const sheet = (name, plan, notes) => html`<h1>${name}</h1>
  <p>${t('week', { week: plan.week, from: dayOf(plan.startsOn), to: dayOf(lastDay(plan.startsOn)) })}${plan.deload ? ` · ${t('deload', { lighter: lighter(plan.deload) })}` : ''}</p>
  ${daysOf(plan, null).map(([day, pairs]) => html`<section><h2>${t('day', { n: day })}${dateOf(day, plan)}</h2><table class="table">
    <thead><tr>${['lift', 'sets', 'warmUp', 'rest', 'done'].map((key) => html`<th scope="col">${t(key)}</th>`)}</tr></thead>
    <tbody>${pairs.map(({ now }) => (now ? row(now) : nothing))}</tbody></table></section>`)}
  ${shared(notes).length ? html`<section><h2>${t('notes')}</h2><ul>${shared(notes).map((note) => html`<li>${note.exercise ? html`<b>${exercise(note.exercise)}:</b> ` : nothing}${note.text}</li>`)}</ul></section>` : nothing}
  <p><small>${t('rpe')}</small></p>`;

/** @param {ProgramApi.Note[]} notes */
const shared = (notes) => notes.filter((note) => note.shared);

/** @type {(day: number, plan: ProgramApi.WeekPlan) => string} */
function dateOf(day, { days }) {
  const date = days?.find((each) => each.day === day)?.date;
  return date ? ` · ${dayOf(date)}` : '';
}

/** @param {ProgramApi.PlanLift} lift */
const row = (lift) => html`<tr><th scope="row">${exercise(lift.exercise)}</th>
  <td><b>${(lift.top?.sets ?? 1) > 1 ? lift.top?.sets + ' × ' : ''}${asked(lift, lift.unit)}</b>${plates(lift.plates && (lift.plates.top ?? lift.plates.straight), lift.unit)}${lift.backoff?.sets ? html`<div>${backoffOf(lift.backoff, lift.unit)}</div>` : nothing}</td>
  <td>${[...lift.warmUp ?? [], ...lift.ramp ?? []].map((step) => html`${load(step.load, lift.unit)} × ${step.reps}<br>`)}</td>
  <td>${lift.straight ? rest(lift.straight.restSeconds) : html`${rest(lift.top?.restSeconds ?? 0)}<br>${rest(lift.backoff?.restSeconds ?? 0)}`}</td><td></td></tr>`;
