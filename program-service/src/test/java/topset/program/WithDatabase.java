package topset.program;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Marks tests of the service's parts on the database of {@link OnPostgres}. They run beside the tests of the running
 * service, which have a database of their own. These classes run one at a time: they share the server, on which some of
 * them sweep the weeks of all gyms or read up to the oldest transaction, and a Kafka topic.
 */
@Tag("integration")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(WithDatabase.LOCK)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WithDatabase {
    /** The name of the lock that such a class holds. */
    String LOCK = "database of the parts";
}
