/** What a server computes from what was logged: costs, scores, usage, threads; nothing here is meant for callers. */
@NullMarked
package dev.opikexport.emulator.derived;

import org.jspecify.annotations.NullMarked;
