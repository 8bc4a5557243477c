/** Folders below an export's folder, by values of the rows in them, as Hive lays them out. */
@NullMarked
package dev.opikexport.core.partition;

import org.jspecify.annotations.NullMarked;
