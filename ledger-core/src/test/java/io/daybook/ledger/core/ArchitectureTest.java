package io.daybook.ledger.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import java.util.WeakHashMap;

/** The boundaries of the engine: who may know the Disruptor, and what a deterministic state machine may not see. */
@AnalyzeClasses(packages = "io.daybook.ledger.core", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
    private static final String STATE_MACHINE = "io.daybook.ledger.core.statemachine..";
    private static final Set<String> HOST_METHODS = Set.of("nanoTime", "currentTimeMillis", "identityHashCode");

    @ArchTest
    static final ArchRule only_the_pipeline_knows_the_disruptor = noClasses()
            .that()
            .resideOutsideOfPackage("io.daybook.ledger.core.pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.lmax..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_engine_does_not_know_chronicle = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.openhft..", "io.daybook.ledger.persistence..", "io.daybook.ledger.cli..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_state_machine_has_no_input_output_logger_or_thread = noClasses()
            .that()
            .resideInAPackage(STATE_MACHINE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.io..",
                            "java.nio.file..",
                            "java.nio.channels..",
                            "java.net..",
                            "java.util.concurrent..",
                            "java.util.logging..",
                            "org.slf4j..")
                    .or(belongToAnyOf(ThreadLocal.class)))
            .orShould()
            .accessTargetWhere(aThreadBesidesItsSpinHint())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_state_machine_has_no_clock_and_no_chance = noClasses()
            .that()
            .resideInAPackage(STATE_MACHINE)
            .should()
            .dependOnClassesThat(assignableTo(Clock.class).or(assignableTo(Random.class)))
            .orShould()
            .accessTargetWhere(theHostsClockOrChance())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_state_machine_iterates_in_a_defined_order = noClasses()
            .that()
            .resideInAPackage(STATE_MACHINE)
            .should()
            .dependOnClassesThat(belongToAnyOf(HashMap.class, HashSet.class, IdentityHashMap.class, WeakHashMap.class))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_state_machine_does_not_know_what_surrounds_it = noClasses()
            .that()
            .resideInAPackage(STATE_MACHINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.daybook.ledger.core",
                    "io.daybook.ledger.core.ingress..",
                    "io.daybook.ledger.core.pipeline..",
                    "io.daybook.ledger.core.journal..",
                    "io.daybook.ledger.core.recovery..",
                    "io.daybook.ledger.core.read..",
                    "io.daybook.ledger.core.projection..")
            .allowEmptyShould(true);

    /** A reader that meets a row being written may tell the processor that it spins: that is no thread's doing. */
    private static DescribedPredicate<JavaAccess<?>> aThreadBesidesItsSpinHint() {
        return DescribedPredicate.describe(
                "target is a thread",
                access -> access.getTargetOwner().isAssignableTo(Thread.class)
                        && !access.getName().equals("onSpinWait"));
    }

    private static DescribedPredicate<JavaAccess<?>> theHostsClockOrChance() {
        return DescribedPredicate.describe(
                "target is the host's clock or chance",
                access -> switch (access.getTargetOwner().getName()) {
                    case "java.lang.System" -> HOST_METHODS.contains(access.getName());
                    case "java.lang.Math" -> access.getName().equals("random");
                    default ->
                        access.getTargetOwner().getPackageName().startsWith("java.time")
                                && access.getName().equals("now");
                });
    }

    /** Like ArchUnit's own option, and right for any build directory. */
    static final class WithoutTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }
}
