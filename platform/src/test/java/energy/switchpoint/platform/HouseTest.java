package energy.switchpoint.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "energy.switchpoint.platform", importOptions = DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule platformKnowsNoService = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "energy.switchpoint.registry..", "energy.switchpoint.switching..", "energy.switchpoint.consents..");

    @ArchTest
    static final ArchRule unitsAndIdsKnowNothingElse = noClasses()
            .that()
            .resideInAnyPackage("..platform.units..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..");
}
