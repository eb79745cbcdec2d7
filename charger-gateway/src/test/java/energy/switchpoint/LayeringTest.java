package energy.switchpoint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import energy.switchpoint.platform.testing.HouseRules;

@AnalyzeClasses(
        packages = "energy.switchpoint",
        importOptions = {DoNotIncludeTests.class, LayeringTest.WithoutTheSimulator.class})
class LayeringTest {

    /** It is on the class path of tests from end to end, and keeps its own rules. */
    static final class WithoutTheSimulator implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/simulator/") && !location.contains("charger-simulator");
        }
    }

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule onlyConnectionsKnowOcpp = noClasses()
            .that()
            .resideOutsideOfPackages("energy.switchpoint.ocpp..", "energy.switchpoint.connections..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("energy.switchpoint.ocpp..")
            .because("managed mode must not know how a charger speaks (R165, R195)");

    @ArchTest
    static final ArchRule onlyConnectionsKnowSockets = noClasses()
            .that()
            .resideOutsideOfPackages("energy.switchpoint.connections..", "energy.switchpoint.management.boundary..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");
}
