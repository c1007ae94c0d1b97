package topset.program.settings;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.operations.TraceContext;
import topset.edge.web.Problem;
import topset.edge.web.RevisionTags;
import topset.program.gym.EquipmentChangeTable;
import topset.program.gym.GymEvent;
import topset.program.gym.GymHistory;
import topset.program.gym.GymStream;
import topset.program.rules.program.GymSettings;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.StoreFailedException;
import topset.store.StoreTransaction;

/** Sets and reads the settings of gyms. */
@ApplicationScoped
public class GymService {
    private final EventStore store;
    private final DataSource dataSource;
    private final Clock clock;

    public GymService(EventStore store, DataSource dataSource, Clock clock) {
        this.store = store;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * A gym's settings, and the progress of changing programs to the newest equipment. {@code change} is null if the
     * equipment never changed.
     */
    public record Known(GymTable.Stored stored, EquipmentChangeTable.@Nullable Progress change) {}

    /**
     * Replaces all settings of a gym. Does nothing if the settings are equal to the stored ones. If the equipment
     * differs, a job begins to change the running programs.
     *
     * @param expected the revisions that may be replaced; empty means any revision
     * @throws Problem 412 if another revision is stored
     */
    public Known change(Actor actor, String gym, GymSettings settings, Optional<Set<Integer>> expected) {
        var traceParent = TraceContext.current();
        return store.transact(List.of(Athlete.ofGym(gym)), tx -> {
            var before = GymTable.find(tx.connection(), gym);
            var isRepeated = before.settings().equals(settings);
            RevisionTags.require(expected, before.revision(), isRepeated, "the gym's settings");
            if (isRepeated) {
                return known(tx.connection(), gym);
            }
            var now = clock.instant();
            store(tx, actor, gym, before, new GymEvent.GymSettingsChanged(settings, now), traceParent);
            if (!before.settings().equipment().equals(settings.equipment())) {
                EquipmentChangeTable.begin(tx.connection(), gym, now);
            }
            return known(tx.connection(), gym);
        });
    }

    /**
     * Imports a change of the settings that was made earlier in another installation. Does not change running programs:
     * imported programs already have the changed lifts, and {@link #changePrograms} changes the others.
     *
     * @return false if the change is already stored
     * @throws Problem 409 or 422 if the stored settings are newer
     */
    public boolean changeThen(Actor actor, String gym, GymHistory history, GymSettings settings, Instant at) {
        var traceParent = TraceContext.current();
        var event = new GymEvent.GymSettingsChanged(settings, at);
        return store.transact(List.of(Athlete.ofGym(gym)), tx -> {
            if (history.has(tx, event)) {
                return false;
            }
            store(tx, actor, gym, GymTable.find(tx.connection(), gym), event, traceParent);
            return true;
        });
    }

    /**
     * Begins to change the running programs to the gym's settings, if the settings have changed since the last such
     * change began.
     */
    public void changePrograms(String gym) {
        store.transact(List.of(Athlete.ofGym(gym)), tx -> {
            var revision = GymTable.find(tx.connection(), gym).revision();
            var isBehind = EquipmentChangeTable.revision(tx.connection(), gym) < revision;
            if (isBehind) {
                EquipmentChangeTable.begin(tx.connection(), gym, clock.instant());
            }
            return isBehind;
        });
    }

    private static void store(
            StoreTransaction tx,
            Actor actor,
            String gym,
            GymTable.Stored before,
            GymEvent.GymSettingsChanged event,
            @Nullable String traceParent)
            throws SQLException {
        var at = event.changedAt();
        GymStream.append(tx, actor, gym, event, at, traceParent);
        var changed = new GymTable.Stored(event.settings(), before.revision() + 1, at);
        GymTable.save(tx.connection(), gym, changed, at);
    }

    /** Returns the gym's current settings. */
    public GymTable.Stored find(String gym) {
        return read(gym).stored();
    }

    public Known read(String gym) {
        try (var connection = dataSource.getConnection()) {
            return known(connection, gym);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    private static Known known(Connection connection, String gym) throws SQLException {
        return new Known(
                GymTable.find(connection, gym),
                EquipmentChangeTable.progress(connection, gym).orElse(null));
    }
}
