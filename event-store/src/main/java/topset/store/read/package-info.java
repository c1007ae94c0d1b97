/**
 * Reads stored events in commit order, never past a transaction that is still open. The entry points are {@link
 * topset.store.read.GymEventReader} for all events of a gym and {@link topset.store.read.GymReader} for the published
 * ones.
 * Words: docs/glossary.md.
 */
@NullMarked
package topset.store.read;

import org.jspecify.annotations.NullMarked;
