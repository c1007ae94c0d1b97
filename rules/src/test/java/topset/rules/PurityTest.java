package topset.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PurityTest {

    private final JavaClasses rules = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("topset.rules");

    @Test
    void the_rules_know_java_and_the_contract_only() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "topset.contract", "topset.rules..", "org.jspecify..")
                .check(rules);
    }

    @Test
    void the_rules_have_no_clock_chance_thread_database_or_floating_point() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("double|float|java.lang.(Double|Float|Thread|Math\\$.*)")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.util.concurrent..", "java.io..", "java.net..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(rules);
    }

    @Test
    void the_packages_have_no_cycle() {
        slices().matching("topset.rules.(**)").should().beFreeOfCycles().check(rules);
    }
}
