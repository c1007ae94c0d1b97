package topset.program.coaching;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import topset.edge.exercises.GymCatalogue;
import topset.program.catalogue.GymCatalogues;
import topset.program.settings.GymTable;
import topset.rules.week.GymSettings;

/**
 * The exercises and the settings of a gym, for the commands of one transaction that holds an athlete's lock. They are
 * read when the first command needs them.
 */
final class GymRules {
    private final Connection connection;
    private final GymCatalogues catalogues;
    private final String gym;
    private final Terms terms;
    private @Nullable GymCatalogue catalogue;
    private @Nullable GymSettings settings;

    GymRules(Connection connection, GymCatalogues catalogues, String gym, Terms terms) {
        this.connection = connection;
        this.catalogues = catalogues;
        this.gym = gym;
        this.terms = terms;
    }

    GymCatalogue catalogue() throws SQLException {
        if (catalogue == null) {
            var inUse = catalogues.load(connection, gym);
            catalogue = terms == Terms.PAST ? inUse.withRetiredInUse() : inUse;
        }
        return catalogue;
    }

    GymSettings settings() throws SQLException {
        if (settings == null) {
            settings = GymTable.find(connection, gym).settings();
        }
        return settings;
    }

    Connection connection() {
        return connection;
    }
}
