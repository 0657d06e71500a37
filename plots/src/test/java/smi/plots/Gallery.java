package smi.plots;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.fisher.geometry.InformationGeometry;
import smi.limits.LimitResult;
import smi.limits.ParameterGrid;
import smi.limits.toys.ExpectedBands;
import smi.morphing.MorphingBasis;

/** The calls that docs/plots.md shows; {@code main} draws them into a folder to look at. */
final class Gallery {
    private final GalleryInputs in = new GalleryInputs();
    private final Map<String, Plot> plots = new LinkedHashMap<>();

    private Gallery() {}

    static Map<String, Plot> plots() {
        Gallery gallery = new Gallery();
        gallery.limits();
        gallery.information();
        gallery.events();
        gallery.trust();
        gallery.plain();
        return gallery.plots;
    }

    private void limits() {
        var limits = List.of(in.histogram, in.rate);
        var sm = in.sm;
        plots.put(
                "contours",
                Plots.contours(limits, sm)
                        .withExperiment("smi")
                        .withTitle("Simulation")
                        .withEnergy("13 TeV")
                        .withLuminosity("1 fb^{-1}")
                        .withNames(Map.of("clq1", "C_{lq}^{(1)}", "clq3", "C_{lq}^{(3)}")));
        LimitResult line = in.line();
        ExpectedBands bands = in.bands();
        plots.put("curves", Plots.curves(Map.of("m_ll histogram", line)));
        plots.put("band", Plots.band(line, bands, "observed"));
        plots.put("pValues", Plots.pValues(in.histogram, Optional.of(sm)));
        plots.put("impacts", Plots.impacts("clq1", in.impacts()).withLuminosity("1 fb^{-1}"));
        plots.put("corner", Plots.corner(in.posterior()));
        plots.put("coverage", Plots.coverage(in.coverage()));
    }

    private void information() {
        var information = in.information;
        InformationGeometry geometry = in.geometry();
        plots.put("ellipses", Plots.ellipses(information));
        plots.put("eigenvalues", Plots.eigenvalues(information));
        plots.put(
                "informationDensity",
                Plots.informationDensity(in.distribution()).withX("cos \\theta", ""));
        plots.put("geodesics", Plots.geodesics(geometry, in.sm, 1, 2));
    }

    private void events() {
        var events = in.events;
        var sm = in.sm;
        Map<String, smi.morphing.ParameterPoint> points = new LinkedHashMap<>();
        points.put("SM", sm);
        points.put("clq3 = 0.7", in.ww);
        var settings = BinSettings.defaults();
        plots.put("distributions", Plots.distributions(events, "cos_theta", points, settings));
        plots.put("uncertainty", Plots.uncertainty(events, "m_ll", sm, settings));
        plots.put("systematics", Plots.systematics(events, "m_ll", sm, settings).withLogY());
        ParameterGrid line = in.grid("clq1=-1:1:41,clq3=0");
        ParameterGrid plane = in.grid("clq1=-1:1:31,clq3=-1:1:31");
        plots.put("crossSection", Plots.crossSection(line, in.sigmas(line), List.of()));
        plots.put(
                "crossSectionMap",
                Plots.crossSection(plane, in.sigmas(plane), events.setup().benchmarks()));
        plots.put(
                "morphing1",
                Plots.morphing(in.oneParameter(), in.oneParameter().space().origin()));
        plots.put("morphing", Plots.morphing(in.basis, sm));
        MorphingBasis three = in.threeParameters();
        plots.put("morphing3", Plots.morphing(three, three.space().origin()));
        plots.put("morphingScatter", Plots.morphingScatter(three, 1500, 1));
    }

    private void trust() {
        plots.put("learningCurves", Plots.learningCurves(in.history(1), in.history(2), in.history(3)));
        double[][] bins = in.calibration;
        plots.put("calibration", Plots.calibration(bins[0], bins[1], bins[2]));
        plots.put(
                "closure",
                Plots.closure("m_ll", in.bins("target", 0.2), in.bins("reweighted", 0.195), in.bins("before", 0)));
    }

    private void plain() {
        double[] x = Examples.steps(0, 6, 61);
        double[] y = Examples.map(x, Math::sin);
        plots.put("lines", Plots.lines(x, Map.of("sin t", y)).withX("t", "s").withY("u", "V"));
        plots.put(
                "scatter",
                Plots.scatter(in.x, Map.of("events", in.y)).withX("t", "").withY("\\hat{t}", ""));
        plots.put("histogram", Plots.histogram(30, Map.of("events", in.x)).withX("x", ""));
        plots.put(
                "histograms",
                Plots.histograms("m_ll", List.of(in.bins("SM", 0), in.bins("C = 1", 0.1)))
                        .withY("Events", ""));
    }

    public static void main(String[] args) {
        plots().forEach((name, plot) ->
                plot.save(Path.of(args[0], name + ".png"), 150).save(Path.of(args[0], name + ".pdf")));
    }
}
