package topset.edge.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Outage;

/** Imports several parts of a file in one transaction, and each part alone if that transaction fails. */
public final class SplitOnFailure {
    private static final Logger LOG = Logger.getLogger(SplitOnFailure.class);

    private SplitOnFailure() {}

    /**
     * If the transaction fails because of its data or its locks, runs a transaction for each part alone, so that a
     * faulty part does not keep the others from being imported. If the database as a whole fails, the import ends at
     * once, because each further transaction would wait for a time-out too. If the database has not answered, the
     * transaction may have waited for the locks of several parts, so the parts are tried alone until the database does
     * not answer one of them either.
     *
     * @param transaction stores the given parts or nothing, and returns the results of the parts in their order
     * @return the results of all parts, in their order
     * @throws RuntimeException the first failure of a part, with the other failures as suppressed exceptions; or the
     * failure of the database. The other parts may be stored
     */
    public static <T, R> List<R> run(List<T> parts, Function<List<T>, List<R>> transaction) {
        try {
            return transaction.apply(parts);
        } catch (RuntimeException failure) {
            boolean ofDatabase = Outage.concernsEveryTransaction(failure) && !Outage.isWithoutAnswer(failure);
            if (parts.size() == 1 || ofDatabase) {
                throw failure;
            }
            LOG.infof("Importing %d parts one by one: %s", parts.size(), failure);
            return oneByOne(parts, transaction);
        }
    }

    private static <T, R> List<R> oneByOne(List<T> parts, Function<List<T>, List<R>> transaction) {
        var results = new ArrayList<R>();
        RuntimeException first = null;
        for (var part : parts) {
            try {
                results.addAll(transaction.apply(List.of(part)));
            } catch (RuntimeException failure) {
                if (Outage.concernsEveryTransaction(failure)) {
                    throw suppressing(failure, first);
                }
                first = first == null ? failure : suppressing(first, failure);
            }
        }
        if (first != null) {
            throw first;
        }
        return results;
    }

    private static RuntimeException suppressing(RuntimeException failure, @Nullable RuntimeException other) {
        if (other != null) {
            failure.addSuppressed(other);
        }
        return failure;
    }
}
