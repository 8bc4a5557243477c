@NullMarked
package dev.opikexport.filter.problem;

import org.jspecify.annotations.NullMarked;
