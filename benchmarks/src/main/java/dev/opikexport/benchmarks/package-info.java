@NullMarked
package dev.opikexport.benchmarks;

import org.jspecify.annotations.NullMarked;
