package energy.switchpoint.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The arrows of the house. A module runs them with
 * {@code @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);} in a class annotated
 * {@code @AnalyzeClasses(packages = "energy.switchpoint", importOptions = DoNotIncludeTests.class)}.
 */
public final class HouseRules {

    private static final String PLATFORM = "energy.switchpoint.platform..";
    private static final String TENANT_ROWS = "energy.switchpoint.platform.persistence.TenantRows";

    @ArchTest
    public static final ArchRule entitiesKnowNoBoundaryAndNoControl = noClasses()
            .that()
            .resideInAPackage("..entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..boundary..", "..control..")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule controlKnowsNoBoundary = noClasses()
            .that()
            .resideInAPackage("..control..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..boundary..")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule onlyBoundariesSpeakHttp = noClasses()
            .that()
            .resideInAnyPackage("..control..", "..entity..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule rowsAreReadThroughTenantRows = noClasses()
            .that()
            .resideOutsideOfPackage(PLATFORM)
            .and(areNot(TENANT_ROWS))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.persistence.EntityManager")
            .because("a query that goes round TenantRows can forget who asks")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule featuresHaveNoCycles = slices().matching("energy.switchpoint.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    private HouseRules() {}

    private static DescribedPredicate<JavaClass> areNot(String superclass) {
        return DescribedPredicate.describe(
                "do not extend TenantRows", candidate -> !candidate.isAssignableTo(superclass));
    }
}
