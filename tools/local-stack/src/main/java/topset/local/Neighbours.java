package topset.local;

import java.util.LinkedHashMap;
import java.util.Map;
import topset.local.issuer.Issuer;
import topset.local.process.AotCaches;
import topset.local.servers.Database;
import topset.local.servers.KafkaServer;
import topset.local.servers.Passwords;
import topset.local.servers.PostgresServer;

record Neighbours(
        PostgresServer postgres,
        KafkaServer kafka,
        Issuer issuer,
        Passwords passwords,
        String programUrl,
        boolean forLoad,
        AotCaches aotCaches) {

    Map<String, String> ownersEnvironment(Database database) {
        return Map.of(
                "TOPSET_DB_OWNER", database.owner(),
                "TOPSET_DB_OWNER_PASSWORD", passwords.of(database.owner()));
    }

    Map<String, String> migrationEnvironment(Database database) {
        Map<String, String> environment = new LinkedHashMap<>(ownersEnvironment(database));
        environment.put("TOPSET_DB_URL", postgres.url(database.database()));
        environment.put("TOPSET_DB_USER", database.user());
        return environment;
    }

    Map<String, String> environment(Database database) {
        return Map.of(
                "TOPSET_DB_URL", postgres.url(database.database()),
                "TOPSET_DB_USER", database.user(),
                "TOPSET_DB_PASSWORD", passwords.of(database.user()),
                "TOPSET_KAFKA", kafka.bootstrapServers(),
                "TOPSET_ISSUER", issuer.url(),
                "TOPSET_PROGRAM_SERVICE_URL", programUrl,
                "TOPSET_PAGE_SECRET", passwords.of(Passwords.PAGE),
                "TOPSET_WEBHOOK_NETWORKS", "127.0.0.0/8,::1/128");
    }
}
