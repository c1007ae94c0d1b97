package topset.session.logging;

import java.time.LocalDate;
import topset.store.Athlete;

/**
 * A date on which an athlete trains.
 *
 * @param date on which the sessions started, as the lifter's own clock showed it
 */
public record TrainingDate(Athlete athlete, LocalDate date) {}
