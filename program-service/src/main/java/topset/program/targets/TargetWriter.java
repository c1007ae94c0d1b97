package topset.program.targets;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.AthleteFilter;
import topset.edge.transfer.StreamedLines;
import topset.edge.web.ContractJson;
import topset.store.Athlete;

/**
 * Writes targets as JSON lines, page by page. The database connection is returned to the pool before a page is written.
 * So a slow client holds no connection and no snapshot, and only one page is in memory.
 */
@ApplicationScoped
class TargetWriter {
    private final TargetPages pages;
    private final Clock clock;

    TargetWriter(TargetPages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    void gym(AthleteFilter athletes, TargetFilter filter, OutputStream to) throws IOException {
        var deadline = clock.instant().plus(StreamedLines.LONGEST);
        @Nullable String after = "";
        while (after != null) {
            if (clock.instant().isAfter(deadline)) {
                throw new IOException("the list takes longer than " + StreamedLines.LONGEST);
            }
            var page = pages.read(athletes, filter, after);
            write(page.lines(), to);
            after = page.next();
        }
    }

    void athlete(Athlete athlete, TargetFilter filter, OutputStream to) throws IOException {
        write(pages.of(athlete, filter), to);
    }

    private static void write(List<TargetLine> lines, OutputStream to) throws IOException {
        for (var line : lines) {
            to.write(ContractJson.write(line));
            to.write('\n');
        }
    }
}
