// Proposes which exercise an unknown name of a log means. A wrong proposal is worse than none: the movement, the part of
// the body and the equipment must be the same, and no word of the name may speak of another exercise. Pure functions.
import { words } from './logfile.js';

/**
 * Other spellings and languages of words, as a regular expression and its replacement. Earlier ones come first.
 *
 * @type {[RegExp, string][]}
 */
const SPELLINGS = [
  [/\b(?:1|one|single|two|2) (?:arm|leg|armed|legged)\b/g, ''],
  [/\biso lateral\b/g, ''],
  [/\bseated dips?\b/g, 'dip machine'],
  [/\bpalms down\b/g, 'reverse'],
  [/\b(pull|chin|push|step) (?=ups?\b)/g, '$1'],
  [/\bpull downs?\b/g, 'pulldown'],
  [/\blat pulldowns?\b/g, 'pulldown'],
  [/\b(?:push|press) ?downs?\b/g, 'pushdown'],
  [/\bskull crushers?\b/g, 'skullcrusher'],
  [/\bcross ?overs?\b/g, 'fly'],
  [/\bhyper ?extensions?\b/g, 'back extension'],
  [/\bsmith(?: machine)?\b/g, 'smith'],
  [/\bplate loaded\b|\bplates?\b|\bmaschine\b|\bgerät\b/g, 'machine'],
  [/\bez(?: bar)?\b|\blanghantel\b|\bbb\b/g, 'barbell'],
  [/\bkurzhantel\b|\bdb\b/g, 'dumbbell'],
  [/\bkabelzug\b|\brope\b/g, 'cable'],
  [/\bflyes?\b|\bflies\b/g, 'fly'],
  [/\bbizeps\b|\bbicep\b/g, 'biceps'],
  [/\btrizeps\b|\btricep\b/g, 'triceps'],
  [/\bbankdrücken\b/g, 'bench press'],
  [/\bschrägbankdrücken\b/g, 'incline bench press'],
  [/\bschulterdrücken\b/g, 'shoulder press'],
  [/\büberkopfdrücken\b/g, 'overhead press'],
  [/\bbeinpresse\b/g, 'leg press'],
  [/\bkniebeugen?\b/g, 'squat'],
  [/\bkreuzheben\b/g, 'deadlift'],
  [/\brudern\b/g, 'row'],
  [/\bseitheben\b/g, 'lateral raise'],
  [/\blat(?:zug|ziehen)\b/g, 'pulldown'],
  [/\bklimmz(?:ug|üge)\b/g, 'pullup'],
  [/\b(?:sitting|sitzend)\b/g, 'seated'],
  [/\bmilitary\b|\b(?:shoulder|strict)(?= press)/g, 'overhead'],
];

/** The words that name a movement. */
const HEADS = new Set(('squat press deadlift row pullup chinup pushup stepup pulldown pushdown dip curl extension raise fly shrug crunch lunge thrust pull kickback'
  + ' abduction adduction skullcrusher clean carry walk morning pullover plank twist bend').split(' '));

/** The parts of the body that make a curl or a press another movement. */
const PARTS = new Set('leg wrist calf chest triceps biceps back hip knee glute delt ham neck tibialis'.split(' '));

/** Movements that mean a part of the body even if the name does not say it. */
const MEANT = /** @type {{ [word: string]: string }} */ ({ curl: 'biceps', fly: 'chest', pushdown: 'triceps', skullcrusher: 'triceps', bench: 'chest' });

const EQUIPMENT = new Set('barbell dumbbell kettlebell cable machine smith band bodyweight landmine trx'.split(' '));

/** Words that say nothing about which exercise it is. */
const NO_DETAIL = new Set('a an and at der die das for from in mit of on the to with weighted unilateral'.split(' '));

/** How the lifter sits or stands: it may be missing in one of the two names. */
const POSTURES = new Set(['seated', 'standing', 'lying']);

/** Words that make another exercise of any movement. */
const OTHER = new Set(('incline decline reverse rear behind walking jump jumping sissy pistol cossack curtsy lateral side single jefferson zottman spider drag'
  + ' concentration kneeling inverted deficit sumo nordic hack split pause paused box pin jm landmine negative assisted hanging overhead upright').split(' '));

/**
 * What a name says: the movement with its part of the body, the equipment, and its other words.
 *
 * @typedef {{ movement: string, equipment: Set<string>, rest: Set<string> }} Said
 */

/**
 * Reads a name. Null if it names no movement.
 *
 * @param {string} name
 * @returns {Said | null}
 */
function said(name) {
  const all = spelled(name);
  const named = spelled(name.split(/\(| - | on /)[0]); // what follows only adds details
  const head = named.findLast((word) => HEADS.has(word));
  if (!head) return null;
  const meant = named.find((word) => PARTS.has(word)) ?? named.flatMap((word) => MEANT[word] ?? []).at(0) ?? '';
  const rest = all.filter((word) => word !== head && word !== meant && !EQUIPMENT.has(word) && !NO_DETAIL.has(word));
  return { movement: `${head} ${meant}`, equipment: new Set(all.filter((word) => EQUIPMENT.has(word))), rest: new Set(rest) };
}

/** @param {string} name */
function spelled(name) {
  const text = SPELLINGS.reduce((now, [pattern, instead]) => now.replaceAll(pattern, instead), words(name));
  return text.split(' ').filter(Boolean).map((word) => (/[a-z]{3}s$/.test(word) && !['triceps', 'biceps', 'press', 'abs'].includes(word) ? word.slice(0, -1) : word));
}

/**
 * Returns a function that proposes the exercise that an unknown name means; null if none is certain enough.
 *
 * @param {ProgramApi.Exercise[]} exercises
 * @returns {(name: string) => ProgramApi.Exercise | null}
 */
export function proposer(exercises) {
  const known = exercises.filter((each) => !each.retired).map((each) => {
    const names = [each.id, each.name, ...(each.aliases ?? [])].map(said).filter((one) => one !== null);
    const plain = said(each.id) !== null && [each.id, each.name].every((name) => !said(name)?.equipment.size);
    return { each, names, plain, equipment: new Set(names.flatMap((one) => [...one.equipment])) };
  });
  return (name) => {
    const wanted = said(name);
    if (!wanted) return null;
    const sameMovement = known.filter(({ names }) => names.some(({ movement }) => movement === wanted.movement));
    const scored = sameMovement.flatMap((one) => {
      const score = fit(wanted, one, sameMovement.filter((other) => other !== one));
      return score === null ? [] : [{ each: one.each, score }];
    });
    const best = Math.max(...scored.map(({ score }) => score));
    const found = scored.filter(({ score }) => score === best);
    return found.length === 1 ? found[0].each : null;
  };
}

/**
 * Says how many words of a name an exercise shares; null if the exercise is another one.
 *
 * @param {Said} wanted
 * @param {{ names: Said[], plain: boolean, equipment: Set<string> }} one
 * @param {{ names: Said[] }[]} others exercises of the same movement
 */
function fit(wanted, { names, plain, equipment }, others) {
  const hasEquipment = wanted.equipment.size ? [...wanted.equipment].every((word) => equipment.has(word)) : plain;
  if (!hasEquipment) return null;
  const own = new Set(names.flatMap(({ rest }) => [...rest]));
  const isSame = (/** @type {Said} */ { movement }) => movement === wanted.movement;
  const ofOthers = new Set(others.flatMap((other) => other.names.filter(isSame).flatMap(({ rest }) => [...rest])));
  const isOther = [...wanted.rest].some((word) => !own.has(word) && (OTHER.has(word) || ofOthers.has(word)));
  if (isOther) return null;
  const scores = names.filter((one) => isSame(one) && [...one.rest].every((word) => wanted.rest.has(word) || POSTURES.has(word)))
    .map(({ rest }) => [...rest].reduce((sum, word) => sum + (wanted.rest.has(word) ? 1 : -0.5), 0));
  return scores.length ? Math.max(...scores) : null;
}
