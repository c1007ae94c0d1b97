package topset.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "topset.contract", importOptions = ImportOption.DoNotIncludeTests.class)
class ContractDependsOnNothingTest {

    @ArchTest
    static final ArchRule the_contract_needs_the_jdk_only = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations", "topset.contract")
            .because("subscribers of any technology depend on this module");
}
