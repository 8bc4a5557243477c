@NullMarked
package dev.opikexport.filter;

import org.jspecify.annotations.NullMarked;
