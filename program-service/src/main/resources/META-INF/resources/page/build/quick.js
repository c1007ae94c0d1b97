// The last line of a day: a lift is typed there in one line, and Enter adds it. Several lines can be pasted.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { doubtOf } from '../doubts.js';
import { onValue } from '../parts/fields.js';
import { kilograms } from '../parts/far.js';
import { load } from '../parts/texts.js';
import { toast } from '../toast.js';
import { notAllowed, withMethod } from './check.js';
import { alike, isAssisted, isTypo, meant, withoutBody } from './find-exercise.js';
import { t } from './lift-fields.js';
import { blank, USUAL, withVariant } from './lifts.js';
import { allowedInstead } from './schemes.js';
import { readLine, usualSets, writeSets, writeStart } from './shorthand.js';

/** @typedef {import('./lifts.js').Lift} Lift */

/**
 * A usual load of a bench press, by the unit.
 *
 * @type {{ [unit: string]: number }}
 */
const EXAMPLE = { kg: 100, lb: 225 };

/** @type {{ [unit: string]: number }} */
const STEP = { kg: 2.5, lb: 5 }; // of most loads

/**
 * Writes the loads of a line in another unit, rounded to what most equipment can load.
 *
 * @param {string} line
 * @param {string} unit
 */
const inUnit = (line, unit) => line.replaceAll(/(\d+(?:[.,]\d+)?)\s*(kg|lb)s?\b/gi, (all, value, from) => {
  const kg = kilograms({ value: Number(value.replace(',', '.')), unit: from.toLowerCase() });
  return load(Math.round(kg / kilograms({ value: STEP[unit], unit })) * STEP[unit], unit);
});

/**
 * Returns the lift that a line means; otherwise what is wrong with the line.
 *
 * @param {string} line
 * @param {{ exercises: ProgramApi.Exercise[], methods: ProgramApi.ProgressionEntry[], unit: string }} options
 * @returns {{ lift?: Lift, wrong?: string, unknown?: string, inUnit?: string, instead?: { name: string, line: string }[], readAs?: string }} unknown: the name that means no exercise; inUnit: the line with its load in the
 * athlete's unit; instead: lines with exercises that need no assistance; readAs: says which exercise a name with wrong letters means
 */
export function liftOf(line, { exercises, methods, unit }) {
  const read = readLine(line);
  const exercise = meant(read.name, exercises);
  if (!exercise) return { wrong: read.name ? t('quick.noExercise', { name: read.name }) : t('wrong.noExercise'), unknown: read.name };
  if (read.unread) return { wrong: t('quick.unread', { text: read.unread }) };
  if (read.unit && read.unit !== unit) return { wrong: t('quick.unit', { unit }), inUnit: inUnit(line, unit) };
  // The rules advise against a heavy top set of some exercises: without sets of their own they get straight sets.
  const usual = exercise.suitability === 'NOT_RECOMMENDED' ? 'STRAIGHT' : 'SINGLE_TOP';
  const scheme = read.sets?.scheme ?? {};
  const lift = withVariant({ ...blank(), name: exercise.name, exercise: exercise.id, scheme }, read.sets?.variant ?? usual, methods);
  if (isAssisted(read.name, exercise) || Number(read.start?.load) < 0) {
    return { wrong: t('wrong.assisted'), instead: withoutBody(exercise, exercises).map(({ name }) => ({ name, line: lineOf({ ...lift, name }, unit) })) };
  }
  return { lift: { ...lift, ...read.start }, readAs: isTypo(read.name, exercise) ? t('quick.readAs', { name: read.name, lift: exercise.name }) : undefined };
}

/**
 * Shows the line.
 *
 * @param {import('./sheet.js').Sheet} sheet
 * @param {number} at the day's place in the sheet
 * @param {number} number the day's number
 */
export function quickLine(sheet, at, number) {
  const { ui, catalogue } = sheet;
  const text = ui.quick[at] ?? '';
  const options = { exercises: catalogue.exercises, methods: catalogue.progressions, unit: sheet.unit() };
  const read = text.trim() ? liftOf(text, options) : {};
  const { lift } = read;
  const instead = lift ? allowedInstead(lift) : [];
  const wrong = read.wrong ?? (lift && instead.length ? `${lift.name}: ${notAllowed(lift)}` : undefined);
  const doubt = lift ? doubtOf(lift.load, options.unit) : '';
  const id = `quick-${number}`;
  const hint = t('quick.hint', { load: load(EXAMPLE[options.unit] ?? EXAMPLE.kg, options.unit) });

  /** @param {string} all */
  function add(all) {
    const lines = all.split('\n').map((line) => line.trim()).filter(Boolean);
    const found = lines.map((line) => liftOf(line, options));
    ui.quick[at] = lines.filter((line, n) => !found[n].lift).join('\n'); // what is not understood stays
    const lifts = found.flatMap((each) => each.lift ?? []);
    const readAs = found.flatMap((each) => each.readAs ?? []);
    if (readAs.length) toast(readAs.join(' '));
    if (lifts.length) sheet.add(at, lifts);
    else sheet.draw();
  }

  const useAllowed = (/** @type {typeof instead[number]} */ sets) => () => {
    if (!lift) return;
    ui.quick[at] = lineOf({ ...lift, ...sets }, options.unit);
    sheet.draw();
    document.getElementById(id)?.focus();
  };
  /** @type {(part: string, meant: string) => void} what the coach means instead of a part of the line */
  const useName = (part, meant) => {
    ui.quick[at] = text.replace(part, meant);
    sheet.draw();
    document.getElementById(id)?.focus();
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // Enter adds the lift and does not send the form
    if (text.trim()) add(text);
  };
  const onPaste = (/** @type {ClipboardEvent} */ event) => {
    const pasted = event.clipboardData?.getData('text') ?? '';
    if (!pasted.trim().includes('\n')) return;
    event.preventDefault();
    add(pasted);
  };
  return html`<tr class="quick" data-row><td colspan=${sheet.width()}><div>
    <label class="unseen" for=${id}>${t('quick', { n: number })}</label>
    <input id=${id} name=${id} data-col="exercise" autocomplete="off" maxlength="200" placeholder=${hint} aria-describedby=${`${id}-below`} .value=${text}
      @input=${onValue((value) => { ui.quick[at] = value; sheet.draw(); })} @keydown=${onKey} @paste=${onPaste}>
    <button type="button" ?disabled=${!lift} @click=${() => add(text)}>${t('quick.add')}</button>
    ${text ? nothing : html`<small class="hint example" aria-hidden="true">${hint}</small>`}
    <small id=${`${id}-below`} class=${wrong ? 'problem' : 'hint'} role="status">${wrong ?? (lift ? html`${written(lift, catalogue.exercises)}${doubt ? html` <span class="far">${doubt}</span>` : nothing}` : nothing)}</small>${lift && instead.length ? html`<span class="instead">${insteadButtons(lift, useAllowed)}</span>` : nothing}${read.inUnit ? html`<span class="instead"><button type="button" class="small" @click=${() => useName(text, read.inUnit ?? text)}>${t('rule.useThis', { sets: read.inUnit })}</button></span>` : nothing}${read.instead?.length ? html`<span class="instead">${read.instead.map(({ name, line }) => html`<button type="button" class="small" @click=${() => useName(text, line)}>${name}</button>`)}</span>` : nothing}${read.unknown ? meantInstead(read.unknown, catalogue.exercises, (name) => useName(read.unknown ?? '', name)) : nothing}</div></td></tr>`;
}

/**
 * Offers what may be meant by an unknown name: exercises that share a word with it, and a new one.
 *
 * @param {string} name
 * @param {ProgramApi.Exercise[]} exercises
 * @param {(name: string) => void} use
 */
const meantInstead = (name, exercises, use) => html`<span class="instead">${alike(name, exercises).map((each) => html`<button type="button" class="small"
  @click=${() => use(each.name)}>${each.name}</button>`)}<a href=${'#/settings/exercises?new=' + encodeURIComponent(name)}>${t('quick.create', { name })}</a></span>`;

const STRAIGHT = { variant: /** @type {const} */ ('STRAIGHT'), scheme: USUAL.STRAIGHT };

/**
 * Returns the ways of doing the sets of a lift that the rules allow instead. A lift whose sets only a coach's reason allows can
 * have straight sets, which need none.
 *
 * @param {Pick<Lift, 'variant' | 'scheme' | 'asks'>} lift
 */
export function insteadOf(lift) {
  const allowed = allowedInstead(lift);
  return lift.asks && [lift, ...allowed].every(({ variant }) => variant !== 'STRAIGHT') ? [...allowed, STRAIGHT] : allowed;
}

/**
 * Shows a button for each way of doing the sets of a lift that the rules allow instead.
 *
 * @param {Lift} lift
 * @param {(sets: ReturnType<typeof insteadOf>[number]) => (event: { currentTarget: HTMLElement }) => void} use
 */
export const insteadButtons = (lift, use) => insteadOf(lift).map((sets) => html`<button type="button" class="small" @click=${use(sets)}>${t('rule.useThis', { sets: withMethod(sets, lift.variant) })}</button>`);

/**
 * Returns the line of a lift.
 *
 * @param {Lift} lift
 * @param {string} unit
 */
export const lineOf = (lift, unit) => [lift.name, writeSets(lift, false), writeStart(lift, t('start.fromHistory')).replace(/^-?[\d.,]+/, `$& ${unit}`)].filter(Boolean).join(' ');

/**
 * Says how a line is understood.
 *
 * @param {Lift} lift
 * @param {ProgramApi.Exercise[]} exercises
 */
export function written(lift, exercises) {
  const isTiring = exercises.find((each) => each.id === lift.exercise)?.fatiguing === true;
  return [lift.name, t('variant.' + lift.variant), writeSets(lift, isTiring) || usualSets(lift.variant, isTiring), t('quick.method', { method: t('method.' + lift.method) }), writeStart(lift, t('start.fromHistory'))].filter(Boolean).join(' · ');
}
