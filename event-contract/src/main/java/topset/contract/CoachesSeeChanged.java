package topset.contract;

import java.time.OffsetDateTime;

/** Without such a decision of the gym, every coach sees all its athletes. */
public record CoachesSeeChanged(String gym, CoachesSee coachesSee, OffsetDateTime changedAt) implements GymFact {}
