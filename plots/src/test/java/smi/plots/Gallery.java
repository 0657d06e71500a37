package smi.plots;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.morphing.ParameterPoint;

/** The calls that docs/plots.md shows, run on small inputs; {@code main} draws them into a folder to look at. */
final class Gallery {
    private final GalleryInputs in = new GalleryInputs();
    private final Map<String, Plot> plots = new LinkedHashMap<>();

    private Gallery() {}

    static Map<String, Plot> plots() {
        Gallery gallery = new Gallery();
        gallery.limits();
        gallery.likelihoods();
        gallery.information();
        gallery.events();
        gallery.morphing();
        gallery.trust();
        gallery.plain();
        return gallery.plots;
    }

    private void show(String name, Plot plot) {
        plots.put(name, plot);
    }

    private void limits() {
        var histogram = in.histogram;
        var rate = in.rate;
        var sm = in.sm;
        show(
                "contours",
                Plots.contours(List.of(histogram, rate), sm)
                        .withExperiment("smi")
                        .withTitle("Simulation")
                        .withEnergy("13 TeV")
                        .withLuminosity("1 fb^{-1}")
                        .withNames(Map.of("clq1", "C_{lq}^{(1)}", "clq3", "C_{lq}^{(3)}")));
        var limits = in.line();
        var bands = in.bands();
        show("curves", Plots.curves(Map.of("histogram of m_ll", limits)));
        show("band", Plots.band(limits, bands, "observed"));
        show("pValues", Plots.pValues(histogram, Optional.of(sm)));
    }

    private void likelihoods() {
        var impacts = in.impacts();
        var posterior = in.posterior();
        var coverage = in.coverage();
        show("impacts", Plots.impacts("clq1", impacts));
        show("corner", Plots.corner(posterior));
        show("coverage", Plots.coverage(coverage));
    }

    private void information() {
        var information = in.information;
        var distribution = in.distribution();
        var geometry = in.geometry();
        var sm = in.sm;
        show("ellipses", Plots.ellipses(information));
        show("eigenvalues", Plots.eigenvalues(information));
        show("informationDensity", Plots.informationDensity(distribution).withX("cos \\theta", ""));
        show("geodesics", Plots.geodesics(geometry, sm, 1, 2));
    }

    private void events() {
        var events = in.events;
        var sm = in.sm;
        Map<String, ParameterPoint> points = new LinkedHashMap<>();
        points.put("SM", sm);
        points.put("clq3 = 0.7", in.ww);
        var grid = in.grid("clq1=-1:1:31,clq3=-1:1:31");
        var sigmas = in.sigmas(grid);
        var benchmarks = events.setup().benchmarks();
        show(
                "distributions",
                Plots.distributions(
                                events, "pt_l1", points, BinSettings.defaults().withBins(20))
                        .withX("p_{T,l1}", "GeV"));
        show("uncertainty", Plots.uncertainty(events, "m_ll", sm, BinSettings.defaults()));
        show(
                "systematics",
                Plots.systematics(events, "m_ll", sm, BinSettings.defaults()).withLogY());
        show("crossSection", Plots.crossSection(grid, sigmas, benchmarks));
    }

    private void morphing() {
        var sm = in.sm;
        var basis = in.basis;
        show("morphing", Plots.morphing(basis, sm));
        show(
                "morphing-1",
                Plots.morphing(in.oneParameter(), in.oneParameter().space().origin()));
        basis = in.threeParameters();
        show("morphing-3", Plots.morphing(basis, basis.space().origin()));
        show("morphingScatter", Plots.morphingScatter(basis, 1500, 1));
    }

    private void trust() {
        var history = in.history(1);
        var predicted = in.calibration[0];
        var seen = in.calibration[1];
        var error = in.calibration[2];
        var target = in.bins("target", 0.2);
        var reweighted = in.bins("reweighted", 0.195);
        var before = in.bins("before", 0);
        show("learningCurves", Plots.learningCurves(history));
        show("learningCurves-ensemble", Plots.learningCurves(history, in.history(2), in.history(3)));
        show("calibration", Plots.calibration(predicted, seen, error));
        show("closure", Plots.closure("m_ll", target, reweighted, before));
    }

    private void plain() {
        double[] t = Examples.steps(0, 6, 61);
        double[] u = Examples.map(t, Math::sin);
        var x = in.x;
        var y = in.y;
        var sm = in.bins("SM", 0);
        var other = in.bins("C = 1", 0.1);
        show("lines", Plots.lines(t, Map.of("sin t", u)).withX("t", "s").withY("u", "V"));
        show("scatter", Plots.scatter(x, Map.of("events", y)).withX("t", "").withY("\\hat{t}", ""));
        show("histogram", Plots.histogram(30, Map.of("events", x)).withX("t", ""));
        show("histograms", Plots.histograms("m_ll", List.of(sm, other)).withY("Events", ""));
        show("of", Plots.of(Examples.contours()));
    }

    public static void main(String[] args) {
        double resolution = Double.parseDouble(args[1]);
        plots().forEach((name, plot) ->
                plot.save(Path.of(args[0], name + ".png"), resolution).csv(Path.of(args[0], name + ".csv")));
    }
}
