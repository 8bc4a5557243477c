/** What a request selects: project, filters, times, order and page; nothing here is meant for callers. */
@NullMarked
package dev.opikexport.emulator.http.query;

import org.jspecify.annotations.NullMarked;
