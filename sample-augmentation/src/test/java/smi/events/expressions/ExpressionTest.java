package smi.events.expressions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static smi.events.expressions.ExampleEvent.value;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.observables.FourVector;
import smi.events.observables.NamedObservable;
import smi.events.observables.ObservableCatalogue;
import smi.events.observables.SelectedObservable;

/** Rounding errors only: 1e-13 relative to the size of the numbers that are subtracted. */
class ExpressionTest {

    /** The right column is what Python's interpreter says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 + 2 * 3; 7",
                "(1 + 2) * 3; 9",
                "2 ** 3 ** 2; 512",
                "-2 ** 2; -4",
                "2 ** -1; 0.5",
                "- - 3; 3",
                "10 - 4 - 3; 3",
                "100 / 10 / 5; 2",
                "7 // 2; 3",
                "-7 // 2; -4",
                "7 % 3; 1",
                "-7 % 3; 2",
                "7 % -3; -2",
                "-7.5 % 2; 0.5",
                "1e3 + .5 + 2.; 1002.5",
                "1 < 2; 1",
                "1 < 2 < 3; 1",
                "1 < 3 < 2; 0",
                "3 > 2 == 2; 1",
                "1 == 1.0; 1",
                "1 != 1; 0",
                "not 1 > 2; 1",
                "not not 3; 1",
                "1 > 2 or 3 > 2; 1",
                "1 > 2 and 1 / 0 > 0; 0",
                "2 > 1 or 1 / 0 > 0; 1",
                "0 or 5; 5",
                "3 and 5; 5",
                "0 and 5; 0",
                "1 > 2 && 2 > 1 || 3 > 2; 1",
                "!(1 > 2); 1",
                "(1 > 0) & (2 > 3); 0",
                "(1 > 0) | (2 > 3); 1",
                "1 if 2 > 1 else 3; 1",
                "1 if 2 < 1 else 3 if 1 < 2 else 4; 3",
                "2. * float(3 > 2) - 1; 1",
                "True + True; 2",
                "11 in (11, 13); 1",
                "12 not in [11, 13]; 1",
                "-11 in (11, -11); 1",
                "min(3, 1, 2); 1",
                "max(3, 1, 2); 3",
                "abs(-3); 3",
                "sqrt(16); 4",
                "pow(2, 10); 1024",
                "hypot(3, 4); 5",
                "atan2(1, -1); 2.356194490192345",
                "log(8, 2); 3",
                "log10(1000); 3",
                "exp(0) + log(1); 1",
                "floor(-1.5); -2",
                "ceil(-1.5); -1",
                "int(-1.5); -1",
                "round(2.5); 2",
                "copysign(3, -1); -3",
                "fmod(-7, 3); -1",
                "degrees(pi); 180",
                "erf(0.5); 0.5204998778130465",
                "sin(1) ** 2 + cos(1) ** 2; 1",
                "tanh(0.5); 0.46211715726000973",
                "asinh(1); 0.881373587019543",
                "sign(-2); -1",
                "bool(3) == True; 1"
            })
    void numbersMeanWhatTheyMeanInPython(String expression, double expected) {
        assertEquals(expected, value(expression), 1e-13 * Math.max(1, Math.abs(expected)), expression);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "j[0].pt; 100",
                "j[1].pt; 50",
                "j[2].pt; 13",
                "j[-1].pt; 13",
                "j[len(j) - 1].pt; 13",
                "j[1:][0].pt; 50",
                "j[:1][-1].pt; 100",
                "len(j[5:]); 0",
                "len(j); 3",
                "len(p); 8",
                "len(l + a); 4",
                "n_particles; 10",
                "scale; 91.5",
                "alpha_qed * 128; 1",
                "alpha_qcd; 0.118",
                "l[0].charge; -1",
                "l[0].pdgid; 11",
                "e[0].pt; 50",
                "mu[0].pt; 25",
                "l[1].charge * l[1].spin; 1",
                "(l[0] + l[1]).charge; 0",
                "j[0].spin; -1",
                "p[0].pdgid; 11",
                "p_truth[1].pdgid; -13",
                "v[0].e; 13",
                "v[0].energy + v[0].E; 26",
                "v[0].p; 13",
                "v[0].pt; 5",
                "a[1].costheta; 0.9230769230769231",
                "a[1].pz / a[1].p - cos(a[1].theta); 0",
                "j[1].b_tag; 1",
                "j[0].b_tag or j[0].t_tag or l[0].tau_tag; 0",
                "j[1].m ** 2; 125",
                "j[1].m2 - j[1].mass ** 2; 0",
                "j[1].mt ** 2 - 65 ** 2 + 40 ** 2; 0",
                "j[0].et; 100",
                "j[1].gamma * j[1].m; 65",
                "j[1].beta * 65 - sqrt(4100); 0",
                "j[0].deltaphi(j[1]) - (j[0].phi - j[1].phi); 0",
                "l[1].deltaphi(j[1]) - (l[1].phi - j[1].phi) + 2 * pi; 0",
                "abs(delta_phi(j[0], j[1])) < pi; 1",
                "j[0].deltaeta(j[1]) - delta_eta(j[0], j[1]); 0",
                "j[0].deltaR(j[1]) - hypot(delta_eta(j[0], j[1]), delta_phi(j[0], j[1])); 0",
                "j[0].deltar(j[1]) - delta_r(j[0], j[1]); 0",
                "j[0].dot(j[0]); 0",
                "v[0].phi() - v[0].phi; 0",
                "(j[0] - j[0]).e; 0",
                "(2 * j[0]).pt - (j[0] * 2).pt; 0",
                "(j[0] / 2).pt; 50",
                "(-j[0]).px; -60",
                "j[0].cross(j[1]).pz; -3000",
                "j[0].cross(j[1]).dot(j[0].to_3D()); 0",
                "sum(j).px - j[0].px - j[1].px - j[2].px; 0",
                "sum(x.pt for x in j); 163",
                "sum(x.pt for x in j if x.pt > 30); 150",
                "max(x.pt for x in p); 100",
                "min(x.pt for x in j); 13",
                "any(x.b_tag for x in j); 1",
                "all(x.pt > 13.5 for x in j); 0",
                "len([x for x in j if x.pt > 30]); 2",
                "[x for x in j if x.b_tag][0].pt; 50",
                "sum(x for x in j if x.pt > 30).px; 60",
                "max(max((x + y).px for y in j) for x in j); 120",
                "met.px - visible.px * (-1); 0",
                "met.pz; 0",
                "1 if not tau else 2; 1",
                "1 if j else 2; 1",
                "j and j[0].pt > 20; 1",
                "pt_j1 + n_j; 103",
                "20 < pt_j1 <= 100; 1"
            })
    void objectsAndTheirPropertiesAreFound(String expression, double expected) {
        assertEquals(expected, value(expression), 1e-11, expression);
    }

    /** As an exception in Python makes the whole expression fail. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "j[3].pt",
                "j[-4].pt",
                "tau[0].pt",
                "j[3].pt > 20",
                "j[3].pt <= 20",
                "j[3].pt == 20",
                "j[3].pt != 20",
                "not j[3].pt > 20",
                "j[3].pt > 20 or 2 > 1",
                "j[0].pt > 20 and j[3].pt > 20",
                "0 < j[3].pt < 5",
                "1 if j[3].pt > 20 else 2",
                "min(1, j[3].pt)",
                "max(j[3].pt, 1)",
                "hypot(j[3].pt, 1)",
                "j[3].pt ** 0",
                "j[3].eta > 0",
                "abs(j[3].eta) < 2.5",
                "j[0].deltar(j[3])",
                "(j[0] + j[3]).m",
                "j[3].pdgid in (1, 2)",
                "j[3].pdgid not in (1, 2)",
                "j[3].b_tag",
                "(j[0] + j[3]).charge",
                "(j[0] if j[3].pt > 1 else j[1]).pt",
                "1 / 0",
                "1 // 0",
                "1 % 0",
                "0 ** -1",
                "sqrt(-1)",
                "log(0)",
                "(-8) ** 0.5",
                "acos(2)",
                "max(x.pt for x in tau)",
                "len([x for x in j if x.pt > j[3].pt])",
                "sum([x for x in j if x.pt > j[3].pt]).e",
                "sum(x.pt for x in [y for y in j if y.pt > j[3].pt])",
                "any(x.pt > j[3].pt for x in j)",
                "bool(j[3].pt)",
                "(j[0].boost(j[0])).e",
                "(j[3].b_tag) & (j[0].b_tag)"
            })
    void whatDoesNotExistMakesTheWholeMissing(String expression) {
        assertEquals(Double.NaN, value(expression), expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"len(j) > 3 and j[3].pt > 20", "j[3].pt > 20 if len(j) > 3 else False", "len(j) < 3 and j[3].pt"
            })
    void whatIsNotAskedForNeedNotExist(String expression) {
        assertEquals(0, value(expression), expression);
    }

    @Test
    void boostsGoToTheRestFrameAndBack() {
        assertEquals(0, value("sum(l).boost_to_com(sum(l)).p"), 1e-11);
        assertEquals(0, value("(l[0].boost_to_com(l[0] + l[1]) + l[1].boostCM_of_p4(l[0] + l[1])).p"), 1e-11);
        assertEquals(value("j[1].m"), value("j[1].boostCM_of(l[0] + j[0]).m"), 1e-10);
        assertEquals(value("l[0].pt"), value("l[0].boost_to_com(l[0] + l[1]).boost(l[0] + l[1]).pt"), 1e-11);
        assertEquals(value("l[0].boost(j[1]).e"), value("l[0].boost_beta3(j[1].to_beta3()).e"), 1e-11);
        // an electron at rest in the frame of the b jet: energies are γ (e + β · p)
        FourVector e = ExampleEvent.ELECTRON;
        FourVector b = ExampleEvent.B_JET;
        assertEquals((e.e() * b.e() + e.dot3(b)) / b.m(), value("l[0].boost_p4(j[1]).e"), 1e-11);
    }

    @Test
    void definitionsOfTheCatalogueComputeWhatItComputes() {
        for (String name : ObservableCatalogue.examples()) {
            NamedObservable observable = ObservableCatalogue.get(name);
            for (var event : List.of(ExampleEvent.EVENT, ExampleEvent.EMPTY)) {
                assertEquals(observable.function().value(event), value(observable.definition(), event), 1e-12, name);
            }
        }
    }

    @Test
    void namesStandForWhatIsStored() {
        var fourth = new SelectedObservable(
                Expression.observable("fourth", "j[3].pt", Definitions.NONE), OptionalDouble.of(-5));
        var strict = new SelectedObservable(
                Expression.observable("strict", "j[3].pt", Definitions.NONE), OptionalDouble.empty());
        Definitions definitions = Definitions.NONE.with(fourth).with(strict);
        assertEquals(
                -10,
                Expression.observable("x", "2 * fourth", definitions).function().value(ExampleEvent.EVENT));
        assertEquals(
                Double.NaN,
                Expression.observable("x", "strict", definitions).function().value(ExampleEvent.EVENT));
        var own = new SelectedObservable(
                Expression.observable("pt_j1", "j[1].pt", Definitions.NONE), OptionalDouble.empty());
        assertEquals(
                50,
                Expression.observable("x", "pt_j1", Definitions.NONE.with(own))
                        .function()
                        .value(ExampleEvent.EVENT),
                1e-12,
                "one's own definition goes before the catalogue's");
    }

    /** Each name speaks twice of the one before: 2^200 evaluations unless each is computed once per event. */
    @Test
    void aChainOfDefinitionsIsEvaluatedOncePerEvent() {
        Definitions definitions = Definitions.NONE;
        String last = "j[0].pt / 100";
        for (int i = 0; i < 200; i++) {
            var next = new SelectedObservable(
                    Expression.observable("o" + i, "(%s + %s) / 2".formatted(last, last), definitions),
                    OptionalDouble.empty());
            definitions = definitions.with(next);
            last = "o" + i;
        }
        assertEquals(1, Expression.observable("x", last, definitions).function().value(ExampleEvent.EVENT), 1e-12);
    }

    @Test
    void cutsAndEfficienciesSayWhatBecomesOfIncompleteEvents() {
        assertEquals(
                true, Expression.cut("j[3].pt > 20", true, Definitions.NONE).accepts(ExampleEvent.EVENT));
        assertEquals(
                false, Expression.cut("j[3].pt > 20", false, Definitions.NONE).accepts(ExampleEvent.EVENT));
        assertEquals(
                true, Expression.cut("j[2].pt > 10", false, Definitions.NONE).accepts(ExampleEvent.EVENT));
        assertEquals(
                "n_a > 1",
                Expression.cut(" n_a\n  > 1 ", false, Definitions.NONE).text());
        assertEquals(
                0.5, Expression.efficiency("j[3].pt", 0.5, Definitions.NONE).whenMissing());
    }
}
