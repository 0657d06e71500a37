/**
 * Limits for other people's programs: tables with comma-separated values, and the YAML files of a HEPData submission.
 *
 * <p>Format: HEPData submission schema 1.1.0, https://hepdata-submission.readthedocs.io.
 */
package smi.limits.output;
