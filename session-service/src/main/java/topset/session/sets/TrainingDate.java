package topset.session.sets;

import java.time.LocalDate;
import topset.store.Athlete;

/** @param date the lifter's local date on which the sessions started */
public record TrainingDate(Athlete athlete, LocalDate date) {}
