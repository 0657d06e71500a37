/**
 * How do other programs get our samples? Writes samples as sets of tables in numpy's format, under the names and with
 * the shapes that MadMiner gives them, so that its estimators train on them unchanged.
 *
 * <p>In: a {@link smi.augmentation.Sample}. Out: files {@code x_NAME.npy}, {@code theta0_NAME.npy}, … in a folder. Small
 * arrays, such as the weights of a network, are read and written whole.
 *
 * <p>Formats: NEP 1 (numpy's format), arXiv:1907.10621 (MadMiner).
 */
package smi.augmentation.npy;
