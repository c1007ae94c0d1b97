package topset.session.sets;

import java.time.LocalDate;
import topset.store.Athlete;

/** The lifter's local date on which sessions started. */
public record TrainingDate(Athlete athlete, LocalDate date) {}
