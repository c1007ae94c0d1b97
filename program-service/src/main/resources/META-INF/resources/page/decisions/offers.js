// Which proposals of the gym are open, and in which order the athletes stand. Pure functions.
import { suggestsDeload } from '../actions.js';
import { openFlag } from '../notices.js';
import { needsLook } from '../order.js';
import { byCall } from '../proposals.js';

/**
 * Returns the proposals whose flag nobody has seen.
 *
 * @template {Pick<ProgramApi.LiftProposal, 'flag' | 'slotId'>} P
 * @param {Page.Row} row
 * @param {P[]} items
 */
export const openOf = (row, items) => items.filter(({ flag, slotId }) => openFlag({ row, current: null, next: null }, flag, slotId));

/**
 * Whether a flag suggests a deload that none of the proposals contains.
 *
 * @param {Page.Row} row
 * @param {Pick<ProgramApi.LiftProposal, 'kind'>[]} items
 */
export const asksForDeload = (row, items) => suggestsDeload(row) && !items.some(({ kind }) => kind === 'DELOAD');

/**
 * Returns the athletes, those who need a look first, each group by name.
 *
 * @param {Page.Row[]} rows
 */
export const inOrder = (rows) => [...rows].sort((a, b) => Number(needsLook(b)) - Number(needsLook(a)) || a.name.localeCompare(b.name));

/**
 * Counts the proposals of several athletes. Those with the same request, such as a deload for each lift, are one.
 *
 * @param {ProgramApi.LiftProposal[][]} offers
 */
export const count = (offers) => offers.reduce((sum, items) => sum + byCall(items).size, 0);
