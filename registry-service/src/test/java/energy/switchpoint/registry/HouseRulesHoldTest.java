package energy.switchpoint.registry;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import energy.switchpoint.platform.testing.HouseRules;

@AnalyzeClasses(packages = "energy.switchpoint", importOptions = DoNotIncludeTests.class)
class HouseRulesHoldTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);
}
