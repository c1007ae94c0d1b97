package topset.program.settings;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import topset.contract.CoachesSee;
import topset.edge.exercises.GymCatalogue;
import topset.edge.exercises.Suggestions;
import topset.edge.web.Problem;
import topset.edge.web.RevisionTags;
import topset.edge.web.Violations;
import topset.program.gym.EquipmentChangeTable;
import topset.program.gym.GymEvent;
import topset.program.gym.GymStream;
import topset.rules.check.GymCheck;
import topset.rules.lift.Refusals;
import topset.rules.week.GymSettings;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.append.Tx;

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

    public static GymSettings check(GymSettings asked, GymCatalogue catalogue, Violations found) {
        var suggestion = new Suggestions(catalogue::available);
        var settings = GymCheck.check(asked, catalogue::find, suggestion::of, Refusals.into(found::refuse));
        if (settings == null) {
            throw found.problem();
        }
        return settings;
    }

    /**
     * Does nothing if the checked settings equal the stored ones. If the equipment differs, a job begins to change the
     * running programs. Throws a problem 403 if a coach changes {@code coachesSee}, 412 if another revision is stored.
     */
    public GymView change(Actor actor, String gym, GymSettings asked, Optional<Set<Integer>> expected) {
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var stored = GymTable.find(tx.connection(), gym);
            var before = stored.settings();
            var after = asked.coachesSee() == null ? asked.withCoachesSee(before.coachesSee()) : asked;
            var isRepeated = after.equals(before);
            RevisionTags.require(expected, stored.revision(), isRepeated, "the gym's settings");
            if (isRepeated) {
                return read(tx.connection(), gym);
            }
            var now = clock.instant();
            if (!Objects.equals(after.coachesSee(), before.coachesSee())) {
                requireMayDecide(actor);
                var coachesSee = CoachesSee.valueOf(requireNonNull(after.coachesSee()));
                GymStream.append(tx, actor, gym, new GymEvent.CoachesSeeChanged(coachesSee, now));
            }
            if (!after.equals(before.withCoachesSee(after.coachesSee()))) {
                GymStream.append(tx, actor, gym, new GymEvent.GymSettingsChanged(now, after.withCoachesSee(null)));
            }
            GymTable.save(tx.connection(), gym, after, now);
            if (!after.hasEquipmentOf(before)) {
                EquipmentChangeTable.begin(tx.connection(), gym, now);
            }
            return read(tx.connection(), gym);
        });
    }

    /**
     * A coach must not decide which athletes coaches see, because coaches could otherwise let themselves see more
     * athletes.
     */
    private static void requireMayDecide(Actor actor) {
        if (actor.role() != Actor.Role.PLATFORM) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "only a caller with the role platform may change the field 'coachesSee':"
                            + " omit the field to keep its value");
        }
    }

    /**
     * Imports a change that is not stored yet. Does not change running programs: imported programs already have the
     * changed lifts, and {@link #changePrograms} changes the others. Does not change which athletes the gym's coaches
     * see.
     */
    public static void change(Tx tx, Actor actor, String gym, GymEvent.GymSettingsChanged event) throws SQLException {
        var before = GymTable.find(tx.connection(), gym).settings();
        GymStream.append(tx, actor, gym, event);
        GymTable.save(tx.connection(), gym, event.settings().withCoachesSee(before.coachesSee()), event.at());
    }

    /** Does nothing if the settings have not changed since the last such job began. */
    public void changePrograms(String gym) {
        store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var revision = GymTable.find(tx.connection(), gym).revision();
            var isBehind = EquipmentChangeTable.revision(tx.connection(), gym) < revision;
            if (isBehind) {
                EquipmentChangeTable.begin(tx.connection(), gym, clock.instant());
            }
            return isBehind;
        });
    }

    public GymView read(String gym) {
        return Query.on(dataSource, connection -> read(connection, gym));
    }

    private static GymView read(Connection connection, String gym) throws SQLException {
        return GymTable.find(connection, gym)
                .with(EquipmentChangeTable.progress(connection, gym).orElse(null));
    }
}
