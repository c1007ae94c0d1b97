// The sheet of a program: its days, one line a lift, with the forecast beside it. It is the same for an athlete's program and
// for a program of the gym.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { repeat } from '/webjars/lit-html/directives/repeat.js';
import { say } from '../dom.js';
import { selectField } from '../parts/fields.js';
import { number, sentence } from '../parts/texts.js';
import { warned } from '../warning.js';
import { WEEKDAYS, addDay, addLifts, copyLift, moveLift, placeLift, placeOf, removeDay, removeLift, steps, withLift } from './arrange.js';
import { allowedSets } from './allowed.js';
import { wrongIn } from './check.js';
import { MOST_DAYS, days } from './days.js';
import { exerciseCells } from './exercise-cell.js';
import { guideText, t } from './lift-fields.js';
import { blank, isBelowZero, lacksLoad } from './lifts.js';
import { left, liftRows } from './line.js';
import { growth, hasLargerStep, wideSteps } from './preview.js';
import { quickLine } from './quick.js';
import { forgettingReason, withReason } from './refusals.js';
import { enter, onKeys, onPaste } from './sheet-keys.js';

/** @typedef {import('./lifts.js').Lift} Lift */
/** @typedef {import('./days.js').Values} Values */
/** @typedef {ReturnType<typeof programSheet>} Sheet */

const WEEKS = 8; // of a forecast
const REASONS = 6; // reasons of a refusal that are shown; the others are counted

/**
 * Returns the sheet of a form.
 *
 * @param {import('./days.js').BuildForm & { values: any }} form
 * @param {object} options
 * @param {string} [options.athleteId] absent for a program of the gym
 * @param {import('./catalogue.js').Catalogue} options.catalogue
 * @param {() => string} options.unit returns the unit of loads and steps
 * @param {string[]} [options.starts] where a first load may come from; none for a program of the gym
 * @param {(places: number[]) => Promise<Map<number, number>>} [options.lightest] returns the lightest first loads of lifts, by their places; absent for a
 * program of the gym
 * @param {() => unknown} [options.bodyweight] asks for the bodyweight if lifts need it
 * @param {() => void} options.changed called after a change
 * @param {() => void} options.draw
 */
export function programSheet(form, { athleteId, catalogue, unit, starts, lightest, bodyweight = () => nothing, changed, draw }) {
  /** @type {{ open: number | null, over: { day: number, nth: number, key: number } | null, isTyping: string, isMoving: boolean, quick: { [day: number]: string }, wasSent: boolean }} */
  const ui = { open: null, over: null, isTyping: '', isMoving: false, quick: {}, wasSent: false };
  /** @type {ReturnType<typeof steps<Values>>} */
  const past = steps();
  const hasStart = starts?.length !== 0;
  // What was typed before a new sign-in has keys that new lifts would get again.
  form.values = { ...form.values, days: form.values.days.map((/** @type {import('./days.js').Day} */ day) => ({ ...day, lifts: day.lifts.map((lift) => ({ ...lift, key: blank().key })) })) };
  const sheet = {
    form, catalogue, ui, unit, starts,
    /** @type {import('./preview.js').Forecast | null} */
    forecast: null,
    exerciseCell: exerciseCells(catalogue.exercises, { put: (lift) => { if (!ui.isMoving) sheet.put(lift, 'exercise'); }, left: () => sheet.isLeft(), draw: () => draw() }),
    firstLabel: () => t(hasStart ? 'sheet.first' : 'sheet.trial', { unit: unit() }),
    firstHint: () => t(hasStart ? 'sheet.firstHint' : 'sheet.trialHint'),
    weeks: () => sheet.forecast?.answer?.weeks ?? Array.from({ length: WEEKS }, (each, n) => ({ week: n + 1, deload: undefined })),
    width: () => 6 + sheet.weeks().length,
    put: (/** @type {Lift} */ lift, /** @type {string} */ cell) => {
      ui.isTyping = `${lift.key} ${cell}`;
      change(`${cell} ${lift.key}`, withLift(form.values, forgettingReason(placeOf(form.values, lift.key).lift, lift)));
    },
    /** Writes a cell that is left, and says what is unreadable in it. */
    leave(/** @type {number} */ key, /** @type {string} */ cell) {
      const { lift } = placeOf(form.values, key);
      if (ui.isMoving || lift?.text?.[cell] === undefined) return;
      form.values = withLift(form.values, left(lift, cell));
      sheet.isLeft();
    },
    isLeft() {
      if (ui.isMoving) return; // a cell that is drawn in another place loses the focus meanwhile
      ui.isTyping = '';
      Object.assign(form.wrong, sheet.wrong());
      draw();
    },
    draw: () => draw(),
    open(/** @type {number | null} */ key) {
      ui.open = key;
      draw();
    },
    over(/** @type {typeof ui.over} */ place) {
      ui.over = place;
      draw();
    },
    drop: (/** @type {number} */ key, /** @type {number} */ day, /** @type {number} */ nth) => moved(key, placeLift(form.values, key, day, nth), 'grip'),
    add(/** @type {number} */ day, /** @type {Lift[]} */ lifts) {
      change('', addLifts(form.values, day, lifts));
      say(t('sheet.added', { lift: lifts.map((each) => each.name).join(', '), n: lifts.length }));
    },
    act,
    /** Gives a reason to each lift that asks for one and has none. */
    reasonForAll: (/** @type {string} */ reason) => change('', withReason(form.values, reason)),
    /** Replaces all days, which can be undone. */
    replace: (/** @type {Values} */ values) => change('', values),
    /** Returns what the sheet itself finds wrong. What is only missing is said after the first attempt to send. */
    wrong() {
      const all = wrongIn(form.values, hasStart);
      const isSaid = (/** @type {string} */ field) => ui.wasSent || isUnread(field);
      return Object.fromEntries(Object.entries(all).filter(([field]) => isSaid(field)));
    },
    /** Marks everything that is missing. Returns whether the sheet can be sent. */
    isReady() {
      ui.wasSent = true;
      ui.isTyping = '';
      form.wrong = sheet.wrong();
      if (!Object.keys(form.wrong).length) return true;
      draw();
      document.querySelector('#view [aria-invalid=true]')?.focus();
      return false;
    },
    view,
  };

  /**
   * Fills in the lightest load that can be loaded for each lift that waits for a first load. The button says that it works.
   *
   * @param {{ currentTarget: HTMLElement }} event
   */
  async function startLight({ currentTarget: button }) {
    if (button.ariaBusy) return;
    button.ariaBusy = 'true';
    const all = form.values.days.flatMap((/** @type {import('./days.js').Day} */ day) => day.lifts);
    const places = all.flatMap((/** @type {Lift} */ lift, /** @type {number} */ n) => (lacksLoad(lift) ? [n] : []));
    const found = await lightest?.(places).catch(() => null);
    button.ariaBusy = null;
    if (!found?.size) return say(t('light.none'));
    const loads = new Map([...found].map(([n, load]) => [all[n].key, number(load)]));
    const filled = (/** @type {Lift} */ lift) => {
      const load = lacksLoad(lift) ? loads.get(lift.key) : undefined;
      return load === undefined ? lift : { ...lift, start: 'load', load, light: load, text: {} };
    };
    return change('', { ...form.values, days: form.values.days.map((/** @type {import('./days.js').Day} */ day) => ({ ...day, lifts: day.lifts.map(filled) })) });
  }

  /** @param {string} field */
  function isUnread(field) {
    const lift = form.values.days.flatMap((/** @type {{ lifts: Lift[] }} */ day) => day.lifts)[Number(/^lifts\[(\d+)\]/.exec(field)?.[1])];
    if (!lift) return false;
    const cell = field.endsWith('.exercise') ? 'exercise' : /\.(sets|scheme\.variant)$/.test(field) ? 'sets' : 'first';
    const isUnreadable = cell === 'exercise' ? Boolean(lift.name.trim()) : lift.unread?.includes(cell) === true || (cell === 'first' && isBelowZero(lift)) || (cell === 'sets' && field.endsWith('variant'));
    return isUnreadable && ui.isTyping !== `${lift.key} ${cell}`;
  }

  /**
   * @param {string} name changes with the same name that follow each other are undone together; empty for a step of its own
   * @param {Values} values
   */
  function change(name, values) {
    past.did(name || `${Date.now()} ${Math.random()}`, form.values);
    show(values);
  }

  /** @param {Values} values */
  function show(values) {
    form.values = values;
    form.problem = '';
    changed();
    ui.isMoving = true;
    draw();
    ui.isMoving = false;
  }

  /**
   * @param {'up' | 'down' | 'copy' | 'remove' | 'undo' | 'redo'} action
   * @param {number} [key]
   */
  function act(action, key) {
    if (action === 'undo' || action === 'redo') return restore(past[action](form.values), action);
    if (key === undefined) return undefined;
    const { lift } = placeOf(form.values, key);
    if (action === 'up' || action === 'down') return moved(key, moveLift(form.values, key, action === 'up' ? -1 : 1), focusedColumn());
    if (action === 'copy') {
      const copy = copyLift(form.values, key);
      return moved(copy.key, copy.values, 'exercise');
    }
    const { day, nth } = placeOf(form.values, key);
    const column = focusedColumn();
    change('', removeLift(form.values, key));
    say(t('sheet.removed', { lift: lift?.name }));
    const { lifts } = form.values.days[day];
    const next = lifts[Math.min(nth, lifts.length - 1)];
    return (next && cellOf(next.key, column) ? cellOf(next.key, column) : document.querySelectorAll('.sheet tr.quick input')[day])?.focus();
  }

  /**
   * @param {Values | undefined} values
   * @param {'undo' | 'redo'} action
   */
  function restore(values, action) {
    const focused = document.activeElement?.closest('[data-key]')?.getAttribute('data-key');
    const column = focusedColumn();
    if (!values) return;
    show(values);
    say(t('sheet.' + action));
    if (focused) enter(cellOf(Number(focused), column) ?? document.querySelector('.sheet [data-row] input') ?? undefined);
  }

  const focusedColumn = () => /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.col ?? 'more';

  /**
   * @param {number} key
   * @param {Values} values
   * @param {string} column the column of the cell that gets the focus
   */
  function moved(key, values, column) {
    if (values === form.values) return;
    change('', values);
    const { day, nth, lift } = placeOf(values, key);
    say(t('sheet.moved', { lift: lift?.name, nth: nth + 1, day: days(values)[day].number }));
    cellOf(key, column)?.focus();
  }

  /** @type {(key: number, column: string) => HTMLElement | undefined} */
  const cellOf = (key, column) => document.querySelector(`.sheet [data-key="${key}"] [data-col="${column}"]`) ?? undefined;

  function view() {
    const { values } = form;
    const all = days(values);
    const set = (/** @type {'structure' | 'deloadEvery'} */ field) => (/** @type {string} */ value) => change(field, { ...values, [field]: value });
    const structure = catalogue.structures.find((each) => each.structure === values.structure);
    return html`
      ${allowedSets()}
      ${says()}
      <table class="sheet ${sheet.forecast?.isOld ? 'old' : ''}" @keydown=${onKeys(act)} @paste=${onPaste((col) => col === 'first', false)}>
        <caption class="unseen">${t('sheet.caption', { unit: unit() })}</caption>
        <thead><tr><th class="grip"><span class="unseen">${t('sheet.order')}</span></th><th scope="col">${t('lift.exercise')}</th><th scope="col">${t('lift.variant')}</th><th class="method" scope="col">${t('lift.method')}</th><th scope="col">${sheet.firstLabel()}</th>
          ${sheet.weeks().map((week) => html`<th class="ahead" scope="col"><small>${t('sheet.week')}</small> ${week.week}${week.deload ? html` <small>${t('preview.deload')}</small>` : nothing}</th>`)}
          <th class="more"><span class="unseen">${t('sheet.more')}</span></th></tr></thead>
        ${all.map((day, at) => {
    const before = ui.over?.day === at ? day.lifts.filter((each) => each.key !== ui.over?.key)[ui.over.nth - 1]?.key : undefined;
    return html`<tbody class="build-day" aria-label=${t('day', { n: day.number })}>
          <tr class="day-head ${ui.over?.day === at && ui.over.nth === 0 ? 'drop-after' : ''}" data-drop=${at}><td colspan=${sheet.width()}><div><h2>${t('day', { n: day.number })}</h2>
            ${selectField({ wrong: { [`day-${day.number}`]: form.wrong[day.weekdayPlace ?? ''] } }, `day-${day.number}`, { label: t('weekday'), value: day.weekday, any: t('weekday.none'), options: WEEKDAYS.map((each) => [each, t('weekday.' + each)]),
              put: (weekday) => change('', { ...values, days: values.days.map((/** @type {any} */ each, /** @type {number} */ n) => (n === at ? { ...each, weekday } : each)) }) })}
            ${all.length > 1 ? html`<button type="button" class="quiet" @click=${() => change('', removeDay(values, at))}>${t('day.remove', { n: day.number })}</button>` : nothing}</div></td></tr>
          ${repeat(day.lifts, (lift) => lift.key, (lift, nth) => liftRows(sheet, lift, { place: day.places[nth], at, number: day.number, isDropped: lift.key === before }))}
          ${quickLine(sheet, at, day.number)}
        </tbody>`;
  })}
      </table>
      <div class="actions">${all.length < MOST_DAYS ? html`<button type="button" @click=${() => change('', addDay(values))}>${t('day.add')}</button>` : nothing}
        <button type="button" class="quiet" ?disabled=${!past.canUndo()} @click=${() => act('undo')}>${t('sheet.undoButton')}</button></div>
      <p class="quiet keys-hint">${t('sheet.keys')}</p>
      ${form.wrong.lifts ? html`<p class="problem" role="alert">${form.wrong.lifts}</p>` : nothing}
      <div class="fields">
        ${selectField(form, 'structure', { label: t('structure'), value: values.structure, any: t('structure.none'), hint: structure ? `${guideText(structure.says)}; ${guideText(structure.bestFor)}` : undefined,
          options: catalogue.structures.map((each) => [each.structure, t('structure.' + each.structure)]), put: set('structure') })}
        ${selectField(form, 'deloadEvery', { label: t('deloadEvery'), value: values.deloadEvery, any: t('deload.gym'),
          options: [['0', t('deload.none')], ...[4, 5, 6, 8, 10, 12].map((n) => [String(n), t('deload.every', { n })])], put: set('deloadEvery') })}
      </div>`;
  }

  function says() {
    const forecast = sheet.forecast;
    if (!forecast) return nothing;
    const { answer, why } = forecast;
    return html`<aside class="preview" aria-label=${t('preview')}>
      <p class="quiet" role="status">${t(forecast.says || 'preview.says', { unit: unit(), n: sheet.weeks().length })}</p>
      ${why.length ? html`<ul class="problem">${why.slice(0, REASONS).map((each) => html`<li>${sentence(each)}</li>`)}${why.length > REASONS ? html`<li>${t('preview.more', { n: why.length - REASONS })}</li>` : nothing}</ul>` : nothing}
      ${lightest && form.values.days.some((/** @type {import('./days.js').Day} */ day) => day.lifts.some(lacksLoad)) ? html`<p class="quiet light">${t('light.says')} <button type="button" class="small" @click=${startLight}>${t('light')}</button></p>` : nothing}
      ${bodyweight()}${growth(answer, (lift) => !catalogue.isAdded(lift.exercise) && hasLargerStep(form.values, lift, catalogue.exercises, unit()))}${wideSteps(answer)}${(answer?.warnings ?? []).map((each) => warned(each, athleteId, true))}</aside>`;
  }
  return sheet;
}

