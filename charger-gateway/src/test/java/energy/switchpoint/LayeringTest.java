package energy.switchpoint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "energy.switchpoint", importOptions = DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule entitiesKnowNoBoundaryAndNoControl = noClasses()
            .that()
            .resideInAPackage("energy.switchpoint.(*).entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("energy.switchpoint.*.boundary..", "energy.switchpoint.*.control..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule controlKnowsNoBoundary = noClasses()
            .that()
            .resideInAPackage("..control..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..boundary..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyBoundariesSpeakHttp = noClasses()
            .that()
            .resideInAnyPackage("..control..", "..entity..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheOcppFeatureKnowsOcppVersions = noClasses()
            .that()
            .resideOutsideOfPackages("energy.switchpoint.ocpp..", "energy.switchpoint.connections..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("energy.switchpoint.ocpp..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyConnectionsKnowSockets = noClasses()
            .that()
            .resideOutsideOfPackage("energy.switchpoint.connections..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule featuresHaveNoCycles = slices().matching("energy.switchpoint.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);
}
