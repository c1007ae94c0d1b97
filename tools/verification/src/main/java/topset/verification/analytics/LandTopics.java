package topset.verification.analytics;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Runs {@code ./topset analytics FOLDER [HISTORY]}, which prints the results of the standard queries. */
public final class LandTopics {
    private static final List<String> QUESTIONS = List.of("weekly-tonnage", "weekly-e1rm", "adherence", "next-week");

    /** Some queries return a row for each slot of each athlete. */
    private static final int ROWS = 50;

    private LandTopics() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        var folder = Path.of(arguments[0]);
        try (var lake = Lake.open(folder);
                var subscriber = new Subscriber(arguments[1], lake, arguments.length > 2 ? arguments[2] : null)) {
            System.out.println("Landing the topics of " + arguments[1] + " in " + folder + " …");
            subscriber.catchUp();
            subscriber.snapshot();
            System.out.println(
                    subscriber.landed() + " events landed, " + subscriber.repeats() + " repeats dropped, no gap.");
            for (var question : QUESTIONS) {
                System.out.println();
                System.out.println(question);
                System.out.println(lake.table(question, ROWS));
            }
        } catch (Subscriber.LogGap gap) {
            System.err.println(gap.getMessage());
            System.exit(1);
        }
    }
}
