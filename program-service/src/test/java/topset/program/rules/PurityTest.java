package topset.program.rules;

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
            .importPackages("topset.program.rules");

    @Test
    void the_rules_know_java_and_the_contract_only() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "topset.contract", "topset.program.rules..", "org.jspecify..")
                .check(rules);
    }

    @Test
    void the_rules_have_no_clock_no_chance_and_no_floating_point() {
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
                .callMethod(java.time.Instant.class, "now")
                .check(rules);
    }

    @Test
    void the_packages_have_no_cycle() {
        slices().matching("topset.program.rules.(**)").should().beFreeOfCycles().check(rules);
    }
}
