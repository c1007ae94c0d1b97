package topset.session;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import topset.contract.SessionFact;
import topset.contract.SetDetails;
import topset.session.events.SessionEvent;
import topset.session.events.SessionEvents;
import topset.session.events.SessionFeed;
import topset.session.sessions.Decision;
import topset.session.sessions.Session;
import topset.session.sessions.SessionCommand;
import topset.session.sessions.SessionDecider;
import topset.session.sessions.SetLimits;
import topset.session.sessions.TrainingLimits;
import topset.store.Actor;

/** The prohibitions of architecture.md that concern this service. */
@AnalyzeClasses(packages = "topset", importOptions = ImportOption.DoNotIncludeTests.class)
class SessionArchitectureTest {
    private static final DescribedPredicate<JavaClass> PURE = DescribedPredicate.describe(
            "pure code of sessions, sets and events",
            type -> java.util.stream.Stream.of(
                            Session.class,
                            SessionCommand.class,
                            SessionEvent.class,
                            SessionDecider.class,
                            SessionFeed.class,
                            Decision.class,
                            SetDetails.class,
                            SetLimits.class,
                            TrainingLimits.class)
                    .anyMatch(pure -> type.getName().equals(pure.getName())
                            || type.getName().startsWith(pure.getName() + "$")));

    @ArchTest
    static final ArchRule PURE_CODE_KNOWS_ONLY_JAVA_PERSISTENT_COLLECTIONS_AND_THE_CONTRACT = classes()
            .that(PURE)
            .should()
            .onlyDependOnClassesThat(PURE.or(resideInAnyPackage(
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util",
                    "java.util.function",
                    "java.util.stream",
                    "topset.contract..",
                    "org.jspecify.annotations..",
                    "org.pcollections..")));

    @ArchTest
    static final ArchRule PURE_CODE_HAS_NO_CLOCK = noClasses()
            .that(PURE)
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "clocks, threads and chance",
                    type -> type.isEquivalentTo(java.time.Clock.class)
                            || type.isEquivalentTo(Thread.class)
                            || type.isEquivalentTo(java.util.Random.class)));

    @ArchTest
    static final ArchRule PURE_CODE_ASKS_NO_TIME_AND_MAKES_NO_IDS = noClasses()
            .that(PURE)
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "now() or randomUUID()",
                    call -> (call.getTarget().getName().equals("now")
                                    && call.getTargetOwner().getPackageName().equals("java.time"))
                            || call.getTarget().getName().equals("randomUUID")
                            || call.getTarget().getName().equals("currentTimeMillis")
                            || call.getTarget().getName().equals("nanoTime")));

    @ArchTest
    static final ArchRule THE_TWO_SERVICES_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("topset.session..")
            .should()
            .dependOnClassesThat(resideInAPackage("topset.program.."));

    @ArchTest
    static final ArchRule A_STORED_EVENT_IS_NO_PUBLIC_RECORD = noClasses()
            .that()
            .haveNameMatching(".*SessionEvent(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SessionFact.class);

    @ArchTest
    static final ArchRule A_RESOURCE_DOES_NOT_REACH_FOR_THE_STORE = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "event store or data source",
                    type -> type.getName().equals("topset.store.EventStore")
                            || type.getName().equals("topset.store.append.Committer")
                            || type.getPackageName().startsWith("javax.sql")
                            || type.getPackageName().startsWith("java.sql")));

    @ArchTest
    static final ArchRule A_READ_MODEL_DOES_NOT_DECIDE = noClasses()
            .that()
            .resideInAPackage("topset.session.history..")
            .should()
            .dependOnClassesThat(simpleNameStartingWith("SessionDecider")
                    .or(simpleNameStartingWith("Decision"))
                    .or(simpleNameStartingWith("SessionCommand")));

    /** An event that was just written is returned as it was decided, without a read of the store (ADR 0043). */
    @ArchTest
    static final ArchRule NOBODY_PARSES_AN_EVENT_BUT_FOR_A_STORED_ROW = noClasses()
            .that()
            .doNotHaveSimpleName("SessionEvents")
            .should()
            .callMethod(SessionEvents.class, "read", String.class, String.class);

    @ArchTest
    static final ArchRule ROWS_ARE_PARSED_WHERE_A_STREAM_IS_LOADED_BY_THE_FEED_AND_BY_AN_EXPORT_ALONE = noClasses()
            .that(
                    not(
                            nameMatching(
                                    ".*\\.(SessionEvents|SessionWork\\$OneSession|SessionService|SessionPublication|AthleteEraser|SessionLines)")))
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "SessionEvents.decided, read or typed",
                    call -> call.getTargetOwner().isEquivalentTo(SessionEvents.class)
                            && call.getTarget().getName().matches("decided|read|typed")));

    @ArchTest
    static final ArchRule MESSAGES_ARE_MADE_OF_ROWS_BY_THE_FEED_ALONE = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "SessionPublication.messages(RecordedEvent)",
                    call -> call.getTargetOwner().getSimpleName().equals("SessionPublication")
                            && call.getTarget().getName().equals("messages")
                            && call.getTarget().getRawParameterTypes().size() == 1));

    @ArchTest
    static final ArchRule NO_MECHANISM_ACTS_HERE = noClasses()
            .that()
            .resideInAPackage("topset.session..")
            .should()
            .callMethod(Actor.class, "system", String.class);

    @ArchTest
    static final ArchRule NOBODY_HERE_SENDS_TO_KAFKA = noClasses()
            .that()
            .resideInAPackage("topset.session..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.kafka.clients.producer.."));

    /** The connection that {@code Tx} gives would let its caller end the transaction. */
    @ArchTest
    static final ArchRule NO_TRANSACTION_IS_ENDED_HERE = noClasses()
            .that()
            .resideInAPackage("topset.session..")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "a transaction is ended",
                    call -> call.getTargetOwner().isEquivalentTo(Connection.class)
                            && call.getTarget().getName().matches("commit|rollback|setAutoCommit|setSavepoint")));

    @ArchTest
    static final ArchRule FEATURES_MAKE_NO_CYCLES =
            slices().matching("topset.session.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_OF_THE_EDGE_MAKE_NO_CYCLES =
            slices().matching("topset.edge.(*)..").should().beFreeOfCycles();
}
