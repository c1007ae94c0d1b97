package topset.contract;

import java.time.OffsetDateTime;

/** A gym has decided which athletes its coaches see. Before the first decision they see everyone. */
public record CoachesSeeChanged(String gym, CoachesSee coachesSee, OffsetDateTime changedAt) implements GymFact {}
