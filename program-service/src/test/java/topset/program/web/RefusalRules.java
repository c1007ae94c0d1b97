package topset.program.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the ids of the rules by which the services refuse requests, in the sources of the services and of the rules. */
public final class RefusalRules {
    private static final Path MODULES = Path.of("..");
    private static final Pattern REFUSING =
            Pattern.compile("\\b(?:[rR]efuse[ds]?|Violation|whole|decimal|rpe|range|reps|text|malformed)\\(");
    private static final Pattern LAST_ARGUMENT = Pattern.compile(",\\s*\"([a-z][a-z-]*)\"\\s*\\)");
    private static final Pattern NAMED_RULE = Pattern.compile("String \\w*RULE\\w* =\\s*\"([a-z][a-z-]*)\"");

    /** The rule of a query parameter with a fixed set of values is the parameter's name. */
    private static final Pattern CHOICE =
            Pattern.compile("@QueryParam\\(\"([a-z]+)\"\\)[^,{]*? (?:ItemLimit|FlagCode|RosterSort) ");

    private RefusalRules() {}

    public static Set<String> ofTheSources() throws IOException {
        var rules = new TreeSet<String>();
        for (var module : Set.of("rules", "program-service", "session-service", "service-edge")) {
            try (var files = Files.walk(MODULES.resolve(module).resolve("src/main/java"))) {
                for (var file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    addRules(Files.readString(file), rules);
                }
            }
        }
        return rules;
    }

    private static void addRules(String code, Set<String> rules) {
        for (var statement : code.split(";", -1)) {
            if (REFUSING.matcher(statement).find()) {
                LAST_ARGUMENT.matcher(statement).results().forEach(rule -> rules.add(rule.group(1)));
            }
        }
        Stream.of(NAMED_RULE, CHOICE)
                .flatMap(pattern -> pattern.matcher(code).results())
                .forEach(rule -> rules.add(rule.group(1)));
    }
}
