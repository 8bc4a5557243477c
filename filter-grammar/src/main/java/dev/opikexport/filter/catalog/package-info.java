@NullMarked
package dev.opikexport.filter.catalog;

import org.jspecify.annotations.NullMarked;
