package topset.session.exercises;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.contract.EventType;
import topset.contract.GymFact;
import topset.contract.GymFact.ExerciseDefined;
import topset.contract.GymFact.ExerciseRetired;
import topset.edge.operations.DatabaseGauges;
import topset.edge.operations.ParkedIntake;
import topset.edge.web.ContractJson;
import topset.edge.web.Outage;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.append.Tx;
import topset.store.inbox.Inbox;
import topset.store.inbox.InboxDecision;
import topset.store.inbox.Incoming;
import topset.store.inbox.Parked;
import topset.store.inbox.SkippedEvents;

/**
 * Updates the exercises, in one transaction per gym. Events that are not about exercises are accepted and ignored. If
 * an event cannot be processed, its gym is parked. Parked events are processed again when an operator replays them, and
 * when the service starts, because other code may be able to process them.
 */
@ApplicationScoped
class GymEventIntake implements ParkedIntake {
    private static final Logger LOG = Logger.getLogger(GymEventIntake.class);
    private static final int MOST_PARKED = 500;

    private final EventStore store;
    private final DataSource dataSource;
    private final Inbox inbox;

    GymEventIntake(EventStore store, DataSource dataSource, Inbox inbox) {
        this.store = store;
        this.dataSource = dataSource;
        this.inbox = inbox;
    }

    /** Gym events cannot be erasures, so no gym event makes earlier events obsolete. */
    @Produces
    @Singleton
    static Inbox inbox() {
        return new Inbox(event -> false);
    }

    void start(@Observes StartupEvent event, MeterRegistry metrics, DatabaseGauges gauges) {
        gauges.register(
                metrics,
                "topset.parked.gyms",
                "Gyms whose exercises may be out of date: their events wait for an earlier one or for a fix",
                "select count(*) from inbox where cause is not null");
    }

    /**
     * Processing the same batch again changes nothing.
     *
     * @throws RuntimeException if the database cannot be reached; the caller must process the batch again
     */
    void take(List<Incoming> batch) {
        Map<Athlete, List<Incoming>> byGym = new LinkedHashMap<>();
        batch.forEach(event ->
                byGym.computeIfAbsent(event.athlete(), gym -> new ArrayList<>()).add(event));
        byGym.forEach((gym, events) -> {
            try {
                store.run(List.of(gym), tx -> apply(tx, gym, inbox.admit(tx, gym, events)));
            } catch (RuntimeException e) {
                if (Outage.isBehind(e)) {
                    throw e;
                }
                LOG.errorf(e, "The events of gym %s cannot be processed: the gym is parked", gym.gym());
                park(gym, events, "could not be processed: " + e);
            }
        });
    }

    void replayParked() {
        var parked = Query.on(dataSource, connection -> inbox.parked(connection, new Athlete("", ""), MOST_PARKED));
        for (var each : parked) {
            var gym = each.athlete();
            store.run(List.of(gym), tx -> apply(tx, gym, inbox.replay(tx, gym)));
        }
    }

    @Override
    public void replay(Athlete gym) {
        store.run(List.of(gym), tx -> {
            SkippedEvents.countAgain(tx.connection(), gym);
            return apply(tx, gym, inbox.replay(tx, gym));
        });
    }

    @Override
    public boolean skip(Athlete gym, PassedOver recordSkip) {
        return store.run(List.of(gym), tx -> {
            var passed = inbox.skip(tx, gym);
            if (passed.isEmpty()) {
                return false;
            }
            recordSkip.of(tx.connection(), passed.get());
            apply(tx, gym, passed.get().decision());
            return true;
        });
    }

    private void park(Athlete gym, List<Incoming> events, String reason) {
        store.run(List.of(gym), tx -> {
            var decision = inbox.admit(tx, gym, events);
            inbox.store(tx, gym, decision.accepted().isEmpty() ? decision : stopped(decision, 0, reason));
            return decision.accepted().size();
        });
    }

    private static InboxDecision stopped(InboxDecision decision, int index, String reason) {
        return decision.stoppedAt(index, Parked.Cause.FAULT, Parked.shortened(reason));
    }

    private int apply(Tx tx, Athlete gym, InboxDecision decision) throws SQLException {
        var accepted = decision.accepted();
        for (int n = 0; n < accepted.size(); n++) {
            var event = accepted.get(n);
            try {
                apply(event);
            } catch (IllegalArgumentException e) {
                LOG.errorf(e, "The event %s cannot be read: gym %s is parked", event.eventId(), gym.gym());
                inbox.store(tx, gym, stopped(decision, n, "not readable: " + e.getMessage()));
                return n;
            }
        }
        inbox.store(tx, gym, decision);
        return accepted.size();
    }

    /** @throws IllegalArgumentException before anything is stored, if the event cannot be read */
    private static void apply(Incoming event) {
        if (event.type().equals(EventType.EXERCISE_DEFINED.ceType())) {
            var defined = read(event, ExerciseDefined.class);
            GymExercise.define(defined.gym(), defined.exercise());
        } else if (event.type().equals(EventType.EXERCISE_RETIRED.ceType())) {
            var retired = read(event, ExerciseRetired.class);
            GymExercise.retire(retired.gym(), List.of(retired.exerciseId()));
        }
    }

    private static <T extends GymFact> T read(Incoming event, Class<T> type) {
        var value = event.value();
        if (value == null) {
            throw new IllegalArgumentException("the event has no value");
        }
        var fact = ContractJson.read(value, type);
        if (!event.athlete().gym().equals(fact.gym())) {
            throw new IllegalArgumentException("the gym of the value differs from that of the headers");
        }
        return fact;
    }
}
