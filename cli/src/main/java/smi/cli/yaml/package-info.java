/** Reads YAML files strictly into records. */
package smi.cli.yaml;
