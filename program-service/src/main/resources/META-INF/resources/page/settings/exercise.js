// The fields of an exercise, and the conversion between the service's form and what is typed.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { aNumber } from '../parts/checks.js';
import { areaField, checkField, numberField, selectField, textField } from '../parts/fields.js';
import { suggestedId } from '../parts/ids.js';
import { muscle } from '../parts/muscles.js';
import { load, number, textsOf, typed } from '../parts/texts.js';

const t = await textsOf('/page/settings');

const MUSCLES = ['quads', 'hamstrings', 'glutes', 'adductors', 'calves', 'chest', 'front-delts', 'side-delts', 'rear-delts', 'triceps', 'biceps', 'forearms',
  'lats', 'upper-back', 'lower-back', 'traps', 'abs'];
const PATTERNS = ['SQUAT', 'LUNGE', 'HINGE', 'HORIZONTAL_PUSH', 'VERTICAL_PUSH', 'HORIZONTAL_PULL', 'VERTICAL_PULL', 'OLYMPIC_LIFT', 'CARRY', 'HIP_EXTENSION',
  'HIP_ABDUCTION', 'HIP_ADDUCTION', 'KNEE_EXTENSION', 'KNEE_FLEXION', 'CALF_RAISE', 'CHEST_FLY', 'REAR_DELT_FLY', 'SHOULDER_FLEXION', 'SHOULDER_EXTENSION',
  'SHOULDER_ABDUCTION', 'SHRUG', 'ELBOW_EXTENSION', 'ELBOW_FLEXION', 'WRIST_FLEXION', 'TRUNK_FLEXION'];
const KINDS = ['COMPOUND', 'ISOLATION', 'MACHINE'];
const MOST = { kg: 100, lb: 200 }; // of a step or an increment
const EQUIPMENT = ['BARBELL', 'FIXED', 'STEP'];

/**
 * What is typed for an exercise. Its step and its increment are typed in the unit of the gym; what has no field of its own
 * is kept as it is.
 *
 * @typedef {object} Editing
 * @property {boolean} isNew
 * @property {string} id
 * @property {string} name
 * @property {string} aliases
 * @property {string} pattern
 * @property {string} kind
 * @property {string} equipment
 * @property {string[]} primary
 * @property {string[]} secondary
 * @property {Page.Unit} unit
 * @property {string} step
 * @property {string} increment
 * @property {boolean} bodyweight
 * @property {boolean} fatiguing
 * @property {Partial<ProgramApi.ExerciseRequest>} kept
 */

/**
 * Returns what is typed for a new exercise.
 *
 * @param {Page.Unit} unit the unit of the gym
 * @returns {Editing}
 */
export const blank = (unit) => ({
  isNew: true, id: '', name: '', aliases: '', pattern: '', kind: 'COMPOUND', equipment: 'BARBELL', primary: [], secondary: [],
  unit, step: '', increment: '', bodyweight: false, fatiguing: false, kept: {},
});

/** @param {number | undefined} value */
const text = (value) => (value === undefined ? '' : number(value));

/**
 * Returns what is typed for an exercise that is changed. What has no field stays as it is.
 *
 * @param {ProgramApi.Exercise} each
 * @param {Page.Unit} unit the unit of the gym
 * @returns {Editing}
 */
export const filled = (each, unit) => ({
  isNew: false, id: each.id, name: each.name, aliases: (each.aliases ?? []).join('\n'), pattern: each.pattern, kind: each.kind, equipment: each.equipment,
  primary: each.muscles.primary, secondary: each.muscles.secondary ?? [],
  unit, step: text(each.step?.[unit]), increment: text(each.increment?.[unit]),
  bodyweight: each.loadMode === 'ADDED_TO_BODYWEIGHT', fatiguing: each.fatiguing ?? false,
  kept: { suitability: each.suitability, lowerBody: each.lowerBody, ratios: each.ratios, step: bothOf(each.step), increment: bothOf(each.increment) },
});

/** @param {{ kg?: number, lb?: number } | undefined} loads */
const bothOf = (loads) => (loads?.kg === undefined || loads.lb === undefined ? undefined : { kg: loads.kg, lb: loads.lb });

const POUNDS = 2; // pounds that stand for a kilogram in steps and increments, as in the service's defaults: 2.5 kg and 5 lb

/**
 * Returns a load in both units: as it was if the typed one is the same.
 *
 * @param {number} value
 * @param {Page.Unit} unit
 * @param {{ kg: number, lb: number } | undefined} before
 */
export function inBoth(value, unit, before) {
  if (before?.[unit] === value) return before;
  return unit === 'kg' ? { kg: value, lb: value * POUNDS } : { kg: value / POUNDS, lb: value };
}

/**
 * Returns the request for what is typed; wrong gets a message for each field that is missing or is no number.
 *
 * @param {Editing} editing
 * @param {{ [field: string]: string }} wrong
 * @returns {ProgramApi.ExerciseRequest}
 */
export function asked(editing, wrong) {
  const both = (/** @type {'step' | 'increment'} */ name) => {
    const value = editing[name].trim();
    const message = aNumber({ above: 0, max: MOST[editing.unit], unit: editing.unit })(value);
    if (message) wrong[name] = message;
    return value && !message ? inBoth(typed(value) ?? NaN, editing.unit, editing.kept[name]) : undefined;
  };
  if (!editing.name.trim()) wrong.name = t('exercise.needsName');
  else if (editing.isNew && !suggestedId(editing.name)) wrong.name = t('exercise.needsLetters');
  if (!editing.pattern) wrong.pattern = t('exercise.needsPattern');
  if (!editing.primary.length) wrong['muscles.primary'] = t('exercise.needsMuscle');
  if (editing.isNew) editing.id = suggestedId(editing.name);
  const aliases = editing.aliases.split('\n').map((each) => each.trim()).filter(Boolean);
  return {
    ...editing.kept,
    name: editing.name.trim(),
    aliases: aliases.length ? aliases : undefined,
    muscles: { primary: editing.primary, secondary: editing.secondary.length ? editing.secondary : undefined },
    pattern: /** @type {ProgramApi.Pattern} */ (editing.pattern),
    kind: /** @type {ProgramApi.ExerciseKind} */ (editing.kind),
    equipment: /** @type {ProgramApi.EquipmentKind} */ (editing.equipment),
    step: editing.equipment === 'STEP' ? both('step') : undefined,
    increment: both('increment'),
    loadMode: editing.bodyweight ? 'ADDED_TO_BODYWEIGHT' : 'EXTERNAL',
    fatiguing: editing.fatiguing,
  };
}

/**
 * Shows the fields of an exercise.
 *
 * @param {Editing} editing
 * @param {import('../parts/sending.js').Form} form
 * @param {() => void} draw
 */
export function exerciseFields(editing, form, draw) {
  /** @type {<K extends keyof Editing>(name: K) => (value: Editing[K]) => void} */
  const put = (name) => (value) => {
    editing[name] = value;
    delete form.wrong[name];
    draw();
  };
  const choices = (/** @type {string[]} */ values, /** @type {string} */ prefix) => values.map((value) => [value, t(prefix + value)]).sort((a, b) => (prefix === 'pattern.' ? a[1].localeCompare(b[1]) : 0));
  /** @type {(name: 'primary' | 'secondary', ids: string[]) => void} */
  const putMuscles = (name, ids) => {
    delete form.wrong['muscles.' + name];
    put(name)(ids);
  };
  /** @type {(name: 'primary' | 'secondary', other: 'primary' | 'secondary') => unknown} */
  const muscles = (name, other) => html`<fieldset class="several"
    aria-describedby=${form.wrong['muscles.' + name] ? 'wrong-' + name : nothing}><legend>${t('exercise.' + name)}</legend>
    ${MUSCLES.map((id) => checkField(`${name}-${id}`, {
      label: muscle(id), checked: editing[name].includes(id), disabled: editing[other].includes(id),
      put: (on) => putMuscles(name, on ? [...editing[name], id] : editing[name].filter((each) => each !== id)),
    }))}
    ${form.wrong['muscles.' + name] ? html`<small class="problem" id=${'wrong-' + name}>${form.wrong['muscles.' + name]}</small>` : nothing}</fieldset>`;
  const weight = (/** @type {'step' | 'increment'} */ name) => {
    const value = typed(editing[name]);
    const other = editing.unit === 'kg' ? 'lb' : 'kg';
    return numberField(form, name, {
      label: t('exercise.' + name, { unit: editing.unit }), value: editing[name], put: put(name),
      hint: value ? t('exercise.otherUnit', { load: load(inBoth(value, editing.unit, editing.kept[name])[other], other) }) : undefined,
    });
  };
  return html`
    <div class="fields">
      ${textField(form, 'name', { label: t('name'), value: editing.name, put: put('name'), max: 80 })}
      ${selectField(form, 'pattern', { label: t('exercise.pattern'), value: editing.pattern, put: put('pattern'), any: t('exercise.choose'), options: choices(PATTERNS, 'pattern.') })}
      ${selectField(form, 'kind', { label: t('exercise.kind'), value: editing.kind, put: put('kind'), options: choices(KINDS, 'kind.') })}
      ${selectField(form, 'equipment', { label: t('exercise.equipment'), value: editing.equipment, put: put('equipment'), options: choices(EQUIPMENT, 'equipment.') })}
      ${editing.equipment === 'STEP' ? weight('step') : nothing}
      ${weight('increment')}
    </div>
    ${muscles('primary', 'secondary')}${muscles('secondary', 'primary')}
    ${checkField('bodyweight', { label: t('exercise.bodyweight'), checked: editing.bodyweight, put: put('bodyweight') })}
    ${checkField('fatiguing', { label: t('exercise.fatiguing'), checked: editing.fatiguing, put: put('fatiguing') })}
    ${areaField(form, 'aliases', { label: t('exercise.aliases'), value: editing.aliases, put: put('aliases'), hint: t('exercise.aliasesSays') })}`;
}
