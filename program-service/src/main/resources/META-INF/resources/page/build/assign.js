// The form that assigns a program of the gym to many athletes, and its result for each of them.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { call, part } from '../api.js';
import { checkField, numberField, onSubmit, selectField, submit, textField } from '../parts/fields.js';
import { problem, refusal } from '../parts/refusals.js';
import { fresh, send } from '../parts/sending.js';
import { typed } from '../parts/texts.js';
import { prose } from '../prose.js';
import { dateIn } from '../words.js';
import { t } from './lift-fields.js';
import { monday } from './monday.js';

const MOST = 100; // athletes of one request
/** @type {{ [outcome: string]: string }} */
const TONES = { STARTED: 'good', REPEATED: 'note', REFUSED: 'bad' };

/**
 * Returns the function that shows the form.
 *
 * @param {ProgramApi.ProgramTemplateView} template
 * @param {Page.Row[]} rows the roster
 * @param {import('./catalogue.js').Catalogue} catalogue
 * @param {() => void} draw
 */
export function assignment(template, rows, catalogue, draw) {
  /** @type {import('../parts/sending.js').Form & { startsOn: string, tag: string, name: string, loads: { [slotId: string]: string } }} */
  const form = { ...fresh(), startsOn: monday(dateIn()), tag: '', name: '', loads: {} };
  /** @type {Set<string>} */
  const chosen = new Set();
  /** @type {Map<string, ProgramApi.AssignedAthlete>} */
  const results = new Map(); // by athlete
  const tags = [...new Set(rows.flatMap((row) => row.tags ?? []))].sort();
  const put = (/** @type {'startsOn' | 'tag' | 'name'} */ field) => (/** @type {string} */ value) => {
    form[field] = value;
    delete form.wrong[field];
    draw();
  };
  /**
   * @param {string} slotId
   * @param {string} value
   */
  function putLoad(slotId, value) {
    form.loads[slotId] = value;
    delete form.wrong['load ' + slotId];
    draw();
  }
  const listed = () => rows.filter((row) => (!form.tag || row.tags.includes(form.tag)) && row.name.toLowerCase().includes(form.name.trim().toLowerCase()));

  /**
   * @param {string[]} ids
   * @param {boolean} isChosen
   */
  function choose(ids, isChosen) {
    for (const id of ids) {
      if (isChosen) chosen.add(id);
      else chosen.delete(id);
    }
    draw();
  }

  async function assign() {
    form.wrong = {};
    for (const [slotId, value] of Object.entries(form.loads)) if (value.trim() && typed(value) === null) form.wrong['load ' + slotId] = t('number');
    if (!chosen.size) form.wrong.athleteIds = t('assign.choose');
    if (Object.keys(form.wrong).length) return draw();
    const ids = [...chosen];
    const starts = [...Object.entries(form.loads).filter(([, value]) => value.trim()).map(([slotId, value]) => ({ slotId, start: { load: typed(value) ?? undefined } })), { start: { fromHistory: true } }];
    for (let i = 0; i < ids.length; i += MOST) {
      const answer = await send(form, () => call('POST', `/v1/program-templates/${part(template.id)}/assign`,
        { athleteIds: ids.slice(i, i + MOST), startsOn: form.startsOn, version: template.version, starts }), { draw, fields: ['startsOn', 'starts', 'athleteIds'] });
      if (!answer) return undefined;
      for (const each of answer.results) {
        results.set(each.athleteId, each);
        if (each.outcome !== 'REFUSED') chosen.delete(each.athleteId);
      }
    }
    return draw();
  }

  const isLater = (/** @type {ProgramApi.AssignedAthlete} */ each) => each.status === 503;

  const result = (/** @type {Page.Row} */ row) => {
    const each = results.get(row.athleteId);
    if (!each) return nothing;
    if (isLater(each)) return html`<span class="chip warn">${t('assign.later')}</span>`;
    return html`<span class="chip ${TONES[each.outcome]}">${t('assign.' + each.outcome)}</span>
      ${each.outcome === 'REFUSED' ? html`<small class="problem">${[...new Set((each.violations ?? []).map((violation) => reason(violation)))].join(' ') || problem({ status: each.status, message: each.detail })}</small>
        <a href=${`#/build/${part(row.athleteId)}?from=${part(template.id)}`}>${t('assign.byHand')}</a>` : nothing}`;
  };

  /**
   * Writes a violation with the name of its lift.
   *
   * @param {ProgramApi.Violation} violation
   */
  function reason(violation) {
    const lift = template.lifts[Number(/^lifts\[(\d+)\]/.exec(violation.field)?.[1])];
    return (lift?.exercise ? catalogue.nameOf(lift.exercise) + ': ' : '') + prose(refusal(violation).text);
  }

  return () => html`<form class="card" novalidate @submit=${onSubmit(assign)}>
    <h2>${t('assign')}</h2><p class="quiet">${t('assign.says')}</p>
    <div class="fields">
      ${textField(form, 'startsOn', { label: t('startsOn'), type: 'date', value: form.startsOn, put: put('startsOn') })}
      ${textField(form, 'name', { label: t('assign.name'), type: 'search', value: form.name, put: put('name') })}
      ${tags.length ? selectField(form, 'tag', { label: t('assign.tag'), value: form.tag, any: t('assign.anyTag'), options: tags.map((each) => [each, each]), put: put('tag') }) : nothing}
    </div>
    <details><summary>${t('assign.loads')}</summary><p class="quiet">${t('assign.loadsSay')}</p><div class="fields narrow">
      ${template.lifts.map(({ slotId = '', exercise = '' }) => numberField(form, 'load ' + slotId, { label: catalogue.nameOf(exercise), value: form.loads[slotId], placeholder: t('start.fromHistory'),
        put: (value) => putLoad(slotId, value) }))}</div></details>
    ${form.wrong.starts ? html`<p class="problem" role="alert">${form.wrong.starts}</p>` : nothing}
    <div class="actions"><button type="button" class="secondary" @click=${() => choose(listed().map((row) => row.athleteId), true)}>${t('assign.all', { n: listed().length })}</button>
      <button type="button" class="secondary" @click=${() => choose([...chosen], false)}>${t('assign.none')}</button></div>
    ${form.wrong.athleteIds ? html`<p class="problem" role="alert">${form.wrong.athleteIds}</p>` : nothing}
    <ul class="rows athletes">${listed().map((row) => html`<li>${checkField('athlete ' + row.athleteId, { label: row.name, checked: chosen.has(row.athleteId), put: (value) => choose([row.athleteId], value) })}${result(row)}</li>`)}</ul>
    ${submit(form, t('assign.send', { n: chosen.size }))}
  </form>`;
}
