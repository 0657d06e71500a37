package smi.plots;

/** What layers can be drawn on. */
public interface Canvas {
    /**
     * Draws a line.
     *
     * @param line what to draw
     */
    void line(Layer.Line line);

    /**
     * Fills an area.
     *
     * @param area what to draw
     */
    void area(Layer.Area area);

    /**
     * Draws single points.
     *
     * @param markers what to draw
     */
    void markers(Layer.Markers markers);

    /**
     * Draws vertical bars.
     *
     * @param bars what to draw
     */
    void errorBars(Layer.ErrorBars bars);

    /**
     * Colours the plane.
     *
     * @param map what to draw
     */
    void map(Layer.Map map);

    /**
     * Draws a line from side to side.
     *
     * @param rule what to draw
     */
    void rule(Layer.Rule rule);
}
