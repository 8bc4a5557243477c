@NullMarked
package dev.opikexport.filter.formula;

import org.jspecify.annotations.NullMarked;
