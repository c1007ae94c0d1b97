// The roles of the sets of a lift.

/**
 * All roles, in the order in which a lift is trained.
 *
 * @type {Page.Role[]}
 */
export const ROLES = ['WARM_UP', 'RAMP', 'TOP', 'BACKOFF', 'STRAIGHT'];

/** @param {string} role */
export const isPreparing = (role) => role === 'WARM_UP' || role === 'RAMP';
