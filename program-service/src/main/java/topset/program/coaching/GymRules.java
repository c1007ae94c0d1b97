package topset.program.coaching;

import java.sql.Connection;
import java.sql.SQLException;
import topset.edge.exercises.GymCatalogue;
import topset.program.catalogue.GymCatalogues;
import topset.program.settings.GymTable;
import topset.rules.week.GymSettings;

/** The exercises and the settings of a gym, for the commands of one transaction that holds an athlete's lock. */
record GymRules(Connection connection, GymCatalogue catalogue, GymSettings settings) {

    static GymRules read(Connection connection, GymCatalogues catalogues, String gym, Terms terms) throws SQLException {
        var inUse = catalogues.load(connection, gym);
        return new GymRules(
                connection,
                terms == Terms.PAST ? inUse.withRetiredInUse() : inUse,
                GymTable.find(connection, gym).settings());
    }
}
