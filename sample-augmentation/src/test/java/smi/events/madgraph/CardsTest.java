package smi.events.madgraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import smi.events.Systematic;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** What is set on a card is set there, and nothing else changes. */
class CardsTest {
    private static final ParamCard CARD = new ParamCard(
            "param_card.dat",
            """
            Block mass
               25 1.25000E+02 # mh
            BLOCK DIM6 # operators
                2 0.0d0 # cwl2
                5   1e-3
            DECAY 25 4.07e-03 # wh
                 2.0 2 5 -5 # channel
            Block umix
              1 1 0.97 # a matrix
            """
                    .lines()
                    .toList());

    private static Parameter parameter(String block, int id) {
        return new Parameter("c", block, id, 2, -1, 1, "16.52*theta");
    }

    @Test
    void aValueIsReplacedInItsBlockAlone() {
        ParamCard card = CARD.at(ParameterSpace.of(parameter("dim6", 2)).point(15.2));
        assertEquals(251.104, card.value(parameter("Dim6", 2)), 1e-12);
        assertEquals(CARD.lines().size(), card.lines().size());
        for (int i = 0; i < card.lines().size(); i++) {
            assertEquals(
                    i == 3,
                    !card.lines().get(i).equals(CARD.lines().get(i)),
                    card.lines().get(i));
        }
        assertTrue(card.lines().get(3).endsWith("# cwl2"), card.lines().get(3));
        assertEquals(0.0, CARD.value(parameter("dim6", 2)), "Fortran's exponent");
    }

    @Test
    void widthsHaveAPlace() {
        ParamCard card = CARD.at(ParameterSpace.of(parameter("decay", 25)).point(1));
        assertEquals("DECAY 25 16.52 # wh", card.lines().get(5));
    }

    @Test
    void saysWhatTheCardHas() {
        refuses("did you mean 'dim6'", () -> CARD.value(parameter("dim", 2)));
        refuses("the block has 2, 5", () -> CARD.value(parameter("dim6", 7)));
        refuses("give lha_block", () -> CARD.value(Parameter.of("c", 2, -1, 1)));
        // a matrix has no entry with a single number
        refuses("umix", () -> CARD.value(parameter("umix", 1)));
    }

    private static final RunCard RUN = new RunCard(
            "run_card.dat",
            """
            # a comment = nevents
              10000 = nevents ! Number of events
              0   = iseed   ! rnd seed
            systematics = systematics_program ! none
            0.5 1 2 = sys_scalefact
            """
                    .lines()
                    .toList());

    @Test
    void aRunCardKeepsItsLines() {
        List<String> lines = RUN.with("nevents", 500).with("ebeam1", 6500).lines();
        assertEquals("# a comment = nevents", lines.get(0));
        assertEquals("  500 = nevents ! Number of events", lines.get(1));
        assertEquals("  6500 = ebeam1", lines.get(5));
    }

    @Test
    void systematicsAreSwitchedOnWithWhatIsAsked() {
        List<String> lines = RUN.withSystematics(List.of(
                        new Systematic("n", "norm", "1.1", "None"),
                        new Systematic("s", "scale", "0.5,1.0,2.0", "mu"),
                        new Systematic("p", "pdf", "CT10", "None")))
                .lines();
        assertTrue(lines.contains("  True = use_syst"), lines::toString);
        assertTrue(lines.contains("systematics = systematics_program ! none"), lines::toString);
        assertTrue(
                lines.contains("  ['--mur=0.5,1.0,2.0', '--muf=0.5,1.0,2.0', '--together=mur,muf', '--pdf=CT10',"
                        + " '--dyn=-1'] = systematics_arguments"),
                lines::toString);
        assertFalse(lines.toString().contains("sys_scalefact"));
        assertTrue(RUN.withSystematics(List.of(new Systematic("n", "norm", "1.1", "None")))
                .lines()
                .contains("  False = use_syst"));
    }

    @Test
    void scalesVariedTwiceOrAtNextToLeadingOrderAreRefused() {
        var mu = new Systematic("s", "scale", "0.5,2.0", "mu");
        refuses("'r' varies", () -> RUN.withSystematics(List.of(mu, new Systematic("r", "scale", "0.5,2", "mur"))));
        refuses("next-to-leading", () -> RUN.with("req_acc_fo", 0.1).withSystematics(List.of(mu)));
        refuses("not a run card", () -> new RunCard("x", List.of("generate p p > z")));
        assertEquals(
                4,
                RUN.withSystematics(List.of(
                                new Systematic("f", "scale", "0.5,2.0", "muf"),
                                new Systematic("r", "scale", "0.5,2.0", "mur")))
                        .lines()
                        .get(5)
                        .split("'--")
                        .length);
    }

    private static void refuses(String words, Executable call) {
        String message = assertThrows(InvalidInputException.class, call).getMessage();
        assertTrue(message.contains(words), message);
    }
}
