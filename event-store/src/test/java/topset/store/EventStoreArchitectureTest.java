package topset.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import topset.store.outbox.KafkaSender;
import topset.store.outbox.Refusal;

@AnalyzeClasses(packages = "topset.store", importOptions = DoNotIncludeTests.class)
class EventStoreArchitectureTest {

    @ArchTest
    static final ArchRule theEventStoreKnowsNoServiceAndNoFramework = classes()
            .that()
            .resideInAPackage("topset.store..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "topset.store..",
                    "java..",
                    "javax.sql..",
                    "org.apache.kafka..",
                    "org.jboss.logging..",
                    "com.fasterxml.jackson..",
                    "org.postgresql..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule onlyTheRelaysSenderHasAProducer = noClasses()
            .that()
            .doNotBelongToAnyOf(KafkaSender.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.clients..");

    @ArchTest
    static final ArchRule onlyTheSenderAndItsRefusalsKnowKafka = noClasses()
            .that()
            .doNotBelongToAnyOf(KafkaSender.class, Refusal.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");
}
