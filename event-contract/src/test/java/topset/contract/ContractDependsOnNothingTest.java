package topset.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "topset.contract", importOptions = ImportOption.DoNotIncludeTests.class)
class ContractDependsOnNothingTest {

    @ArchTest
    static final ArchRule the_contract_needs_the_jdk_and_annotations_only = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "topset.contract",
                    "org.jspecify.annotations",
                    "com.fasterxml.jackson.annotation",
                    "jakarta.validation",
                    "jakarta.validation.constraints",
                    "org.eclipse.microprofile.openapi.annotations..")
            .because("subscribers of any technology depend on this module");
}
