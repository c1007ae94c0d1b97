package topset.verification.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.testsupport.Json;

/**
 * Tests that alerts, dashboards, docs/operations.md and docs/runbook.md name the same things. {@code deploy/check-rules}
 * runs the rules themselves.
 */
class WatchingTest {
    private static final String RULES = "deploy/monitoring/rules";
    private static final Pattern METRIC = Pattern.compile("\\b(?:topset|kafka|http|jvm|process|agroal)_[a-z0-9_]+\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|(.*)\\|$");
    private static final Pattern SECTION = Pattern.compile("(?m)^## (Topset\\w+)$");

    /** Metrics of the framework, which docs/operations.md does not list. */
    private static final Set<String> OF_THE_FRAMEWORK = Set.of(
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "jvm_memory_used_bytes",
            "jvm_threads_live_threads",
            "process_cpu_usage");

    private static final Set<String> OF_AN_ALERT = Set.of("alert", "expr", "for", "labels", "annotations");
    private static final Set<String> OF_A_RECORD = Set.of("record", "expr");

    @Test
    void each_metric_of_a_rule_or_a_dashboard_is_in_the_document() {
        var documented = rows().map(row -> row.group(1)).collect(Collectors.toSet());
        assertThat(documented).hasSizeGreaterThan(12);
        assertThat(Stream.concat(rules().map(rule -> rule.path("expr").asText()), queries())
                        .flatMap(WatchingTest::metrics)
                        .filter(metric -> !OF_THE_FRAMEWORK.contains(metric))
                        .map(WatchingTest::withoutSuffix))
                .isNotEmpty()
                .isSubsetOf(documented);
    }

    @Test
    void each_row_that_says_when_to_alert_has_an_alert() {
        var alerted = rules().map(rule -> rule.path("expr").asText())
                .flatMap(WatchingTest::metrics)
                .map(WatchingTest::withoutSuffix)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows().filter(row -> !lastCell(row).isBlank()).map(row -> row.group(1)))
                .hasSizeGreaterThan(10)
                .isSubsetOf(alerted);
    }

    @Test
    void each_alert_has_a_page_of_the_runbook_and_each_page_an_alert() {
        var pages = SECTION.matcher(DeploymentFiles.text("docs/runbook.md"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(alerts().map(alert -> alert.path("alert").asText()).toList())
                .doesNotHaveDuplicates()
                .hasSameElementsAs(pages);
        assertThat(alerts())
                .allSatisfy(alert -> assertThat(
                                alert.at("/annotations/runbook_url").asText())
                        .endsWith("/runbook.md#" + alert.path("alert").asText().toLowerCase(Locale.ROOT)));
    }

    @Test
    void each_alert_is_tried_by_the_tests_of_the_rules() {
        var tried = DeploymentFiles.yaml(DeploymentFiles.text(RULES + "/topset.test.yml"))
                .findValuesAsText("alertname");
        assertThat(alerts().map(alert -> alert.path("alert").asText())).isSubsetOf(tried);
    }

    @Test
    void rules_have_only_fields_that_prometheus_knows() {
        assertThat(rules()).hasSizeGreaterThan(30).allSatisfy(rule -> {
            assertThat(rule.fieldNames()).toIterable().hasSameElementsAs(rule.has("alert") ? OF_AN_ALERT : OF_A_RECORD);
            if (rule.has("alert")) {
                assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket");
                assertThat(rule.path("for").asText()).matches("\\d+[mh]");
                assertThat(rule.at("/annotations/summary").asText()).endsWith(".");
            }
        });
    }

    @Test
    void recorded_series_that_are_used_are_recorded() {
        var recorded = rules().map(rule -> rule.path("record").asText()).collect(Collectors.toSet());
        assertThat(Stream.concat(rules().map(rule -> rule.path("expr").asText()), queries())
                        .flatMap(query -> Pattern.compile("\\b(?:job|topset):[a-z0-9_:]+")
                                .matcher(query)
                                .results())
                        .map(MatchResult::group))
                .isNotEmpty()
                .isSubsetOf(recorded);
    }

    private static Stream<JsonNode> rules() {
        return DeploymentFiles.under(RULES, ".rules.yml").stream()
                .map(file -> DeploymentFiles.yaml(DeploymentFiles.text(RULES + "/" + file.getFileName())))
                .flatMap(file -> file.path("groups").valueStream())
                .flatMap(group -> group.path("rules").valueStream());
    }

    private static Stream<JsonNode> alerts() {
        return rules().filter(rule -> rule.has("alert"));
    }

    private static Stream<String> queries() {
        var folder = "deploy/monitoring/grafana/dashboards";
        return DeploymentFiles.under(folder, ".json").stream()
                .map(file -> Json.read(DeploymentFiles.text(folder + "/" + file.getFileName())))
                .flatMap(dashboard -> dashboard.findValuesAsText("expr").stream());
    }

    private static Stream<String> metrics(String query) {
        // The names of recorded series contain those of metrics, behind a colon.
        return METRIC.matcher(query.replaceAll("\\w+:[\\w:]+", "")).results().map(MatchResult::group);
    }

    private static String withoutSuffix(String metric) {
        return metric.replaceFirst("_(bucket|count|sum)$", "");
    }

    private static Stream<MatchResult> rows() {
        var document = DeploymentFiles.text("docs/operations.md");
        var section = document.substring(document.indexOf("## What to watch"), document.indexOf("## Start and stop"));
        return ROW.matcher(section).results();
    }

    private static String lastCell(MatchResult row) {
        return List.of(row.group(2).split("\\|", -1)).getLast();
    }
}
