package topset.session.imports;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.web.JsonColumn;
import topset.session.creation.CreatedExercises;
import topset.session.logs.ImportLimits;
import topset.session.logs.ImportSettings;
import topset.session.logs.LogColumns.App;
import topset.session.logs.LogImportReport;
import topset.store.Actor;
import topset.store.Athlete;

/**
 * An import of a training log, or its undo. The API answers with it as it is stored. An entity for the table {@code
 * athlete_import}, which keeps the log until the import has ended.
 */
@Entity
@IdClass(AthleteImport.Key.class)
@Schema(name = "LogImport")
public class AthleteImport extends PanacheEntityBase {
    private static final String IS_ACTIVE = "state in (WAITING, RUNNING, UNDOING)";

    record Key(String gym, UUID importId) {}

    @Schema(name = "LogImportState")
    public enum State {
        WAITING,
        RUNNING,
        DONE,

        /** The sets that the import has added before the error are stored, and the import can be undone. */
        FAILED,
        UNDOING,
        UNDONE
    }

    /**
     * What is not shown in answers.
     *
     * @param created the exercises that were created for the import: the events that define them may arrive later
     */
    record Request(Actor actor, ImportSettings settings, List<Exercise> created) {}

    @Id
    @Schema(hidden = true)
    String gym;

    @Id
    public UUID importId;

    public String athleteId;

    @Schema(examples = "strong")
    public String format;

    @Enumerated(EnumType.STRING)
    public State state;

    public int lines;

    public int linesDone;

    public @Nullable Integer keptSets;

    public @Nullable Long sequence;

    public OffsetDateTime startedAt;

    public @Nullable OffsetDateTime endedAt;

    /** Counts nothing until the import has ended. */
    @JsonUnwrapped
    @Convert(converter = ReportJson.class)
    public LogImportReport report;

    @JsonUnwrapped
    @Column(name = "created")
    @Convert(converter = CreatedJson.class)
    public CreatedExercises createdExercises;

    @Convert(converter = RequestJson.class)
    @Schema(hidden = true)
    Request request;

    /** The log, compressed; null once the import has ended. */
    @Basic(fetch = FetchType.LAZY)
    @Schema(hidden = true)
    byte @Nullable [] body;

    /** How often a job has begun it. */
    @Schema(hidden = true)
    int attempts;

    /** When it was begun last; null if it waits for its first attempt. */
    @Schema(hidden = true)
    @Nullable
    OffsetDateTime triedAt;

    static AthleteImport of(
            Athlete athlete, App app, int lines, Request request, CreatedExercises created, byte[] body) {
        var begun = new AthleteImport();
        begun.gym = athlete.gym();
        begun.athleteId = athlete.id();
        begun.importId = UUID.randomUUID();
        begun.format = app.name().toLowerCase(Locale.ROOT);
        begun.lines = lines;
        begun.report = LogImportReport.EMPTY;
        begun.createdExercises = created;
        begun.request = request;
        begun.body = body;
        return begun;
    }

    static @Nullable AthleteImport find(Athlete athlete, UUID importId) {
        return AthleteImport.<AthleteImport>find(
                        "gym = ?1 and importId = ?2 and athleteId = ?3", athlete.gym(), importId, athlete.id())
                .firstResult();
    }

    static boolean isActive(Athlete athlete) {
        return count("gym = ?1 and athleteId = ?2 and " + IS_ACTIVE, athlete.gym(), athlete.id()) > 0;
    }

    static long activeOf(String gym) {
        return count("gym = ?1 and " + IS_ACTIVE, gym);
    }

    /** Imports and undos that no job has begun lately, the oldest first. Another replica may run one of them. */
    static List<AthleteImport> due(OffsetDateTime triedBefore) {
        return list(IS_ACTIVE + " and (triedAt is null or triedAt < ?1) order by startedAt", triedBefore);
    }

    static void progress(AthleteImport running, int linesDone) {
        update(
                "linesDone = ?1 where gym = ?2 and importId = ?3 and " + IS_ACTIVE,
                linesDone,
                running.gym,
                running.importId);
    }

    static void forgetOld(Athlete athlete) {
        AthleteImport.<AthleteImport>find(
                        "gym = ?1 and athleteId = ?2 order by startedAt desc", athlete.gym(), athlete.id())
                .page(1, ImportLimits.KEPT_OF_ATHLETE)
                .list()
                .forEach(old -> old.delete());
    }

    /** Also deletes the logs. A running import stops before it stores the next session. */
    public static void forget(Athlete athlete) {
        delete("gym = ?1 and athleteId = ?2", athlete.gym(), athlete.id());
    }

    Athlete athlete() {
        return new Athlete(gym, athleteId);
    }

    Actor actor() {
        return request.actor().causedBy("import/" + importId);
    }

    boolean hasNotEnded() {
        return state == State.WAITING || state == State.RUNNING || state == State.UNDOING;
    }

    /** @param now null if a job begins the work */
    void begin(State to, @Nullable OffsetDateTime now) {
        state = to;
        attempts = 0;
        triedAt = now;
        endedAt = null;
    }

    boolean isDue(OffsetDateTime triedBefore) {
        return hasNotEnded() && (triedAt == null || triedAt.isBefore(triedBefore));
    }

    AthleteImport attempt(OffsetDateTime now) {
        state = state == State.WAITING ? State.RUNNING : state;
        attempts++;
        triedAt = now;
        if (state != State.UNDOING) {
            body();
        }
        return this;
    }

    /** Loads the log, if the transaction has not ended. */
    byte[] body() {
        return requireNonNull(body);
    }

    void end(State to, int done, long newest, OffsetDateTime now) {
        state = to;
        linesDone = done;
        sequence = newest == 0 ? null : newest;
        endedAt = now;
        body = null;
    }

    static class RequestJson extends JsonColumn<Request> {}

    static class ReportJson extends JsonColumn<LogImportReport> {}

    static class CreatedJson extends JsonColumn<CreatedExercises> {}
}
