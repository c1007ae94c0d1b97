// One line of the sheet: a lift, its messages below it, and its details if they are open.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { doubtOf } from '../doubts.js';
import { onValue } from '../parts/fields.js';
import { load, typed } from '../parts/texts.js';
import { onGrip } from './drag.js';
import { detailFields, t, whole } from './lift-fields.js';
import { startField, USUAL, withVariant } from './lifts.js';
import { planned, repsOf, topLoad, weeksOf } from './preview.js';
import { insteadButtons } from './quick.js';
import { lacksReason } from './refusals.js';
import { readSets, readStart, usualSets, writeSets, writeStart } from './shorthand.js';

/** @typedef {import('./lifts.js').Lift} Lift */
/** @typedef {import('./sheet.js').Sheet} Sheet */

/**
 * Reads what is typed in a cell; null if it is unreadable.
 *
 * @type {{ [cell: string]: (lift: Lift, text: string, unit: string) => Partial<Lift> | null }}
 */
const READ = {
  sets(lift, text) {
    if (!text.trim()) return { scheme: USUAL[lift.variant] ?? {} };
    const read = readSets(text, lift.variant);
    return read && { variant: read.variant, scheme: { ...kept(lift, read), ...read.scheme } };
  },
  first: (lift, text, unit) => (text.trim() ? readStart(text, unit) : { start: 'load', load: '', reps: '', rpe: '' }),
};

/**
 * The values that the short form of sets does not show stay as they are.
 *
 * @param {Lift} lift
 * @param {import('./shorthand.js').Sets} read
 */
function kept({ variant, scheme }, read) {
  const target = Number(scheme['topReps.target']);
  const fits = variant === read.variant && target >= Number(read.scheme['topReps.min']) && target <= Number(read.scheme['topReps.max']);
  return /** @type {Lift['scheme']} */ (fits ? { 'topReps.target': scheme['topReps.target'] } : {});
}

/**
 * Returns a lift with what is typed in a cell.
 *
 * @param {Lift} lift
 * @param {string} cell
 * @param {string} text
 * @param {string} unit
 * @param {ProgramApi.ProgressionEntry[]} methods
 * @returns {Lift}
 */
export function typedIn(lift, cell, text, unit, methods) {
  const read = READ[cell](lift, text, unit);
  const unread = (lift.unread ?? []).filter((each) => each !== cell);
  const next = { ...lift, ...read, said: undefined, text: { ...lift.text, [cell]: text }, unread: read ? unread : [...unread, cell] };
  const suited = methods.filter((each) => each.variants.includes(next.variant)).map((each) => each.method);
  return suited.includes(next.method) ? next : { ...next, method: suited[0] ?? next.method };
}

/**
 * Returns a lift after a cell was left: what is readable is written as the sheet writes it.
 *
 * @param {Lift} lift
 * @param {string} cell
 * @returns {Lift}
 */
export function left(lift, cell) {
  if (lift.unread?.includes(cell)) return lift;
  return { ...lift, text: Object.fromEntries(Object.entries(lift.text ?? {}).filter(([each]) => each !== cell)) };
}

/**
 * Shows the rows of a lift.
 *
 * @param {Sheet} sheet
 * @param {Lift} lift
 * @param {{ place: string, at: number, number: number, isDropped: boolean }} position the lift's name in the request, the day's place in the sheet and
 * its number, and whether a dragged lift would be dropped below this one
 */
export function liftRows(sheet, lift, { place, at, number, isDropped }) {
  const { form, catalogue, ui } = sheet;
  const wrong = messages(form.wrong, lift, place);
  const says = `says-${lift.key}`;
  const name = lift.name || t('lift.new');
  const isOpen = ui.open === lift.key;
  const isLight = Boolean(lift.light) && lift.start === 'load' && lift.light === lift.load;
  const weeks = sheet.forecast ? weeksOf(sheet.forecast.answer, number, lift) : [];
  const doubt = doubtOf(lift.load, sheet.unit());
  const note = rounded(lift, weeks[0]);
  const methods = catalogue.progressions.filter((each) => each.variants.includes(lift.variant));
  /** Writes sets that the rules allow. */
  const correct = (/** @type {Pick<Lift, 'variant' | 'scheme'>} */ { variant, scheme }) => (/** @type {{ currentTarget: HTMLElement }} */ { currentTarget }) => {
    const line = currentTarget.closest('tr')?.previousElementSibling;
    sheet.put({ ...withVariant({ ...lift, scheme }, variant, catalogue.progressions), text: {}, unread: [] }, 'right');
    sheet.isLeft();
    /** @type {HTMLElement | null | undefined} */ (line?.querySelector('[data-col=sets]'))?.focus();
  };
  const isTiring = catalogue.exercises.find((each) => each.id === lift.exercise)?.fatiguing === true;
  const about = (/** @type {string | undefined} */ message) => ({ invalid: message ? 'true' : nothing, by: message ? says : nothing });
  const cell = (/** @type {'sets' | 'first'} */ col, /** @type {string} */ value, /** @type {string} */ placeholder, /** @type {string | undefined} */ message) => html`
    <input type="text" name=${place + col} data-col=${col} autocomplete="off" maxlength="100" aria-label=${col === 'sets' ? t('lift.variant') : sheet.firstLabel()} title=${t('sheet.hint.' + col)} placeholder=${placeholder}
      aria-invalid=${about(message).invalid} aria-describedby=${about(message).by} .value=${lift.text?.[col] ?? value}
      @input=${onValue((text) => sheet.put(typedIn(lift, col, text, sheet.unit(), catalogue.progressions), col))} @blur=${() => sheet.leave(lift.key, col)}>`;
  return html`
    <tr class="line ${isDropped ? 'drop-after' : ''} ${ui.over?.key === lift.key ? 'dragged' : ''}" data-row data-drop=${at} data-key=${lift.key} data-lift=${whole(place)} aria-label=${name}>
      <td class="grip"><button type="button" class="quiet grip" data-col="grip" aria-label=${t('sheet.move', { lift: name })} title=${t('sheet.moveHint')} @pointerdown=${onGrip(lift.key, (over) => sheet.over(over && { ...over, key: lift.key }), (day, nth) => sheet.drop(lift.key, day, nth))}>⠿</button></td>
      <th class="exercise" scope="row">${sheet.exerciseCell(lift, place, wrong.exercise, says)}</th>
      <td class="sets" data-label=${t('lift.variant')}>${cell('sets', writeSets(lift, isTiring), usualSets(lift.variant, isTiring), wrong.sets)}</td>
      <td class="method"><select name=${`${place}progression.method`} data-col="method" aria-label=${t('lift.method')} aria-invalid=${about(wrong.method).invalid} aria-describedby=${about(wrong.method).by}
        @change=${onValue((method) => sheet.put({ ...lift, method: /** @type {ProgramApi.ProgressionMethod} */ (method) }, 'method'))}>
        ${methods.map((each) => html`<option value=${each.method} ?selected=${each.method === lift.method}>${t('method.' + each.method)}</option>`)}</select></td>
      <td class=${`first${isLight ? ' light' : ''}${doubt ? ' far' : ''}`} title=${isLight ? t('light.mark') : nothing} data-label=${sheet.firstLabel()}>${cell('first', writeStart(lift, t('start.fromHistory')), sheet.firstHint(), wrong.first)}</td>
      ${sheet.weeks().map((week, nth) => html`<td class="ahead ${week.deload ? 'deload' : ''}" data-week=${nth + 1} data-reps=${weeks[nth] && !week.deload && lift.variant === 'STRAIGHT' ? repsOf(weeks.slice(0, nth + 1)) : nothing}>${weeks[nth] ? topLoad(weeks[nth]) : nothing}</td>`)}
      <td class="more"><button type="button" class="quiet" data-col="more" aria-expanded=${isOpen ? 'true' : 'false'} aria-label=${t('sheet.details', { lift: name })} title=${t('sheet.details', { lift: name })} @click=${() => sheet.open(isOpen ? null : lift.key)}>${isOpen ? '▴' : '▾'}</button></td>
    </tr>
    ${wrong.all.length ? html`<tr class="says" data-lift=${whole(place)}><td colspan=${sheet.width()}><ul class="problem" id=${says}>${wrong.all.map((each) => html`<li>${each}</li>`)}</ul><span class="instead">${insteadButtons(lift, correct)}</span></td></tr>` : nothing}
    ${doubt || note ? html`<tr class="says" data-lift=${whole(place)}><td colspan=${sheet.width()}><ul role="status">${doubt ? html`<li class="far">${doubt}</li>` : nothing}${note ? html`<li>${note}</li>` : nothing}</ul></td></tr>` : nothing}
    ${isOpen || lift.asks ? html`<tr class="details" data-lift=${whole(place)}><td colspan=${sheet.width()}>${details(sheet, lift, place, weeks, isOpen)}</td></tr>` : nothing}`;
}

/**
 * Says that a typed first load cannot be loaded; an empty text if it can.
 *
 * @param {Pick<Lift, 'start' | 'load'>} lift
 * @param {ProgramApi.PlanLift | undefined} first the lift in the first week of the forecast
 */
export function rounded({ start, load: text }, first) {
  const target = first?.top ?? first?.straight;
  const asked = typed(text);
  if (start !== 'load' || !first || !target || asked === null || target.exactLoad !== asked || target.load === asked) return '';
  return t('first.rounded', { asked: load(asked, first.unit), load: load(target.load, first.unit) });
}

/**
 * @param {Sheet} sheet
 * @param {Lift} lift
 * @param {string} place
 * @param {ProgramApi.PlanLift[]} weeks
 * @param {boolean} isOpen whether all fields are shown; otherwise only the reason that a rule asks for
 */
function details(sheet, lift, place, weeks, isOpen) {
  const { form, catalogue } = sheet;
  const put = (/** @type {Lift} */ next) => sheet.put({ ...next, text: {}, unread: [] }, 'details');
  const act = (/** @type {'up' | 'down' | 'copy' | 'remove'} */ action) => () => sheet.act(action, lift.key);
  if (!isOpen) return html`<div class="fields">${reasonField(sheet, lift, place, put)}</div>`;
  return html`
    ${weeks.length ? html`<p class="planned">${t('preview.week')}: ${planned(weeks[0])}</p>` : nothing}
    ${detailFields(form, lift, place, { catalogue, unit: sheet.unit(), starts: sheet.starts, put })}
    <div class="actions">
      <button type="button" @click=${act('up')}>${t('sheet.up')}</button><button type="button" @click=${act('down')}>${t('sheet.down')}</button>
      <button type="button" @click=${act('copy')}>${t('sheet.copy')}</button><button type="button" class="quiet" @click=${act('remove')}>${t('lift.remove', { name: lift.name || t('lift.new') })}</button>
    </div>`;
}

/**
 * @param {Sheet} sheet
 * @param {Lift} lift
 * @param {string} place
 * @param {(lift: Lift) => void} put
 */
const reasonField = ({ form, reasonForAll }, lift, place, put) => html`<div class="field"><label for=${`reason-${lift.key}`}>${t('lift.reason')}</label>
  <input id=${`reason-${lift.key}`} name=${`${place}force.reason`} maxlength="1000" autocomplete="off" aria-invalid=${form.wrong[`${place}force.reason`] ? 'true' : nothing} aria-describedby=${`reason-${lift.key}-below`}
    .value=${lift.reason} @input=${onValue((reason) => put({ ...lift, reason }))}><small class="hint" id=${`reason-${lift.key}-below`}>${t('lift.reasonHint')}</small>
  ${lift.reason.trim() && form.values.days.some((/** @type {import('./days.js').Day} */ day) => day.lifts.some(lacksReason)) ? html`<button type="button" class="small" @click=${() => reasonForAll(lift.reason)}>${t('lift.reasonForAll')}</button>` : nothing}</div>`;

/**
 * Returns the messages about a lift by its cells, and all of them as they stand below the line.
 *
 * @param {{ [field: string]: string }} wrong
 * @param {Lift} lift
 * @param {string} place
 */
function messages(wrong, lift, place) {
  /** @type {(start: string, label?: (field: string) => string) => string[]} */
  const of = (start, label) => Object.entries(wrong).filter(([field, text]) => text && field.startsWith(place + start))
    .map(([field, text]) => (label ? label(field.slice(place.length + start.length)) + ': ' : '') + text);
  const [sets, method] = [[...of('sets'), ...of('scheme.', (field) => t('scheme.' + field, { unit: '' }))], of('progression')];
  const first = wrong[startField(lift, place)] ? [...new Set([wrong[startField(lift, place)], ...of('start')])] : of('start');
  const exercise = [wrong[whole(place)], ...of('exercise'), ...of('day')].filter(Boolean);
  return { exercise: exercise[0], sets: sets[0], method: method[0], first: first[0], all: [...new Set([...exercise, ...sets, ...method, ...first, ...of('force')])] };
}
