/**
 * How close does smi come to the truth where it is known, and to what others have published?
 *
 * <p>In: the name of an anchor, a public case with a known likelihood or posterior, and seeds. Out: per method and sample
 * size the error for every seed, beside the published number and the bar that the median must meet.
 *
 * <p>Papers: Brehmer, Louppe, Pavez, Cranmer, arXiv:1805.12244 (generalised Galton board); Stoye, Brehmer, Louppe, Pavez,
 * Cranmer, arXiv:1808.00973; Brehmer, Kling, Espejo, Cranmer, arXiv:1907.10621 (MadMiner); Lueckmann, Boelts, Greenberg,
 * Gonçalves, Macke, arXiv:2101.04653 (sbibm).
 */
package smi.diagnostics.anchors;
