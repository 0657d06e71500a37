/**
 * What does a result look like? Every picture of the project is first a {@link smi.plots.Figure}: panels, lines, marks
 * and words as plain values that a test can ask for. One back end then draws it into PNG, SVG, PDF, or the pixels of a
 * notebook.
 *
 * <p>{@link smi.plots.Plots} makes every figure by one call and returns a {@link smi.plots.Plot}, which notebooks show,
 * takes labels, and writes PNG, SVG, PDF, and the numbers behind it as CSV.
 *
 * <p>Inputs: plain arrays and names (scans of a test statistic, p-values, Fisher matrices, curves, histograms), in
 * {@link smi.plots.ContourFigure}, {@link smi.plots.CurveFigure}, {@link smi.plots.MapFigure},
 * {@link smi.plots.HistogramFigure} and {@link smi.plots.BarFigure}. Outputs: a {@link smi.plots.Picture}.
 *
 * <p>Confidence regions use the asymptotic χ² distribution (Wilks, Ann. Math. Stat. 9 (1938) 60); contours follow
 * marching squares with the asymptotic decider (Nielson and Hamann, IEEE Visualization 1991) on grids refined by Akima
 * splines (J. ACM 17 (1970) 589); colours are those of Okabe and Ito (Color Universal Design, 2008).
 */
package smi.plots;
