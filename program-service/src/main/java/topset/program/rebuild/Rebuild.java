package topset.program.rebuild;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import topset.program.rebuild.RebuildFindings.Differences;
import topset.program.rebuild.RebuildFindings.LeftAlone;
import topset.store.Athlete;
import topset.store.Sql;

/**
 * A rebuild. The API answers with it as it is stored. An entity for the table {@code rebuild_run}, where at most one
 * rebuild is active. All athletes up to the cursor are done, and counted in the progress.
 */
@Entity
@Table(name = "rebuild_run")
@Schema(name = "Rebuild")
public class Rebuild extends PanacheEntityBase {
    public enum State {
        /** The rebuild reads the session events from Kafka and counts the athletes. */
        READING,
        /** The rebuild compares, and if requested corrects, the data of each athlete. */
        REBUILDING,
        DONE,
        /** An operator ended the rebuild. Athletes that were already processed keep their outcome. */
        ABANDONED;

        boolean isActive() {
            return this == READING || this == REBUILDING;
        }
    }

    @Id
    public UUID id = UUID.randomUUID();

    @JsonUnwrapped
    @Embedded
    public RebuildOrder order;

    @Enumerated(EnumType.STRING)
    public State state = State.READING;

    public @Nullable String says;

    public String startedBy;

    public OffsetDateTime startedAt = now();

    public OffsetDateTime changedAt = startedAt;

    // Otherwise Hibernate would compare it by identity with a copy, and write each row that is read.
    @Mutability(Immutability.class)
    @Convert(converter = RebuildProgress.Json.class)
    public RebuildProgress progress = new RebuildProgress();

    @Transient
    public @Nullable Differences differences;

    @Transient
    public @Nullable List<LeftAlone> leftAlone;

    /** The id of the newest run. A run that begins ends the one before. */
    @Schema(hidden = true)
    @Nullable
    UUID run;

    @Schema(hidden = true)
    String cursorGym = "";

    @Schema(hidden = true)
    String cursorAthlete = "";

    static Rebuild of(RebuildOrder order, String operator) {
        var begun = new Rebuild();
        begun.order = order;
        begun.startedBy = operator;
        return begun;
    }

    static List<Rebuild> newest(int limit) {
        return Rebuild.<Rebuild>find("order by startedAt desc").page(0, limit).list();
    }

    /** Begins a run of the active rebuild. Empty if no rebuild is active. */
    static Optional<Rebuild> beginRun() {
        var active = active();
        active.ifPresent(rebuild -> rebuild.run = UUID.randomUUID());
        return active;
    }

    static Optional<Rebuild> active() {
        return Rebuild.<Rebuild>find("state in (READING, REBUILDING)")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /**
     * Keeps the run from ending before the transaction ends, which need not be a transaction of entities. Throws a {@link
     * CancellationException} if the run has ended.
     */
    Rebuild require(Connection connection) throws SQLException {
        var active = "select from rebuild_run where run = ? and state in ('READING', 'REBUILDING') for share";
        if (!Sql.exists(connection, active, run)) {
            throw ended();
        }
        return this;
    }

    /** Stores what the run has changed. Throws a {@link CancellationException} if the run has ended. */
    Rebuild save() {
        if (active().filter(stored -> Objects.equals(stored.run, run)).isEmpty()) {
            throw ended();
        }
        changedAt = now();
        return getEntityManager().merge(this);
    }

    private static CancellationException ended() {
        return new CancellationException("an operator ended the rebuild, or another replica runs it");
    }

    void end(State to, @Nullable String reason) {
        state = to;
        says = reason;
        changedAt = now();
    }

    Athlete cursor() {
        return new Athlete(cursorGym, cursorAthlete);
    }

    void moveCursor(Athlete to) {
        cursorGym = to.gym();
        cursorAthlete = to.id();
    }

    /** As PostgreSQL stores it. */
    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
