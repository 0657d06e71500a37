package smi.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/** The fences of docs/architecture.md. */
@AnalyzeClasses(packages = "smi", importOptions = ImportOption.DoNotIncludeTests.class)
class DataFlowTest {
    @ArchTest
    static final ArchRule codeFollowsTheDrawnDataFlow = classes()
            .that()
            .resideOutsideOfPackage("smi.tutorials..")
            .should(adhereToPlantUmlDiagram(
                    DataFlowTest.class.getResource("dataflow.puml"), consideringOnlyDependenciesInDiagram()));

    @ArchTest
    static final ArchRule onlyTheEngineSeesDl4j = noClasses()
            .that()
            .resideOutsideOfPackage("smi.networks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule onlyFileCodeSeesJhdf = noClasses()
            .that()
            .resideOutsideOfPackage("smi..hdf5..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.jhdf..");

    @ArchTest
    static final ArchRule onlyTheCliSeesPicocli = noClasses()
            .that()
            .resideOutsideOfPackage("smi.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..");

    @ArchTest
    static final ArchRule tasksKnowNothingOfCommandLines = noClasses()
            .that()
            .resideInAnyPackage("smi.cli.tasks..", "smi.cli.setup..", "smi.cli.analysis..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "smi.cli");

    @ArchTest
    static final ArchRule onlyPlotsDraw = noClasses()
            .that()
            .resideOutsideOfPackage("smi.plots..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jfree..", "org.apache.batik..", "org.apache.pdfbox..", "de.rototor..");

    @ArchTest
    static final ArchRule eventsHaveNoCycles =
            slices().matching("smi.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheProgramPrints = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("smi.cli.Main")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule onlyTheProgramEnds = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("smi.cli.Main")
            .should()
            .callMethod(System.class, "exit", int.class);

    /** Results depend on inputs, settings and seeds alone. */
    @ArchTest
    static final ArchRule nothingDependsOnTheTimeOrOnChance = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callConstructor(SplittableRandom.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID");
}
