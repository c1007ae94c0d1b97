package topset.program;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import topset.program.programs.ProgramEvent;
import topset.program.publishing.ProgramPublication;
import topset.program.replanning.Replan;
import topset.program.replanning.Replan.PlanChange;
import topset.store.Actor;
import topset.store.RecordedEvent;

/** Checks the dependencies that architecture.md forbids in this service. */
@AnalyzeClasses(packages = "topset", importOptions = ImportOption.DoNotIncludeTests.class)
class ProgramArchitectureTest {

    @ArchTest
    static final ArchRule state_commands_events_and_deciders_are_pure = classes()
            .that(resideInAPackage("topset.program.programs..")
                    .and(simpleName("Program")
                            .or(simpleName("CoachAdjustments"))
                            .or(simpleName("PlanState"))
                            .or(simpleNameStartingWith("ProgramState"))
                            .or(simpleNameStartingWith("ProgramDecision"))
                            .or(simpleNameStartingWith("ProgramEvent")
                                    .and(not(simpleNameStartingWith("ProgramEventCodec"))))
                            .or(simpleNameStartingWith("ProgramDecider"))
                            .or(simpleName("Profile")))
                    .or(resideInAPackage("topset.program.publishing..")
                            .and(simpleName("ProgramFeed").or(simpleName("ProgramResults"))))
                    .or(belongToAnyOf(Replan.class, PlanChange.class)))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java.lang..",
                            "java.util..",
                            "java.time..",
                            "java.math..",
                            "topset.rules..",
                            "topset.program.programs..",
                            "topset.program.publishing..",
                            "topset.contract..",
                            "org.jspecify..")
                    .or(simpleName("Athlete"))
                    .or(belongToAnyOf(Replan.class, PlanChange.class)));

    @ArchTest
    static final ArchRule the_services_do_not_know_each_other =
            noClasses().should().dependOnClassesThat().resideInAPackage("topset.session..");

    @ArchTest
    static final ArchRule only_the_relay_sends_to_kafka = noClasses()
            .that()
            .resideInAPackage("topset.program..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.clients.producer..");

    @ArchTest
    static final ArchRule resources_do_not_reach_for_the_store_or_the_database = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat(simpleName("EventStore").or(resideInAnyPackage("javax.sql..", "java.sql..")));

    @ArchTest
    static final ArchRule a_read_model_does_not_decide = noClasses()
            .that()
            .resideInAPackage("topset.program.plans..")
            .should()
            .dependOnClassesThat(simpleNameStartingWith("ProgramDecider"));

    /** An event that was just written is returned as it was decided, without a read of the store (ADR 0043). */
    @ArchTest
    static final ArchRule what_is_appended_is_parsed_by_nobody = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.(Planner|ProgramStream|Commands|AthleteDecisions|ErasedPlans|RosterRefresh|SlotTargetMessages|Roster.*|Intake.*)")
            .should()
            .callMethodWhere(describe(
                    "an event is parsed",
                    call -> call.getTargetOwner().getSimpleName().equals("ProgramEventCodec")
                            && call.getTarget().getName().equals("read")));

    @ArchTest
    static final ArchRule messages_are_made_of_rows_by_the_feed_alone = noClasses()
            .that()
            .resideInAnyPackage(
                    "topset.program.coaching..",
                    "topset.program.erasure..",
                    "topset.program.profiles..",
                    "topset.program.programs..",
                    "topset.program.publishing..",
                    "topset.program.rebuild..",
                    "topset.program.replanning..")
            .should()
            .callMethod(ProgramPublication.class, "messages", RecordedEvent.class);

    @ArchTest
    static final ArchRule a_mechanism_acts_in_named_packages_alone = noClasses()
            .that()
            .resideOutsideOfPackages("topset.store..", "topset.program.intake..", "topset.program.rebuild..")
            .and(not(simpleName("TimeSweep").or(simpleName("EquipmentChanges"))))
            .should()
            .callMethod(Actor.class, "system", String.class);

    /** The connection that {@code Tx} gives would let its caller end the transaction. */
    @ArchTest
    static final ArchRule transactions_are_ended_where_they_begin = noClasses()
            .that()
            .resideInAnyPackage("topset.store..", "topset.edge..", "topset.program..")
            .and(not(simpleName("Query").or(simpleName("OutboxConnection"))))
            .should()
            .callMethodWhere(describe(
                    "a transaction is ended",
                    call -> call.getTargetOwner().isEquivalentTo(Connection.class)
                            && call.getTarget().getName().matches("commit|rollback|setAutoCommit|setSavepoint")));

    @ArchTest
    static final ArchRule features_form_no_cycle =
            slices().matching("topset.program.(*)..").should().beFreeOfCycles();

    /** Results are stored as they are published. */
    @ArchTest
    static final ArchRule a_decision_is_not_stored_as_it_is_published = noClasses()
            .that()
            .implement(ProgramEvent.OfCoach.class)
            .or(simpleName("ProfileChanged").and(resideInAPackage("topset.program.programs..")))
            .should()
            .dependOnClassesThat()
            .implement(topset.contract.ProgramFact.class);
}
