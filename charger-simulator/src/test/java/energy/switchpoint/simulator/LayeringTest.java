package energy.switchpoint.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "energy.switchpoint.simulator", importOptions = DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule entitiesKnowNoBoundaryAndNoControl = noClasses()
            .that()
            .resideInAPackage("..entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..boundary..", "..control..");

    @ArchTest
    static final ArchRule controlKnowsNoBoundary = noClasses()
            .that()
            .resideInAPackage("..control..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..boundary..");

    @ArchTest
    static final ArchRule rulesKnowNoNetwork = noClasses()
            .that()
            .resideInAPackage("..entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "com.sun.net..", "java.net.http..");

    @ArchTest
    static final ArchRule theSimulatorSharesNoCodeWithWhatItTests = noClasses()
            .should()
            .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "belong to the product",
                    candidate -> candidate.getPackageName().startsWith("energy.switchpoint.")
                            && !candidate.getPackageName().startsWith("energy.switchpoint.simulator")));

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("energy.switchpoint.simulator.(*)..").should().beFreeOfCycles();
}
