package topset.program.roster;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.OffsetDateTime;
import org.hibernate.annotations.Immutable;

/** The read-only JPA entity of a row in the table {@code roster_row}. {@link RosterProjection} writes the table. */
@Entity
@Immutable
@IdClass(RosterRow.Key.class)
class RosterRow extends PanacheEntityBase {
    /** An athlete's id is unique only within a gym. */
    record Key(String gym, String athlete) {}

    @Id
    String gym;

    @Id
    String athlete;

    String name;

    /** The periods in which the athlete's program is paused, as the PostgreSQL type tstzmultirange. */
    String rests;

    /** 0 is the highest. */
    int urgency;

    /** The number of completed sessions in the last four weeks, in per cent of the planned sessions. */
    int adherence;

    OffsetDateTime lastSessionAt;

    OffsetDateTime lookFrom;

    String[] flags;

    String[] exercises;

    /** The JSON of the athlete's {@link RosterEntry}. */
    String entry;
}
