// The fields of an exercise, and the conversion between the service's form and what is typed.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { areaField, checkField, numberField, selectField, textField } from '../parts/fields.js';
import { suggestedId } from '../parts/ids.js';
import { muscle } from '../parts/muscles.js';
import { mustBeNumber } from '../parts/sending.js';
import { number, textsOf, typed } from '../parts/texts.js';

const t = await textsOf('/page/settings');

const MUSCLES = ['quads', 'hamstrings', 'glutes', 'adductors', 'calves', 'chest', 'front-delts', 'side-delts', 'rear-delts', 'triceps', 'biceps', 'forearms',
  'lats', 'upper-back', 'lower-back', 'traps', 'abs'];
const PATTERNS = ['SQUAT', 'LUNGE', 'HINGE', 'HORIZONTAL_PUSH', 'VERTICAL_PUSH', 'HORIZONTAL_PULL', 'VERTICAL_PULL', 'OLYMPIC_LIFT', 'CARRY', 'HIP_EXTENSION',
  'HIP_ABDUCTION', 'HIP_ADDUCTION', 'KNEE_EXTENSION', 'KNEE_FLEXION', 'CALF_RAISE', 'CHEST_FLY', 'REAR_DELT_FLY', 'SHOULDER_FLEXION', 'SHOULDER_EXTENSION',
  'SHOULDER_ABDUCTION', 'SHRUG', 'ELBOW_EXTENSION', 'ELBOW_FLEXION', 'WRIST_FLEXION', 'TRUNK_FLEXION'];
const KINDS = ['COMPOUND', 'ISOLATION', 'MACHINE'];
const EQUIPMENT = ['BARBELL', 'FIXED', 'STEP'];

/**
 * What is typed for an exercise. What has no field of its own is kept as it is.
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
 * @property {string} stepKg
 * @property {string} stepLb
 * @property {string} incrementKg
 * @property {string} incrementLb
 * @property {boolean} bodyweight
 * @property {boolean} fatiguing
 * @property {Partial<ProgramApi.ExerciseRequest>} kept
 */

/**
 * Returns what is typed for a new exercise.
 *
 * @returns {Editing}
 */
export const blank = () => ({
  isNew: true, id: '', name: '', aliases: '', pattern: '', kind: 'COMPOUND', equipment: 'BARBELL', primary: [], secondary: [],
  stepKg: '', stepLb: '', incrementKg: '', incrementLb: '', bodyweight: false, fatiguing: false, kept: {},
});

/** @param {number | undefined} value */
const text = (value) => (value === undefined ? '' : number(value));

/**
 * Returns what is typed for an exercise that is changed. What has no field stays as it is.
 *
 * @param {ProgramApi.Exercise} each
 * @returns {Editing}
 */
export const filled = (each) => ({
  isNew: false, id: each.id, name: each.name, aliases: (each.aliases ?? []).join('\n'), pattern: each.pattern, kind: each.kind, equipment: each.equipment,
  primary: each.muscles.primary, secondary: each.muscles.secondary ?? [],
  stepKg: text(each.step?.kg), stepLb: text(each.step?.lb), incrementKg: text(each.increment?.kg), incrementLb: text(each.increment?.lb),
  bodyweight: each.loadMode === 'ADDED_TO_BODYWEIGHT', fatiguing: each.fatiguing ?? false,
  kept: { suitability: each.suitability, lowerBody: each.lowerBody, ratios: each.ratios },
});

/**
 * Returns the request for what is typed; wrong gets a message for each field that is missing or is no number.
 *
 * @param {Editing} editing
 * @param {{ [field: string]: string }} wrong
 * @returns {ProgramApi.ExerciseRequest}
 */
export function asked(editing, wrong) {
  const both = (/** @type {'step' | 'increment'} */ name) => {
    const values = [editing[`${name}Kg`].trim(), editing[`${name}Lb`].trim()];
    if (values.every((value) => value === '')) return undefined;
    const [kg, lb] = values.map(typed);
    mustBeNumber(wrong, name + '.kg', kg);
    mustBeNumber(wrong, name + '.lb', lb);
    return /** @type {{ kg: number, lb: number }} */ ({ kg, lb }); // nothing is sent if one is no number
  };
  if (!editing.name.trim()) wrong.name = t('exercise.needsName');
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
    draw();
  };
  const choices = (/** @type {string[]} */ values, /** @type {string} */ prefix) => values.map((value) => [value, t(prefix + value)]).sort((a, b) => (prefix === 'pattern.' ? a[1].localeCompare(b[1]) : 0));
  /** @type {(name: 'primary' | 'secondary', other: 'primary' | 'secondary') => unknown} */
  const muscles = (name, other) => html`<fieldset class="several"
    aria-describedby=${form.wrong['muscles.' + name] ? 'wrong-' + name : nothing}><legend>${t('exercise.' + name)}</legend>
    ${MUSCLES.map((id) => checkField(`${name}-${id}`, {
      label: muscle(id), checked: editing[name].includes(id), disabled: editing[other].includes(id),
      put: (on) => put(name)(on ? [...editing[name], id] : editing[name].filter((each) => each !== id)),
    }))}
    ${form.wrong['muscles.' + name] ? html`<small class="problem" id=${'wrong-' + name}>${form.wrong['muscles.' + name]}</small>` : nothing}</fieldset>`;
  const pair = (/** @type {'step' | 'increment'} */ name) => /** @type {const} */ (['Kg', 'Lb']).map((unit) => numberField(form, `${name}.${unit.toLowerCase()}`, { label: t('exercise.' + name, { unit: unit.toLowerCase() }), value: editing[`${name}${unit}`], put: put(`${name}${unit}`) }));
  return html`
    <div class="fields">
      ${textField(form, 'name', { label: t('name'), value: editing.name, put: put('name'), max: 80, hint: editing.isNew && editing.name ? t('exercise.id', { id: suggestedId(editing.name) }) : '' })}
      ${selectField(form, 'pattern', { label: t('exercise.pattern'), value: editing.pattern, put: put('pattern'), any: t('exercise.choose'), options: choices(PATTERNS, 'pattern.') })}
      ${selectField(form, 'kind', { label: t('exercise.kind'), value: editing.kind, put: put('kind'), options: choices(KINDS, 'kind.') })}
      ${selectField(form, 'equipment', { label: t('exercise.equipment'), value: editing.equipment, put: put('equipment'), options: choices(EQUIPMENT, 'equipment.') })}
      ${editing.equipment === 'STEP' ? pair('step') : nothing}
      ${pair('increment')}
    </div>
    ${muscles('primary', 'secondary')}${muscles('secondary', 'primary')}
    ${checkField('bodyweight', { label: t('exercise.bodyweight'), checked: editing.bodyweight, put: put('bodyweight') })}
    ${checkField('fatiguing', { label: t('exercise.fatiguing'), checked: editing.fatiguing, put: put('fatiguing') })}
    ${areaField(form, 'aliases', { label: t('exercise.aliases'), value: editing.aliases, put: put('aliases'), hint: t('exercise.aliasesSays') })}`;
}
