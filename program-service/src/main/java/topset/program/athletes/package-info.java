/**
 * Stores the coaches and the tags of a gym's athletes, and finds out which athletes a coach sees. {@link
 * topset.program.athletes.CoachesAndTagsService} stores them as events of the gym. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.athletes;

import org.jspecify.annotations.NullMarked;
