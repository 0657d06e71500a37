package smi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.augmentation.npy.NpyArray;
import smi.events.EventMatrix;
import smi.events.hdf5.HdfReader;

/** Events that are already in arrays. */
class ImportTablesTest {
    private static final String SETUP = "parameters: {c: }\nbenchmarks: {sm: [0], w: [1]}\n";
    private static final double[][] ROWS = {
        {10, -1, 0.5, 0.75}, {20, 0.25, 1.5, -0.125}, {30, 1e-300, 0.1, 3},
    };

    @TempDir
    private Path folder;

    private Workbench bench;

    @BeforeEach
    void writeTables() throws IOException {
        bench = new Workbench(folder);
        bench.write("setup.yaml", SETUP);
        bench.write("e.csv", "pt, \"eta\",w_sm,w\n10,-1,0.5,0.75\n\n20,0.25,1.5,-0.125\r\n30,1e-300,.1,3\n");
        bench.write("tab.csv", "w\tpt\tsm\n2\t40\t3\n");
        bench.write("back.csv", "w\tpt\tsm\n2\t40\t3\n");
        new NpyArray(new int[] {3, 2}, new double[] {10, -1, 20, 0.25, 30, 1e-300}).write(bench.path("x.npy"));
        new NpyArray(new int[] {3, 2}, new double[] {0.5, 0.75, 1.5, -0.125, 0.1, 3}).write(bench.path("w.npy"));
        new NpyArray(new int[] {3}, new double[] {1, 2, 3}).write(bench.path("one.npy"));
        new NpyArray(new int[] {2, 2}, new double[] {1, 2, 3, 4}).write(bench.path("short.npy"));
    }

    /** Observations and weights, in the order of the first observable. */
    private double[][] stored() {
        try (HdfReader file = HdfReader.open(bench.path("o.h5"))) {
            EventMatrix x = file.matrix("samples/observations");
            EventMatrix w = file.matrix("samples/weights");
            return IntStream.range(0, x.rows())
                    .mapToObj(i -> {
                        double[] row = new double[x.columns() + w.columns()];
                        x.copyRow(i, row, 0);
                        w.copyRow(i, row, x.columns());
                        return row;
                    })
                    .sorted(Comparator.comparingDouble(row -> row[0]))
                    .toArray(double[][]::new);
        }
    }

    @Test
    void aTableBecomesEventsWithoutLosingABit() throws IOException {
        JsonNode result = bench.json("import --csv @e.csv@w --weights sm=w_sm --setup @setup.yaml -o @o.h5");
        assertArrayEquals(ROWS, stored());
        assertEquals(3, result.path("n_events").asInt());
        JsonNode sample = result.path("samples").get(0);
        assertEquals("w", sample.path("sampled_at").asText());
        assertEquals(1, sample.path("n_negative_weights").asInt());
        assertEquals(2.1, sample.path("xsec_pb").path("sm").asDouble(), 1e-15);
        try (HdfReader file = HdfReader.open(bench.path("o.h5"))) {
            assertEquals(List.of("pt", "eta"), file.texts("observables/names"));
        }
        assertEquals(3, bench.json("inspect @o.h5").path("n_events").asInt());
    }

    @Test
    void arraysBesideEachOtherAreTheSameTable() {
        bench.ok(
                "import --npy @x.npy+" + bench.path("w.npy") + "@w --columns pt,eta,sm,w --setup @setup.yaml -o @o.h5");
        assertArrayEquals(ROWS, stored());
        bench.ok(
                "import --npy @x.npy+%s+%s --columns pt,eta,k,sm,w --observables k,pt --setup @setup.yaml -o @o.h5 --force"
                        .formatted(bench.path("one.npy"), bench.path("w.npy")));
        assertArrayEquals(new double[] {2, 20, 1.5, -0.125}, stored()[1]);
    }

    @Test
    void severalOriginsFactorsAndNormalisationsAreUnderstood() throws IOException {
        bench.write("setup.yaml", SETUP + "event_norm: average\nk_factors: {background: 10}\n");
        JsonNode result =
                bench.json("import --csv @tab.csv @back.csv@background --observables pt --setup @setup.yaml -o @o.h5");
        double[][] rows = stored();
        assertEquals(2, rows.length);
        List<double[]> weights = List.of(new double[] {rows[0][1], rows[0][2]}, new double[] {rows[1][1], rows[1][2]});
        assertTrue(weights.stream().anyMatch(w -> w[0] == 3 && w[1] == 2));
        assertTrue(weights.stream().anyMatch(w -> w[0] == 30 && w[1] == 30), "the reference's weight everywhere");
        assertEquals(
                "background", result.path("samples").get(1).path("sampled_at").asText());
        bench.write("setup.yaml", SETUP + "event_norm: average\n");
        bench.ok("import --csv @e.csv --weights sm=w_sm --setup @setup.yaml -o @o.h5 --force");
        assertEquals(1.5 / 3, stored()[1][2]);
    }

    @Test
    void theObservablesOfTheSetupAreStoredAndWhatIsNotAppliedIsSaid() throws IOException {
        bench.write("setup.yaml", SETUP + "observables: {eta: 'j[0].eta'}\ncuts: [eta > 0]\n");
        Workbench.Outcome outcome = bench.ok("import --csv @e.csv --weights sm=w_sm --setup @setup.yaml -o @o.h5");
        assertTrue(outcome.err().contains("are not applied to tables"), outcome.err());
        try (HdfReader file = HdfReader.open(bench.path("o.h5"))) {
            assertEquals(List.of("j[0].eta"), file.texts("observables/definitions"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pt,sm,w;1,2 | bad.csv:2 has 2 values, the first line names 3 columns",
                "pt,sm,w;1,2,3;1,2,3,4 | bad.csv:3 has 4 values",
                "pt,sm,w;1,2,3;;1,x,3 | bad.csv:4: 'x' in column 'sm' is not a number",
                "pt,sm,w;1,nan,3 | bad.csv:2: 'nan' in column 'sm' is not a number",
                "pt,sm,w;1,NaN,3 | bad.csv:2: column 'sm' is NaN",
                "pt,sm,w;1,2,1e999 | bad.csv:2: column 'w' is Infinity",
                "pt,sm,w;1,,3 | bad.csv:2: '' in column 'sm' is not a number",
                "pt,sm,ww;1,2,3 | has no column 'w' for the weights at the benchmark 'w'; did you mean 'ww'?",
                "pt,sm,pt;1,2,3 | two columns are called 'pt'",
                "1,2,3;4,5,6 | '1' is not the name of a column",
                "pt,sm,w | bad.csv has no rows",
                "pt,,w;1,2,3 | '' is not the name of a column",
                "sm,w;1,2 | 0 observables"
            })
    void wrongTablesAreRefused(String text, String complaint) throws IOException {
        bench.write("bad.csv", text.replace(';', '\n') + "\n");
        assertRefused(complaint, "--csv", "@bad.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--csv @none.csv | none.csv",
                "--csv @e.csv | has no column 'sm' for the weights at the benchmark 'sm'; known: pt, eta, w_sm, w",
                "--csv @e.csv --weights sm=w_sm --observables pt,mass | has no column 'mass'",
                "--csv @e.csv --weights sm=w_sm,x=w | there is no benchmark 'x'",
                "--csv @e.csv --weights w_sm | write --weights NAME=VALUE",
                "--csv @e.csv@x --weights sm=w_sm | there is no benchmark 'x'",
                "--csv @e.csv --columns pt,eta | leave out --columns",
                "--csv --npy @e.csv | give one of both",
                "--csv @x.npy | not text in UTF-8",
                "--npy @x.npy | numpy arrays do not name their columns",
                "--npy @x.npy --columns pt,sm,w | has 2 columns, but 3 names are given",
                "--npy @e.csv --columns pt,sm,w | it is not a numpy file",
                "--csv | there is no table to import",
                "@e.csv --weights sm=w_sm | are for tables; add --csv or --npy"
            })
    void wrongRequestsAreRefused(String arguments, String complaint) throws IOException {
        assertRefused(complaint, arguments.split(" "));
    }

    @Test
    void arraysOfDifferentLengthsAreRefused() throws IOException {
        assertRefused(
                "short.npy has the shape [2, 2]; needed is one row per event, as many as",
                "--npy",
                "@x.npy+" + bench.path("short.npy"),
                "--columns",
                "pt,eta,sm,w");
    }

    private void assertRefused(String complaint, String... arguments) throws IOException {
        List<String> before = bench.files();
        List<String> all = new ArrayList<>(List.of("import"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--setup", "@setup.yaml", "-o", "@o.h5"));
        Workbench.Outcome outcome = bench.run(all.toArray(String[]::new));
        assertEquals(2, outcome.exit(), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().contains(complaint), outcome.err());
        assertEquals(before, bench.files());
    }
}
