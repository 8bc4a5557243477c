/** Requests and answers, whatever they are about. {@link dev.opikexport.emulator.http.Requests} counts them, for tests. */
@NullMarked
package dev.opikexport.emulator.http;

import org.jspecify.annotations.NullMarked;
