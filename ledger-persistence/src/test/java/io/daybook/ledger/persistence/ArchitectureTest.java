package io.daybook.ledger.persistence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The boundaries of what keeps the ledger on disk: one package knows Chronicle, and none knows the Disruptor. */
@AnalyzeClasses(packages = "io.daybook", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule only_one_package_knows_chronicle = noClasses()
            .that()
            .resideOutsideOfPackage("io.daybook.ledger.persistence.chronicle..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.openhft..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule persistence_does_not_know_the_disruptor = noClasses()
            .that()
            .resideOutsideOfPackage("io.daybook.ledger.core..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.lmax..")
            .allowEmptyShould(true);

    /** Like ArchUnit's own option, and right for any build directory. */
    static final class WithoutTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }
}
