package topset.program.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.webhooks.Delivery;
import topset.program.athletes.CoachesAndTagsService;
import topset.program.programs.AthleteTable;
import topset.program.programs.ProgramEvent;
import topset.program.publishing.ProgramPublication;
import topset.program.publishing.ProgramStream;
import topset.program.publishing.SlotTargetMessages;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.Sql;
import topset.store.append.Tx;
import topset.store.erasure.Erasure;

/** Deletes all data of an erased athlete in this service, and publishes that the plans were erased. */
public final class ErasedPlans {

    private static final String OF_PROGRAMS = " w using program p where p.gym = ? and p.athlete = ?"
            + " and w.gym = p.gym and w.program_id = p.program_id";

    private static final List<String> PLANS = List.of(
            "delete from slot_week" + OF_PROGRAMS,
            "delete from program_week" + OF_PROGRAMS,
            "delete from program where gym = ? and athlete = ?",
            "delete from athlete_profile where gym = ? and athlete = ?",
            "delete from roster_row where gym = ? and athlete = ?");

    private static final List<String> BESIDE_PLANS = List.of(
            "delete from set_fact where gym = ? and athlete = ?",
            "delete from finished_session where gym = ? and athlete = ?",
            "delete from note where gym = ? and athlete = ?",
            "delete from seen_flag where gym = ? and athlete = ?",
            "delete from skipped_event where gym = ? and athlete = ?",
            "update equipment_change set failures = failures - w.athlete"
                    + " from (select ?::text as gym, ?::text as athlete) w where equipment_change.gym = w.gym"
                    + " and failures -> w.athlete is not null",
            "delete from rebuild_finding where gym = ? and athlete = ?");

    /** The erasure event and later events stay, because the rebuild still needs them. */
    private static final String READ_OF_THE_LOG = "delete from rebuild_log_event e where e.gym = ? and e.athlete = ?"
            + " and not exists (select from rebuild_log_event s where s.gym = e.gym and s.athlete = e.athlete"
            + " and s.event_id = ? and s.sequence <= e.sequence)";

    private ErasedPlans() {}

    /**
     * {@code tx} holds the locks of the athlete and of the gym; the cause of {@code actor} is the id of the erasure
     * event.
     */
    public static void erase(Tx tx, Actor actor, Athlete athlete, Instant now, @Nullable String traceParent)
            throws SQLException {
        var connection = tx.connection();
        var programs = AthleteTable.load(connection, athlete).programs();
        forgetPlans(connection, athlete);
        for (var forget : BESIDE_PLANS) {
            Sql.change(connection, forget, athlete);
        }
        Delivery.forget(connection, athlete);
        var request = new Erasure.ErasureRequest(actor, now.atOffset(ZoneOffset.UTC));
        var erased = Erasure.erase(
                        tx,
                        new ProgramPublication(),
                        athlete,
                        request,
                        traceParent,
                        at -> ProgramStream.newEvent(new ProgramEvent.AthleteErased(at.toInstant()), at.toInstant()))
                .stored();
        CoachesAndTagsService.erase(tx, actor, athlete, now, traceParent);
        SlotTargetMessages.tombstones(erased, programs.stream(), null).forEach(tx::message);
        Sql.change(connection, READ_OF_THE_LOG, athlete, actor.cause());
    }

    /** Deletes the athlete's plans, programs, profile and row on the coach's page, but not the logged sets. */
    public static void forgetPlans(Connection connection, Athlete athlete) throws SQLException {
        for (var forget : PLANS) {
            Sql.change(connection, forget, athlete);
        }
    }
}
