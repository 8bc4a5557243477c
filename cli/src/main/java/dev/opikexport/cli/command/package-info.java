/** What every command works with: the world outside, the exit codes, and the word for wrong usage. */
@NullMarked
package dev.opikexport.cli.command;

import org.jspecify.annotations.NullMarked;
