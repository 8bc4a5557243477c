/** What every command is and works with: its options and arguments, the world outside, the exit codes, and the word for wrong usage. */
@NullMarked
package dev.opikexport.cli.command;

import org.jspecify.annotations.NullMarked;
