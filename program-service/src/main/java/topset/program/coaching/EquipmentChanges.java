package topset.program.coaching;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.jobs.ReplicaLock;
import topset.edge.web.Outage;
import topset.program.catalogue.GymCatalogues;
import topset.program.gym.EquipmentChangeTable;
import topset.program.gym.EquipmentChangeTable.EquipmentFailure;
import topset.program.gym.EquipmentChangeTable.Running;
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
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int ATHLETES_IN_TURN = 20;

    private final DataSource dataSource;
    private final EventStore store;
    private final Planner planner;
    private final GymCatalogues catalogues;
    private final Clock clock;
    private final PublicationBacklog backlog;
    private final Job job = new Job("gym-equipment", EVERY, this::goOn);

    public EquipmentChanges(
            DataSource dataSource,
            EventStore store,
            Planner planner,
            GymCatalogues catalogues,
            Clock clock,
            PublicationBacklog backlog) {
        this.backlog = backlog;
        this.dataSource = dataSource;
        this.store = store;
        this.planner = planner;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(job);
    }

    public int goOn() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            if (EquipmentChangeTable.running(connection).isEmpty() || backlog.isTooOld(connection)) {
                return 0;
            }
        }
        return ReplicaLock.run(dataSource, LOCK_SPACE, this::goOn);
    }

    private int goOn(ReplicaLock lock) throws SQLException {
        int visited = 0;
        for (var next = running(lock); next.isPresent(); next = running(lock)) {
            if (job.isStopped() || backlog.isTooOld(lock.connection())) {
                return visited;
            }
            visited += turn(lock, next.get());
        }
        return visited;
    }

    private static Optional<Running> running(ReplicaLock lock) throws SQLException {
        return EquipmentChangeTable.running(lock.connection());
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
     * Reads the gym's settings while holding the athlete's lock. So a program that is started at the same time either
     * uses the new settings or is changed by this method. Returns false if a newer change of the gym's equipment has
     * replaced this one.
     */
    private boolean visit(Running change, Athlete athlete) {
        try {
            return store.run(List.of(athlete), tx -> {
                var now = clock.instant();
                var gym = GymTable.find(tx.connection(), change.gym()).settings();
                var catalogue = catalogues.load(tx.connection(), change.gym());
                new EquipmentOfAthlete(planner, catalogue, gym).change(tx, ACTOR, athlete, now);
                return EquipmentChangeTable.visited(tx.connection(), change, athlete.id(), null, now);
            });
        } catch (RuntimeException failure) {
            if (Outage.isBehind(failure)) {
                throw failure;
            }
            LOG.errorf(failure, "The gym's equipment cannot be applied to the programs of %s", athlete);
            var cause = EquipmentFailure.of(failure);
            return store.run(
                    List.of(athlete),
                    tx -> EquipmentChangeTable.visited(tx.connection(), change, athlete.id(), cause, clock.instant()));
        }
    }
}
