package topset.store;

import java.util.Collection;
import java.util.stream.Collectors;

public final class SqlArrays {

    private SqlArrays() {}

    /** An element of an array parameter cannot be an array itself, but this text form of an array. */
    public static String literal(Collection<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
