package smi.plots;

/** The look of one thing in a figure, shown beside its name in a legend. */
public sealed interface Mark permits LineStyle, MarkerStyle, FillStyle {}
