// Lifts as a coach writes them in one line, for example: bench 1×3–5 @8.5 + 3×8–12, 100 kg.
import { number } from '../parts/texts.js';
import { TOPS, usualBackoff } from './schemes.js';

/** @typedef {import('./lifts.js').Lift} Lift */
/** @typedef {{ variant: ProgramApi.Variant, scheme: Lift['scheme'] }} Sets */
/** @typedef {Pick<Lift, 'start' | 'load' | 'reps' | 'rpe'>} Start */
/** @typedef {{ sets: number, min: number, max: number }} Group */
/** @typedef {{ groups: Group[], rpe?: number, off?: number, total?: number, word?: ProgramApi.Variant, start?: Start, unit?: string, rest: string }} Pieces */

/**
 * The words that name a variant, in English and German; the first one is written.
 *
 * @type {readonly (readonly [variant: ProgramApi.Variant, written: string, pattern: string])[]}
 */
const WORDS = [
  ['REST_PAUSE', 'rest-pause', 'rest[ -]?pause'], ['CLUSTER', 'cluster', 'cluster'], ['PYRAMID', 'pyramid', 'pyramide?'], ['RAMPING', 'ramp', 'ramp(?:e|ing)?'],
  ['STRAIGHT', 'straight', 'straight|gerade'], ['MODERATE_TOP', 'moderate', 'moderate|moderat'], ['HEAVY_SINGLE', 'heavy', 'heavy|schwer'], ['DOUBLE_TOP', 'double', 'double|doppelt?'],
  ['SINGLE_TOP', 'top', 'top'],
];
const ANY_WORD = WORDS.map(([, , pattern]) => pattern).join('|');

const GROUP = /(\d+)\s*x\s*(\d+)(?:\s*-\s*(\d+))?/;
const RPE = /(?:@\s*(?:rpe\s*)?|\brpe\s*)(\d+(?:\.\d+)?)/;
const OFF = /([-@]\s*)?(\d+(?:\.\d+)?)\s*%(?:\s*(?:off|less|weniger)\b)?/;
const HALF = 50; // percent: more of it is a part of the top load, and less is taken off it
const TOTAL = /(?:→|->|=|\()\s*(\d+)\)?/;
const ONE_REP_MAX = /\b1\s*rm\s*(\d+(?:\.\d+)?)\s*(kg|lbs?)?/;
const TURNED_ONE_REP_MAX = /(\d+(?:\.\d+)?)\s*(kg|lbs?)?\s*1\s*rm\b/;
const RECENT = /(\d+(?:\.\d+)?)\s*(kg|lbs?)\s*x\s*(\d+)(?:\s*@\s*(?:rpe\s*)?(\d+(?:\.\d+)?))?/;
const LOAD = /(-?\d+(?:\.\d+)?)\s*(kg|lbs?)\b/;
const BARE = /^-?\d+(?:[.,]\d+)?$/;
const RANGE = /(\d+)\s*-\s*(\d+)/;
const HISTORY = /\b(?:from |what was )?(?:history|trained)\b|\b(?:aus (?:dem )?)?verlauf\b|\bwas trainiert wurde\b/;

/**
 * Writes a text with one kind of cross, dash and decimal point.
 *
 * @param {string} text
 */
const plain = (text) => text.toLowerCase().replaceAll(/[×*✕]/g, 'x').replaceAll(/[–—−]/g, '-').replaceAll(/\u00a0/g, ' ')
  .replaceAll(/(@\s*(?:rpe\s*)?\d+),(\d)(?!\d*\s*x)/g, '$1.$2').replaceAll(/(\d),(\d+\s*(?:kg|lbs?|%))/g, '$1.$2');

/**
 * Takes the known pieces out of a text. The rest is what no piece is.
 *
 * @param {string} text
 * @returns {Pieces}
 */
function pieces(text) {
  let rest = plain(text);
  /** @param {RegExp} pattern */
  const take = (pattern) => {
    const found = pattern.exec(rest);
    if (found) rest = `${rest.slice(0, found.index)} | ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  const value = (/** @type {RegExpExecArray | null} */ found, nth = 1) => (found ? Number(found[nth]) : undefined);
  const oneRepMax = take(ONE_REP_MAX) ?? take(TURNED_ONE_REP_MAX);
  const recent = oneRepMax ? null : take(RECENT);
  const load = oneRepMax || recent ? null : take(LOAD);
  const history = oneRepMax || recent || load ? null : take(HISTORY);
  const word = take(new RegExp(`(?<=^|[\\s|])(?:${ANY_WORD})(?=\\s*(?:$|[\\d|]))`));
  const off = offOf(take(OFF)); // before the RPE, which may begin with the same sign
  const rpe = value(take(RPE));
  const groups = [];
  for (let found = take(GROUP); found; found = take(GROUP)) groups.push(group(found));
  const total = value(take(TOTAL));
  const range = groups.length ? null : take(RANGE);
  if (range) groups.push({ sets: 0, min: Number(range[1]), max: Number(range[2]) });
  return { groups, rpe, off, total, word: WORDS.find(([, , pattern]) => word && new RegExp(`^(?:${pattern})$`).test(word[0]))?.[0],
    ...startOf(oneRepMax, recent, load, history), rest };
}

/**
 * Returns how far the backoff load is below the top load, in percent: 20 of −20 %, 20 % off, 80 % and @ 80 %.
 *
 * @param {RegExpExecArray | null} found
 */
function offOf(found) {
  if (!found) return undefined;
  const percent = Number(found[2]);
  return found[1]?.startsWith('-') || percent <= HALF ? percent : 100 - percent;
}

/** @param {RegExpExecArray} found */
const group = ([, sets, min, max = min]) => ({ sets: Number(sets), min: Math.min(Number(min), Number(max)), max: Math.max(Number(min), Number(max)) });

/** @param {string | undefined} text */
const unitOf = (text) => text && text.slice(0, 2);

/**
 * @param {RegExpExecArray | null} oneRepMax
 * @param {RegExpExecArray | null} recent
 * @param {RegExpExecArray | null} load
 * @param {RegExpExecArray | null} history
 * @returns {{ start?: Start, unit?: string }}
 */
function startOf(oneRepMax, recent, load, history) {
  if (oneRepMax) return { start: begin('oneRepMax', oneRepMax[1]), unit: unitOf(oneRepMax[2]) };
  if (recent) return { start: { ...begin('recentSet', recent[1]), reps: recent[3], rpe: recent[4] ? number(Number(recent[4])) : '' }, unit: unitOf(recent[2]) };
  if (load) return { start: begin('load', load[1]), unit: unitOf(load[2]) };
  return history ? { start: begin('fromHistory', '') } : {};
}

/**
 * @param {string} start
 * @param {string} load
 * @returns {Start}
 */
const begin = (start, load) => ({ start, load: load && number(Number(load)), reps: '', rpe: '' });

/**
 * Reads one line. The exercise's name stands before its sets; what follows a name must be readable.
 *
 * @param {string} line
 * @returns {{ name: string, sets?: Sets, start?: Start, unit?: string, unread?: string }}
 */
export function readLine(line) {
  const found = pieces(line);
  const [name, ...others] = found.rest.split('|').map(withoutSeparators);
  if (!found.start && others.filter(Boolean).length === 1 && BARE.test(others.find(Boolean) ?? '')) {
    found.start = begin('load', others.splice(others.findIndex(Boolean), 1)[0].replace(',', '.')); // a number without a unit, after the sets
  }
  const unread = others.find(Boolean);
  const saysSets = found.groups.length || found.word || found.rpe;
  const sets = saysSets ? setsOf(found, found.groups.length ? undefined : 'SINGLE_TOP') : undefined;
  const isWrong = unread ?? (sets === null ? line.slice(name.length).trim() : undefined);
  return { name: line.trim().slice(0, name.length).trim() || name, sets: sets ?? undefined, start: found.start, unit: found.unit, unread: isWrong };
}

/** @param {string} text */
const withoutSeparators = (text) => text.replaceAll(/^(?:[\s+,;:/]|-(?!\d))+|[\s+,;:/-]+$/g, '').replace(/^(?:and|then|und|dann)$/, '');

/**
 * Reads the sets of a lift; null if they are unreadable. A variant that fits is kept.
 *
 * @param {string} text
 * @param {ProgramApi.Variant} [current]
 * @returns {Sets | null}
 */
export function readSets(text, current) {
  const found = pieces(text);
  if (found.start || found.rest.split('|').some((each) => withoutSeparators(each))) return null;
  return setsOf(found, current);
}

/**
 * @param {Pieces} found
 * @param {ProgramApi.Variant | undefined} current
 * @returns {Sets | null}
 */
function setsOf({ groups, rpe, off, total, word, ...others }, current) {
  const variant = word ?? variantOf({ groups, rpe, off, total, ...others }, current);
  if (!variant || groups.length > 2) return null;
  const [first, backoff] = groups;
  if (variant in TOPS) {
    if (first?.sets === 0 || total) return null;
    return { variant, scheme: filled({ ...(first && { topSets: first.sets, 'topReps.min': first.min, 'topReps.max': first.max }), topRpe: rpe,
      ...(backoff && { backoffSets: backoff.sets, 'backoffReps.min': backoff.min, 'backoffReps.max': backoff.max }), backoffReduction: off }) };
  }
  if (backoff || rpe || off || (total && variant !== 'REST_PAUSE') || (first?.sets === 0 && variant !== 'REST_PAUSE')) return null;
  const isActivation = variant === 'REST_PAUSE' && first?.sets === 1; // the short sets follow by themselves
  return { variant, scheme: filled({ sets: (isActivation ? 0 : first?.sets) || undefined, 'reps.min': first?.min, 'reps.max': first?.max, totalReps: total }) };
}

/** @param {{ [field: string]: number | undefined }} scheme */
const filled = (scheme) => Object.fromEntries(Object.entries(scheme).filter(([, value]) => value !== undefined).map(([field, value]) => [field, number(/** @type {number} */ (value))]));

/**
 * Returns the variant that the sets mean. Sets beside which there are others are a top set with backoff sets; one set alone,
 * or two with an RPE, are a top set too. Anything else are straight sets.
 *
 * @param {Pieces} found
 * @param {ProgramApi.Variant | undefined} current
 * @returns {ProgramApi.Variant | undefined}
 */
function variantOf({ groups: [top, backoff], rpe, off, total }, current) {
  if (!top) return rpe || off ? current : undefined;
  if (total || top.sets === 0) return 'REST_PAUSE';
  const isTop = Boolean(backoff) || Boolean(off) || (rpe ? top.sets <= 2 : top.sets === 1 && top.max <= 8);
  if (!isTop) return current === 'CLUSTER' && top.max <= 3 ? 'CLUSTER' : 'STRAIGHT';
  const fits = (/** @type {string} */ variant) => TOPS[variant]?.sets === top.sets && TOPS[variant].reps[0] <= top.min && top.max <= TOPS[variant].reps[1]
    && (variant !== 'PYRAMID' || backoff?.sets === 1); // a pyramid is meant only with its one backoff set
  if (current && (fits(current) || (current === 'PYRAMID' && !backoff))) return current;
  return /** @type {ProgramApi.Variant} */ (Object.keys(TOPS).find(fits) ?? (top.sets === 2 ? 'DOUBLE_TOP' : 'SINGLE_TOP'));
}

const range = (/** @type {string} */ min, /** @type {string} */ max) => (min === max ? min : `${min}–${max}`);

/**
 * Writes the sets of a lift as readSets reads them; an empty text if all are the usual ones.
 *
 * @param {Pick<Lift, 'variant' | 'scheme'>} lift
 * @param {boolean} isTiring
 */
export function writeSets(lift, isTiring) {
  return Object.values(lift.scheme).some((value) => value?.trim()) ? written(lift, isTiring) : '';
}

/**
 * Writes the usual sets of a variant.
 *
 * @param {ProgramApi.Variant} variant
 * @param {boolean} isTiring
 */
export const usualSets = (variant, isTiring) => written({ variant, scheme: {} }, isTiring);

/** @type {{ [variant: string]: { sets: string, min: string, max: string, total?: string } }} */
const USUAL = { STRAIGHT: { sets: '3', min: '8', max: '12' }, CLUSTER: { sets: '4', min: '2', max: '2' }, REST_PAUSE: { sets: '', min: '8', max: '12', total: '20' } };

/**
 * @param {Pick<Lift, 'variant' | 'scheme'>} lift
 * @param {boolean} isTiring
 */
function written({ variant, scheme }, isTiring) {
  const text = variant in TOPS ? topText(variant, scheme, isTiring) : straightText(variant, scheme);
  return readSets(text)?.variant === variant ? text : `${WORDS.find(([each]) => each === variant)?.[1]} ${text}`;
}

/**
 * @param {string} variant
 * @param {Lift['scheme']} scheme
 * @param {boolean} isTiring
 */
function topText(variant, scheme, isTiring) {
  const rule = TOPS[variant];
  const of = (/** @type {string} */ field, /** @type {number} */ usual) => scheme[field]?.trim() || number(usual);
  const top = `${of('topSets', rule.sets)}×${range(of('topReps.min', rule.reps[0]), of('topReps.max', rule.reps[1]))} @${of('topRpe', rule.rpe)}`;
  const backoff = `${of('backoffSets', usualBackoff(rule, isTiring))}×${range(of('backoffReps.min', rule.backoffReps[0]), of('backoffReps.max', rule.backoffReps[1]))}`;
  return `${top} + ${backoff}${scheme.backoffReduction?.trim() ? ` −${scheme.backoffReduction} %` : ''}`;
}

/**
 * @param {string} variant
 * @param {Lift['scheme']} scheme
 */
function straightText(variant, scheme) {
  const usual = USUAL[variant];
  const sets = scheme.sets?.trim() || usual.sets;
  const reps = range(scheme['reps.min']?.trim() || usual.min, scheme['reps.max']?.trim() || usual.max);
  const total = usual.total ? ` → ${scheme.totalReps?.trim() || usual.total}` : '';
  return (sets ? `${sets}×` : '') + reps + total;
}

/**
 * Reads where a first load comes from: a load, 1RM 140, a recent set as 90×5 with its RPE, or history. Null if it is unreadable or in
 * another unit than the athlete's.
 *
 * @param {string} text
 * @param {string} unit
 * @returns {Start | null}
 */
export function readStart(text, unit) {
  const bare = plain(text).trim().replace(/^(-?\d+),(\d+)$/, '$1.$2');
  if (/^-?\d+(\.\d+)?$/.test(bare)) return begin('load', bare);
  const withUnit = bare.replace(/^(\d+(?:[.,]\d+)?)\s*x/, (all, load) => `${load.replace(',', '.')} ${unit} x`).replaceAll(/(\d),(\d)/g, '$1.$2');
  const found = pieces(withUnit);
  if (!found.start || (found.unit && found.unit !== unit) || found.groups.length || found.rest.split('|').some((each) => withoutSeparators(each))) return null;
  return found.start;
}

/**
 * Writes where a first load comes from, as readStart reads it; an empty text if nothing is typed.
 *
 * @param {Start} start
 * @param {string} history the words for a load that follows from what was trained
 */
export function writeStart({ start, load, reps, rpe }, history) {
  if (start === 'fromHistory') return history;
  if (!load) return '';
  if (start === 'oneRepMax') return `1RM ${load}`;
  return start === 'recentSet' ? `${load}×${reps}${rpe ? ` @${rpe}` : ''}` : load;
}
