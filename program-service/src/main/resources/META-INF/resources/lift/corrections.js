// Sends changed and removed sets, and marks what the service has refused.
import { call, Refused } from '/page/api.js';
import { change } from './device.js';
import { SESSIONS } from './outbox.js';

/**
 * Marks the sets of a batch that the service has refused. The others are sent again without them.
 *
 * @param {Tried[]} batch
 * @param {Refused} refused
 */
export async function mark(batch, refused) {
  if (!isRefusal(refused)) throw refused;
  /** @type {Map<number, Fault>} */
  const faults = new Map();
  for (const { field, message, rule } of refused.violations) {
    const place = /^sets\[(\d+)\]\.?(.*)$/.exec(field);
    const index = place ? Number(place[1]) : 0;
    if (!faults.has(index)) faults.set(index, { field: place ? place[2] : field, says: message, rule });
  }
  // A refusal without a place concerns the only set, or the whole batch.
  if (!faults.size) batch.forEach((set, index) => faults.set(index, { field: '', says: refused.message, status: refused.status }));
  for (const [index, fault] of faults) {
    const set = batch[index] ?? batch[0];
    await change('sets', set.order, (now) => ({ ...now, refused: fault, tried: null }));
  }
}

/**
 * Sends a changed or removed set. It replaces only the revision that was changed here.
 *
 * @param {string} sessionId
 * @param {StoredSet} set
 * @param {OnSent} onSent
 */
export async function correct(sessionId, set, onSent) {
  const path = /** @type {const} */ (`${SESSIONS}/${sessionId}/sets/${set.setId}`);
  /** @type {Api.Headers} */
  const known = set.revision ? { 'If-Match': `"${set.revision}"` } : {};
  const body = set.content;
  try {
    const { revision, sequence } = set.removed ? await call('DELETE', path, undefined, known) : await call('PUT', path, body, known);
    await change('sets', set.order, (now) => (set.removed ? { ...now, gone: true } : { ...now, sent: body, revision }));
    await onSent(sequence);
  } catch (refused) {
    if (set.removed && refused.status === 404) {
      await change('sets', set.order, (now) => ({ ...now, gone: true }));
    } else if (isRefusal(refused)) {
      const [first] = refused.violations;
      // After a change on another device (412) the lifter sees the refusal; what is saved next replaces that change.
      const revision = refused.status === 412 ? null : set.revision;
      await change('sets', set.order, (now) => ({ ...now, revision, refused: { field: first?.field ?? '', says: first?.message ?? refused.message, rule: first?.rule, status: refused.status } }));
    } else {
      throw refused;
    }
  }
}

/**
 * Whether the service has refused the content: another attempt with the same content would fail again.
 *
 * @param {unknown} error
 * @returns {error is Refused}
 */
const isRefusal = (error) => error instanceof Refused && [400, 404, 409, 412, 422].includes(error.status);
