package energy.switchpoint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the portal's parts. */
@AnalyzeClasses(packages = "energy.switchpoint", importOptions = DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("energy.switchpoint.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule presentersKnowNoVaadin = noClasses()
            .that()
            .haveSimpleNameEndingWith("Presenter")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule storiesKnowNoVaadin = noClasses()
            .that()
            .haveSimpleNameEndingWith("Story")
            .or()
            .haveSimpleNameEndingWith("Sentence")
            .and()
            .resideOutsideOfPackage("..pieces..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule onlyClientsAndSignInSpeakHttp = noClasses()
            .that()
            .resideOutsideOfPackages("..clients..", "..signin..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule piecesKnowNoFeature = classes()
            .that()
            .resideInAPackage("..pieces..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "..mycharger..", "..programme..", "..switching..", "..consents..", "..rights..", "..shell..");
}
