/**
 * Reads stored events in commit order, never past a transaction that is still open. The entry points are {@link
 * topset.store.read.EventReader} for the events of several gyms and {@link topset.store.read.GymReader} for the
 * published events of one gym.
 * Words: docs/glossary.md.
 */
@NullMarked
package topset.store.read;

import org.jspecify.annotations.NullMarked;
