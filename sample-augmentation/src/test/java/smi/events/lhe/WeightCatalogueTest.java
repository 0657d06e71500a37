package smi.events.lhe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What weights are, by what headers of several generators declare. */
class WeightCatalogueTest {
    @TempDir
    private Path folder;

    private static WeightCatalogue of(Path file) throws IOException {
        try (LheReader reader = LheReader.open(file)) {
            return WeightCatalogue.of(reader.header());
        }
    }

    private WeightCatalogue declared(String initrwgt) throws IOException {
        String head = LheText.head("sum").replaceAll("(?s)<initrwgt>.*</initrwgt>", "<initrwgt>INSIDE</initrwgt>");
        return of(LheText.write(folder, head.replace("INSIDE", initrwgt) + LheText.TAIL));
    }

    @Test
    void allScalesAndReplicasOfAMadGraphFileAreFound() throws IOException {
        WeightCatalogue catalogue =
                of(ReferenceFiles.get("third-party/pylhe-testfile-madgraph5-3.5.8-pp_to_jj.lhe.gz"));
        assertEquals(44, catalogue.weights(WeightKind.SCALE).size());
        assertEquals(101, catalogue.weights(WeightKind.PDF).size());
        assertEquals(145, catalogue.weights().size());
        assertEquals("40", catalogue.scale(2, 2).orElseThrow().id());
        assertEquals("1", catalogue.scale(0.5, 0.5).orElseThrow().id());
        assertEquals("25", catalogue.scale(1, 2).orElseThrow().id());
        assertTrue(catalogue.scale(3, 3).isEmpty());
        assertEquals(
                Optional.of("sum pt"),
                catalogue.weights().get(1).dynamicalScale().map(choice -> "sum pt"));
        for (String asked : List.of("NNPDF23_lo_as_0130_qed", "nnpdf23_LO_as_0130_qed", "247000")) {
            PdfMembers members = catalogue.pdfSets().get(0).matching(asked).orElseThrow();
            assertEquals(247000, members.central());
            assertEquals(100, members.weights().size());
            assertEquals("46", members.member(1).id());
            assertEquals("145", members.member(100).id());
            assertEquals("REPLICAS", members.combination().map(Enum::name).orElse("nothing"));
        }
        assertTrue(catalogue.pdfSets().get(0).matching("CT10").isEmpty());
    }

    @Test
    void scalesInTextAreRead() throws IOException {
        WeightCatalogue catalogue = of(ReferenceFiles.get("third-party/pylhe-testfile-madgraph-2.0.0-wbj.lhe"));
        assertEquals(9, catalogue.weights(WeightKind.SCALE).size());
        assertEquals("1009", catalogue.scale(0.5, 0.5).orElseThrow().id());
        assertEquals("1006", catalogue.scale(2, 0.5).orElseThrow().id());
        assertEquals("scale_variation", catalogue.weights().get(0).weight().group());
        assertEquals("envelope", catalogue.weights().get(0).weight().combine());
    }

    /** One weight of a generator each, as its header writes it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<weight id='1' MUR=\"0.5\"  MUF='1.0'  PDF=\"247000\" > MUR=0.5  </weight> | scale | 0.5 | 1 | 247000",
                "<weight id='1'>muR=0.50000E+00 muF=0.20000D+01</weight> | scale | 0.5 | 2 |",
                "<weight id='1'>lhapdf=260000 renscfact=0.5 facscfact=2.0</weight> | scale | 0.5 | 2 | 260000",
                "<weight id='1'>PDF=  260001 NNPDF30_nlo_as_0118</weight> | pdf | 1 | 1 | 260001",
                "<weight id='1'>pdfset= 260001</weight> | pdf | 1 | 1 | 260001",
                "<weight id='1' > PDF=260000 MemberID=7 </weight> | pdf | 1 | 1 | 260007",
                "<weight id='1'>lhapdf=247000 renscfact=1d0 facscfact=1d0</weight> | scale | 1 | 1 | 247000",
                "<weight id='1'\\n MUR='2'\\n MUF='2'\\n>text\\n</weight> | scale | 2 | 2 |",
                "<weight id='1'>set param_card dim6 2 4.0 # orig: 3\\n</weight> | reweighting | 1 | 1 |",
                "<weight id='1' name='mur2muf2'>nothing to go by</weight> | other | 1 | 1 |",
                "<weight id='1' MUR='high'>text</weight> | other | 1 | 1 |",
                "<weight id='1'/> | other | 1 | 1 |",
            })
    void aDeclarationSaysWhatAWeightIs(String declaration, String kind, double muR, double muF, Integer pdf)
            throws IOException {
        DeclaredWeight weight =
                declared(declaration.replace("\\n", "\n")).weights().get(0);
        assertEquals("1", weight.id());
        assertEquals(kind, weight.kind().label());
        assertEquals(muR, weight.muR());
        assertEquals(muF, weight.muF());
        assertEquals(pdf == null ? OptionalInt.empty() : OptionalInt.of(pdf), weight.pdf());
    }

    @Test
    void groupsMayStandInGroupsAndTagsMayBreakLines() throws IOException {
        List<DeclaredWeight> weights = declared(
                        """

                <!-- <weight id='not this'> </weight> -->
                <weightgroup type='outer' combine="envelope">
                <weight id="a&lt;b" note='1 > 0'> 1 < 2 &amp; so on </weight>
                <weightgroup
                   name="inner">
                <weight
                  id = 'c'> </weight>
                </weightgroup> # comment
                <weight id='d'></weight>
                </weightgroup>
                <weight id='e'> </weight>
                """)
                .weights();
        assertEquals(
                List.of("a<b", "c", "d", "e"),
                weights.stream().map(DeclaredWeight::id).toList());
        assertEquals(
                List.of("outer", "inner", "outer", ""),
                weights.stream().map(w -> w.weight().group()).toList());
        assertEquals(
                List.of("envelope", "envelope", "envelope", ""),
                weights.stream().map(w -> w.weight().combine()).toList());
        assertEquals("1 < 2 & so on", weights.get(0).weight().text());
        assertEquals(Optional.of("1 > 0"), weights.get(0).weight().attribute("NOTE"));
    }

    /** A weight with other parton densities and the same scales is not taken for a variation of the scales. */
    @Test
    void scalesAreThoseOfTheNominalPartonDensities() throws IOException {
        WeightCatalogue catalogue = declared(
                """
                <weight id='1' MUR='2' MUF='2' PDF='260000'> </weight>
                <weight id='2' MUR='2' MUF='2' DYN_SCALE='3' PDF='247000'> </weight>
                <weight id='3' MUR='2' MUF='2' PDF='247000'> </weight>
                """);
        assertEquals("3", catalogue.scale(2, 2).orElseThrow().id());
    }

    /** Several sets in one group, without their central members, as some experiments write them. */
    @Test
    void setsInOneGroupAreToldApartByTheirNumbers() throws IOException {
        var text = new StringBuilder("<weightgroup name='PDF_variation'>");
        for (int id = 260001; id <= 260100; id++) {
            text.append("<weight id='%d'>PDF= %d NNPDF30_nlo_as_0118</weight>".formatted(id, id));
        }
        text.append("<weight id='265000'>PDF= 265000</weight><weight id='266000'>PDF= 266000</weight></weightgroup>");
        DeclaredPdfSet set = declared(text.toString()).pdfSets().get(0);
        PdfMembers members = set.matching("NNPDF30_nlo_as_0118").orElseThrow();
        assertEquals(100, members.weights().size());
        assertEquals("REPLICAS", members.combination().map(Enum::name).orElse("nothing"));
        assertTrue(set.matching("265000").isEmpty(), "a central member alone is no uncertainty");
    }
}
