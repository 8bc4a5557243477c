@NullMarked
package dev.opikexport.filter.plan;

import org.jspecify.annotations.NullMarked;
