// What a change of the log has moved in the plan. Pure functions.
import { askedOf } from './planned.js';

/**
 * @typedef {Pick<ProgramApi.WeekPlan, 'programId' | 'week' | 'lifts'>} Plan
 * @typedef {import('./planned.js').AskedSets} AskedSets
 * @typedef {{ week: number, slotId: string, exercise: string, unit: string, role: AskedSets['role'], from: AskedSets, to: AskedSets, why: string[] }} Move
 */

/**
 * Returns the targets that differ between two readings of the same weeks, with the reasons that are new.
 *
 * @param {(Plan | null)[]} before
 * @param {(Plan | null)[]} after
 * @returns {Move[]}
 */
export const movesOf = (before, after) => bothOf(before, after).flatMap(({ week, was, lift, why }) => askedOf(lift).flatMap((to) => {
  const from = askedOf(was).find(({ role }) => role === to.role);
  return from && isOther(from, to) ? [{ week, slotId: lift.slotId, exercise: lift.exercise, unit: lift.unit, role: to.role, from, to, why }] : [];
}));

/**
 * Returns the exercises that have a new reason.
 *
 * @param {(Plan | null)[]} before
 * @param {(Plan | null)[]} after
 */
export const withNewReasons = (before, after) => [...new Set(bothOf(before, after).flatMap(({ lift, why }) => (why.length ? lift.exercise : [])))];

/**
 * Returns the lifts that both readings have, with the reasons that are new.
 *
 * @param {(Plan | null)[]} before
 * @param {(Plan | null)[]} after
 */
const bothOf = (before, after) => after.flatMap((plan) => (plan?.lifts ?? []).flatMap((lift) => {
  const was = before.find((each) => each?.programId === plan?.programId && each?.week === plan?.week)?.lifts.find(({ slotId }) => slotId === lift.slotId);
  if (!plan || !was) return [];
  const reasons = new Set(was.why.map(({ says }) => says));
  return [{ week: plan.week, was, lift, why: lift.why.map(({ says }) => says).filter((says) => !reasons.has(says)) }];
}));

/** @type {(from: AskedSets, to: AskedSets) => boolean} */
const isOther = (from, to) => from.load !== to.load || from.sets !== to.sets || from.range.min !== to.range.min || from.range.max !== to.range.max || from.reps !== to.reps;
