package topset.edge.notes;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import topset.edge.transfer.ImportReport;
import topset.edge.transfer.LineImporter.NumberedLine;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.store.Athlete;

/**
 * Imports notes with their authors and times. Each service imports the notes that it stores, and skips the others. The
 * notes of one athlete in one chunk of lines are imported in one transaction.
 */
public final class NoteImporter {
    private final Notes notes;
    private final StrictJson json;
    private final boolean ofSets;
    private final Subjects subjects;
    private final Clock clock = Clock.systemUTC();

    public interface Subjects {
        /**
         * Runs before the athlete is locked.
         *
         * @throws Problem 404 if the subject does not exist
         */
        default void require(NoteSubject subject) {}

        /** Runs while the athlete is locked. */
        Notes.SubjectCheck exists(NoteSubject subject);
    }

    /** @param ofSets whether the service stores the notes about sets, and not those about athletes */
    public NoteImporter(Notes notes, StrictJson json, boolean ofSets, Subjects subjects) {
        this.notes = notes;
        this.json = json;
        this.ofSets = ofSets;
        this.subjects = subjects;
    }

    /** Counts each line once in the report. */
    public void carryOut(String gym, List<NumberedLine<?>> lines, ImportReport report) {
        var athletes = new LinkedHashMap<Athlete, List<NumberedLine<NoteLine>>>();
        report.read(lines, NoteLine.class, each -> {
            var line = json.require(each.line(), (value, found) -> value.check(OffsetDateTime.now(clock), found));
            if (line.isOfSet() == ofSets) {
                var subject = line.subject(gym);
                subjects.require(subject);
                athletes.computeIfAbsent(subject.athlete(), none -> new ArrayList<>())
                        .add(each);
            } else {
                report.passedOver();
            }
        });
        athletes.forEach((athlete, ofAthlete) -> {
            var notesOfAthlete = ofAthlete.stream().map(NumberedLine::line).toList();
            report.results(ofAthlete, notes.restore(athlete, notesOfAthlete, subjects::exists));
        });
    }
}
