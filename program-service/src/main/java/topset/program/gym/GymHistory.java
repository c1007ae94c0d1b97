package topset.program.gym;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import topset.edge.web.Problem;
import topset.store.Sql;
import topset.store.append.Tx;

/** Compares an imported decision about a gym with the stored ones. */
public final class GymHistory {
    /**
     * Uses the index {@code event_of_gym_about_athlete}. The word leaves out most decisions about other subjects without
     * reading their JSON: when an import is repeated, all later decisions of the gym are not older.
     */
    private static final String NOT_OLDER = "select type, data from event where gym = ? and stream = '" + GymStream.NAME
            + "' and data ->> 'athleteId' is null and occurred_at >= ? and strpos(data::text, ?) > 0 order by version";

    private GymHistory() {}

    /**
     * Whether the decision is already stored. Throws a problem 409 if a different decision about the same subject is
     * stored with the same time; 422 if a later one is.
     */
    public static boolean has(Tx tx, String gym, GymEvent.AboutGym event) throws SQLException {
        var stored = new ArrayList<GymEvent.AboutGym>();
        Sql.each(
                tx.connection(),
                NOT_OLDER,
                row -> {
                    if (GymEventCodec.read(row.getString(1), row.getString(2)) instanceof GymEvent.AboutGym decided
                            && decided.subject().equals(event.subject())) {
                        stored.add(decided);
                    }
                },
                gym,
                event.at().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                '"' + event.word() + '"');
        if (stored.contains(event)) {
            return true;
        }
        if (stored.stream().anyMatch(each -> each.at().equals(event.at()))) {
            throw Problem.conflict(
                    "A change of " + event.subject() + " at " + event.at() + " is already stored with other values");
        }
        stored.stream()
                .map(GymEvent.AboutGym::at)
                .max(Instant::compareTo)
                .filter(event.at()::isBefore)
                .ifPresent(last -> {
                    throw Problem.refused(
                            "at",
                            "must not be before " + last + ", the time of the newest stored change of "
                                    + event.subject(),
                            "order");
                });
        return false;
    }
}
