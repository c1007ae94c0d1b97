package topset.program.coaching;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.jobs.ReplicaLock;
import topset.edge.web.Outage;
import topset.program.catalogue.GymCatalogues;
import topset.program.gym.EquipmentChangeTable;
import topset.program.gym.EquipmentChangeTable.Running;
import topset.program.gym.EquipmentFailure;
import topset.program.replanning.Planner;
import topset.program.replanning.PublicationBacklog;
import topset.program.settings.GymTable;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;

/**
 * Applies a gym's changed equipment to the programs of its athletes, athlete by athlete, on one replica at a time. Each
 * athlete's transaction also stores the progress, so that after a crash the job continues with the next athlete.
 * Several gyms take turns.
 */
@ApplicationScoped
public final class EquipmentChanges {
    private static final Logger LOG = Logger.getLogger(EquipmentChanges.class);
    private static final Actor ACTOR = Actor.system("gym-equipment");
    private static final int LOCK_SPACE = 7_409;
    private static final int GYMS_AT_A_TIME = 100;

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration UNPUBLISHED_AT_MOST = Duration.ofSeconds(1);

    private static final int ATHLETES_IN_TURN = 20;

    private final DataSource dataSource;
    private final EventStore store;
    private final Planner planner;
    private final GymCatalogues catalogues;
    private final Clock clock;
    private final Duration unpublishedAtMost;
    private final Job job = new Job("gym-equipment", EVERY, this::goOn);

    @Inject
    EquipmentChanges(DataSource dataSource, EventStore store, Planner planner, GymCatalogues catalogues, Clock clock) {
        this(dataSource, store, planner, catalogues, clock, UNPUBLISHED_AT_MOST);
    }

    /** @param unpublishedAtMost no athlete is processed while a message in the outbox has waited longer than this */
    public EquipmentChanges(
            DataSource dataSource,
            EventStore store,
            Planner planner,
            GymCatalogues catalogues,
            Clock clock,
            Duration unpublishedAtMost) {
        this.unpublishedAtMost = unpublishedAtMost;
        this.dataSource = dataSource;
        this.store = store;
        this.planner = planner;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(job);
    }

    /**
     * Stops when all unfinished changes are complete, when messages in the outbox wait too long, or when the service
     * stops. Returns the number of processed athletes.
     */
    public int goOn() throws SQLException {
        return mayGoOn() ? ReplicaLock.run(dataSource, LOCK_SPACE, this::goOn) : 0;
    }

    private boolean mayGoOn() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return !EquipmentChangeTable.running(connection, "", 1).isEmpty() && !isBehind(connection);
        }
    }

    private boolean isBehind(Connection connection) throws SQLException {
        return PublicationBacklog.isOlderThan(connection, unpublishedAtMost);
    }

    private int goOn(ReplicaLock lock) throws SQLException {
        int visited = 0;
        var last = "";
        while (true) {
            var running = EquipmentChangeTable.running(lock.connection(), last, GYMS_AT_A_TIME);
            if (running.isEmpty() && last.isEmpty()) {
                return visited;
            }
            for (var change : running) {
                if (job.isStopped() || isBehind(lock.connection())) {
                    return visited;
                }
                visited += turn(lock, change);
            }
            last = running.size() == GYMS_AT_A_TIME ? running.getLast().gym() : "";
        }
    }

    private int turn(ReplicaLock lock, Running change) throws SQLException {
        var athletes = EquipmentChangeTable.next(lock.connection(), change, ATHLETES_IN_TURN);
        int visited = 0;
        for (var athlete : athletes) {
            lock.stillHere();
            if (!visit(change, new Athlete(change.gym(), athlete))) {
                return visited;
            }
            visited++;
        }
        if (athletes.size() < ATHLETES_IN_TURN) {
            EquipmentChangeTable.end(lock.connection(), change, clock.instant());
        }
        return visited;
    }

    /**
     * If the change of the athlete fails, the failure is stored and the athlete is skipped. Returns false if a newer
     * change of the gym's equipment has replaced this change.
     */
    private boolean visit(Running change, Athlete athlete) {
        try {
            change(change, athlete);
            return true;
        } catch (Superseded another) {
            return false;
        } catch (RuntimeException failure) {
            if (Outage.isBehind(failure)) {
                throw failure;
            }
            LOG.errorf(failure, "The gym's equipment cannot be applied to the programs of %s", athlete);
            return passOver(change, athlete, EquipmentFailure.of(failure));
        }
    }

    /**
     * Reads the gym's settings while holding the athlete's lock. So a program that is started at the same time either
     * uses the new settings or is changed by this method.
     */
    private void change(Running change, Athlete athlete) {
        store.run(List.of(athlete), tx -> {
            var now = clock.instant();
            var gym = GymTable.settings(tx.connection(), change.gym()).equipment();
            var catalogue = catalogues.load(tx.connection(), change.gym());
            new EquipmentOfAthlete(planner, catalogue, gym).change(tx, ACTOR, athlete, now);
            visited(tx.connection(), change, athlete, null);
            return athlete;
        });
    }

    private boolean passOver(Running change, Athlete athlete, EquipmentFailure failure) {
        try {
            store.run(List.of(athlete), tx -> {
                visited(tx.connection(), change, athlete, failure);
                return athlete;
            });
            return true;
        } catch (Superseded another) {
            return false;
        }
    }

    private void visited(Connection connection, Running change, Athlete athlete, @Nullable EquipmentFailure failure)
            throws SQLException {
        if (!EquipmentChangeTable.visited(connection, change, athlete.id(), failure, clock.instant())) {
            throw new Superseded();
        }
    }

    /**
     * The gym's equipment has changed again. The running change then stops, and the newer change begins with the first
     * athlete.
     */
    private static final class Superseded extends RuntimeException {
        private static final long serialVersionUID = 1;

        Superseded() {
            super("the gym's equipment has changed again", null, false, false);
        }
    }
}
