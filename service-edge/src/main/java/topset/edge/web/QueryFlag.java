package topset.edge.web;

import org.jspecify.annotations.Nullable;

public final class QueryFlag {
    private QueryFlag() {}

    /**
     * Null if the parameter is absent or empty.
     *
     * @throws Problem 422 if it is neither {@code true} nor {@code false}
     */
    public static @Nullable Boolean of(String parameter, @Nullable String text) {
        return switch (text) {
            case null -> null;
            case "" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.refused(parameter, "must be true or false, not '" + text + "'", parameter);
        };
    }

    /** Throws the same problem as {@link #of}. */
    public static boolean isTrue(String parameter, @Nullable String text) {
        return Boolean.TRUE.equals(of(parameter, text));
    }
}
