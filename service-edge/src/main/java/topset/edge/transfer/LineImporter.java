package topset.edge.transfer;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import topset.edge.web.Violations;
import topset.store.Actor;
import topset.store.Athlete;

/** Each line has the effect of the corresponding API call. */
public interface LineImporter {

    /** A checked line that this service imports. The first line of the file is 1. */
    record NumberedLine<L extends Line>(long number, L line) {

        public static <L extends Line> List<NumberedLine<L>> ofType(Class<L> type, List<NumberedLine<?>> lines) {
            return lines.stream()
                    .filter(each -> type.isInstance(each.line))
                    .map(each -> new NumberedLine<>(each.number, type.cast(each.line)))
                    .toList();
        }
    }

    /** One import. The gym is the one of the caller; lines do not name a gym. */
    record GymImport(Actor actor, String gym, ImportReport report) {

        /** The lines of each athlete in their order. */
        public <L extends Line> Map<Athlete, List<NumberedLine<L>>> byAthlete(List<NumberedLine<L>> lines) {
            return lines.stream()
                    .collect(Collectors.groupingBy(
                            each -> new Athlete(gym, requireNonNull(each.line().athleteId())),
                            LinkedHashMap::new,
                            Collectors.toList()));
        }
    }

    /** The records of the lines that this service imports, or sealed interfaces of them. */
    List<Class<? extends Line>> lines();

    /** The largest number of lines in one chunk, which is imported together. */
    int linesAtOnce();

    /** Checks what {@link Line#check} cannot, because it needs data of the gym. Called once for an import. */
    default BiConsumer<Line, Violations> checks(String gym) {
        return (line, found) -> {};
    }

    /**
     * Imports those lines of one chunk that are of its types: those of one athlete in their order, and those about the
     * gym itself in theirs. Each line is counted once in the report.
     *
     * @throws topset.store.StoreFailedException if the database fails. Some lines may be stored already; they count as
     * repeated when the client posts the file again
     */
    void carryOut(GymImport into, List<NumberedLine<?>> lines);

    /** Called when all lines are stored, and only if the whole body was read; {@code types} are those of the lines. */
    default void end(String gym, Set<Class<?>> types) {}
}
