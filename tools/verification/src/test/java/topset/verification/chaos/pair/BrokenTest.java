package topset.verification.chaos.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.jboss.byteman.check.RuleCheck;
import org.jboss.byteman.check.RuleCheckResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that Byteman's rules name classes, methods and fields that exist in the services. Only {@code ./topset chaos
 * --short} shows whether a run without a protection fails.
 */
class BrokenTest {

    @ParameterizedTest
    @EnumSource(Broken.class)
    void the_rules_fit_the_classes_of_the_services(Broken broken) throws Exception {
        var result = checked(Files.readString(broken.rules()));

        assertThat(result.hasError() || result.hasWarning()).as(said(result)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Broken.class)
    void a_method_that_is_gone_is_noticed(Broken broken) throws Exception {
        var result = checked(Files.readString(broken.rules()).replaceFirst("METHOD \\w+", "METHOD renamed"));

        assertThat(result.hasError() || result.hasWarning()).as(said(result)).isTrue();
    }

    private static RuleCheckResult checked(String rules) {
        var check = new RuleCheck();
        check.addRule("rules", rules);
        check.checkRules();
        return check.getResult();
    }

    private static String said(RuleCheckResult result) {
        return result.getErrorMessages() + " " + result.getWarningMessages();
    }
}
