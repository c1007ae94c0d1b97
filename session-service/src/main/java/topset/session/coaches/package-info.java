/**
 * Knows which athletes a coach sees, as the gym has decided it in the program service. {@link
 * topset.session.coaches.CoachesIntake} keeps it up to date from {@code training.gym-events.v1}; {@link
 * topset.session.coaches.KnownCoaches} answers.
 */
@NullMarked
package topset.session.coaches;

import org.jspecify.annotations.NullMarked;
