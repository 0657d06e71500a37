/**
 * How do I learn it? The analyses of the folders beside this module, written in Java.
 */
package smi.tutorials;
