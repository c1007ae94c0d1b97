/**
 * Knows which athletes a coach sees, as each gym has decided in the program service. {@link
 * topset.session.coaches.CoachesIntake} reads the topic {@code training.gym-events.v1}; {@link
 * topset.session.coaches.KnownCoaches} answers questions.
 * Words: docs/glossary.md.
 */
@NullMarked
package topset.session.coaches;

import org.jspecify.annotations.NullMarked;
