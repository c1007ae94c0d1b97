package topset.local.origin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import topset.local.process.StackFailure;
import topset.local.servers.Database;

public record ReplicaCounts(int session, int program) {
    public static final ReplicaCounts ONE_EACH = new ReplicaCounts(1, 1);

    private static final Pattern FORM = Pattern.compile("([1-6]),([1-6])");

    public static ReplicaCounts parse(String text) {
        Matcher counts = FORM.matcher(text);
        if (!counts.matches()) {
            throw new StackFailure(
                    "--replicas must be the number of session services and the number of program services,"
                            + " each from 1 to 6, as in 2,3; not '" + text + "'.");
        }
        return new ReplicaCounts(Integer.parseInt(counts.group(1)), Integer.parseInt(counts.group(2)));
    }

    public int of(Database database) {
        return switch (database) {
            case SESSION -> session;
            case PROGRAM -> program;
        };
    }
}
