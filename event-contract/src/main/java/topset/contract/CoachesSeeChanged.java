package topset.contract;

import java.time.OffsetDateTime;

/**
 * A gym has decided which athletes its coaches see. Without such a decision every coach sees all athletes of the gym.
 */
public record CoachesSeeChanged(String gym, CoachesSee coachesSee, OffsetDateTime changedAt) implements GymFact {}
