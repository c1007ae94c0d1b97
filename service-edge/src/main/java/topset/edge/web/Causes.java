package topset.edge.web;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The failure itself and its causes, from the outermost to the innermost. */
public final class Causes {
    private Causes() {}

    /** Only those of one type. */
    public static <T> Stream<T> of(@Nullable Throwable failure, Class<T> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
